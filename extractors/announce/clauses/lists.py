"""Finds lists of days: lines that each say when the same thing is held, and the clause that leads them.

Kinds of text: "Norden, Mediothek: Dienstag, 13. September", "am 10. September, in Dülmen (Familienzentrum)", tables of
town and day, repeated blocks of "Wann: … Wo: …". What the list belongs to is decided in ``drafts``.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.telling import LABEL, background

DAY_LABEL = re.compile(
    r"^(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\b"
    r"|\d|[Aa]m |[Aa]b |[Vv]om )"
)
FIELD_LABEL = re.compile(
    r"^(?:Wann|Wo|Termin|Ort|Beginn|Datum|Zeit|Uhrzeit|Treffpunkt|Anmeldung|Kontakt|Eintritt|Hinweis|Info\w*)\b"
)
WHEN_LABEL = re.compile(r"^(?:Wann|Termin|Datum)\b")
LEAD_AWAY = 5  # clauses from a list back to what leads it


def is_line(mark: Mark) -> bool:
    """Is the clause a line of a list that names a day and no action of its own?"""
    text = mark.clause.text
    shut = mark.clause.item and "shut" in mark.cues  # "3. bis 21. April, Karfreitag geschlossen"
    if not mark.whens or mark.sure or mark.names or (background(mark) and not shut) or "deadline" in mark.cues:
        return False
    if WHEN_LABEL.match(text):
        return True
    listed = LABEL.match(text) or (mark.clause.item and DAY_LABEL.match(text))
    return listed is not None and bool(listed) and not FIELD_LABEL.match(text)


def day_lists(marks: Marks) -> list[list[int]]:
    """All lists of two or more such lines on different days; a "Wo:" may stand between them."""
    lists: list[list[int]] = []
    for i, mark in enumerate(marks.marks):
        last = lists[-1][-1] if lists else None
        # the last item of a list mostly ends with a full stop
        ends = last == i - 1 and bool(mark.whens) and DAY_LABEL.match(mark.clause.text) and not mark.sure
        beside = any(0 <= j < len(marks.marks) and is_line(marks.marks[j]) for j in (i - 1, i + 1))
        begins = i == 0 or marks.marks[i - 1].clause.paragraph != mark.clause.paragraph
        if not ((is_line(mark) and (begins or beside or WHEN_LABEL.match(mark.clause.text))) or ends):
            continue
        between = marks.marks[lists[-1][-1] + 1 : i] if lists else ()
        told = marks.marks[lists[-1][-1]].clause if lists else None
        # further sentences of a line ("Besucht werden …") do not end the list
        same = (
            told is not None and one.clause.paragraph == told.paragraph and told.paragraph != mark.clause.paragraph
            for one in between
        )
        if lists and all(FIELD_LABEL.match(one.clause.text) or more for one, more in zip(between, same, strict=True)):
            lists[-1].append(i)
        else:
            lists.append([i])
    return [
        lines
        for lines in lists
        if len(lines) >= 2 and len({w.starts_on or w.partial for i in lines for w in marks.marks[i].whens}) >= 2
    ]


def lead_of(marks: Marks, first: int) -> int | None:
    """The clause before a list's first line that names what the lines are days of."""
    for i in range(first - 1, max(-1, first - 1 - LEAD_AWAY), -1):
        mark = marks.marks[i]
        if is_line(mark):
            return None
        near = first - i <= 2  # further back only a sure noun or a name leads
        if (mark.sure or mark.names or (near and mark.nouns)) and not background(mark):
            return i
    return None


def heads_next(marks: Marks, i: int) -> bool:
    """ "Freitag: Kaffeetafel am Deich", followed by a paragraph on that very day: a heading, not an action of its
    own.
    """
    if i + 1 == len(marks.marks) or not LABEL.match(marks.marks[i].clause.text) or marks.marks[i].times:
        return False
    here, after = marks.marks[i], marks.marks[i + 1]
    days = {when.starts_on for when in here.whens}
    weekdays = {day.weekday() for day in days if day is not None}
    return (
        not after.clause.item
        and here.clause.paragraph != after.clause.paragraph
        and any(
            when.starts_on in days or when.starts_on.weekday() in weekdays for when in after.whens if when.starts_on
        )
    )
