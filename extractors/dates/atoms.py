"""Which words and numbers of a text are one calendar expression, before anybody asks which day it means.

Decides shape only: parts ("20." / "26. Juni 2022"), the links between them, and the word that leads ("ab", "bis").
Knows neither the day of publication nor the calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.dates.words import (
    DAY_PARTS,
    FEASTS,
    FIXED_DAYS,
    MONTHS,
    MOVABLE_DAYS,
    PHRASE_DAYS,
    POINTERS,
    SET_WORDS,
    SHORT_WEEKDAYS,
    TABLES,
    WEEKDAYS,
    names,
    titles,
)


@dataclass(slots=True)
class Part:
    """One day, month or feast as written; None is what the text does not say."""

    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    feast: str | None = None
    relative: int | None = None
    evening: str | None = None


@dataclass(slots=True)
class Atom:
    """One calendar expression as written. ``links[i]`` ("range" or "list") stands between parts i and i + 1."""

    start: int
    end: int
    what: str
    parts: list[Part] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    lead: str = ""
    pointer: str = ""
    word: str = ""
    count: int | None = None


DAY = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH_NAME = names(MONTHS)
YEAR = r"(?:19|20)\d\d(?![\d.]\d|\d)"

# "Mittwoch", "Mittwochabend", "Mi.", with what may stand between it and the day: ", den ", " (", ", dem "
WEEKDAY = re.compile(
    rf"(?P<name>{names(WEEKDAYS)})(?P<part>{'|'.join(DAY_PARTS)})?\b"
    rf"|(?P<short>{names(SHORT_WEEKDAYS)})\b\.?"
)
TO_DAY = re.compile(rf"[,.]?\s*\(?(?:(?:der|den|dem|am|zum|vom)\s+)?(?={DAY}(?:\.|\s))")

# "20. Juni 2022", "23.Juni", "3 Mai", "5. Mai '19"
NAMED = re.compile(
    rf"(?P<day>{DAY})(?:\.\s?|\s)(?P<month>{MONTH_NAME})(?![\w-])"
    rf"(?:,?\s{{1,2}}(?P<year>{YEAR})|\s?['’](?P<short>\d\d)\b)?"
)
# "20.6.2022", "20. 06. 22", "26.8.", "03/09/2013"
NUMBERED = re.compile(
    rf"(?P<day>{DAY})\.\s?(?P<month>1[0-2]|0?[1-9])\.(?:\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d:]|[.,]\d|\s?Uhr))?(?!\d)"
    rf"|(?P<day2>{DAY})/(?P<month2>1[0-2]|0[1-9])/(?P<year2>(?:19|20)\d\d)(?!\d)"
)
# "20." in front of "bis 26. Juni", "20" in front of "-26. Juni"
BARE = re.compile(rf"(?P<day>{DAY})(?:\.(?!\d)|(?=\s?[-–/+&]\s?{DAY}\.\s?(?:{MONTH_NAME}|1[0-2]\.|0?[1-9]\.)))")
# "2022-06-20"
ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>1[0-2]|0[1-9])-(?P<day>3[01]|[12]\d|0[1-9])(?!\d)")
# "Juni 2022", "Juni"
MONTHLY = re.compile(
    rf"(?P<month>{MONTH_NAME})(?![\w])(?:,?\s(?:des Jahres\s)?(?P<year>{YEAR})|\s?['’](?P<short>\d\d)\b)?"
)
FEAST = re.compile(rf"(?:{'|'.join(titles(PHRASE_DAYS))}|{names([*FIXED_DAYS, *MOVABLE_DAYS, *FEASTS])})\b")
FEAST_YEAR = re.compile(rf"\s(?:des Jahres\s)?(?P<year>{YEAR})")

# "am 23. August, einem Donnerstag"
APPOSED = re.compile(rf",\s(?:wieder\s)?ein(?:em)?\s(?P<weekday>{names(WEEKDAYS)})\b")
RANGE = re.compile(
    r"(?:\s*,)?\s*bis\s+(?:(?:einschließlich|inklusive|inkl\.|hin|und mit)\s+)?"
    r"(?:(?:zum|zu|am|den|dem|in den|im|Ende|Mitte|Anfang)\s+)?"
    r"|\s*,?\s?[-–—]\s*(?:(?:zum|den)\s+)?"
)
LIST = re.compile(
    r"\s*,?\s*(?:und|sowie|oder|bzw\.|u\.|&|\+)\s*(?:(?:am|den|dem|der|im|vom)\s+)?"
    r"|\s?/\s?|\s*,\s*(?:(?:am|den|dem)\s+)?"
)

LEADS = frozenset(
    {"ab", "seit", "bis", "von", "vom", "zwischen", "am", "im", "zum", "zur", "den", "dem", "der", "in", "vor", "nach"}
)
SKIPS = frozenset(TABLES["skips"]["words"])
STREET = re.compile(r"(?:straße|str\.|platz|allee|brücke|park) des $", re.IGNORECASE)


def lead_of(text: str, start: int) -> tuple[str, str, int]:
    """The leading word, the pointer ("next") and where the pointer begins, read backwards from ``start``."""
    # a word that begins a paragraph stands behind a line break: "…\n\nSeit dem 1. März"
    words = text[max(0, start - 48) : start].rpartition("\n")[2].split(" ")
    lead = pointer = ""
    begin = at = start
    if not words or words[-1] not in ("", "("):
        return "", "", start
    for raw in reversed(words[:-1][-5:]):
        at -= len(raw) + 1
        word = raw.strip('(„"»\n').lower()
        if word in POINTERS and not pointer:
            pointer, begin = POINTERS[word], at + len(raw) - len(raw.lstrip('(„"»\n'))
        elif word in SKIPS:
            lead = lead or (word if word in LEADS else "")
        elif word in LEADS:
            lead = word if word in ("ab", "seit", "bis", "von", "vom", "zwischen") or not lead else lead
            break
        elif word in SET_WORDS:
            pointer = pointer or SET_WORDS[word]
            break
        else:
            break
    return lead, pointer, begin


def number(value: str | None) -> int | None:
    """A year of two or four digits."""
    if value is None:
        return None
    return int(value) if len(value) == 4 else 2000 + int(value) if int(value) < 70 else 1900 + int(value)


def part_at(text: str, pos: int) -> Part | None:
    """The day, weekday, month or feast that begins here."""
    if text[pos : pos + 1].isdigit():
        return day_at(text, pos)
    if found := WEEKDAY.match(text, pos):
        short = found["short"]
        weekday = SHORT_WEEKDAYS[short.lower()] if short else WEEKDAYS[found["name"].lower()]
        gap = TO_DAY.match(text, found.end())
        if gap and (part := day_at(text, gap.end())):
            part.start, part.weekday = pos, weekday
            if text[gap.end() - 1] == "(" and text[part.end : part.end + 1] == ")":
                part.end += 1
            return part
        if short:
            return None
        return Part(pos, found.end(), weekday=weekday, evening=found["part"])
    if found := MONTHLY.match(text, pos):
        return Part(
            pos, found.end(), month=MONTHS[found["month"].lower()], year=number(found["year"] or found["short"])
        )
    if found := FEAST.match(text, pos):
        year = FEAST_YEAR.match(text, found.end())
        end = year.end() if year else found.end()
        name, its_year = found[0].lower(), number(year["year"]) if year else None
        if fixed := FIXED_DAYS.get(name) or PHRASE_DAYS.get(name):
            return Part(pos, end, day=fixed[1], month=fixed[0], year=its_year)
        return Part(pos, end, feast=name, year=its_year)
    return None


def day_at(text: str, pos: int) -> Part | None:
    """The day that begins with this digit: with a month's name, in numbers, bare, or in ISO form."""
    if found := NAMED.match(text, pos):
        month = MONTHS[found["month"].lower()]
        return Part(pos, found.end(), day=int(found["day"]), month=month, year=number(found["year"] or found["short"]))
    if found := NUMBERED.match(text, pos):
        numbers = [found[name] or found[name + "2"] for name in ("day", "month", "year")]
        return Part(pos, found.end(), day=int(numbers[0]), month=int(numbers[1]), year=number(numbers[2]))
    if found := BARE.match(text, pos):
        return Part(pos, found.end(), day=int(found["day"]))
    if found := ISO.match(text, pos):
        return Part(pos, found.end(), day=int(found["day"]), month=int(found["month"]), year=int(found["year"]))
    return None


def days_at(text: str, pos: int) -> Atom | None:
    """The longest chain of days, weekdays, months and feasts from here; bare numbers without a month are left out."""
    part = part_at(text, pos)
    if part is None:
        return None
    parts, links = [part], []
    if part.month and part.weekday is None and (after := APPOSED.match(text, part.end)):
        part.weekday, part.end = WEEKDAYS[after["weekday"].lower()], after.end()
    while True:
        end = parts[-1].end
        if link := RANGE.match(text, end):
            kind = "range"
        elif link := LIST.match(text, end):
            kind = "list"
        else:
            break
        if link.end() == end or not (following := part_at(text, link.end())):
            break
        if kind == "list" and following.day is None and following.weekday is not None and part.day is not None:
            break
        parts.append(following)
        links.append(kind)
    while parts and parts[-1].month is None and parts[-1].day is not None:
        parts.pop()
        if links:
            links.pop()
    if not parts:
        return None
    return Atom(pos, parts[-1].end, "days", parts, links)
