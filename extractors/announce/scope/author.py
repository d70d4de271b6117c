"""Structures by which a text makes a Jobcenter the author of an action, whatever verb it takes for it.

German says who is behind something by more than verbs of holding: by a relative clause that hangs on the action ("das
Fest, zu dem das Amt gerufen hatte"), a genitive after its name ("„Dreh am Rad“ des Jobcenters"), a possessive ("stellt
seinen Bus vor"). It finds the structures; what they weigh is said in ``vocabulary/scope.toml``.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Actor, Mark
from extractors.announce.clauses.nouns import Name, Noun
from extractors.announce.clauses.phrases import phrase

# ", 19. März, " and ", 14 Uhr," stand inside of a clause; their commas end nothing.
DATE_COMMAS = re.compile(r",\s(?:den\s|dem\s)?\d{1,2}(?:[.:]\d\d)?\.?\s?(?:[A-ZÄÖÜ]\w+|\d{1,2}\.)(?:\s\d{4})?,?")
RELATIVE = re.compile(
    r",\s+(?P<by>(?:in|mit|bei|für|von|zu|an|auf|hinter|über|durch|um|unter|neben|vor|nach|aus)\s+)?"
    r"(?P<word>die|der|das|den|dem|denen|deren|dessen|welche[nrms]?|wozu|womit|wofür|wo)\s+[^,:;]*$"
)
# Between the action and its relative clause: what it is about, and the end of its own sentence.
ATTRIBUTE = re.compile(
    r"^[“”\"«»\s]*(?:(?:der|des|dem|den|für|zum|zur|von|über|gegen|mit|rund um)\s+(?:\w+\s+)?[A-ZÄÖÜ][\w-]+\s*){0,2}"
    r"(?:[a-zäöüß]+\s*){0,4}$"
)
TO_WHICH = re.compile(r",\s+(?:zu\s+(?:der|dem|denen|welche[rmn])|wozu)\s+[^,:;]*$")
CALLS = phrase("calls_guests")
NOT_ITS_OWN = phrase("relative_not_own")
POSSESSIVE = re.compile(r"\b(?:sein|ihr)(?:e[nrms]?)?\s+(?:[\w-]+\s+){0,2}[„»“\"]?$")

OWN_THING = re.compile(
    r"\b(?:sein|ihr)(?:e[nrm]?)?\s+(?:[a-zäöüß-]+(?:e[nrm]?|te[nrm]?)\s+){0,2}[„»“\"]?(?P<thing>[A-ZÄÖÜ][\w-]+)"
)
NOT_ONES_OWN = phrase("not_ones_own")


def _told(mark: Mark) -> tuple[Noun | Name, ...]:
    return (*mark.nouns, *mark.names)


def _plain(text: str) -> str:
    return DATE_COMMAS.sub(lambda found: found.group().replace(",", " "), text)


def hangs_on_action(mark: Mark, start: int) -> bool:
    """Is the Jobcenter at ``start`` of the clause the subject of a relative clause on an action that it may hold?"""
    text = _plain(mark.clause.text)
    before, after = text[:start], text[start:]
    opened = RELATIVE.search(before)
    if opened is None:
        return False
    if TO_WHICH.search(before) and CALLS.search(after):
        return True
    told = text[opened.start() :]
    if NOT_ITS_OWN.search(told):
        return False
    ends = [one.end - mark.clause.start for one in _told(mark)]
    return any(0 <= opened.start() - end <= 60 and ATTRIBUTE.match(text[end : opened.start()]) for end in ends)


# "„Atemholen“, ein Modell des Jobcenters": what the name stands for may be said between.
APPOSITION = re.compile(
    r"^(?:,\s+(?:ein|eine|einem|einer|einen|das|die|der|den|dem)\s+(?:[\w-]+\s+){1,3})?\s?(?:des|der|vom|von)\s+(?:\w+\s+)?$"
)


def follows_name(mark: Mark, actor: Actor) -> bool:
    """ "„Dreh am Rad“ des Jobcenters": the genitive after a quoted name."""
    if actor.role != "of_action":
        return False
    at, start = actor.mention.start - mark.clause.start, mark.clause.start
    return any(
        name.end - start <= at and APPOSITION.match(mark.clause.text[name.end - start : at]) for name in mark.names
    )


def has_own(mark: Mark, actor: Actor) -> bool:
    """ "stellt das Jobcenter seinen Bewerbungstag vor": the action is its own by a possessive after its name."""
    text = mark.clause.text
    after = actor.mention.end - mark.clause.start
    return actor.role == "actor" and any(
        POSSESSIVE.search(text[after : one.start - mark.clause.start]) is not None
        for one in _told(mark)
        if one.start - mark.clause.start > after
    )


def has_something(mark: Mark, actor: Actor) -> bool:
    """ "hat seinen Lehrlingsbasar über die Bühne gebracht": own, too, but not known for an action."""
    after = mark.clause.text[actor.mention.end - mark.clause.start :]
    return actor.role == "actor" and any(not NOT_ONES_OWN.search(one["thing"]) for one in OWN_THING.finditer(after))


# "das Gründungslabor des Jobcenters", "beim Forum Ehrenamt der MaßArbeit": the noun before the genitive.
HEAD_NOUN = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]{4,})(?:\s[A-ZÄÖÜ][\w-]+)?[“”«»\"]?\s+(?:des|der|vom)\s+(?:[\w-]+\s+)?$")
STEM = 7  # letters of a noun that must stand in the title, whatever ending it has there


def is_in_title(mark: Mark, actor: Actor, title: str) -> bool:
    """ "Das Lerncafé des Jobcenters …" under the title "Lerncafé zieht um": what is the Jobcenter's is the matter."""
    if actor.role != "of_action":
        return False
    before = HEAD_NOUN.search(mark.clause.text[: actor.mention.start - mark.clause.start])
    if before is None or NOT_ONES_OWN.search(before["noun"]):
        return False
    return re.search(rf"\b{re.escape(before['noun'][:STEM])}", title, re.IGNORECASE) is not None
