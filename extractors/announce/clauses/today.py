"""Whether an article speaks of the day on which it is published as not yet over."""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Marks

TODAY = re.compile(r"\b(?:[Hh]eute|heutigen)\b")
# "präsentieren sich noch bis 14 Uhr": told while it goes on
UNTIL_HOUR = re.compile(r"\bbis (?:gegen |etwa )?\d{1,2}(?:[.:]\d\d)? Uhr\b")


def still_today(marks: Marks) -> bool:
    """Is today spoken of, and not in the past tense ("Wer mag, kann heute noch vorbeikommen")?"""
    if any("until" in one.cues and UNTIL_HOUR.search(one.clause.text) and not one.whens for one in marks.marks[:6]):
        return True
    return any(TODAY.search(one.clause.text) and "past" not in one.cues for one in (marks.in_title, *marks.marks))
