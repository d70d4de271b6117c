"""The record of one time expression, and the draft it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from extractors.dates.atoms import Atom
from extractors.dates.clock import Clock
from extractors.dates.known import Span
from extractors.records import Precision

WhenKind = Literal["event", "opening_hours", "publication", "background", "time"]


@dataclass(frozen=True, slots=True)
class When:
    """One time expression: ``text`` is ``[start:end]`` of the text it was found in.

    ``starts_on`` and ``ends_on`` are set with precision "day" only: equal for one day; "ab …" has no end and
    ``open_end``; "bis …" has no start. Otherwise ``partial`` keeps what is known: "2022-02", "2019", "--11-05",
    "2022-03/2022-05". ``days`` are the single days of an enumeration.

    ``kind``: "event"; "opening_hours" (comes again: "Mo-Fr 8-12 Uhr"); "publication" (when the text was written);
    "background" (years, durations, days more than a year before the day of publication); "time" (a time of day that
    stands away from its date: ``starts_on`` is then the date it belongs to, or None).
    ``conflict`` is a sentence about a weekday that does not fit its date.
    """

    start: int
    end: int
    text: str
    starts_on: date | None
    ends_on: date | None
    open_end: bool
    precision: Precision
    partial: str | None
    starts_at: time | None
    ends_at: time | None
    days: tuple[date, ...]
    kind: WhenKind
    conflict: str | None


@dataclass(slots=True)
class Draft:
    """A time expression while days and times are still being joined."""

    start: int
    end: int
    kind: WhenKind
    span: Span | None = None
    clock: Clock | None = None
    atom: Atom | None = None
