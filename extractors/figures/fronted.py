"""What a number counts that closes its clause, when the clause opens with the noun or with the verb's participle.

Decides by the order of the words. Kind of text: press releases and local news.
"""

from __future__ import annotations

import re

from extractors.figures.counted import Counted
from extractors.figures.rules import noun_class

# "Besucher zählte die Messe diesmal 1.400", "Lehrstellen bieten sie zusammen 80": the noun is talked of
TOPIC = re.compile(
    r"(?:^|[,;:]\s)(?P<noun>[A-ZÄÖÜ][\w-]+(?:n|r|s|e|en))(?:\s(?:ohne|mit|aus)\s[\w-]+)?\s"
    r"(?:zähl\w+|hat|haben|hatten?|biet\w+|boten|bot|verzeichne\w+|meld\w+|nann\w+|kamen|waren|sind|betreut\w*|such\w+)\s"
    r"[^,;]{0,70}$"
)
# "vermittelten sie 17.500 in Arbeit"
INTO_WORK = re.compile(
    r"\s(?:wieder\s|neu\s|dauerhaft\s)?(?:in|zu)\s(?:\w+\s)?(?:Arbeit|Ausbildung|Beschäftigung|Jobs?|Stellen?|Lohn|Arbeitsmarkt)\b"
)
PLACED = re.compile(r"\b(?:vermittel\w+|integrier\w+|brachten?|gebracht|bringen|verh[oa]lf\w*)\b")
# "Zugesagt haben 34", "Für den Kurs vormerken ließen sich 60": the number is who did it
FRONTED = re.compile(
    r"(?:^|[,;:]\s)(?:[^,;:]{0,60}\s)?(?:\w*ge\w{2,}(?:t|en)|\w+(?:iert|sagt|worben|kommen|teiligt|sucht)|[a-zäöüß]+en)\s"
    r"(?:haben|hatten|hätten|sind|waren|seien|wurden|ließen)\s(?:sich\s)?(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
CLOSES = re.compile(r"\s?(?:[.,;:!?–“]|$)")
# Of these a sentence may say how many there are; "Termine sind am 4. und am 11." says when.
TALKED_OF = frozenset({"people", "clients", "visitors", "participants", "exhibitors", "showing", "jobs", "training"})


def placed(before: str, after: str) -> Counted | None:
    """People brought into work, who are not named."""
    return Counted("integrations") if INTO_WORK.match(after) and PLACED.search(before + after) else None


def topic(before: str, after: str) -> Counted | None:
    """The noun that the clause opens with, of a number that closes it."""
    named = TOPIC.search(before) if CLOSES.match(after) else None
    kind = noun_class(named["noun"]) if named else None
    return Counted(kind, named["noun"]) if named and kind in TALKED_OF else None


def is_fronted(before: str, after: str) -> bool:
    """Whether the clause says what somebody did and closes with how many did."""
    return CLOSES.match(after) is not None and FRONTED.search(before) is not None
