"""Reads a day out of a stamp: ISO and RFC 822 forms, German and English written dates. No event dates, no guessing."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
MONTH_NAMES = (
    "januar jänner jan january",
    "februar feber feb february",
    "märz mär mrz maerz mar march",
    "april apr",
    "mai may",
    "juni jun june",
    "juli jul july",
    "august aug",
    "september sept sep",
    "oktober okt oct october",
    "november nov",
    "dezember dez dec december",
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
FORMS = re.compile(
    rf"""
      # 2022-06-20, 2022/6/20
      (?<!\d) (?P<iy>(?:19|20)\d\d) ([-/]) (?P<im>\d\d?) \2 (?P<id>\d\d?) (?!\d)
      # 20.06.2022, 20.6.22
    | (?<![\d.]) (?P<gd>\d\d?) \. \s? (?P<gm>\d\d?) \. \s? (?P<gy>(?:19|20)\d\d|\d\d(?![\d:.])) (?!\d)
      # 20/6/2022, 20/06/22
    | (?<![\d/]) (?P<sd>\d\d?) / (?P<sm>\d\d?) / (?P<sy>(?:19|20)\d\d|\d\d) (?![\d/])
      # 20. Juni 2022, 20 Jun 2022
    | (?<!\d) (?P<wd>\d\d?) \.? [\s-]* \b (?P<wm>{MONTH}) \b \.? ,? [\s-]* (?P<wy>(?:19|20)\d\d)
      # June 20, 2022
    | \b (?P<em>{MONTH}) \b \.? \s+ (?P<ed>\d\d?) (?:st|nd|rd|th)? ,? \s* (?P<ey>(?:19|20)\d\d)
      # 20220620
    | (?<!\d) (?P<cy>(?:19|20)\d\d) (?P<cm>[01]\d) (?P<cd>[0-3]\d) (?:T?\d{{4,6}})? (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
MOMENT = re.compile(r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)")
EARLIEST, LATEST = 1995, 2099  # years in which a web page can have been published


class Stamp(NamedTuple):
    """A day written in a text, with where it stands."""

    day: date
    start: int
    end: int


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(number, MONTHS.get(month.casefold()) or int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def stamps(text: str) -> list[Stamp]:
    """Every day written in the text; days that do not exist are passed over."""
    found = []
    for match in FORMS.finditer(text):
        form = next(form for form in "igswec" if match[f"{form}y"])
        day = _day(match[f"{form}y"], match[f"{form}m"], match[f"{form}d"])
        if day:
            found.append(Stamp(day, match.start(), match.end()))
    return found


def stamp(text: object) -> date | None:
    """The first day written in a short text such as a meta tag's content; None for anything that is no text.

    A moment with an offset is the calendar day in Germany: 23:30 UTC is the next day's half past midnight.
    """
    if isinstance(text, list) and text:
        text = text[0]
    if not isinstance(text, str):
        return None
    moment = MOMENT.match(text)
    if moment:
        try:
            day = datetime.fromisoformat(f"{moment[1]}T{moment[2]}{moment[3]}").astimezone(BERLIN).date()
        except (ValueError, OverflowError):
            return None
        return day if EARLIEST <= day.year <= LATEST else None
    found = stamps(text[:200])
    return found[0].day if found else None
