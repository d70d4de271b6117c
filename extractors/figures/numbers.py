"""Which numbers a German text states, with their value: digits, words, fractions, ranges, and whether they are rounded.

Decides value and place. Does not know what is counted; ordinals, years, times and telephone numbers are for the
caller to leave out (``ordinal`` marks what reads like one).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "vocabulary" / "numbers.toml").read_text("utf-8"))
UNITS: dict[str, int] = TABLES["units"]
TENS: dict[str, int] = TABLES["tens"]
SCALES: dict[str, int] = TABLES["scales"]
WORDS: dict[str, float] = TABLES["words"]
SHARES: dict[str, float] = TABLES["shares"]
EVERY: dict[str, float] = TABLES["every"]


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` to ``value_max`` (None unless a range), written at ``start:end``; a share is in percent."""

    start: int
    end: int
    value: float
    value_max: float | None = None
    approximate: bool = False
    share: bool = False
    ordinal: bool = False
    spelled: bool = False


def alternatives(forms: dict[str, Any]) -> str:
    """An alternation, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


# "350.000", "2 200", "12 .000" and "12. 000" (torn), "1,5", "5214"
DIGITS = r"\d{1,3}(?:\s?\.\s?\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d]|[.,]\d)|\d+(?:,\d+)?"
ATOMS = f"{alternatives(TENS)}|{alternatives(UNITS)}|zig|hundert|tausend|und"
# "vierunddreißig", "zweihundertfünfzig", "dreitausend"; a word of the table; not "eine" or "acht" inside another word
SPELLED = rf"(?:(?:{alternatives(WORDS)})(?:tausend|hundert)?|(?:{ATOMS})+)"
SCALE = rf"(?:{'|'.join(re.escape(form.capitalize()) for form in sorted(SCALES, key=len, reverse=True))}|tausend)(?!\w)"
NUMBER = re.compile(
    rf"""(?<![\w.,/§])(?:(?P<digits>{DIGITS})|(?P<words>(?i:{SPELLED}))(?![\w-]))(?![a-zA-Z\d])
    (?:\s(?P<scale>{SCALE}))?(?P<percent>\s?(?:%|Prozent\b))?""",
    re.VERBOSE,
)
START = re.compile(
    rf"\d|\b(?=[A-ZÄÖÜa-zäöü])(?i:{alternatives(TENS)}|{alternatives(UNITS)}|hundert|tausend|{alternatives(WORDS)})"
)
# "ein Drittel der Gäste", "die Hälfte"
PARTS = alternatives({word: 0 for word in SHARES if word != "hälfte"})
SHARE = re.compile(
    rf"""\b(?:(?P<count>(?i:ein|zwei|drei|vier))\s(?:(?P<rounded>gutes|knappes)\s)?)?(?P<share>(?i:{PARTS}))\b
      (?(count)(?!\s(?:vor|nach)\s)|(?=\s(?:der|des|aller|von|davon|haben|hat|sind)\b))
    |\b(?:die\s|der\s)?(?P<half>Hälfte)\b""",
    re.VERBOSE,
)
# "jeder Vierte", "jede/r Dritte", "fast jede zweite", "jedes dritte Kind"
EACH = re.compile(
    rf"\b[Jj]ede(?:[rsmn]|[/*:_]-?r)?\s(?P<each>(?:{'|'.join(EVERY)})\b"
    rf"|(?:{'|'.join(each.lower() for each in EVERY)})n?\b)"
)
# "neun von zehn"; but "zwei von fünf Plätzen" are two places
ONE_OF = re.compile(
    r"\b(?P<part>\d{1,2}|(?i:ein(?:er|e)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun))\svon\s"
    r"(?P<all>zehn|10|hundert|100|vier|4|fünf|5|drei|3)\b(?![\w-])"
    r"(?!\s(?:[a-zäöüß]+\s)?\w*(?:plätzen|stellen|jobs)\b)"
)
DOZEN = tuple(
    f"{one} {many}"
    for one in ("ein", "Ein")
    for many in ("Dutzend", "halbes Dutzend", "halbes Hundert", "halbes Tausend")
)
# "zwischen 900 und 1.000"
BETWEEN, AND = re.compile(r"\b[Zz]wischen\s(?:\w+\s)?$"), re.compile(r"\sund\s")
RANGE = re.compile(r"\s?(?:bis|[-–])\s?(?=\d)|\sbis\s")
ABOUT = re.compile(
    rf"(?:^|(?<=\W))(?:{'|'.join(re.escape(word) for word in TABLES['about']['words'])})\s(?:den |die |der )?$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\.\s?(?=[A-Za-zÄÖÜäöü])")


@lru_cache(maxsize=4096)
def spelled(word: str) -> float | None:
    """The value of a number word ("vierunddreißig" is 34), or None if it is none."""
    word = word.lower()
    if word in WORDS:
        return WORDS[word]
    if "einhalb" in word:
        head, _, rest = word.partition("einhalb")
        factor = {"tausend": 1000, "hundert": 100}.get(rest)
        return (UNITS[head] + 0.5) * factor if factor and head in UNITS else None
    total, rest = 0, word
    for scale, size in (("tausend", 1000), ("hundert", 100)):
        if scale in rest:
            head, _, rest = rest.partition(scale)
            value = below_hundred(head) if scale == "hundert" else spelled(head) if head else 1
            if value is None:
                return None
            total += int(value) * size
            rest = rest.removeprefix("und") if not rest.startswith("undein") else rest
    if not rest:
        return total or None
    value = below_hundred(rest)
    return None if value is None else total + value


def below_hundred(word: str) -> int | None:
    """1 to 99 in words; an empty word is 1 ("hundert")."""
    if not word:
        return 1
    if word in UNITS:
        return UNITS[word]
    if word in TENS:
        return TENS[word]
    if word.endswith("zehn") and word[:-4] in UNITS:
        return UNITS[word[:-4]] + 10
    unit, joined, ten = word.partition("und")
    return UNITS[unit] + TENS[ten] if joined and unit in UNITS and ten in TENS else None


def figure(digits: str) -> float:
    """The value of digits with German separators."""
    whole, _, fraction = re.sub(r"[\s\u00a0\u202f]", "", digits).partition(",")
    return float(whole.replace(".", "") + ("." + fraction if fraction else ""))


def value_of(found: re.Match[str]) -> float | None:
    """The value of one number with its scale."""
    value = figure(found["digits"]) if found["digits"] else spelled(found["words"])
    if value is None:
        return None
    return value * SCALES[found["scale"].lower()] if found["scale"] else value


def is_about(text: str, start: int) -> bool:
    """Whether a word like "rund" stands in front."""
    return ABOUT.search(text, max(0, start - 24), start) is not None


def numbers(text: str) -> list[Number]:
    """All numbers of the text in order of their place; of overlapping readings the share or range wins."""
    parts = [*shares(text)]
    rest = [one for one in plain(text) if not any(part.start < one.end and one.start < part.end for part in parts)]
    return sorted([*parts, *rest], key=lambda number: number.start)


def shares(text: str) -> Iterator[Number]:
    """ "ein Viertel", "fast die Hälfte", "neun von zehn"."""
    lower = text.lower()
    for match in SHARE.finditer(text) if any(word in lower for word in SHARES) else ():
        if match["half"]:
            value = 50.0
        else:
            whole = SHARES[match["share"].lower()] * UNITS.get((match["count"] or "ein").lower(), 1)
            value = float(round(whole))
        yield Number(
            match.start(),
            match.end(),
            value,
            approximate=bool(match["rounded"]) or is_about(text, match.start()),
            share=True,
            spelled=True,
        )
    for match in EACH.finditer(text) if "jede" in lower else ():
        about = is_about(text, match.start())
        yield Number(
            match.start(),
            match.end(),
            EVERY[match["each"].capitalize().removesuffix("n")],
            approximate=about,
            share=True,
            spelled=True,
        )
    for match in ONE_OF.finditer(text):
        part = match["part"].lower()
        taken = float(part) if part.isdigit() else spelled("ein" if part.startswith("ein") else part)
        of_all = float(match["all"]) if match["all"].isdigit() else spelled(match["all"])
        if taken and of_all and taken < of_all:
            value = float(round(100 * taken / of_all))
            yield Number(
                match.start(), match.end(), value, approximate=is_about(text, match.start()), share=True, spelled=True
            )


def plain(text: str) -> Iterator[Number]:
    """Digits and number words with scale and percent, two of them as a range."""
    end = 0
    for hint in START.finditer(text):
        if hint.start() < end:
            continue
        match = NUMBER.match(text, hint.start() + 4 * text.startswith(DOZEN, hint.start()))
        value = value_of(match) if match else None
        if match is None or value is None:
            continue
        start, end, share, top = match.start(), match.end(), bool(match["percent"]), None
        link = RANGE.match(text, end) or (BETWEEN.search(text, max(0, start - 12), start) and AND.match(text, end))
        second = NUMBER.match(text, link.end()) if link else None
        higher = value_of(second) if second else None
        if second and higher is not None:
            if second["scale"] and not match["scale"] and value < 1000:
                value *= SCALES[second["scale"].lower()]
            if higher > value:
                top, end, share = higher, second.end(), share or bool(second["percent"])
        yield Number(
            start,
            end,
            value,
            top,
            approximate=is_about(text, start),
            share=share,
            ordinal=bool(match["digits"])
            and value < 1000
            and not match["scale"]
            and ORDINAL.match(text, end) is not None,
            spelled=not match["digits"],
        )
