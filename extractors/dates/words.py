"""The words of German time expressions, as tables and as the one regular expression that finds where to look.

Rules as data: ``vocabulary/dates.toml``. This module decides nothing about a text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

TABLES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "vocabulary" / "dates.toml").read_text("utf-8"))


def by_form(table: str) -> dict[str, int]:
    """Written form to number: {"januar": 1, "jan.": 1, …}."""
    return {form: int(number) for number, forms in TABLES[table].items() for form in forms}


def by_word(table: str) -> dict[str, str]:
    """Written form to the normal word: {"wochen": "week", …}."""
    return {form: word for word, forms in TABLES[table].items() for form in forms}


MONTHS = by_form("months")
WEEKDAYS = by_form("weekdays")
SHORT_WEEKDAYS = by_form("short_weekdays")
RELATIVE_DAYS = by_form("relative_days")
HOURS = by_form("hours")
WEEKLY = by_form("weekly")
UNITS = by_word("units")
SEASONS = by_word("seasons")
POINTERS = by_word("pointers")
SET_WORDS = by_word("set_words")
HABITS = frozenset(TABLES["habit"]["daily"])
NUMBERS = by_form("numbers")
FEASTS: dict[str, Any] = TABLES["feasts"]
FIXED_DAYS: dict[str, list[int]] = TABLES["fixed_days"]
MOVABLE_DAYS: dict[str, int] = TABLES["movable_days"]
PHRASE_DAYS: dict[str, list[int]] = TABLES["phrase_days"]
DAY_PARTS: dict[str, str] = by_word("day_parts")

# What a word sets off: the first table that holds it wins.
GROUPS: dict[str, str] = {}
for group, words in (
    ("month", MONTHS),
    ("weekday", WEEKDAYS),
    ("weekday", [day + part for day in WEEKDAYS for part in DAY_PARTS]),
    ("short", SHORT_WEEKDAYS),
    ("relative", RELATIVE_DAYS),
    ("weekly", [*WEEKLY, *HABITS]),
    ("unit", UNITS),
    ("season", SEASONS),
    ("holiday", [*FIXED_DAYS, *MOVABLE_DAYS, *FEASTS, *{phrase.split()[0] for phrase in PHRASE_DAYS} - set(UNITS)]),
    ("once", TABLES["once"]["words"]),
    ("vague", TABLES["vague"]["words"]),
    ("last_year", TABLES["last_year"]["words"]),
    ("clock", ["uhr", "halb", "viertel"]),
    ("week", ["kw", "kalenderwoche", "quartal", "advent", "adventssonntag", "halbjahr"]),
):
    for word in words:
        GROUPS.setdefault(word.rstrip("."), group)


def written(words: Iterable[str]) -> list[str]:
    """The words as they stand in a text: as given, with a capital, and the longest first."""
    forms = {form for word in words for form in (word, word[:1].upper() + word[1:])}
    return sorted(forms, key=lambda form: (-len(form), form))


def one_of(words: Iterable[str]) -> str:
    """An alternation of the words, capitalised or not."""
    return "|".join(re.escape(form) for form in written(words))


def names(words: Iterable[str]) -> str:
    """An alternation of nouns: only with their capital."""
    return "|".join(re.escape(form) for form in written(words) if form[0].isupper())


def patterns(section: str, key: str) -> str:
    """An alternation of the regular expressions of a list."""
    return "|".join(TABLES[section][key])


def titles(phrases: Iterable[str]) -> list[str]:
    """Phrases with the capitals of their nouns and adjectives: "Tag der Deutschen Einheit"."""
    small = {"der", "des"}
    capital = [" ".join(w if w in small else w.capitalize() for w in phrase.split()) for phrase in phrases]
    return sorted(capital, key=len, reverse=True)


# German writes nouns with a capital; that keeps "mai", "so" or "die mitte" out and the scan short.
SMALL_GROUPS = frozenset({"relative", "weekly", "once", "clock", "vague"})
# What stands after a number of one or two digits that is a day or an hour: a sign, or a space and what may follow it
# (a month, "Uhr", "bis", "und", a dash)
AFTER_NUMBER = r"(?=[.:–—/+&hHU-]|[ \u00a0][JFMASONDUKHubh–—&+-])"


def years(digit: str) -> str:
    """The branch of years for numbers that begin with this digit."""
    return {"1": "|9[0-9][0-9](?![0-9])", "2": "|0[0-9][0-9](?![0-9])"}.get(digit, "")


def scanner() -> re.Pattern[str]:
    """One pass over the text for runs of digits at their start and for nouns of the vocabulary.

    Every branch begins with a literal letter: only so the regex engine skips by character set, seven times faster
    than any form that begins with a boundary or a class.
    """
    forms = {form for word in GROUPS for form in written([word]) if form[0].isupper()} | {"KW"}
    branches = [rf"{digit}(?<![\w.,]{digit})(?:[0-9]?{AFTER_NUMBER}{years(digit)})" for digit in "0123456789"]
    for letter, group_forms in groupby(sorted(forms), key=lambda form: form[0]):
        tails = "|".join(re.escape(form[1:]) for form in sorted(group_forms, key=lambda form: (-len(form), form)))
        branches.append(rf"{letter}(?<=\b{letter})(?:{tails})\b")
    return re.compile("|".join(branches))


SCAN = scanner()
# Words in small letters are rare: looked up by what is rare in them, all in one pass, then read whole.
STEMS = (
    "heut",
    "gestern",
    "gestri",
    "morg",
    "halb ",
    "sofort",
    "tags",
    "ttwochs",
    "jetzt",
    "bald",
    "demnäc",
    "kürzli",
    "jüngst",
    "elang",
    "enlang",
    "äglich",
    "iertel ",
)
STEM = AhoCorasick(STEMS)
SMALL_WORD = re.compile(r"[a-zäöüß]+\b")


def _stems(text: str) -> list[int]:
    """Where a stem of a small word stands."""
    try:
        return [start for _, start, _ in STEM.find_matches_as_indexes(text)]
    except UnicodeEncodeError:  # half a character, as broken JSON holds it; "?" is as long
        return _stems(text.encode(errors="replace").decode())


def places(text: str) -> list[tuple[int, str]]:
    """Where an expression may begin, in order: (offset, the digits or the word)."""
    hits = [(found.start(), found[0]) for found in SCAN.finditer(text)]
    small = []
    for start in _stems(text):
        while start and text[start - 1].islower():
            start -= 1
        if (
            not (start and text[start - 1].isalnum())
            and (word := SMALL_WORD.match(text, start))
            and GROUPS.get(word[0]) in SMALL_GROUPS
        ):
            small.append((start, word[0]))
    return sorted({*hits, *small}) if small else hits
