"""Tells whose an action is: the Kreisschlüssel of the Jobcenter that carry it. Never a guess: () and an issue
instead.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Actor, Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import LABEL, background
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.carriers_before import in_part, told_before
from extractors.announce.fields.initiators import BODIES
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
    bodies = len(known(marks)) > 1 and _of_bodies(marks)
    for mark in marks.marks:
        holds = HOSTS.search(mark.clause.text) is not None if bodies else "organise" in mark.cues
        if holds and not background(mark):
            keys.update(dict.fromkeys(_keys(mark.acting)))
    if keys or (keys := dict.fromkeys(_keys(marks.in_title.actors))):
        return tuple(keys)
    return () if bodies else known(marks)


# "Gastgeber des Fachtags waren die beiden Spitzenverbände": an event of associations, at which Jobcenter speak.
HOSTS = phrase("hosts")


def _of_bodies(marks: Marks) -> bool:
    """Do associations hold the whole, and no Jobcenter?"""
    return any(
        BODIES.search(mark.clause.text) and HOSTS.search(mark.clause.text) and not _keys(mark.acting)
        for mark in marks.marks
        if not background(mark)
    )


# "richten die drei Häuser … aus", "eine Aktion beider Partner": all that the text has named so far.
TOGETHER = phrase("together")


COUNTS = {
    "beiden": 2,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
}


def _together(marks: Marks, text: str) -> tuple[str, ...]:
    """Those who are meant by "die vier Häuser": all that act, or, where the number says so, all that are named."""
    found = TOGETHER.search(text)
    if found is None:
        return ()
    acting = known(marks)
    count = next((COUNTS[word] for word in found.group().split() if word in COUNTS), None)
    named = _keys(tuple(actor for mark in marks.marks if not background(mark) for actor in mark.actors))
    return named if count is not None and len(acting) != count == len(named) else acting


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


# "den der Musterkreis gemeinsam mit dem Jobcenter Emden ausrichtet": a Kreis beside a Jobcenter stands for its own.
JOINT = re.compile(r"^\s(?:gemeinsam|zusammen|in Kooperation|in Zusammenarbeit)\smit\b")
KOMMUNAL = re.compile(r"\b[Kk]ommunalen?\sJobcenter")


def _with_partner(marks: Marks, mark: Mark, own: tuple[str, ...]) -> tuple[str, ...]:
    """The carriers of a clause, and in a text on kommunale Jobcenter the Kreis that acts together with them."""
    text = mark.clause.text
    if "mit" not in text or not KOMMUNAL.search(f"{marks.title} {marks.text[:800]}"):
        return own
    for one in territories(text):
        if one.kind == "kreis" and one.code not in own and JOINT.match(text[one.end :]):
            found = jobcenters(f"Jobcenter {one.text}", None, None)
            return (*found[0].kreise, *own) if found and found[0].kreise else own
    return own


def _after(marks: Marks, i: int) -> tuple[str, ...]:
    """Who is named only after the semicolon: "Der Familientag fällt aus; das Jobcenter Emden musste ihn absagen"."""
    if i + 1 >= len(marks.marks) or marks.marks[i].actors or not after_semicolon(marks, i + 1):
        return ()
    after = marks.marks[i + 1]
    goes_on = re.search(r"\b(?:ihn|sie|es|ihm|ihr|davon|dafür|dazu|dies)\b", after.clause.text)
    return _keys(after.acting) if goes_on and not after.sure and not after.whens else ()


def carriers(marks: Marks, draft: Draft, before: tuple[str, ...], single: bool, kommunal: bool) -> tuple[str, ...]:
    """The carriers of one action. ``before``: those of the action told just before, inherited along semicolons.

    ``kommunal``: the campaign is one of kommunale Jobcenter, so a Kreis that is named stands for its Jobcenter.
    """
    head = marks.marks[draft.head]
    own = _keys(head.acting)
    if own:
        return in_part(marks, draft) or _with_partner(marks, head, own)
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
    if len(everybody) == 1 or _is_one(marks):
        return everybody
    if all_of_them := _together(marks, head.clause.text):
        return all_of_them
    if not everybody and marks.own_keys:
        return marks.own_keys
    if kommunal and (keys := _kreis(head)):
        return keys
    if later := _after(marks, draft.head):
        return later
    if before and (LINKED.match(head.clause.text) or after_semicolon(marks, draft.head)):
        return before
    return () if draft.main else told_before(marks, draft)


def after_semicolon(marks: Marks, i: int) -> bool:
    """Does clause ``i`` go on after a semicolon of its sentence?"""
    if i == 0 or marks.marks[i - 1].clause.sentence != marks.marks[i].clause.sentence:
        return False
    return ";" in marks.text[marks.marks[i - 1].clause.end : marks.marks[i].clause.start]
