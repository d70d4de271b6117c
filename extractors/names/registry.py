"""The facts about who runs a Jobcenter: 405 Jobcenter, 400 Kreise, those merged away since 2007, and 6,500 places.

It knows which Kreis a place lies in and which carriers a Kreis has. It does not know how people write those names;
that is ``extractors.names.spellings``. The tables lie in ``extractors/vocabulary``; Kreisschlüssel are text everywhere.
Places and their Kreise: from coordinates of GeoNames (CC BY 4.0) in the borders of © GeoBasis-DE / BKG; a name that
several Kreise share stands there for each of them if all are towns, for the biggest if it has six times the size of
the others, and else is left out.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY = Path(__file__).parents[1] / "vocabulary"


@dataclass(frozen=True, slots=True)
class Kreis:
    """A Kreis, Landkreis or kreisfreie Stadt. ``successors`` are set only for one that has been merged away."""

    key: str
    name: str
    full_name: str
    kind: str
    land: str
    abbreviation: str | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()

    @property
    def is_city(self) -> bool:
        """Whether it is one town (kreisfreie Stadt, Stadtkreis, Stadtstaat) and not a district of many."""
        return self.kind in {"kreisfreie Stadt", "Stadtkreis", "Stadtstaat"}


@dataclass(frozen=True, slots=True)
class Jobcenter:
    """A carrier: zkT (the Kreis alone) or gE (Kreis and Arbeitsagentur together).

    ``kreise`` are all Kreise it serves. ``verified`` tells how far the row was checked: "name+ags" against the annex
    of the KomtrZV, "y" seen on a page of its own, "" derived from the list of Kreise.
    """

    id: str
    name: str
    form: str
    kreise: tuple[str, ...]
    land: str
    brands: tuple[str, ...]
    since: date | None
    until: date | None
    website: str | None
    verified: str


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of the vocabulary."""
    with (VOCABULARY / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """A TOML file of the vocabulary, read once."""
    return tomllib.loads((VOCABULARY / name).read_text(encoding="utf-8"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def kreise() -> dict[str, Kreis]:
    """The 400 Kreise of today by Kreisschlüssel."""
    return {
        row["kreis"]: Kreis(
            row["kreis"], row["name"], row["full_name"], row["kind"], row["land"], row["abbreviation"] or None
        )
        for row in table("kreise.csv")
    }


@cache
def former_kreise() -> dict[str, Kreis]:
    """Kreise that were merged away since 2007, by their old key; old pages still name them."""
    return {
        row["kreis"]: Kreis(
            row["kreis"],
            row["name"],
            row["name"],
            "former",
            kreise()[row["successors"].split()[0]].land,
            until=_day(row["until"]),
            successors=tuple(row["successors"].split()),
        )
        for row in table("kreise_former.csv")
    }


@cache
def carriers() -> dict[str, Jobcenter]:
    """All Jobcenter by registry id (``zkt-05358``, ``ge-koeln``)."""
    return {
        row["jobcenter"]: Jobcenter(
            row["jobcenter"],
            row["name"],
            row["form"],
            tuple(row["kreise"].split()),
            row["land"],
            tuple(brand.strip() for brand in row["brands"].split(";") if brand.strip()),
            _day(row["since"]),
            _day(row["until"]),
            row["website"] or None,
            row["verified"],
        )
        for row in table("jobcenters.csv")
    }


@cache
def carriers_by_kreis() -> dict[str, tuple[Jobcenter, ...]]:
    """The Jobcenter of every Kreis: mostly one; twelve in Berlin."""
    found: dict[str, list[Jobcenter]] = {key: [] for key in kreise()}
    for carrier in carriers().values():
        for key in carrier.kreise:
            found[key].append(carrier)
    return {key: tuple(each) for key, each in found.items()}


@cache
def places() -> dict[str, tuple[str, ...]]:
    """The Kreisschlüssel of every place: mostly one; several where towns share a name (Friedberg, Erbach)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("places.csv"):
        found[row["place"]] = (*found.get(row["place"], ()), row["kreis"])
    return found
