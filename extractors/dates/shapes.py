"""Where the time expressions of a text lie: one pass over numbers and words of the vocabulary.

Decides shape and extent only. Does not know the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.dates.atoms import STREET, Atom, days_at, lead_of
from extractors.dates.clock import Clock, clock_at, spoken_at
from extractors.dates.phrases import (
    ANAPHOR,
    EDGE,
    OF_WEEK,
    bare_at,
    habit_at,
    numbered_at,
    once_at,
    relative_at,
    season_at,
    unit_at,
    week_at,
    year_at,
)
from extractors.dates.words import GROUPS, POINTERS, places

# Where a date without a month's name and year may stand: "3.1." is a chapter's number too.
NUMERIC_LEADS = frozenset({"am", "ab", "bis", "seit", "vom", "von", "zum", "zwischen", "den", "dem", "der", "im"})
# "Raum 14.3.", "Nr. 3.1.", "§ 4.": numbers that are no day
NUMBERED_THINGS = frozenset(
    [
        "nr",
        "kap",
        "kapitel",
        "abs",
        "absatz",
        "ziffer",
        "ziff",
        "punkt",
        "raum",
        "zimmer",
        "tel",
        "telefon",
        "version",
        "art",
        "artikel",
        "seite",
        "s",
        "saal",
        "§",
        "§§",
        "abschnitt",
    ]
)
# Month names that are also first names, surnames or words: only with a leading word or a year.
SHY_MONTHS = frozenset({"Mai", "März", "August", "April"})
HOURS_AHEAD = re.compile(r"(?:[.:,]|\s)*(?:von\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:Uhr|[-–]|bis)")
ORDINAL_BEFORE = re.compile(r"\d\.\s?$")
AN_AFTER = re.compile(r"\san\b")


# Words that begin a chain of days, and what the other groups set off.
CHAINED = frozenset({"month", "weekday", "holiday"})
OTHERS: dict[str, Callable[[str, int, str], Atom | Clock | None]] = {
    "relative": relative_at,
    "weekly": habit_at,
    "season": season_at,
    "clock": spoken_at,
    "week": week_at,
    "once": once_at,
}


def scan(text: str) -> list[Atom | Clock]:
    """The shapes of all time expressions, left to right, without overlap."""
    shapes: list[Atom | Clock] = []
    cursor = day_end = 0
    for pos, word in places(text):
        if pos < cursor:
            continue
        shape = shape_at(text, pos, word, day_end > 0 and pos - day_end < 12)
        if shape is None or shape.start < cursor:
            continue
        shapes.append(shape)
        cursor = shape.end
        if isinstance(shape, Atom):
            day_end = cursor
    return shapes


def shape_at(text: str, pos: int, word: str, after_day: bool) -> Atom | Clock | None:
    """The expression that this number or word sets off."""
    if word[0] <= "9":
        return number_at(text, pos, word, after_day)
    group = GROUPS[word.lower()]
    if group in CHAINED:
        return led(text, pos)
    if group == "unit":
        feast = led(text, pos) if word == "Tag" and text.startswith(" de", pos + 3) else None
        return feast or unit_at(text, pos, word)
    if group == "short":
        return led(text, pos) or short_habit_at(text, pos)
    if group in ("vague", "last_year"):
        return Atom(pos, pos + len(word), group)
    return OTHERS[group](text, pos, word)


def number_at(text: str, pos: int, word: str, after_day: bool) -> Atom | Clock | None:
    """A day, a time, a year or a numbered week that begins with this number."""
    if len(word) == 4:
        return led(text, pos) if text[pos + 4 : pos + 5] == "-" else year_at(text, pos)
    after = text[pos + len(word)]
    if after in ". -–/+&\u00a0" and (atom := led(text, pos)):
        return atom
    return clock_at(text, pos, after_day) or ((numbered_at(text, pos) or bare_at(text, pos)) if after == "." else None)


def led(text: str, pos: int) -> Atom | None:
    """A chain of days with its leading word, unless the words around say that it is none."""
    atom = days_at(text, pos)
    if atom is None:
        return None
    first = atom.parts[0]
    atom.lead, atom.pointer, start = lead_of(text, pos)
    if first.day is not None:
        before = text[max(0, pos - 24) : pos].split()
        if before and (
            before[-1].rstrip(".").lower() in NUMBERED_THINGS
            or (before[-1] == "des" and STREET.search(text, max(0, pos - 24), pos))
        ):
            return None
        numeric = not first.year and text[first.end - 1] == "." and first.weekday is None
        if (
            numeric
            and len(atom.parts) == 1
            and atom.lead not in NUMERIC_LEADS
            and not text[max(0, pos - 2) : pos].endswith("(")
        ):
            return None
    elif first.weekday is not None:
        if atom.pointer in ("one", "every") or "normalen " in text[max(0, pos - 10) : pos]:
            return None
    elif first.month is not None:
        if ORDINAL_BEFORE.search(text, max(0, pos - 4), pos):
            return None
        name = text[pos : first.end]
        if (len(atom.parts) == 1 and text[first.end : first.end + 1] == "-") or (
            len(atom.parts) == 1
            and name in SHY_MONTHS
            and not (atom.lead or atom.pointer or first.year or edge_before(text, pos) is not None)
        ):
            return None
        atom.start = edge_before(text, pos) or pos
    if atom.pointer and (first.day is None or first.weekday is not None):
        atom.start = min(atom.start, start)
    if all(part.weekday is not None and part.day is None for part in atom.parts) and len(set(atom.links)) < 2:
        if of := OF_WEEK.match(text, atom.end):
            atom.what, atom.pointer, atom.end = "weekday_of_week", POINTERS[of["pointer"].lower()], of.end()
        elif (
            len(atom.parts) == 1 and (after := ANAPHOR.match(text, atom.end)) and after["word"] in ("darauf", "danach")
        ):
            atom.pointer, atom.end = "following", after.end()
    if atom.lead in ("vom", "von") and len(atom.parts) == 1 and (an := AN_AFTER.match(text, atom.end)):
        atom.lead, atom.end = "ab", an.end()
    return atom


def edge_before(text: str, pos: int) -> int | None:
    """Where "Anfang", "Mitte" or "Ende" begins in front of a month, if it does."""
    found = EDGE.search(text, max(0, pos - 10), pos)
    return found.start() if found else None


def short_habit_at(text: str, pos: int) -> Atom | None:
    """Short weekdays in front of hours: "Mo–Fr 8 bis 12 Uhr", "Mi: 13–16 Uhr"."""
    atom = habit_at(text, pos, "")
    return atom if atom and HOURS_AHEAD.match(text, atom.end) else None
