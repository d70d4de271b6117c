"""Reading for a person or a program at the terminal: files, addresses or JSON lines in, JSON out; stores nothing."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import orjson

from extractors.read import from_jsonl, read, to_json
from extractors.records import Kind, Page, Source
from flows.terminal import err, out

# <link rel="canonical" href="…">, as every system writes it into the head.
CANONICAL = re.compile(rb"""<link[^>]+rel=["']canonical["'][^>]+href=["'](https?://[^"'\s]+)""", re.IGNORECASE)


def read_lines(lines: BinaryIO, to: BinaryIO) -> int:
    """One reading a line for one page a line, in the same order; 1 at the first line that is no page."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            page, source = from_jsonl(line.decode("utf-8"))
        except ValueError as error:
            err.print(f"line {number}: {error}", markup=False)
            return 1
        to.write(orjson.dumps(to_json(read(page, source))) + b"\n")
        to.flush()
    return 0


def read_pages(
    pages: Sequence[str],
    *,
    explain: bool,
    url: str | None,
    site_name: str | None,
    kind: Kind | None,
    source_id: str | None,
) -> int:
    """Print the reading of each file or address; 1 if one could not be had, the others are read all the same."""
    failed = False
    for name in pages:
        try:
            page = page_of(name, url)
            source = _source(page.url, site_name, kind, source_id)
        except (OSError, ValueError) as error:
            err.print(f"{name}: {error}", markup=False)
            failed = True
            continue
        reading = read(page, source)
        if explain:
            from extractors.announce.scope.reasons import explain as explained

            out.print(explained(reading), markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stdout.buffer.write(orjson.dumps(to_json(reading), option=orjson.OPT_INDENT_2) + b"\n")
            sys.stdout.buffer.flush()
    return int(failed)


def page_of(name: str, url: str | None) -> Page:
    """The page at an address, in a file, or on standard input ("-"). Raises OSError, ValueError."""
    if name.startswith(("http://", "https://")):
        from flows.street import fetch_one

        return fetch_one(name)
    body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    if name.endswith(".gz"):
        body = gzip.decompress(body)
    return Page(url or canonical(body) or Path(name).absolute().as_uri(), datetime.now(UTC), body)


def canonical(body: bytes) -> str | None:
    """The address that a saved page gives itself, if any."""
    match = CANONICAL.search(body[:100_000])
    return match[1].decode("ascii", "ignore") if match else None


def _source(url: str, site_name: str | None, kind: Kind | None, source_id: str | None) -> Source | None:
    """The source named, else the one of the catalogue that lives at the page's host, else what the options say."""
    from extractors.source import FOLDER, sources
    from flows.settings import settings

    catalogue = sources(settings().sources or FOLDER, [source_id] if source_id else [])
    host = urlsplit(url).hostname
    at_home = [s for s in catalogue.values() if source_id or urlsplit(s.home).hostname == host]
    source = at_home[0] if len(at_home) == 1 else None
    if source is None and (site_name or kind):
        source = Source(id="", name=site_name or "", kind=kind or "other", home="")
    if source is not None:
        source = replace(source, name=site_name or source.name, kind=kind or source.kind)
    return source


def score(folder: Path, errors: bool, as_json: bool) -> int:
    """Print how the readings of a folder of samples compare with what they should be; 1 if there are none."""
    from extractors.samples import score_folder

    if not folder.is_dir() or not any(folder.glob("*.json")):
        err.print(f"There are no samples in {folder}: pairs of NAME.html or NAME.html.gz and NAME.json.", markup=False)
        return 1
    differing: list[str] = []
    try:
        result = score_folder(folder, differing)
    except (OSError, KeyError, ValueError) as error:
        err.print(f"A sample cannot be used: {error}", markup=False)
        return 1
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(result, option=orjson.OPT_INDENT_2) + b"\n")
        return 0
    if errors:
        for line in differing:
            out.print(line, markup=False, highlight=False, soft_wrap=True)
    for name, figure in (*sorted(result["fields"].items()), *sorted(result["groups"].items())):
        out.print(f"{name:<28} {'-' if figure is None else f'{figure:.3f}'}", markup=False, highlight=False)
    out.print(f"{result['pages']} pages, headline {result['headline']:.3f}", markup=False, highlight=False)
    return 0
