"""Which days and times a German text speaks of: every time expression with its place in the text.

Decides shape, days, times and kind of each expression. Does not know what happens then; a date without a year needs
the day of publication (or an explicit year elsewhere in the text), else it stays None with ``partial``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates_atoms import STREET, Atom, days_at, lead_of
from extractors.dates_calendar import Looks
from extractors.dates_clock import Clock, clock_at, spoken_at
from extractors.dates_join import join
from extractors.dates_meaning import meaning
from extractors.dates_phrases import (
    ANAPHOR,
    EDGE,
    OF_WEEK,
    habit_at,
    numbered_at,
    once_at,
    relative_at,
    season_at,
    unit_at,
    week_at,
    year_at,
)
from extractors.dates_resolve import Known, Span
from extractors.dates_when import Draft, When, WhenKind
from extractors.dates_words import GROUPS, POINTERS, TABLES, places

__all__ = ["When", "find"]

# Older days are background to what a text announces or reports.
LONG_AGO = timedelta(days=366)
WRITINGS = tuple(TABLES["publication"]["nouns"])
WRITTEN = tuple(TABLES["publication"]["before"])
# Where a date without a month's name and year may stand: "3.1." is a chapter's number too.
NUMERIC_LEADS = frozenset({"am", "ab", "bis", "seit", "vom", "von", "zum", "zwischen", "den", "dem", "der", "im"})
# "Raum 14.3.", "Nr. 3.1.", "§ 4.": numbers that are no day
NUMBERED_THINGS = frozenset(
    "nr kap kapitel abs absatz ziffer ziff punkt raum zimmer tel telefon version art artikel seite s saal § §§ abschnitt".split()
)
# Month names that are also first names, surnames or words: only with a leading word or a year.
SHY_MONTHS = frozenset({"Mai", "März", "August", "April"})
HOURS_AHEAD = re.compile(r"(?:[.:,]|\s)*(?:von\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:Uhr|[-–]|bis)")
ORDINAL_BEFORE = re.compile(r"\d\.\s?$")
AN_AFTER = re.compile(r"\san\b")


def find(text: str, anchor: date | None, looks: Looks = "around") -> list[When]:
    """All time expressions of ``text``, in order of their place; ``anchor`` is the day of publication.

    ``looks`` is the way a date without a year lies from the anchor where weekday and verbs do not say. Never raises. An anchor outside
    1900 to 2200 is taken for none.
    """
    if anchor and not 1900 <= anchor.year <= 2200:
        anchor = None
    shapes = scan(text)
    known = Known(text, anchor, looks)
    for shape in shapes:
        if isinstance(shape, Atom):
            remember(known, shape)
    drafts: list[Draft] = []
    for shape in shapes:
        if isinstance(shape, Clock):
            drafts.append(Draft(shape.start, shape.end, "time", clock=shape))
        elif shape.what == "weekly":
            drafts.append(Draft(shape.start, shape.end, "opening_hours", atom=shape))
        else:
            drafts += mean(known, shape)
    return [finish(text, draft) for draft in join(text, drafts)]


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
    if word[0].isdigit():
        return number_at(text, pos, word, after_day)
    group = GROUPS[word.lower()]
    if group in ("month", "weekday", "holiday"):
        return led(text, pos)
    if group == "short":
        return led(text, pos) or short_habit_at(text, pos)
    if group == "unit":
        feast = led(text, pos) if word == "Tag" and text.startswith(" de", pos + 3) else None
        return feast or unit_at(text, pos, word)
    if group == "relative":
        return relative_at(text, pos, word)
    if group == "weekly":
        return habit_at(text, pos)
    if group == "season":
        return season_at(text, pos, word)
    if group == "clock":
        return spoken_at(text, pos)
    if group == "week":
        return week_at(text, pos)
    return once_at(text, pos, word)


def number_at(text: str, pos: int, word: str, after_day: bool) -> Atom | Clock | None:
    """A day, a time, a year or a numbered week that begins with this number."""
    if len(word) == 4 and word[:2] in ("19", "20"):
        return led(text, pos) if text[pos + 4 : pos + 5] == "-" else year_at(text, pos)
    if len(word) > 2:
        return None
    following = text[pos + len(word) : pos + len(word) + 1]
    if following and following in ". -–/+&" and (atom := led(text, pos)):
        return atom
    return clock_at(text, pos, after_day) or (numbered_at(text, pos) if following == "." else None)


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
        if (
            len(atom.parts) == 1
            and text[first.end : first.end + 1] == "-"
            or (
                len(atom.parts) == 1
                and name in SHY_MONTHS
                and not (atom.lead or atom.pointer or first.year or edge_before(text, pos) is not None)
            )
        ):
            return None
        atom.start = edge_before(text, pos) or pos
    if atom.pointer and (first.day is None or first.weekday is not None):
        atom.start = min(atom.start, start)
    if len(atom.parts) == 1 and first.weekday is not None and first.day is None:
        if of := OF_WEEK.match(text, atom.end):
            atom.what, atom.pointer, atom.end = "weekday_of_week", POINTERS[of["pointer"].lower()], of.end()
        elif (after := ANAPHOR.match(text, atom.end)) and after["word"] in ("darauf", "danach"):
            atom.pointer, atom.end = "following", after.end()
    if atom.lead in ("vom", "von") and len(atom.parts) == 1 and (an := AN_AFTER.match(text, atom.end)):
        atom.lead, atom.end = "ab", an.end()
    return atom


def edge_before(text: str, pos: int) -> int | None:
    """Where "Anfang", "Mitte" or "Ende" begins in front of a month, if it does."""
    found = EDGE.search(text, max(0, pos - 10), pos)
    return found.start() if found else None


def short_habit_at(text: str, pos: int) -> Atom | None:
    """Short weekdays in front of hours: "Mo–Fr 8 bis 12 Uhr", "Mi: 14–17 Uhr"."""
    atom = habit_at(text, pos)
    return atom if atom and HOURS_AHEAD.match(text, atom.end) else None


def remember(known: Known, atom: Atom) -> None:
    """Explicit years of the text: they settle the same day and month elsewhere."""
    if atom.what == "days":
        for part in atom.parts:
            if part.year:
                known.mentioned.add(part.year)
                if part.month and part.day:
                    known.years[part.month, part.day] = part.year
    elif atom.what == "year":
        known.mentioned.add(int(atom.word[:4]))


def mean(known: Known, atom: Atom) -> list[Draft]:
    """The expressions of one shape with their days and kind; the last event becomes known."""
    drafts = []
    for start, end, span in meaning(known, atom):
        kind = kind_of(known, atom, span, start)
        if atom.lead in ("ab", "seit") and span.first and atom.what != "now":
            span.last, span.open_end = (None, True) if len(atom.parts) < 2 else (span.last, span.open_end)
        elif atom.lead == "bis" and span.first == span.last and span.first and len(atom.parts) == 1:
            span.first = None
        drafts.append(Draft(start, end, kind, span, atom=atom))
        if kind == "event" and span.first and span.precision == "day" and not reported(known, span):
            known.event = (span.first, span.last or span.first)
    return drafts


def reported(known: Known, span: Span) -> bool:
    """Whether a day lies on the other side of the anchor than the text looks: nothing hangs on it."""
    return bool(known.anchor and span.first and known.looks == "forward" and (span.last or span.first) < known.anchor)


def kind_of(known: Known, atom: Atom, span: Span, start: int) -> WhenKind:
    """Event, publication or background."""
    if span.precision == "year" or (atom.what == "count" and atom.lead not in ("in", "vor")):
        return "background"
    if atom.what == "days" and span.first and is_written(known.text[max(0, start - 44) : start]):
        return "publication"
    last = span.last or span.first
    if known.anchor and last and known.anchor - last > LONG_AGO:
        return "background"
    if known.anchor and span.precision == "month" and span.partial and span.partial[:4].isdigit():
        year, month = int(span.partial[:4]), int(span.partial[5:7])
        if (known.anchor.year - year) * 12 + known.anchor.month - month > 12:
            return "background"
    return "event"


def is_written(before: str) -> bool:
    """Whether the words before a day say that the text was written then: "Pressemitteilung Nr. 4 vom"."""
    before = before.rstrip(" :(")
    if before.endswith("vom"):
        return any(noun in before.lower() for noun in WRITINGS)
    return before.lower().endswith(WRITTEN)


def finish(text: str, draft: Draft) -> When:
    """The record of a draft."""
    span, clock = draft.span or Span(), draft.clock
    return When(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        starts_on=span.first,
        ends_on=span.last,
        open_end=span.open_end,
        precision=span.precision,
        partial=span.partial,
        starts_at=clock.starts_at if clock else None,
        ends_at=clock.ends_at if clock else None,
        days=span.days,
        kind=draft.kind,
        conflict=span.conflict,
    )
