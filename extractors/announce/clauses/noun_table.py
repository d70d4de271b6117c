"""Knows which words are nouns of action and which type each stands for; it does not look through texts.

A German noun of action is mostly a compound: its last part says what is done ("-messe"), its first part for whom or
about what ("Job-"). Which parts stand for which type is data: ``vocabulary/types*.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

from extractors.announce.clauses.phrases import VOCABULARY
from extractors.records import ActionType


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the table; ``near`` must be met by the clause around the word, the type of a ``wide`` one is only
    likely.
    """

    type: ActionType
    sure: bool
    form: bool
    wide: bool
    words: re.Pattern[str] | None
    compounds: re.Pattern[str] | None
    near: re.Pattern[str] | None


# In this order: the first entry that matches a compound wins.
FILES = ("types_days", "types_gatherings", "types_open")


def table(name: str) -> dict[str, Any]:
    """One file of the vocabulary as it stands."""
    with (VOCABULARY / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _common() -> dict[str, Any]:
    return table("types")


INFLECTION = "(?:s|es|e|en|n)?"


def _parts(listed: str) -> str:
    """First parts of compounds as alternatives; ``@feast`` stands for the list of that name."""
    themes = _common()["first"]
    return "|".join(part for one in listed.split() for part in (themes[one[1:]].split() if one[0] == "@" else [one]))


def _compounds(entry: dict[str, Any]) -> re.Pattern[str] | None:
    """A word that ends in one of the heads: with a first part that ends in one of ``of``, or is none of ``not``."""
    if "heads" not in entry:
        return None
    heads = "|".join(entry["heads"].split())
    first = rf"[\w-]*(?:{_parts(entry['of'])})s?-?" if "of" in entry else r"[\w-]{3,}?"
    if entry.get("alone", False):
        first = f"(?:{first})?"
    never = rf"(?!(?:{_parts(entry['not'])})-?(?:{heads}){INFLECTION}$)" if "not" in entry else ""
    return re.compile(rf"{never}{first}(?:{heads}){INFLECTION}", re.IGNORECASE)


@cache
def entries() -> tuple[Entry, ...]:
    """All entries in the order of the files."""
    return tuple(
        Entry(
            type=cast(ActionType, entry["type"]),
            sure=bool(entry["sure"]),
            form=bool(entry.get("form", False)),
            wide=bool(entry.get("wide", False)),
            # a fixed phrase may open with its adjective ("neue Räume", "offene Tür"), else a noun has a capital
            words=re.compile(rf"(?<![\w-])(?=[A-ZÄÖÜ\d]|neue|offene)(?i:{'|'.join(entry['words'])})(?![\w])")
            if "words" in entry
            else None,
            compounds=_compounds(entry),
            near=re.compile("|".join(entry["near"])) if "near" in entry else None,
        )
        for name in FILES
        for entry in table(name)["noun"]
    )


@cache
def _never() -> re.Pattern[str]:
    entries = _common()["none"]
    words = [word for entry in entries for word in entry.get("words", "").split()]
    compounds = [found.pattern for entry in entries if (found := _compounds(entry)) is not None]
    return re.compile("|".join([*words, *compounds]), re.IGNORECASE)


@cache
def sayings() -> re.Pattern[str]:
    """Sayings that hold a noun of action and tell of none ("auf dem Programm")."""
    return re.compile(rf"\b(?:{'|'.join(_common()['sayings'])})\b")


@cache
def places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that can name a house as well as what is held in it, and what stands before the house."""
    given = _common()["place"]
    return re.compile(rf"[\w-]*{given['heads']}s?"), re.compile(given["after"])


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[Entry, ...]:
    """The entries that a word can stand for, in the order of the table."""
    if _never().fullmatch(word):
        return ()
    return tuple(entry for entry in entries() if entry.compounds is not None and entry.compounds.fullmatch(word))
