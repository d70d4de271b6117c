"""Tells whether an article reports on a day just gone, though it is told in the present tense.

Kind of text: reportage and local news ("Am Mittwoch drängeln sich 80 Gäste im Saal"). Who announces something says
when it comes, what to bring, that all are welcome; who reports names the weekday alone, and it lies one to three days
back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.announce.clauses.cues import cues
from extractors.announce.clauses.phrases import phrase
from extractors.dates import When
from extractors.sentences import Clause

SCENE, AHEAD = phrase("scene"), phrase("ahead")
# "seit Montag" goes on, "bis Freitag" and "ab Montag" are no day on which something happened
BOUND = re.compile(r"\b(?:[Ss]eit|[Aa]b|[Bb]is|[Vv]on)\s+(?:zum\s+|dem\s+)?(?:\w+en\s+)?$")
WEEKDAY = re.compile(r"^(?:diese[mr] )?(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|^(?:diesem )?(?:Mittwoch|Sonnabend)")
FIRST, LOOKED_AT = 8, 14  # clauses: where the news stands, and what is weighed


def is_report(text: str, parts: Sequence[Clause], around: Sequence[When], today: date | None) -> bool:
    """Is the first day that the article names a weekday just gone, and does little in it look ahead?"""
    if today is None:
        return False
    for part in parts[:FIRST]:
        days = [w for w in around if part.start <= w.start < part.end and w.kind == "event" and w.starts_on]
        if not days:
            continue
        first = days[0]
        gone = (today - first.starts_on).days if first.starts_on else 0
        bare = WEEKDAY.match(first.text) and not any(map(str.isdigit, first.text))
        if not bare or not 0 < gone <= 3 or BOUND.search(text, max(0, first.start - 24), first.start):
            return False
        fired = cues(part.text)
        told = "past" in fired and "future" not in fired
        if AHEAD.search(part.text) and not told:
            return False
        ahead = sum(AHEAD.search(one.text) is not None for one in parts[:LOOKED_AT])
        scenes = sum(SCENE.search(one.text) is not None for one in parts[:LOOKED_AT])
        return (told or scenes > 0) and ahead <= scenes + (gone < 3)
    return False
