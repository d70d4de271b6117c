"""Tells whose an action is: the Kreisschlüssel of the Jobcenter that carry it. Never a guess: () and an issue
instead.
"""

from __future__ import annotations

import re

from extractors.announce.draft import Draft
from extractors.announce.marks import Actor, Mark, Marks
from extractors.announce.phrases import phrase
from extractors.announce.telling import LABEL, background
from extractors.names import jobcenters, territories

LINKED = phrase("linked")


def _keys(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for actor in actors for key in actor.mention.kreise))


def labelled(mark: Mark) -> tuple[str, ...]:
    """The carrier of a list item "Emden: Frühstück im Jobcenter": the label names the place of the Jobcenter."""
    found = LABEL.match(mark.clause.text)
    if found is None or not mark.actors:
        return ()
    label = found.group().rstrip(": ")
    sorts = ("Landkreis ", "Stadt ") if re.search(r"\bLandkreis", mark.clause.text) else ("", "Stadt ", "Landkreis ")
    for sort in sorts:
        keys = tuple(key for one in jobcenters(f"Jobcenter {sort}{label}", None, None) for key in one.kreise)
        if keys:
            return keys
    return ()


def known(marks: Marks) -> tuple[str, ...]:
    """All carriers that the article names in a part that can act, in order of naming."""
    keys: dict[str, None] = {}
    for mark in marks.marks:
        if not background(mark):
            keys.update(dict.fromkeys(_keys(mark.acting)))
    for mark in (marks.in_title, *marks.marks):
        if not keys:
            keys.update(dict.fromkeys(_keys(mark.actors)))
    return tuple(keys)


def holders(marks: Marks) -> tuple[str, ...]:
    """The carriers named as holders: in clauses of holding, else in the title, else all that act."""
    keys: dict[str, None] = {}
    for mark in marks.marks:
        if "organise" in mark.cues and not background(mark):
            keys.update(dict.fromkeys(_keys(mark.acting)))
    return tuple(keys) or _keys(marks.in_title.actors) or known(marks)


# "richten die drei Häuser … aus", "eine Aktion beider Partner": all that the text has named so far.
TOGETHER = re.compile(
    r"\b(?:(?:[Dd]ie|[Dd]er|[Aa]ller|[Aa]lle|[Dd]en)\s(?:beiden|zwei|drei|vier|fünf)|[Bb]eider?|[Aa]ller?)\s"
    r"(?:Partner|Häusern?|Jobcentern?|Behörden|Einrichtungen|Träger|Veranstalter|Ämtern?|Beteiligten)\b"
)


def _is_one(marks: Marks) -> bool:
    """Does the text name one carrier alone, be it one of several Kreise?"""
    named = {
        actor.mention.kreise for mark in (marks.in_title, *marks.marks) for actor in mark.actors if actor.mention.kreise
    }
    return len(named) == 1


def _kreis(mark: Mark) -> tuple[str, ...]:
    """In a campaign of kommunale Jobcenter a Kreis or city that runs its own acts itself ("Der Kreis X
    veranstaltet").
    """
    for one in territories(mark.clause.text):
        if one.kind == "kreis":
            found = jobcenters(f"Jobcenter {one.text}", None, None)
            if found and (found[0].jobcenter or "").startswith("zkt-"):
                return found[0].kreise
    return ()


def carriers(marks: Marks, draft: Draft, before: tuple[str, ...], single: bool, kommunal: bool) -> tuple[str, ...]:
    """The carriers of one action. ``before``: those of the action told just before, inherited along semicolons.

    ``kommunal``: the campaign is one of kommunale Jobcenter, so a Kreis that is named stands for its Jobcenter.
    """
    head = marks.marks[draft.head]
    own = _keys(head.acting)
    if own:
        return own
    if label := labelled(head):
        return label
    if single:
        for i in draft.also[:3]:
            if (keys := _keys(marks.marks[i].acting)) and "organise" in marks.marks[i].cues:
                return keys
        return holders(marks) or marks.own_keys
    same = (i for i in draft.also if marks.marks[i].clause.paragraph == head.clause.paragraph)
    if said := next((keys for i in same if (keys := _keys(marks.marks[i].acting))), ()):
        return said
    everybody = known(marks)
    if len(everybody) == 1 or _is_one(marks) or (everybody and TOGETHER.search(head.clause.text)):
        return everybody
    if not everybody and marks.own_keys:
        return marks.own_keys
    if kommunal and (keys := _kreis(head)):
        return keys
    if before and (LINKED.match(head.clause.text) or after_semicolon(marks, draft.head)):
        return before
    return ()


def after_semicolon(marks: Marks, i: int) -> bool:
    """Does clause ``i`` go on after a semicolon of its sentence?"""
    if i == 0 or marks.marks[i - 1].clause.sentence != marks.marks[i].clause.sentence:
        return False
    return ";" in marks.text[marks.marks[i - 1].clause.end : marks.marks[i].clause.start]
