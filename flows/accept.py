"""`campaigns accept`: pages of a source become samples with the readings they yield now, for a person to review."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import orjson

from extractors.decode import content, html
from extractors.propose import propose
from extractors.read import read, to_json
from extractors.records import Page
from extractors.source import FOLDER, ID, SourceError, source
from flows.reading import page_of
from flows.settings import settings
from flows.terminal import err, out

SAMPLES = Path("tests/samples")


def accept(name: str, urls: Sequence[str]) -> int:
    """Write the source file if there is none, and a sample for each page; 1 if a page could not be had."""
    if not ID.fullmatch(name):
        err.print(f"{name}: an id is small letters, digits and hyphens", markup=False)
        return 2
    if not SAMPLES.parent.is_dir():
        err.print("Run this in the project's folder: samples go to tests/samples/.", markup=False)
        return 1
    pages: list[Page] = []
    for url in urls:
        try:
            pages.append(page_of(url, None))
        except (OSError, ValueError) as error:
            err.print(f"{url}: {error}", markup=False)
    if not pages:
        return 1
    written = []
    file = (settings().sources or FOLDER) / f"{name}.toml"
    if not file.exists():
        file.write_text(propose(html(pages[0]), pages[0].url), encoding="utf-8")
        written.append(file)
    try:
        one = source(file)
    except SourceError as error:
        err.print(f"{error}\nMend the file and run the same command again.", markup=False)
        return 1
    folder = SAMPLES / name
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        stem = slug(page.url)
        told = to_json(read(page, one))
        expected = {"id": stem, "site_name": one.name, "kind": one.kind, "why": "", "source": one.id} | told
        sample, label = folder / f"{stem}.html.gz", folder / f"{stem}.json"
        sample.write_bytes(gzip.compress(content(page), mtime=0))
        label.write_bytes(orjson.dumps(expected, option=orjson.OPT_INDENT_2) + b"\n")
        written += [sample, label]
        verdict = told["announcement"]
        found = f"{verdict['type']}, {len(verdict['actions'])} actions" if verdict else "no announcement"
        out.print(f"{page.url}\n  {found}", markup=False, soft_wrap=True)
    out.print("\nPlease review, correct what was misread, and say in each sample's “why” what it is for:", markup=False)
    for path in written:
        out.print(f"  {path}", markup=False, soft_wrap=True)
    return int(len(pages) < len(urls))


def slug(url: str) -> str:
    """A file name from the last words of an address."""
    words = re.findall(r"[a-z0-9]+", urlsplit(url).path.lower().rsplit(".", 1)[0])
    return "-".join(words[-8:])[-60:].strip("-") or "page"
