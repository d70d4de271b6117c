"""Reads every sample as the flow would and scores the readings, one half at a time.

A sample is ``<name>.html.gz`` beside ``<name>.json``. Names from a to m are for tuning, from n to z for measuring.
A page that has no expectation yet gets one from its reading, for a person to correct.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractors.read import read, to_json
from extractors.records import Page, Source
from extractors.score import score
from tests.samples.source import HERE

# When the pages are taken to be fetched; nothing in a reading may depend on it.
FETCHED = datetime(2026, 11, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page with what it must yield; ``expected`` is None for a page that nobody has labelled."""

    path: Path
    body: bytes
    expected: dict[str, Any] | None

    @property
    def name(self) -> str:
        return self.path.name.removesuffix(".html.gz")

    @property
    def half(self) -> str:
        return "tuning" if self.name[0] < "n" else "measuring"


def samples(folder: Path = HERE) -> list[Sample]:
    """All samples below a folder, by path."""
    found = []
    for path in sorted(folder.rglob("*.html.gz")):
        beside = expectation_of(path)
        expected = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else None
        found.append(Sample(path, gzip.decompress(path.read_bytes()), expected))
    return found


def expectation_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".html.gz") + ".json")


def reading(sample: Sample) -> dict[str, Any]:
    """The reading in its JSON form. The source knows of its site only the name, the kind and the address."""
    known = sample.expected or {}
    url = known.get("url") or f"https://{sample.path.parent.name}.example/{sample.name}"
    address = urlsplit(url)
    source = Source(
        id=sample.path.parent.name,
        name=known.get("site_name") or sample.path.parent.name,
        kind=known.get("kind") or "other",
        home=f"{address.scheme}://{address.netloc}/",
        jobcenter=known.get("jobcenter"),
    )
    return to_json(read(Page(url, FETCHED, sample.body), source))


def write_missing(found: Sequence[Sample]) -> list[Path]:
    """Writes the reading of every unlabelled page as its expectation, to be corrected by a person."""
    written = []
    for sample in found:
        if sample.expected is None:
            path = expectation_of(sample.path)
            draft = {"id": sample.name, "site_name": None, "kind": "other", "why": "TODO"} | reading(sample)
            path.write_text(json.dumps(draft, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written.append(path)
    return written


def figures(found: Sequence[Sample]) -> dict[str, dict[str, float]]:
    """The figures of each half that have a floor: the headline, its groups, precision and recall of announcements.

    Single fields have none: a rule may cost one field a little and win much in another.
    """
    halves: dict[str, dict[str, float]] = {}
    for half in ("tuning", "measuring"):
        chosen = [sample for sample in found if sample.half == half and sample.expected]
        result = score(
            [reading(sample) for sample in chosen], [sample.expected for sample in chosen if sample.expected], []
        )
        kept = {"headline": result["headline"], **result["groups"]}
        for name in ("announcement.precision", "announcement.recall"):
            kept[name] = result["fields"][name]
        halves[half] = kept
    return halves
