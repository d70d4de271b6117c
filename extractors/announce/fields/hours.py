"""Hours that a text gives to all actions of a programme at once, and not to a single one."""

from __future__ import annotations

from dataclasses import replace

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import LABEL
from extractors.announce.fields.schedule import Slot

EACH = phrase("each_time")


def _only_lines(marks: Marks, head: int, i: int) -> bool:
    """Are there only further lines of its list between a line and clause ``i``, which is the first below them?"""
    between = [one.clause for one in marks.marks[head + 1 : i]]
    return all(one.item or LABEL.match(one.text) for one in between)


def for_each(marks: Marks, head: int, found: Slot) -> Slot:
    """The hours that a clause gives to all actions of a programme: "Alle drei Vorträge beginnen um 9 Uhr", after them
    in their paragraph, or "Die Termine, jeweils von 15 bis 17 Uhr:" above a list.
    """
    here = marks.marks[head].clause
    for i, mark in enumerate(marks.marks):
        if not EACH.search(mark.clause.text) or any(one.starts_on for one in mark.whens):
            continue
        time_ = next((one for one in mark.times if one.starts_at), None)
        after = i > head and mark.clause.paragraph == here.paragraph
        above = i < head and here.item and mark.clause.text.rstrip().endswith(":")
        listed = above and all(one.clause.item for one in marks.marks[i + 1 : head])
        below = i > head and LABEL.match(here.text) is not None and _only_lines(marks, head, i)
        if time_ is not None and (after or listed or below) and not mark.cues & {"deadline", "shut", "aside"}:
            return replace(found, starts_at=time_.starts_at, ends_at=time_.ends_at)
    return found
