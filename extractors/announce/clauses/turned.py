"""Turns days without a year to the side of the day of publication on which the clause means them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from extractors.dates import When

YEAR = re.compile(r"\b20\d\d\b|\.\d\d$")
ONTO = re.compile(r"\bauf (?:den |diesen )?$")
FAR, CLOSE = 200, 100  # days from the day of publication
A_YEAR, JUST = 340, 16  # "wird am 9. Mai geehrt" on 11 May: whatever the tense, not what comes in a year


def by_years(when: When, years: int) -> When:
    """The same days so many years later, or as they are where there is no such day (29 February)."""
    with suppress(ValueError):
        first, last = (day and day.replace(year=day.year + years) for day in (when.starts_on, when.ends_on))
        return replace(when, starts_on=first, ends_on=last)
    return when


def onto(text: str, read: tuple[When, ...], today: date) -> tuple[When, ...]:
    """ "auf den 30. September verlegt": the new day lies ahead, whatever tense says that it was decided."""

    def moved(one: When) -> When:
        first, last = one.starts_on, one.ends_on
        said = ONTO.search(text, max(0, one.start - 14), one.start) and not YEAR.search(one.text)
        if not said or first is None or last is None or first >= today:
            return one
        return by_years(one, 1)

    return tuple(map(moved, read))


def nearest(
    read: tuple[When, ...], around: tuple[When, ...], today: date, far: int = FAR, close: int = CLOSE
) -> tuple[When, ...]:
    """A clause without a tense takes the look of the article, but not to a day almost a year away where the same day
    lies close by on the other side: "Am 4. Juli eine zweite Runde" in a recap of June.
    """

    def away(one: When | None) -> int:
        return abs((one.starts_on - today).days) if one is not None and one.starts_on else -1

    others = {one.start: one for one in around}
    return tuple(
        others[one.start] if away(one) > far and 0 <= away(others.get(one.start)) < close else one for one in read
    )


def is_ahead(whens: Sequence[When], today: date | None) -> bool:
    days = [one.starts_on for one in whens if one.kind == "event" and one.starts_on]
    return today is not None and bool(days) and min(days) > today


def is_recent(whens: Sequence[When], today: date | None) -> bool:
    days = [one.starts_on for one in whens if one.kind == "event" and one.starts_on]
    return today is not None and any(0 <= (today - day).days < 14 for day in days)
