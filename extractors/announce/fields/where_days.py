"""Whose day a place of a clause belongs to: "am 4. Mai auf dem Anger in Soest, am 5. Mai im Kulturhaus Werl".

Like ``where_seen`` it decides nothing. Kind of text: sentences on several days or several actions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.drafts.draft import Draft

# What a new day begins with: the last comma or "und" before it.
PART = re.compile(r"[,;:]\s|\s(?:und|sowie|bzw\.|dann)\s|\s–\s")


def parts(marks: Marks, mark: Mark) -> tuple[tuple[int, int], ...]:
    """The spans of a clause that belong to one of its days each; none where it tells of one day."""
    days = {when.starts_on: when.start for when in reversed(mark.whens)}
    starts = sorted(days.values())
    if len(starts) < 2:
        return ()
    return tuple(_between(marks, mark, starts))


def _between(marks: Marks, mark: Mark, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    begin = mark.clause.start
    for last, following in pairwise(starts):
        breaks = [found.end() for found in PART.finditer(marks.text, last, following)]
        end = breaks[-1] if breaks else following
        yield begin, end
        begin = end
    yield begin, mark.clause.end


def own_part(marks: Marks, mark: Mark, draft: Draft) -> tuple[int, int] | None:
    """The part of a clause that tells of the draft's day, or, where it has none of its own, of its noun."""
    found = parts(marks, mark)
    if not found:
        return None
    at = None
    if draft.when is not None:
        at = next((when.start for when in mark.whens if when.starts_on == draft.when.starts_on), None)
    elif draft.noun is not None and not draft.main:
        at = draft.noun.start
    return next((part for part in found if at is not None and part[0] <= at < part[1]), None)


def of_days(marks: Marks, mark: Mark, draft: Draft, starts: Sequence[int]) -> dict[int, set[str]]:
    """Features of candidates, by start: told with the day of the action, or with another one."""
    own = own_part(marks, mark, draft)
    if own is None:
        return {start: set() for start in starts}
    return {start: {"own_day" if own[0] <= start < own[1] else "another_day"} for start in starts}
