"""Calendar arithmetic: feast days, the year that a date without one means, the day that a weekday means.

Knows no text. Dates that do not exist come back as None.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Looks = Literal["forward", "back", "around"]

WEEKDAY_NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

# How far from the day of publication a weekday may move a date without a year. A text seldom speaks, without
# naming the year, of something that lies further away; beyond that a wrong weekday is likelier than a far year.
WEEKDAY_REACH = timedelta(days=800)


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None if there is none such (31 April, 29 February 2023)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(start: date, days: int) -> date | None:
    """So many days later, or None beyond the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_later(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month, so many months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as Meeus prints it)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def advent(year: int, number: int) -> date:
    """The first to fourth Sunday of Advent; the fourth is the last Sunday before 25 December."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() + 7 * (4 - number))


def week(start: date) -> tuple[date, date]:
    """Monday and Sunday of the week of this day."""
    monday = start - timedelta(days=start.weekday())
    return monday, monday + timedelta(days=6)


def numbered_week(year: int, number: int) -> tuple[date, date] | None:
    """Monday and Sunday of an ISO week, or None if the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def settle(candidates: Iterable[tuple[date, date]], anchor: date, looks: Looks) -> tuple[date, date] | None:
    """The candidate (first and last day) that a text of this day means: the next one not yet over, the last one
    already begun, or the nearest.
    """
    spans = list(candidates)
    if looks == "forward":
        spans = [span for span in spans if span[1] >= anchor] or spans
    elif looks == "back":
        spans = [span for span in spans if span[0] <= anchor] or spans
    return min(spans, key=lambda span: abs((span[0] - anchor).days), default=None)


def weekday_near(anchor: date, weekday: int, looks: Looks) -> date:
    """The day of this weekday: the anchor itself or the next (forward), the last (back), the nearest (around)."""
    ahead = (weekday - anchor.weekday()) % 7
    if looks == "back":
        return anchor - timedelta(days=(7 - ahead) % 7)
    if looks == "around" and ahead > 3:
        return anchor - timedelta(days=7 - ahead)
    return anchor + timedelta(days=ahead)
