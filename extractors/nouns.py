"""Finds the nouns that name a public action and the names in quotation marks; it does not decide who acts or when.

A German noun of action is mostly a compound: its last part says what is done ("-messe"), its first part for whom or
about what ("Job-"). Which parts stand for which type is data: ``vocabulary/types.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

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


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the table; ``near`` must be met by the clause around the word."""

    type: ActionType
    sure: bool
    form: bool
    words: re.Pattern[str] | None
    compounds: re.Pattern[str] | None
    near: re.Pattern[str] | None


@cache
def _file() -> dict[str, Any]:
    with (VOCABULARY / "types.toml").open("rb") as file:
        return tomllib.load(file)


INFLECTION = "(?:s|es|e|en|n)?"


def _parts(listed: Sequence[str]) -> str:
    """First parts of compounds as alternatives; ``@jobs`` stands for the list of that name."""
    themes = _file()["first"]
    return "|".join(part for one in listed for part in (themes[one[1:]] if one.startswith("@") else [one]))


def _compounds(entry: dict[str, Any]) -> re.Pattern[str] | None:
    """A word that ends in one of the heads: with a first part that ends in one of ``of``, or is none of ``not``."""
    if "heads" not in entry:
        return None
    heads = "|".join(entry["heads"])
    first = rf"[\w-]*(?:{_parts(entry['of'])})s?-?" if "of" in entry else r"[\w-]{3,}?"
    if entry.get("alone", False):
        first = f"(?:{first})?"
    never = rf"(?!(?:{_parts(entry['not'])})-?(?:{heads}){INFLECTION}$)" if "not" in entry else ""
    return re.compile(rf"{never}{first}(?:{heads}){INFLECTION}", re.IGNORECASE)


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            type=cast(ActionType, entry["type"]),
            sure=bool(entry["sure"]),
            form=bool(entry.get("form", False)),
            # a fixed phrase may open with its adjective ("neue Räume", "offene Tür"), else a noun has a capital
            words=re.compile(rf"(?<![\w-])(?=[A-ZÄÖÜ\d]|neue|offene)(?i:{'|'.join(entry['words'])})(?![\w])")
            if "words" in entry
            else None,
            compounds=_compounds(entry),
            near=re.compile("|".join(entry["near"])) if "near" in entry else None,
        )
        for entry in _file()["noun"]
    )


WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ\d][\w-]+(?<!-)")


@cache
def _never() -> re.Pattern[str]:
    return re.compile("|".join(_file()["never"]), re.IGNORECASE)


@cache
def _sayings() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_file()['sayings'])})\b")


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[_Entry, ...]:
    """The entries that a word can stand for, in the order of the table."""
    if _never().fullmatch(word):
        return ()
    return tuple(entry for entry in _entries() if entry.compounds is not None and entry.compounds.fullmatch(word))


def nouns(text: str, offset: int = 0) -> list[Noun]:
    """The nouns of action in ``text``, sorted; offsets are moved by ``offset``. Fixed phrases go before compounds."""
    found: dict[int, tuple[int, _Entry]] = {}
    taken = [match.span() for match in _sayings().finditer(text)]

    def take(start: int, end: int, entry: _Entry) -> None:
        if not any(first < end and start < last for first, last in taken):
            found[start] = (end, entry)
            taken.append((start, end))

    for entry in _entries():
        if entry.words is not None and (entry.near is None or entry.near.search(text)):
            for match in entry.words.finditer(text):
                take(match.start(), match.end(), entry)
    for match in WORD.finditer(text):
        for entry in _readings(match.group()):
            if entry.near is None or entry.near.search(text):
                take(match.start(), match.end(), entry)
                break
    return [
        Noun(start + offset, end + offset, text[start:end], entry.type, entry.sure, entry.form)
        for start, (end, entry) in sorted(found.items(), key=lambda one: one[0])
    ]


@cache
def _hints() -> tuple[tuple[ActionType, tuple[re.Pattern[str], ...]], ...]:
    return tuple((cast(ActionType, e["type"]), tuple(re.compile(word) for word in e["words"])) for e in _file()["hint"])


# What a hint weighs by where it stands: in the clauses that tell of the action, in the headline, in the first 500
# characters, in the rest of the article.
WEIGHTS = (1.0, 1.0, 0.7, 0.4)
LEAD = 500


def hinted(told: str, around: str) -> ActionType | None:
    """The type that the words hint at most, each by its best place; None without hint.

    ``told``: the clauses that tell of the action. ``around``: the headline, a line break and the text; or "".
    """
    headline, _, text = around.partition("\n")
    places = tuple(zip((told, headline, text[:LEAD], text), WEIGHTS, strict=True))
    scores = [
        (sum(max((w for place, w in places if one.search(place)), default=0.0) for one in words), kind)
        for kind, words in _hints()
    ]
    best = max(score for score, _ in scores)
    return next(kind for score, kind in scores if score == best) if best >= 0.4 else None


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
