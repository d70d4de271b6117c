"""Which part a Jobcenter plays in a clause without being named: by "wir" on its own site, by "es" and "dort" elsewhere.

What people are quoted with does not count: a guest says "wir", too. It does not decide whether anything is announced.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Actor, Mark, Marks
from extractors.announce.clauses.phrases import phrase, words
from extractors.announce.clauses.roles import Role
from extractors.announce.scope.involved import in_passing
from extractors.announce.scope.kinds import QUOTED_SPEECH

WE = re.compile(r"\b[Ww]ir\b")
ROOM = re.compile(rf"\b{words('rooms')}\s+(?:des|der|vom)\b")
# "bei uns", "in unserem Haus", "kommen Sie zu uns".
AT_OURS = re.compile(r"\b(?:[Bb]ei uns|[Zz]u uns|[Ii]n(?:s| unser\w*)|[Vv]or unser\w*)\b(?<!\bins)")
# "unser Arbeitgeberservice lädt", "unsere Beauftragte für Chancengleichheit".
OUR_STAFF = re.compile(rf"\b[Uu]nser\w*\s+(?:[a-zäöüß]+\s+)?{words('staff')}")
# "unsere zweite Jobmesse": stands right before a noun of action.
OUR = re.compile(r"\b[Uu]nser\w*\s+(?:[\w.-]+\s+){0,2}$")


def our_roles(mark: Mark) -> set[Role]:
    """The parts that "we" play in a clause of an own page; empty if it speaks of others only."""
    text = QUOTED_SPEECH.sub(lambda quoted: " " * len(quoted.group()), mark.clause.text)
    found: set[Role] = set()
    if WE.search(text):
        found.add("actor")
    if OUR_STAFF.search(text):
        found.add("staff")
    if AT_OURS.search(text):
        found.add("house")
    if any(OUR.search(text[: noun.start - mark.clause.start]) for noun in mark.nouns):
        found.add("of_action")
    return found


# "Sie findet am 19. Mai von 10 bis 12 Uhr statt": hours on a day that can be told, not those of an office.
HOURS = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:Uhr|(?:bis|–|-)\s?\d{1,2}(?:[.:]\d\d)?\s?Uhr)")
FIND_US = re.compile(
    r"\b(?:find|treff|besuch|sprech|erleb)\w* (?:Sie|[Ii]hr|alle|Interessierte) uns\b|\bstehen wir\b"
    r"|\bsind wir\b(?!.{0,40}\b(?:wieder|für Sie|erreichbar|nicht)\b)"
)
NO_EVENT = frozenset({"shut", "deadline", "previous", "others", "aside"})
YOU = re.compile(r"\b(?:Sie|Ihnen|Ihre?[mnrs]?|[Ee]uch|[Ii]hr)\b")
AROUND = 2  # clauses on either side in which "we" speak or "you" are spoken to


def hours_of_ours(marks: Marks, i: int) -> bool:
    """On an own page: does clause ``i`` give a day and its hours, where "we" speak or readers are spoken to?"""
    here = marks.marks[i]
    text = here.clause.text
    if not marks.own or here.cues & NO_EVENT or not (HOURS.search(text) or FIND_US.search(text)):
        return False
    if not any(when.starts_on or when.precision == "day" for when in here.whens):
        return False
    near = marks.marks[max(0, i - AROUND) : i + AROUND + 1]
    return any(our_roles(one) or YOU.search(one.clause.text) for one in near)


# "Deshalb veranstaltet es im Mai …", "So hat es eine Börse …": the Jobcenter that the clause before names.
IT_ACTS = re.compile(r"\b(?!gibt |geht |kommt |heißt |braucht |reicht |wird |ist )[a-zäöüß]+t(?:e)? es\b")
# "Zum Dank richtet die Behörde einen Abend aus": the Jobcenter that the text has named before.
HOUSE_WORD = phrase("house_word")
PUTS_ON = phrase("puts_on")
UNDONE = re.compile(r"\b(?:nicht|kein\w*|worden|wurde|wurden)\b")
# "Seit Montag sind die Bilder dort zu sehen": in the house that the clause before names.
THERE = re.compile(r"\b(?:[Dd]ort|[Hh]ier|[Dd]arin)\b")


def _by_house_word(marks: Marks, i: int) -> tuple[Actor, ...]:
    """The Jobcenter that clause ``i`` calls "die Behörde": the last one named, if it is not named as something else."""
    text = QUOTED_SPEECH.sub(lambda quoted: " " * len(quoted.group()), marks.marks[i].clause.text)
    if HOUSE_WORD.search(text) is None or UNDONE.search(text):
        return ()
    named = [one for mark in marks.marks[max(0, i - 3) : i] for one in mark.actors if one.mention.how != "generic"]
    return (Actor(named[-1].mention, "actor"),) if named else ()


def heirs(marks: Marks, i: int) -> tuple[Actor, ...]:
    """The Jobcenter that clause ``i`` means by "es" or "dort", in the part that it plays there."""
    here, before = marks.marks[i], marks.marks[i - 1] if i else None
    if here.actors or before is None:
        return ()
    acts = here.cues & {"organise", "invites"} or PUTS_ON.search(here.clause.text)
    if acts and (by_house := _by_house_word(marks, i)):
        return by_house
    if here.clause.paragraph != before.clause.paragraph:
        return ()
    named = [one for one in before.actors if one.mention.how != "generic"][:1]
    if "organise" in here.cues and IT_ACTS.search(here.clause.text):
        return tuple(Actor(one.mention, "actor") for one in named if not in_passing(before, one))
    housed = [
        one for one in named if one.role == "house" or (one.role == "of_action" and ROOM.search(before.clause.text))
    ]
    return tuple(Actor(one.mention, "house") for one in housed) if THERE.search(here.clause.text) else ()
