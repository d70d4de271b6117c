"""Which days of a clause can be an action's, and how long the clause says that the action goes.

It reads single clauses; which clause speaks of which action is decided in ``schedule``.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.days import MISSED
from extractors.announce.clauses.marks import Mark
from extractors.dates import When
from extractors.figures.numbers import spelled

INSTEAD = re.compile(r"\b(?:nun|jetzt|stattdessen)\b")
SOME_DAY = re.compile(
    r"\b(?:in den|ins|in die|auf (?:den|das|die|einen))\s(?:späteren?\s|kommenden?\s|nächsten?\s)?"
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Frühjahr|Frühling|Sommer"
    r"|Herbst|Winter|Jahr|Zeitpunkt|Termin)\b.{0,30}\b(?:verlegt|verschoben|verschieben)|\bauf unbestimmte Zeit\b"
)
# "dauert gut zwei Stunden", "endet nach 90 Minuten"
LENGTH = re.compile(
    r"\b(?:dauer(?:t|n|te|ten)|geht über|Dauer:?|ist nach|endet nach)\s"
    r"(?:(?:etwa|rund|gut|knapp|ungefähr|jeweils|voraussichtlich|circa|ca\.) )*"
    r"(?P<count>\d{1,3}|[a-zäöüß]+)\s(?P<unit>Stunden?|Minuten)\b"
)


# "Der Film dauert 94 Minuten": a part of the evening
OF_A_PART = re.compile(r"\b(?:\w*[Ff]ilme?s?|Streifen|Runde|Gespräche?|Lied|Übung|Vorführung)\b")


def length(text: str) -> int:
    """The minutes that a clause says an action goes; 0 where it does not say."""
    said = LENGTH.search(text)
    if said is None or OF_A_PART.search(text):
        return 0
    count = "ein" if said["count"] == "eine" else said["count"]
    number = float(count) if count.isdigit() else spelled(count) or 0
    return round(number if said["unit"].startswith("Min") else 60 * number)


def events(mark: Mark, loose: bool = False) -> list[When]:
    """The clause's days that can be the action's: not those before a "deadline" word, not the old day of a postponed
    one.
    """
    # "an diesem Mittwoch" points back to a day named before
    offset, text = mark.clause.start, mark.clause.text
    whens = [
        one
        for one in mark.whens
        if re.search(r"\d", one.text)
        or (loose and mark.clause.paragraph < 2)
        or not re.search(r"\bdiese[mnr]\s", text[max(0, one.start - offset - 8) : one.end - offset])
    ]
    if len(whens) > 1:  # "Für alle, die am Dienstag leer ausgingen, gibt es am 4. Juli …"
        whens = [one for one in whens if not MISSED.search(text[: one.start - offset])] or whens
    if "postponed" in mark.cues and SOME_DAY.search(text):
        return []  # "in den Mai verlegt": off on its day, and without a new one
    if "postponed" in mark.cues:
        moved = [
            when
            for when in whens
            if re.search(r"\bauf\s+(?:den\s+)?\W*$", mark.clause.text[: when.start - mark.clause.start])
        ]
        fresh = [
            when for when in whens if re.search(r"[Nn]euer? Termin", mark.clause.text[: when.start - mark.clause.start])
        ]
        instead = [when for when in whens if INSTEAD.search(mark.clause.text[: when.start - mark.clause.start])]
        made_up = whens[-1:] if len(whens) > 1 and "nachgeholt" in mark.clause.text else []
        moved = moved[-1:]  # "ursprünglich auf den 27. Januar gelegt, wandert auf Dienstag, 29. März"
        whens = moved or fresh or instead or made_up or ([] if "nicht wie geplant" in mark.clause.text else whens)
    return whens
