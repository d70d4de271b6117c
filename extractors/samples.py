"""Folders of samples: pages with what people expect of them. It reads them all, scores them and minds the floor.

A sample is a pair: ``<name>.html`` or ``<name>.html.gz`` (the body as received) and ``<name>.json`` (the reading's
JSON form and,
beside it, ``url``, ``site_name``, ``kind``).
"""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractors.read import read, to_json
from extractors.records import Page, Source
from extractors.score import score

Json = dict[str, Any]
# Fetched long after any sample was published: no reading may depend on it.
READ_AT = datetime(2026, 11, 1, 11, tzinfo=UTC)


def samples(folder: Path) -> Iterator[tuple[Page, Source, Json]]:
    """The pages of a folder with their sources and expectations, by name. A .json without a page raises
    FileNotFoundError.
    """
    for path in sorted(folder.glob("*.json")):
        want: Json = json.loads(path.read_text(encoding="utf-8"))
        want.setdefault("id", path.stem)
        packed, plain = path.with_suffix(".html.gz"), path.with_suffix(".html")
        body = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
        address = urlsplit(want["url"])
        source = Source(
            "sample", want.get("site_name") or "", want.get("kind") or "other", f"{address.scheme}://{address.netloc}/"
        )
        yield Page(want["url"], READ_AT, body, source_id="sample"), source, want


def score_folder(folder: Path, errors: list[str]) -> Json:
    """Read every sample of a folder and score the readings."""
    readings, expectations = [], []
    for page, source, want in samples(folder):
        readings.append(to_json(read(page, source)))
        expectations.append(want)
    return score(readings, expectations, errors)


def below(figures: Json, floor: Path) -> list[str]:
    """The figures that are lower than the floor file says, a sentence each. The file is only ever raised."""
    wanted: dict[str, float] = tomllib.loads(floor.read_text(encoding="utf-8"))
    have = {"headline": figures["headline"], **figures["fields"]}
    return [
        f"{name} is {have.get(name, 0.0):.3f}, the floor is {least:.3f}"
        for name, least in wanted.items()
        if have.get(name, 0.0) < least - 0.0005
    ]
