"""Which days and times a German text speaks of: every time expression with its place in the text.

Decides shape, days, times and kind of each expression. Does not know what happens then; a date without a year needs
the day of publication (or an explicit year elsewhere in the text), else it stays None with ``partial``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.atoms import Atom
from extractors.dates.calendar import Looks
from extractors.dates.chains import meaning
from extractors.dates.clock import Clock
from extractors.dates.join import join
from extractors.dates.known import Known, Span
from extractors.dates.shapes import scan
from extractors.dates.when import Draft, When, WhenKind
from extractors.dates.words import TABLES

__all__ = ["When", "find"]

# Older days are background to what a text announces or reports.
LONG_AGO = timedelta(days=366)
WRITINGS = tuple(TABLES["publication"]["nouns"])
WRITTEN = tuple(TABLES["publication"]["before"])


def find(text: str, anchor: date | None, looks: Looks = "around") -> list[When]:
    """All time expressions of ``text``, in order of their place; ``anchor`` is the day of publication.

    ``looks`` is the way a date without a year lies from the anchor where weekday and verbs do not say. Never raises.
    An anchor outside 1900 to 2200 is taken for none.
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
        elif atom.lead == "bis" and span.first == span.last and span.first and len(atom.parts) < 2:
            span.first = None
        drafts.append(Draft(start, end, kind, span, atom=atom))
        if kind == "event" and span.first and span.precision == "day" and not reported(known, span):
            known.event = (span.first, span.last or span.first)
            known.days[span.first.day] = span.first
    return drafts


def reported(known: Known, span: Span) -> bool:
    """Whether a day lies on the other side of the anchor than the text looks: nothing hangs on it."""
    return bool(known.anchor and span.first and known.looks == "forward" and (span.last or span.first) < known.anchor)


def kind_of(known: Known, atom: Atom, span: Span, start: int) -> WhenKind:
    """Event, publication or background."""
    if span.precision == "year" or (atom.what == "count" and atom.lead not in ("in", "vor")):
        return "background"
    if atom.what == "days" and span.first == known.anchor and is_dateline(known.text, start, atom.end):
        return "publication"
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


# "Kassel, 20. Juni 2024. – Mit einem Fachtag …", "Kassel, den 20. Juni 2024": place and day above the text
# and "[20.06.2024] Mit einem Fachtag …"
DATELINE = re.compile(r"\s*(?:[\[(]|[A-ZÄÖÜ][\w./() -]{2,40},?\s+(?:den\s+)?)")
AFTER_DATELINE = re.compile(r"\W{0,3}(?:\n|[–—-]|[.:)\]]\s)")


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a day stands with a place at the very beginning of the text, apart from its first sentence."""
    return start < 60 and DATELINE.fullmatch(text, 0, start) is not None and AFTER_DATELINE.match(text, end) is not None


def is_written(before: str) -> bool:
    """Whether the words before a day say that the text was written then: "Pressemitteilung Nr. 4 vom"."""
    before = before.rstrip(" :(")
    if before.endswith("vom"):
        # "Für die Ausgabe, die vom 10. bis 14. März läuft" is no date of writing
        return any(noun in before.lower().rpartition(",")[2] for noun in WRITINGS)
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
