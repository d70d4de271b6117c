"""Whether an article speaks of the day on which it is published as not yet over."""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Marks

TODAY = re.compile(r"\b(?:[Hh]eute|heutigen)\b")


def still_today(marks: Marks) -> bool:
    """Is today spoken of, and not in the past tense ("Wer mag, kann heute noch vorbeikommen")?"""
    return any(TODAY.search(one.clause.text) and "past" not in one.cues for one in (marks.in_title, *marks.marks))
