"""Labelled pages for those who fit weights to them: folders given on the command line, each with a weight.

    FOLDER[=WEIGHT]…

A folder holds pages (``<id>.html`` or ``<id>.html.gz``) with their labels (``<id>.json``): ``tests/samples/pages``, and
folders of such files that are kept outside of the project. Or it holds documents (``*.toml``, the form of
``tests/samples/README.md``), which are rendered here: ``benchmarks/short_texts``, short news in as many words as
possible. Of both that belong to the project only the part that is for tuning is taken, names from a to m.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractors.records import Action, Page, Source
from extractors.samples import samples
from tests.samples.build import build

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = ROOT / "extractors" / "vocabulary"
OURS = (ROOT / "tests" / "samples" / "pages", ROOT / "benchmarks" / "short_texts")
# The names after this letter are for measuring: weights that have learned them would praise themselves.
LAST_FOR_TUNING = "m"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page with its label (the reading's JSON form) and what its folder counts."""

    folder: str
    weight: float
    page: Page
    source: Source
    label: Json

    @property
    def name(self) -> str:
        return str(self.label["id"])


def parser(about: str | None, **weights: float) -> argparse.ArgumentParser:
    """The command line of a fitting: folders, ``--write``, and its ``weights`` (penalties) with their defaults."""
    found = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("folders", nargs="+", metavar="FOLDER[=WEIGHT]")
    found.add_argument("--write", action="store_true")
    for name, default in weights.items():
        found.add_argument(f"--{name}", type=float, default=default)
    return found


def labelled(folders: Sequence[str]) -> Iterator[Labelled]:
    """All pages of the folders, those for measuring left out."""
    for given in folders:
        path, _, weight = given.partition("=")
        folder = Path(path).resolve()
        for page, source, label in samples(folder) if any(folder.glob("*.json")) else written(folder):
            if folder not in OURS or label["id"][0] <= LAST_FOR_TUNING:
                yield Labelled(Path(path).name, float(weight or 1), page, source, label)


def written(folder: Path) -> Iterator[tuple[Page, Source, Json]]:
    """The pages of a folder of documents, rendered. A folder without any is a ValueError."""
    with TemporaryDirectory() as place:
        if wrong := build(Path(place), folder):
            raise ValueError("\n".join(wrong))
        found = list(samples(Path(place)))
    if not found:
        raise ValueError(f"{folder} holds neither pages with labels nor documents.")
    yield from found


def likeness(one: str | None, other: str | None) -> float:
    """The share of words that two texts have in common (F1)."""
    ours, theirs = (
        Counter("".join(c if c.isalnum() else " " for c in (text or "").lower()).split()) for text in (one, other)
    )
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def matched(found: Sequence[Action], wanted: Sequence[Json]) -> dict[int, int]:
    """The label of every action, by quotation, title and day."""

    def alike(one: Action, want: Json) -> float:
        day = one.starts_on.isoformat() if one.starts_on else None
        return (
            (list(one.jobcenters) == want["jobcenters"])
            + likeness(one.evidence, want["evidence"])
            + likeness(one.title, want["title"])
            + 0.5 * (day == want["starts_on"])
        )

    order = sorted(
        ((alike(one, want), -i, -j) for i, one in enumerate(found) for j, want in enumerate(wanted)), reverse=True
    )
    pairs: dict[int, int] = {}
    for points, i, j in order:
        if points >= 1 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def lines(weights: Iterable[tuple[str, float]], least: float = 0.05) -> list[str]:
    """The lines of a TOML table, the heaviest weight first; one under ``least`` says nothing and is left out."""
    order = sorted(weights, key=lambda one: (-one[1], one[0]))
    return [f'"{name}" = {weight:.2f}' for name, weight in order if abs(weight) >= least]
