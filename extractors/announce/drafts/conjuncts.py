"""Two different actions in one clause, each with a day of its own; it does not split days of one and the same.

Kind of text: "Am 4. Mai folgt ein Elternabend, am 9. Juni ein Fachtag", "die Jobmesse am 5. und der Hoftag am 8. Juni".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from extractors.announce.clauses.days import days_of
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.telling import OFF, background, same_action
from extractors.announce.drafts.draft import Draft
from extractors.dates import When


def told_together(mark: Mark) -> list[tuple[When, Noun]]:
    """Each day of a clause with the noun that stands after it, or before it where the clause opens with a noun; empty
    where it tells of less than two actions.
    """
    days = [day for day in days_of(mark.whens) if day.starts_on == day.ends_on]
    invited = "invites" in mark.cues  # "lädt am 18. Juni zu einem Hoffest ein, das in B am 26. zu einem Fachtag"
    nouns = [noun for noun in mark.nouns if (noun.sure or invited) and not noun.form]
    if len(days) < 2 or len(days) < len(mark.whens) or len(nouns) < len(days):
        return []
    after = nouns[0].start > days[0].start
    found = []
    for i, day in enumerate(days):
        first = (day.end if after else days[i - 1].end) if i or after else mark.clause.start
        last = (days[i + 1].start if i + 1 < len(days) else mark.clause.end) if after else day.start
        inside = [noun for noun in nouns if first <= noun.start < last]
        if not inside:
            return []
        found.append((day, inside[0]))
    if any(same_action(one, other) for (_, one), (_, other) in combinations(found, 2)):
        return []
    return found


def in_conjuncts(marks: Marks, draft: Draft) -> list[Draft]:
    """The draft, or one draft per action that its own clause tells of beside it."""
    mark = marks.marks[draft.head]
    if background(mark) or mark.cues & OFF or draft.name is not None:
        return [draft]
    found = told_together(mark)
    if not any(draft.noun is not None and noun.start == draft.noun.start for _, noun in found):
        return [draft]
    return [
        replace(draft, noun=noun, when=day, also=[], series=True, main=draft.main and noun is draft.noun)
        for day, noun in found
    ]
