"""The words of a text that speak for a type of action, each a little: what no noun and no hint is written down for.

A word counts by its beginning ("verlost", "verlosen"), a long noun by its end, too ("Hafenrunde", "Frühstücksrunde"):
the last part of a German compound says what it is. What each is worth was learned from read texts and is data:
``vocabulary/types_words.toml``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import cast

from extractors.announce.clauses.noun_table import table
from extractors.records import ActionType

WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{4,}")
INFLECTION = re.compile(r"(?:en|er|es|e|n|s)$")
# How many letters of a word count at its beginning and at its end; a noun has two parts from so many letters on.
BEGINNING, END, LONG = 7, 6, 10


@lru_cache(maxsize=8192)
def _stems(word: str) -> tuple[str, ...]:
    low = word.lower()
    bare = INFLECTION.sub("", low)
    first = low[:BEGINNING] if len(low) > BEGINNING else bare
    return (first, f"-{bare[-END:]}") if word[0].isupper() and len(low) >= LONG else (first,)


@cache
def _mute() -> frozenset[str]:
    words = table("types")["mute"].split()
    return frozenset(stem for word in words for stem in (*_stems(word), *_stems(word.capitalize())))


@lru_cache(maxsize=64)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words of a text, and the ends of its long nouns (with a hyphen)."""
    return frozenset(stem for word in set(WORD.findall(text)) for stem in _stems(word)) - _mute()


def wording(told: str, title: str, lead: str) -> frozenset[str]:
    """The stems by the place where they stand. ``title`` and ``lead`` are empty where they speak of another action."""
    near = stems(told) | stems(title)
    return frozenset([*(f"told {one}" for one in near), *(f"lead {one}" for one in stems(lead))])


def share(words: frozenset[str]) -> float:
    """How much each of the words counts: of many the single one less."""
    return 1 / math.sqrt(len(words)) if words else 0.0


@cache
def _weights() -> Mapping[str, tuple[tuple[ActionType, float], ...]]:
    found: dict[str, list[tuple[ActionType, float]]] = {}
    for place, kinds in table("types_words").items():
        for kind, steps in kinds.items():
            for weight, words in steps.items():
                for word in words.split():
                    found.setdefault(f"{place} {word}", []).append((cast(ActionType, kind), float(weight)))
    return {word: tuple(of) for word, of in found.items()}


def spoken(words: frozenset[str]) -> dict[ActionType, float]:
    """What the words say for and against each type."""
    weights, one = _weights(), share(words)
    total: dict[ActionType, float] = {}
    for word in sorted(words & weights.keys()):  # in one order: sums of fractions depend on it
        for kind, weight in weights[word]:
            total[kind] = total.get(kind, 0.0) + weight * one
    return total
