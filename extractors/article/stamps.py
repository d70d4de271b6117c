"""Reads a day out of a stamp: ISO and RFC 822 forms, German and English written dates. No event dates, no guessing."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan january", "februar feber feb february", "märz mär mrz maerz mar march", "april apr",
            "mai may", "juni jun june", "juli jul july", "august aug", "september sept sep", "oktober okt oct october",
            "november nov", "dezember dez dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
FORMS = re.compile(
    rf"""
      (?<!\d) (?P<iy>(?:19|20)\d\d) [-/] (?P<im>\d\d?) [-/] (?P<id>\d\d?) (?!\d)                 # 2022-06-20, 2022/6/20
    | (?<![\d.]) (?P<gd>\d\d?) \. \s? (?P<gm>\d\d?) \. \s? (?P<gy>(?:19|20)\d\d|\d\d(?![\d:.])) (?!\d)   # 20.06.2022, 20.6.22
    | (?<!\d) (?P<wd>\d\d?) \.? [\s-]+ (?P<wm>{MONTH}) \b \.? ,? [\s-]* (?P<wy>(?:19|20)\d\d)   # 20. Juni 2022, 20 Jun 2022
    | \b (?P<em>{MONTH}) \b \.? \s+ (?P<ed>\d\d?) (?:st|nd|rd|th)? , \s* (?P<ey>(?:19|20)\d\d)    # June 20, 2022
    | (?<!\d) (?P<cy>(?:19|20)\d\d) (?P<cm>[01]\d) (?P<cd>[0-3]\d) (?:T?\d{{4,6}})? (?!\d)          # 20220620
    """,
    re.VERBOSE | re.IGNORECASE,
)
EARLIEST, LATEST = 1995, 2099  # years in which a web page can have been published


def day(year: str, month: str, day_of_month: str) -> date | None:
    """The day, or None when there is no such day or no web page can be of it."""
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(number, MONTHS.get(month.casefold()) or int(month), int(day_of_month))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def stamps(text: str) -> list[tuple[date, int, int]]:
    """Every day written in the text, with start and end."""
    found = []
    for match in FORMS.finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        letter = next(iter(groups))[0]
        value = day(groups[f"{letter}y"], groups[f"{letter}m"], groups[f"{letter}d"])
        if value:
            found.append((value, match.start(), match.end()))
    return found


def stamp(text: object) -> date | None:
    """The first day written in a short text such as a meta tag's content; None for anything that is no text."""
    if isinstance(text, list) and text:
        text = text[0]
    if not isinstance(text, str):
        return None
    found = stamps(text[:200])
    return found[0][0] if found else None
