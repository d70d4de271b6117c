"""On a Jobcenter's own site it goes by "wir": which part it plays in a clause without being named.

What people are quoted with does not count: a guest says "wir", too. It does not decide whether anything is announced.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Mark
from extractors.announce.clauses.phrases import words
from extractors.announce.clauses.roles import Role
from extractors.announce.scope.kinds import QUOTED_SPEECH

WE = re.compile(r"\b[Ww]ir\b")
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
