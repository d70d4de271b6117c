"""What else a page can be (guide, ruling, statistics, vacancy …): each kind a list of patterns with the weight of one
hit.

The kinds are data: ``vocabulary/scope.toml``. It only collects signs; ``scope`` adds them up and decides.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import VOCABULARY
from extractors.records import Rule

# What people are quoted with: not the writer's own words.
QUOTED_SPEECH = re.compile(r"[„»“\"][^„“”»«\"\n]*[“”«\"]")


# From here on a hit counts half; in a short text, from its middle on.
LATE = 700
LEAD = 900  # so long is what a text is judged by first, or two thirds of it


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of text that is out of scope. ``unquoted``: its patterns are tried on the writer's own words only."""

    name: str
    weight: float
    most: int
    unquoted: bool
    title: tuple[re.Pattern[str], ...]
    lead: tuple[re.Pattern[str], ...]
    text: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The whole of ``scope.toml``: from which sum on a page is in scope, the weight of each rule, the kinds."""

    threshold: float
    weights: dict[str, float]
    kinds: tuple[Kind, ...]
    standing: frozenset[str]
    most_sounds: float

    def weight(self, name: str) -> float:
        """The weight of a rule; 0 for one that is recorded but not weighed."""
        return self.weights.get(name, 0.0)


@cache
def table() -> Table:
    """Read and compile the table once."""
    with (VOCABULARY / "scope.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)

    def compiled(entry: dict[str, Any], where: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.MULTILINE) for pattern in entry.get(where, ()))

    kinds = tuple(
        Kind(
            name=kind["name"],
            weight=kind["weight"],
            most=kind["most"],
            unquoted=kind.get("unquoted", False),
            title=compiled(kind, "title"),
            lead=compiled(kind, "lead"),
            text=compiled(kind, "text"),
        )
        for kind in data["kind"]
    )
    return Table(
        float(data["threshold"]),
        {**data["acts"], **data["tells"], **data["structure"]},
        kinds,
        frozenset(data["standing"]),
        float(data["most_sounds"]),
    )


def kind_rules(marks: Marks) -> Iterator[Rule]:
    """A rule for every hit of every kind, at most as many per kind as the table allows. The title weighs most."""
    length = len(marks.text)
    lead = "\n".join(part for part in marks.text.split("\n") if part.strip())[: min(LEAD, max(300, length * 2 // 3))]
    late_from = min(LATE, max(250, length // 2))
    unquoted = QUOTED_SPEECH.sub(lambda quoted: " " * len(quoted.group()), marks.text)
    for kind in table().kinds:
        hits: list[Rule] = [
            Rule(f"{kind.name} (title)", 1.5 * kind.weight) for one in kind.title if one.search(marks.title)
        ]
        for one in kind.lead:
            if (found := one.search(lead)) is not None:
                at = marks.text.find(found.group())
                hits.append(Rule(f"{kind.name} (lead)", 1.2 * kind.weight, at, at + len(found.group())))
        matches = (one.search(unquoted if kind.unquoted else marks.text) for one in kind.text)
        for found in matches:
            if found is not None:
                late = found.start() > late_from  # said in passing, far from what the page is about
                name, weight = (f"{kind.name} (late)", 0.5 * kind.weight) if late else (kind.name, kind.weight)
                hits.append(Rule(name, weight, found.start(), found.end()))
        yield from hits[: kind.most]
