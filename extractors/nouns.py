"""Finds the nouns that name a public action and the names in quotation marks; it does not decide who acts or when.

The nouns and the types they stand for are data: ``vocabulary/types.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from extractors.phrases import phrase
from extractors.records import ActionType
from extractors.sentences import QUOTED

VOCABULARY = Path(__file__).parent / "vocabulary"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of action: ``sure`` if it names a public action by itself, ``form`` if it only refers to one."""

    start: int
    end: int
    text: str
    type: ActionType
    sure: bool
    form: bool

    @property
    def stem(self) -> str:
        """The word without inflection and hyphens, in lower case: equal for two mentions of one action."""
        return re.sub(r"(?:en|es|e|n|s)$", "", self.text.replace("-", "").replace("\u00ad", "").lower())


@dataclass(frozen=True, slots=True)
class Name:
    """Words in quotation marks that can be a proper title; ``text`` is without the marks."""

    start: int
    end: int
    text: str


@cache
def _hints() -> tuple[tuple[ActionType, tuple[re.Pattern[str], ...]], ...]:
    with (VOCABULARY / "types.toml").open("rb") as file:
        entries = tomllib.load(file)["hint"]
    return tuple((cast(ActionType, e["type"]), tuple(re.compile(word) for word in e["words"])) for e in entries)


def hinted(told: str, around: str) -> ActionType | None:
    """The type that the words of the telling clauses hint at most, those of the article counting half; None without
    hint.
    """
    scores = [
        (sum(1.0 if one.search(told) else 0.5 if one.search(around) else 0.0 for one in words), kind)
        for kind, words in _hints()
    ]
    best = max(score for score, _ in scores)
    return next(kind for score, kind in scores if score == best) if best >= 0.5 else None


@cache
def _nouns() -> tuple[re.Pattern[str], tuple[tuple[ActionType, bool, bool], ...]]:
    with (VOCABULARY / "types.toml").open("rb") as file:
        table = tomllib.load(file)
    entries, never = table["noun"], table["never"]
    groups = "|".join(f"(?P<n{i}>{'|'.join(entry['words'])})" for i, entry in enumerate(entries))
    kinds = tuple((cast(ActionType, e["type"]), bool(e["sure"]), bool(e.get("form", False))) for e in entries)
    # compounds in any case ("Betriebsrundgang"), but a noun: it opens with a capital, or with the adjective of a fixed
    # phrase
    return re.compile(rf"(?<![\w-])(?=[A-ZÄÖÜ\d]|neue|offene)(?!(?i:{'|'.join(never)})\b)(?i:{groups})(?![\w])"), kinds


def nouns(text: str, offset: int = 0) -> list[Noun]:
    """The nouns of action in ``text``; offsets are moved by ``offset``."""
    pattern, kinds = _nouns()
    found = []
    for match in pattern.finditer(text):
        kind, sure, form = kinds[int((match.lastgroup or "n0")[1:])]
        found.append(Noun(match.start() + offset, match.end() + offset, match.group(), kind, sure, form))
    return found


# Quotations that are speech and not a name: they end in a comma or a full stop before the mark, or say "ich", "wir".
SPEECH = re.compile(r"[,.]$|\b(?:ich|wir|mich|uns|mir|man)\b", re.IGNORECASE)
SAID = phrase("said")


def names(text: str, offset: int = 0) -> list[Name]:
    """Quoted names of at most twelve words. Slogans with full stops inside („Stark. Nah. Hier.“) count, speech does
    not.
    """
    found = []
    for match in QUOTED.finditer(text):
        inner = match[1].strip()
        slogan = inner.count(".") >= 2
        if len(inner.split()) > 12 or (SPEECH.search(inner) and not slogan) or SAID.match(text, match.end()):
            continue
        if inner[:1].islower() and len(inner.split()) > 2:
            continue
        found.append(Name(match.start() + offset, match.end() + offset, inner.rstrip(",")))
    return found
