"""Whose an action is that names no Jobcenter itself, in a text on several: the one told of just before, or a town's.

Kind of text: reports and programmes of several Jobcenter ("Auch in Soest … Das Jobcenter dort …; dazu kam …").
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.telling import background
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.where_days import own_part
from extractors.names import jobcenters
from extractors.names.spellings import adjective, gazetteer

# What a clause on another town's doings opens with: "In Soest …", "Und Soest?", "Anders Soest:", "Die Soester …".
OPENS = re.compile(
    r"(?:(?:Und|Auch|Ebenso|Ebenfalls|Anders|Nur|Nicht|Ganz|Wiederum|Für|Bei|Derweil|Unterdessen|Schließlich|Zeitgleich)\s)?"
    r"(?:(?:auch|anders|in|im|bei|aus)\s)?(?:(?:In|Im|Aus|Bei|Die|Der|Das)\s)?(?:Landkreis\s|Kreis\s|Stadt\s)?"
)
ADJECTIVE = re.compile(r"(?:Die|Der|Das|Den|Bei den|Anders die|Auch die)\s([A-ZÄÖÜ][\wäöüß-]+er)\b")
# What else a Jobcenter is called: "Und Soest? Die Behörde lud …".
AGENCY = re.compile(
    r"\b(?:[Dd]ie|[Dd]as|[Dd]er|[Dd]ort(?:ige)?)\s"
    r"(?:Sozialagentur|Behörde|Amt|Jobservice|Kommunalcenter|Arbeitsförderung|Haus)\b"
)
# How many sentences on the carrier told before may still be meant.
FAR = 3


def in_part(marks: Marks, draft: Draft) -> tuple[str, ...]:
    """Of several carriers in a clause of several days the one whose day it is: "A am 4. Mai …, B am 5. Mai …"."""
    head = marks.marks[draft.head]
    named = dict.fromkeys(actor.mention.kreise for actor in head.acting if actor.mention.kreise)
    own = own_part(marks, head, draft) if len(named) > 1 else None
    if own is None:
        return ()
    told = [actor for actor in head.acting if actor.mention.kreise and own[0] <= actor.mention.start < own[1]]
    elsewhere = [actor for actor in head.acting if actor.mention.kreise and actor not in told]
    return tuple(dict.fromkeys(key for actor in told for key in actor.mention.kreise)) if elsewhere else ()


def of_town(mark: Mark) -> tuple[str, ...]:
    """The Jobcenter of the town that a clause opens with, where it is the only one of that name."""
    text = mark.clause.text
    if (found := ADJECTIVE.match(text)) is not None and adjective(found[1]):
        return _only(f"{found[1]} Jobcenter")
    opened = OPENS.match(text)
    at = opened.end() if opened is not None else 0
    hit = next((one for one in gazetteer().find(text[: at + 40]) if one.start == at), None)
    if hit is None or text[hit.end : hit.end + 1] == "-":
        return ()
    sort = "Landkreis " if re.search(r"\b(?:Landk|K)reis\s$", text[:at]) else ""
    return _only(f"Jobcenter {sort}{text[hit.start : hit.end]}")


def _only(name: str) -> tuple[str, ...]:
    keys = {one.kreise for one in jobcenters(name, None, None)}
    return keys.pop() if len(keys) == 1 else ()


def told_before(marks: Marks, draft: Draft) -> tuple[str, ...]:
    """The carrier that the paragraph, or its heading, told of last, or whose town a clause since then opens with."""
    head = marks.marks[draft.head]
    for i in range(draft.head, -1, -1):
        mark = marks.marks[i]
        outside = mark.clause.paragraph != head.clause.paragraph
        if outside and not (mark.clause.heading and head.clause.paragraph - mark.clause.paragraph == 1):
            break
        if background(mark) or head.clause.sentence - mark.clause.sentence > FAR + 1:
            break
        named = {one.mention.kreise: one.role for one in mark.acting if one.mention.kreise}
        if i != draft.head and len(named) == 1:
            (keys, part), *_ = named.items()
            return keys if part == "actor" else ()  # "ein Elternabend des Jobcenters": said of the evening alone
        if i > 0 and (keys := of_town(mark)):  # the first one is the dateline
            known = any(set(keys) & set(one.mention.kreise) for other in marks.marks for one in other.actors)
            here = marks.marks[i : draft.head + 1]
            return keys if known or any(one.actors or AGENCY.search(one.clause.text) for one in here) else ()
    return ()
