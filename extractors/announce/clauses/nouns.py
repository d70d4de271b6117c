"""Finds the nouns that name a public action and the names in quotation marks; it does not decide who acts or when.

Which words are such nouns is known to ``noun_table``; the hints are data: ``vocabulary/types_hints.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from extractors.announce.clauses.noun_table import Entry, entries, places, readings, sayings, table
from extractors.announce.clauses.phrases import phrase, words
from extractors.records import ActionType
from extractors.sentences import QUOTED


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of action: ``sure`` if it names a public action by itself, ``form`` if it only refers to one. A ``wide``
    one is of a type that the text around it tells: a sure one ("Logistiktag"), or the house of something ("im Forum").
    """

    start: int
    end: int
    text: str
    type: ActionType
    sure: bool
    form: bool
    wide: bool = False

    @property
    def stem(self) -> str:
        """The word without inflection and hyphens, in lower case: equal for two mentions of one action."""
        return re.sub(
            r"(?:en|es|e|n|s)$",
            "",
            self.text.replace("-", "").replace("\u00ad", "").lower(),
        )


@dataclass(frozen=True, slots=True)
class Name:
    """Words in quotation marks that can be a proper title; ``text`` is without the marks."""

    start: int
    end: int
    text: str


WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ\d][\w-]+(?<!-)")


# "eine Kollegin der Jugendberufsagentur": people of a house or programme, which is not told of
STAFF_OF = re.compile(
    rf"\b{words('staff')}(?:in|innen)?\s(?:der|des|von der|vom|aus der|aus dem|eines|einer)\s(?:\w+e[nr]\s)?$"
)


def nouns(text: str, offset: int = 0) -> list[Noun]:
    """The nouns of action in ``text``, sorted; offsets are moved by ``offset``. Fixed phrases go before compounds."""
    found: dict[int, tuple[int, Entry]] = {}
    taken = [match.span() for match in sayings().finditer(text)]

    def take(start: int, end: int, entry: Entry) -> None:
        if not any(first < end and start < last for first, last in taken):
            found[start] = (end, entry)
            taken.append((start, end))

    for entry in entries():
        if entry.words is not None and (entry.near is None or entry.near.search(text)):
            for match in entry.words.finditer(text):
                take(match.start(), match.end(), entry)
    house, before_house = places()
    for match in WORD.finditer(text):
        word = match.group()
        # "Foto-Schau" is a Fotoschau
        for entry in readings(word) or (readings(word.replace("-", "").capitalize()) if "-" in word else ()):
            if entry.near is None or entry.near.search(text):
                if not entry.sure and house.fullmatch(word) and before_house.search(text, 0, match.start()):
                    entry = replace(entry, wide=True)  # something is held there; what, it does not say
                if entry.type in ("opening", "programme_launch") and STAFF_OF.search(text, 0, match.start()):
                    break
                take(match.start(), match.end(), entry)
                break
    return [
        Noun(
            start + offset,
            end + offset,
            text[start:end],
            entry.type,
            entry.sure,
            entry.form,
            entry.wide,
        )
        for start, (end, entry) in sorted(found.items(), key=lambda one: one[0])
    ]


@cache
def _hints() -> tuple[tuple[ActionType, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (cast(ActionType, e["type"]), tuple(re.compile(word) for word in e["words"]))
        for e in table("types_hints")["hint"]
    )


def hints(text: str) -> tuple[tuple[ActionType, int], ...]:
    """How many of its hints each type has in a text."""
    return tuple((kind, sum(1 for one in words if one.search(text))) for kind, words in _hints())


# Quotations that are speech and not a name: they end in a comma or a full stop before the mark, or say "ich", "wir".
SPEECH = re.compile(r"[,.]$|\b(?:ich|wir|mich|uns|mir|man)\b", re.IGNORECASE)
SAID = phrase("said")
BOUND = (phrase("baptised"), phrase("inscribed"))


def names(text: str, offset: int = 0) -> list[Name]:
    """Quoted names of at most twelve words. Slogans with full stops inside („Stark. Nah. Hier.“) count, speech does
    not.
    """
    found = []
    for match in QUOTED.finditer(text):
        inner = match[1].strip()
        slogan = inner.count(".") >= 2
        if inner[-1:] not in ",.":  # „Ich bin dabei“ heißt die Kampagne
            slogan |= any(bound.match(text, match.end()) is not None for bound in BOUND)
        if len(inner.split()) > 12 or (SPEECH.search(inner) and not slogan) or SAID.match(text, match.end()):
            continue
        if inner[:1].islower() and len(inner.split()) > 2:
            continue
        found.append(Name(match.start() + offset, match.end() + offset, inner.rstrip(",")))
    return found
