"""The catalogue of sources, listed and checked for a person."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import orjson

from extractors.source import FOLDER, SourceError, sources
from flows.settings import settings
from flows.terminal import err, out, table


def list_sources(as_json: bool) -> int:
    """Print all sources; 1 if a file cannot be used."""
    folder = settings().sources or FOLDER
    try:
        found = sources(folder)
    except SourceError as error:
        err.print(str(error), markup=False)
        return 1
    rows = [
        {
            "id": source.id,
            "name": source.name,
            "kind": source.kind,
            "family": source.family,
            "jobcenter": source.jobcenter,
            "entrance": " + ".join(entrance.kind for entrance in source.entrances),
            "home": source.home,
        }
        for source in found.values()
    ]
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(rows, option=orjson.OPT_INDENT_2) + b"\n")
        return 0
    out.print(table(list(rows[0]), [list(row.values()) for row in rows]) if rows else "no sources")
    err.print(f"{len(rows)} sources in {folder}", markup=False, style="dim")
    return 0


def check(ids: Sequence[str], live: bool) -> int:
    """Check the files; ``live``: ask each site and say what may be fetched and why. 1 if a file cannot be used."""
    folder = settings().sources or FOLDER
    try:
        found = sources(folder, ids)
    except SourceError as error:
        err.print(str(error), markup=False)
        return 1
    for source in found.values():
        out.print(f"{source.id}  {source.home}", markup=False, style="bold")
        for entrance in source.entrances:
            out.print(f"  {entrance.kind:<10} {entrance.url}", markup=False)
        if live:
            from extractors.street.allowed import allowed
            from flows.street import limits

            for sentence in allowed(source, limits=limits(settings())):
                out.print(f"  {sentence}", markup=False, highlight=False)
    err.print(f"{len(found)} source files are in order", markup=False, style="dim")
    return 0
