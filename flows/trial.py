"""`campaigns try`: what a source would yield, live or from the archive; stores nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import orjson

from extractors.read import read, to_json
from extractors.records import Page, Reading, Source
from extractors.source import FOLDER, SourceError, source, sources
from flows.settings import settings
from flows.street import limits, unkept
from flows.terminal import err, out, table
from warehouse.archive import Archive


def trial(name: str, count: int, archived: bool, as_json: bool) -> int:
    """Read some pages of a source and show what came of them; 1 if no page could be had."""
    chosen = settings()
    try:
        one = source(Path(name)) if name.endswith(".toml") else sources(chosen.sources or FOLDER, [name])[name]
    except (SourceError, OSError) as error:
        err.print(str(error), markup=False)
        return 1
    pages = _archived(Archive(chosen.folders.archive), one, count) if archived else _live(one, count)
    readings = [read(page, one) for page in pages]
    if not readings:
        where = "in the archive" if archived else "that could be fetched"
        err.print(f"There is no page of {one.id} {where}.", markup=False)
        return 1
    if as_json:
        for reading in readings:
            sys.stdout.buffer.write(orjson.dumps(to_json(reading)) + b"\n")
        return 0
    out.print(table(["published", "title", "stance", "type", "actions", "figures", "issues"], map(_line, readings)))
    return 0


def _live(one: Source, count: int) -> list[Page]:
    visits = unkept(one, {}, replace(limits(settings()), links=count))
    for visit in visits:
        if visit.detail:
            err.print(f"{visit.outcome:<10} {visit.url}  {visit.detail}", markup=False)
    return [visit.page for visit in visits if visit.page][:count]


def _archived(archive: Archive, one: Source, count: int) -> Iterable[Page]:
    latest: dict[str, Page] = {}
    for _, page in archive.records():
        if page.source_id == one.id:
            latest.pop(page.url, None)
            latest[page.url] = page
    return islice(reversed(latest.values()), count)


def _line(reading: Reading) -> list[object]:
    article, told = reading.article, reading.announcement
    return [
        article and article.published_on,
        article.title if article else "(no readable article)",
        told and told.stance,
        told and told.type,
        len(told.actions) if told else None,
        len(told.figures) if told else None,
        len(reading.issues),
    ]
