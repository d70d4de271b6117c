"""Single days among time expressions, the places that belong to them, and hours that hold for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.dates import When
from extractors.names import PlaceMention

# "Wer am Dienstag verhindert war", "allen, die am Samstag leer ausgingen": the day of what is over
MISSED = re.compile(r"\b(?:[Ww]er|[Aa]llen?,? die|[Jj]enen?,? die|[Dd]enen,? die|[Dd]ie,? die)\s(?:\w+\s)?am\s$")
# "Zwei Tage später": counted from the day told just before.
STEPS = {"einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "eine woche": 7, "zwei wochen": 14}
LATER = re.compile(
    r"\b((?:[Ee]ine|[Zz]wei) Wochen?|[Ee]inen|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs)(?: Tage?)? (?:später|darauf)\b"
)


def days_of(whens: Sequence[When]) -> list[When]:
    """Those that are known to the day, each day once."""
    seen: set[date | None] = set()
    kept = []
    for when in whens:
        if when.precision == "day" and when.starts_on is not None and when.starts_on not in seen:
            seen.add(when.starts_on)
            kept.append(when)
    return kept


def pairs(whens: Sequence[When], places: Sequence[PlaceMention]) -> list[tuple[When, PlaceMention]]:
    """Each day with the place that stands between it and the next day, or between the last one and it."""
    after = []
    for one, following in zip(whens, [*whens[1:], None], strict=True):
        inside = [p for p in places if p.start >= one.end and (following is None or p.start < following.start)]
        after.append((one, inside[0]) if inside else None)
    before = []
    for previous, one in zip([None, *whens[:-1]], whens, strict=True):
        inside = [p for p in places if p.end <= one.start and (previous is None or p.start >= previous.end)]
        before.append((one, inside[-1]) if inside else None)
    for choice in (before, after):
        found = [pair for pair in choice if pair is not None]
        if len(found) == len(choice) and len({pair[1].text for pair in found}) == len(found):
            return found
    return []


def timed(day: When, hours: When | None) -> When:
    """ "jeweils von 10 bis 12 Uhr": the hours hold for every day."""
    if hours is None or day.starts_at is not None:
        return day
    return replace(day, starts_at=hours.starts_at, ends_at=hours.ends_at)


def days_later(text: str) -> int:
    """How many days after the one told before a clause lies ("zwei Tage später"); 0 where it does not say."""
    found = LATER.search(text)
    return STEPS[found[1].lower()] if found else 0
