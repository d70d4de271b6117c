"""Lists that name only days and houses, and the clause above them that names what is held there.

Kind of text: "Die Termine: Donnerstag, 12. Mai: Bücherei am Markt".
"""

from __future__ import annotations

from extractors.announce.clauses.lists import DAY_LABEL, day_lists
from extractors.announce.clauses.marks import Marks
from extractors.announce.drafts.entries import is_week, own_noun


def bare_lines(marks: Marks) -> frozenset[int]:
    """The lines of lists none of whose lines names an action: days and houses of what is named before them."""

    def bare(lines: list[int]) -> bool:
        told = [marks.marks[i] for i in lines]
        short = all(len(mark.clause.text.partition(": ")[2].split()) <= 5 for mark in told)
        return short and not any(own_noun(mark) or mark.names or mark.acting for mark in told)

    return frozenset(i for lines in day_lists(marks) if bare(lines) for i in lines)


def lead(marks: Marks, i: int, bare: bool = False) -> int | None:
    """The clause that names what the lines "Day, time: town, house" list: the last named one before them; of bare ones
    one with a sure noun, too.
    """
    for j in range(i - 1, max(-1, i - 12), -1):
        mark = marks.marks[j]
        named = mark.names or (bare and own_noun(mark) is not None and mark.sure and not is_week(mark))
        if not mark.clause.item and not DAY_LABEL.match(mark.clause.text) and named and not mark.clause.heading:
            return j
    return None
