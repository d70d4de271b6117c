"""Chooses the place of an action among the places that the text names: its own clause first, then those around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.drafts import Draft, background
from extractors.marks import Mark, Marks
from extractors.normalise import PlaceMention, best_place


def _inside(mark: Mark, places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Places within the clause that are no part of a Jobcenter's name."""
    return [
        one
        for one in places
        if mark.clause.start <= one.start < mark.clause.end
        and not any(a.mention.start <= one.start < a.mention.end for a in mark.actors)
        and not any(noun.start <= one.start < noun.end for noun in mark.nouns if noun.sure)
        and not any(name.start <= one.start < name.end for name in mark.names)
    ]


def place(marks: Marks, draft: Draft, places: Sequence[PlaceMention], alone: bool) -> str | None:
    """The place as named, or None. ``alone``: the page's main action, to which labelled lines and neighbours lend
    theirs.
    """
    if draft.place is not None:
        return draft.place
    if alone:
        labelled = [one for one in places if one.labelled and one.kind != "town"]
        if labelled:
            return labelled[0].text
    own = _inside(marks.marks[draft.head], places)
    order = [] if alone else list(draft.also[:3])
    if alone:
        order = [draft.head + step for step in (1, -1, 2, -2) if 0 <= draft.head + step < len(marks.marks)]
        order += draft.also[:3]
    order = [i for i in dict.fromkeys(order) if not background(marks.marks[i]) and "aside" not in marks.marks[i].cues]
    best = best_place(own)
    if best is not None and (best.kind != "town" or not alone):
        return best.text
    for i in order:
        near = best_place(_inside(marks.marks[i], places))
        if near is not None and (best is None or near.kind != "town"):
            return near.text
    return best.text if best is not None else None
