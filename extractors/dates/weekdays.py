"""Which day a weekday without a date means: as its adjective points, as the text goes on, as its verbs look."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.atoms import Atom, Part
from extractors.dates.calendar import Looks, week, weekday_near
from extractors.dates.known import FUTURE, Known, direction, sentence
from extractors.dates.words import patterns

REPORTED = re.compile(rf"\b(?:{patterns('tense', 'reported')})\b", re.DOTALL)
TOLD = re.compile(r"\bteilten?\b")
WITH = re.compile(r"\s?mit\b")
DAY, WEEK = timedelta(days=1), timedelta(days=7)
POINTED = frozenset({"next", "last", "this", "after_next", "before_last"})
STILL = re.compile(r"\bnoch (?:\w+ )?(?:bis )?(?:zum )?$")  # "steht noch bis Freitag dort"
DEADLINE = re.compile(patterns("tense", "deadline"), re.IGNORECASE)


def weekday_only(known: Known, part: Part, atom: Atom, pointer: str) -> date | None:
    """A weekday without a date: as its adjective points, else in the week or period the text speaks of, else seen from
    the day of publication.
    """
    weekday = part.weekday or 0
    if pointer == "following":
        return weekday_near(known.event[1] + DAY, weekday, "forward") if known.event else None
    if pointer in POINTED:
        return pointed(known, weekday, pointer)
    if known.anchor and is_reported(known, atom):
        return weekday_near(known.anchor, weekday, "back")
    looks = "back" if atom.lead == "seit" else direction(known, atom.start, atom.end)
    inside = in_period(known, weekday, atom, looks)
    if inside or known.anchor is None:
        return inside
    still = atom.lead == "bis" and STILL.search(known.text, max(0, atom.start - 16), atom.start) is not None
    if still or (atom.lead in ("ab", "bis") and looks != "back"):
        looks = "forward"
    return weekday_near(known.anchor, weekday, looks)


def pointed(known: Known, weekday: int, pointer: str) -> date | None:
    """ "am kommenden Freitag", "vorigen Sonntag": never the day of publication itself."""
    if known.anchor is None:
        return None
    if pointer == "this":
        return weekday_near(known.anchor, weekday, known.looks)
    if pointer in ("next", "after_next"):
        return weekday_near(known.anchor + DAY, weekday, "forward") + WEEK * (pointer == "after_next")
    return weekday_near(known.anchor - DAY, weekday, "back") - WEEK * (pointer == "before_last")


def is_reported(known: Known, atom: Atom) -> bool:
    """Whether the weekday is that of a statement ("teilte sie am Dienstag mit")."""
    around = sentence(known.text, atom.start, atom.end)
    if REPORTED.search(around) and not FUTURE.search(around):
        return True
    return TOLD.search(around) is not None and WITH.match(known.text, atom.end) is not None


def in_period(known: Known, weekday: int, atom: Atom, looks: Looks) -> date | None:
    """The weekday in the week or period of the last event, if the text may mean that one."""
    event, anchor = known.event, known.anchor
    if event is None or (anchor and abs(event[0] - anchor) > timedelta(days=120)) or (event[1] - event[0]).days > 9:
        return None
    first, last = event
    if anchor and atom.lead == "bis" and DEADLINE.search(sentence(known.text, atom.start, atom.end)):
        deadline = weekday_near(first, weekday, "back")
        return deadline if deadline >= anchor else None
    inside = week(first)[0] + DAY * weekday
    if inside < first and last >= inside + WEEK:
        inside += WEEK
    if anchor is None or looks == "around" or known.looks == "around" or (first < last and looks != known.looks):
        return inside
    return inside if (inside >= anchor if looks == "forward" else inside <= anchor) else None
