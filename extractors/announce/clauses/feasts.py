"""Leaves out feast days that an article names as its occasion and not as a day on which something is held.

Kind of text: "das Frühstück zum Frauentag am Donnerstag, 5. März", "stand kurz vor Weihnachten in der Fußgängerzone".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.dates import When
from extractors.dates.words import TABLES

# "zwei Wochen nach Ostern", "am Morgen nach dem Frauentag": another day, whatever else the text says
BESIDE = re.compile(r"\b(?:[Nn]ach|[Vv]or|[Ww]egen|[Gg]egen)\s+(?:de[mnrs]\s+)?(?:\w+e[nms]\s+)?$")
FOR = re.compile(r"\b(?:[Zz]u[mr]?|[Rr]und um|[Uu]m|[Aa]nlässlich|[Ff]ür)\s+(?:de[mnrs]\s+)?(?:\w+e[nms]\s+)?$")


@cache
def _names() -> re.Pattern[str]:
    kinds = ("fixed_days", "movable_days", "feasts", "phrase_days")
    return re.compile("|".join(name for kind in kinds for name in TABLES[kind]), re.IGNORECASE)


def without_occasions(text: str, found: Sequence[When]) -> list[When]:
    """``found`` without the feasts beside which something is held, and those for which it is held on another day."""
    feasts = [one for one in found if one.kind == "event" and _names().fullmatch(one.text)]
    if not feasts:
        return list(found)
    others = any(one.kind == "event" and one.starts_on and one not in feasts for one in found)
    before = {one.start: text[max(0, one.start - 40) : one.start] for one in feasts}
    left_out = {at for at, lead in before.items() if BESIDE.search(lead) or (others and FOR.search(lead))}
    return [one for one in found if one.start not in left_out]
