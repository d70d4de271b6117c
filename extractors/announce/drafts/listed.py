"""Gives lists of days to the actions of a text on one action; what a line says is read in ``series``."""

from __future__ import annotations

from extractors.announce.clauses.lists import day_lists, lead_of
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.telling import best_noun, same_action
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.sides import LASTING


def with_lines(marks: Marks, drafts: list[Draft]) -> list[Draft]:
    """Gives every list of days to the action that its lead names: the main one, or one that only the list tells of."""
    main = drafts[0]
    for lines in day_lists(marks):
        lead = lead_of(marks, lines[0])
        noun = best_noun(marks.marks[lead]) if lead is not None else None
        name = next(iter(marks.marks[lead].names), None) if lead is not None else None
        known = next((d for d in drafts if lead in d.clauses), None)
        if known is None and noun is not None:
            known = next(
                (d for d in drafts if d.noun is not None and not noun.form and same_action(noun, d.noun)), None
            )
        shown = noun is not None and main.noun is not None and noun.type == main.noun.type == "exhibition"
        if shown and noun is not None and not noun.sure:
            known = main  # "Wo die Bilder hängen": the exhibition's own stops
        if known is None and lead is not None and noun is not None and not noun.form and main.noun is not None:
            known = Draft(lead, noun, name)
            drafts = [d for d in drafts if d.head not in lines]
            drafts.append(known)
        if known in (None, main) and main.noun is not None and main.noun.type in LASTING - {"exhibition"}:
            # what has begun for good is not held on the days of a list: they are something that goes with it
            above = marks.marks[lines[0] - 1].clause if lines[0] else None
            known = Draft(lines[0], title=above.text.rstrip(":") if above is not None and above.heading else None)
            drafts.append(known)
        known = known or main
        known.lines = (*known.lines, *lines)
    taken = {i for draft in drafts for i in draft.lines}
    return [draft for draft in drafts if draft.main or draft.lines or draft.head not in taken]
