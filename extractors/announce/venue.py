"""Chooses the place of an action among the places that the text names: its own clause first, then those around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.announce.drafts import Draft
from extractors.announce.marks import Mark, Marks
from extractors.announce.phrases import phrase
from extractors.announce.telling import background
from extractors.names import PlaceMention, best_place

RELOCATED = phrase("relocated")


def _inside(mark: Mark, places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Places within the clause that are no part of a Jobcenter's name."""
    return [
        one
        for one in places
        if mark.clause.start <= one.start < mark.clause.end
        and not any(a.mention.start <= one.start < a.mention.end for a in mark.actors if a.role != "house")
        and not any(noun.start <= one.start < noun.end for noun in mark.nouns if noun.sure)
        and not any(name.start <= one.start < name.end and name.text != one.text for name in mark.names)
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
        for i in range(draft.head, min(draft.head + 4, len(marks.marks))):
            moved = (
                best_place(_inside(marks.marks[i], places)) if RELOCATED.search(marks.marks[i].clause.text) else None
            )
            if moved is not None and moved.kind != "town":
                return moved.text
    own = _inside(marks.marks[draft.head], places)
    order = [] if alone else list(draft.also[:3])
    if draft.next and draft.head + 1 < len(marks.marks):
        order.append(draft.head + 1)
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
    if best is None:
        for i in (draft.head, *(order[:2] if alone else ())):
            if (unknown := _unlisted(marks.marks[i])) is not None:
                return unknown
    return best.text if best is not None else None


# "heißt es im Kolosseum": a house that no list knows.
IN = re.compile(
    r"\b(?:[Ii]m|[Ii]n der|[Ii]ns|[Aa]uf dem|[Aa]uf der)\s+"
    r"([A-ZÄÖÜ][\wäöüß-]{3,}(?:\s(?:am|an der|in der)\s[A-ZÄÖÜ][\wäöüß-]+)?)"
)
NO_PLACE = phrase("no_place")


def _unlisted(mark: Mark) -> str | None:
    """The house after "im" or "in der" in a clause that says when and what: the first that is no month and no set
    phrase.
    """
    if not (mark.whens and mark.cues & {"organise", "happens", "invites", "past"}):
        return None
    taken = [(when.start, when.end) for when in mark.whens] + [(noun.start, noun.end) for noun in mark.nouns]
    taken += [(name.start, name.end) for name in mark.names]
    taken += [(actor.mention.start, actor.mention.end) for actor in mark.actors]
    for found in IN.finditer(mark.clause.text):
        start = mark.clause.start + found.start(1)
        if not NO_PLACE.search(found[1].split()[0]) and not any(a <= start < b for a, b in taken):
            return found[1]
    return None
