"""Fits the days of an action to a period: of the week that it belongs to, or of its own beginning and end.

Which clause says the days is decided in ``schedule``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.telling import LABEL, background
from extractors.announce.fields.schedule import Slot

WEEKDAY_ONLY = timedelta(days=7)


def within(found: Slot, period: Slot) -> Slot:
    """A weekday of a programme belongs to its period: a day outside is moved by whole weeks to the one inside, if
    any.
    """
    first, last = period.starts_on, period.ends_on
    if (
        found.starts_on is None
        or first is None
        or last is None
        or not found.by_weekday
        or first <= found.starts_on <= last
    ):
        return found
    weeks = (first - found.starts_on + timedelta(days=6)) // WEEKDAY_ONLY
    moved = found.starts_on + weeks * WEEKDAY_ONLY
    if not first <= moved <= last:
        return found
    length = (found.ends_on - found.starts_on) if found.ends_on else timedelta(0)
    return replace(found, starts_on=moved, ends_on=moved + length)


def _in_line(marks: Marks, i: int) -> bool:
    """Does the paragraph of clause ``i`` open as a line of a list does ("Salzlandkreis: …")?"""
    number = marks.marks[i].clause.paragraph
    opening = next(mark.clause.text for mark in marks.marks if mark.clause.paragraph == number)
    return LABEL.match(opening) is not None


OPENED = re.compile(r"\b(?:Eröffnung|Vernissage|[Ee]röffnet|Auftakt)\b")


def since_opened(marks: Marks, found: Slot) -> Slot:
    """ "noch bis zum 12. Juli … Zur Eröffnung am Freitag waren 110 Gäste gekommen": shown since that day."""
    if found.starts_on is not None or found.ends_on is None:
        return found
    for mark in marks.marks:
        days = [when.starts_on for when in mark.whens if when.starts_on and when.starts_on == when.ends_on]
        if len(days) == 1 and days[0] <= found.ends_on and OPENED.search(mark.clause.text) and not background(mark):
            return replace(found, starts_on=days[0])
    return found


SHOWN = re.compile(
    r"\b(?:zu (?:sehen|besichtigen|erleben)|[Aa]nzusehen|[Bb]esichtig\w+|häng(?:t|en)"
    r"|bleib(?:t|en)|gezeigt|ausgestellt)\b"
)


def shown_until(marks: Marks, found: Slot) -> Slot:
    """ "… ist am Freitag eröffnet worden. Besichtigen kann man sie noch bis zum 30. Juli": that day only opened it."""
    if found.starts_on is None or found.starts_on != found.ends_on:
        return found
    for mark in marks.marks:
        last = next((when.ends_on for when in mark.whens if when.starts_on is None and when.ends_on), None)
        if last is None or last <= found.starts_on or background(mark) or "deadline" in mark.cues:
            continue
        if SHOWN.search(mark.clause.text) or any(noun.type == "exhibition" for noun in mark.nouns):
            return replace(found, ends_on=last, starts_at=None, ends_at=None)
    return found


def hangs_until(marks: Marks, head: int, found: Slot) -> Slot:
    """ "Am Montag wird im Foyer eine Ausstellung eröffnet; sie bleibt bis zum 15. Juli hängen": one of several actions,
    of which its own clause or one right after it says how long.
    """
    if found.starts_on is None or found.starts_on != found.ends_on:
        return found
    for mark in marks.marks[head : head + 3]:
        last = next((when.ends_on for when in mark.whens if when.starts_on is None and when.ends_on), None)
        if last is not None and last > found.starts_on and "deadline" not in mark.cues:
            return replace(found, ends_on=last) if SHOWN.search(mark.clause.text) else found
    return found


def completed(marks: Marks, at: int, found: Slot, also: Sequence[int] = ()) -> Slot:
    """ "beginnt am Montag … Bis Freitag": a beginning and an end in neighbouring clauses make one period.

    ``also`` are further clauses on the same action.
    """
    if found.starts_on is not None and found.ends_on not in (None, found.starts_on):
        return found
    places = dict.fromkeys([*range(max(0, at - 1), min(len(marks.marks), at + 3)), *also])
    # lines of a list tell of other actions
    number = marks.marks[at].clause.paragraph
    places = {i: None for i in places if marks.marks[i].clause.paragraph == number or not _in_line(marks, i)}
    near = [marks.marks[i] for i in places if not background(marks.marks[i])]
    whens = [when for mark in near for when in mark.whens]
    begun = [when for i in places if i <= at for when in marks.marks[i].whens] + [w for w in whens if w.open_end]
    starts = [w.starts_on for w in begun if w.starts_on and (w.ends_on is None or w.ends_on == w.starts_on)]
    ends = [w.ends_on for w in whens if w.ends_on and w.starts_on is None]
    first = found.starts_on or (starts[0] if starts else None)
    last = found.ends_on if found.starts_on is None and found.ends_on else (ends[0] if ends else found.ends_on)
    if first is not None and last is not None and last < first:
        return found
    return replace(found, starts_on=first, ends_on=last)
