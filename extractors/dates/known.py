"""What a text has told so far, and which way its sentences look.

Decides direction from verbs. Kind of text: news and press prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extractors.dates.calendar import Looks
from extractors.dates.words import patterns
from extractors.records import Precision


@dataclass(slots=True)
class Span:
    """The days an expression means. ``partial`` is what is known of a day that is not."""

    first: date | None = None
    last: date | None = None
    precision: Precision = "day"
    partial: str | None = None
    days: tuple[date, ...] = ()
    open_end: bool = False
    conflict: str | None = None


@dataclass(slots=True)
class Known:
    """What the text has told so far: explicit years, the last event it spoke of, single days by their number."""

    text: str
    anchor: date | None
    looks: Looks
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    mentioned: set[int] = field(default_factory=set)
    event: tuple[date, date] | None = None
    days: dict[int, date] = field(default_factory=dict)


# Verbs that put a sentence into the past or the future; weak past tenses are told by their endings ("feierten").
PAST = re.compile(
    rf"\b(?:{patterns('tense', 'past')}|(?!(?:{patterns('tense', 'not_past')})\b)[a-zäöüß]{{2,}}"
    r"(?:[^s\W]te|(?:ier|er|el|ll|nn|tz|b|g|k|m|(?<!a)r)ten))\b"
)
FUTURE = re.compile(rf"\b(?:{patterns('tense', 'future')})\b", re.IGNORECASE)
COMING = re.compile(rf"\b(?:{patterns('tense', 'coming')})\b", re.IGNORECASE)
# a stop in front of a capital, not that of a day ("10. März")
END_OF_SENTENCE = re.compile(r"[.!?;\n](?:(?<=\n)|(?<!\b\d.)(?<!\b\d\d.)\s+(?=[A-ZÄÖÜ„\"]))")


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around an expression, within 160 characters each side."""
    left = max(0, start - 160)
    cut = left
    for found in END_OF_SENTENCE.finditer(text, left, start):
        cut = found.end()
    following = END_OF_SENTENCE.search(text, end, min(len(text), end + 160))
    return text[cut : following.start() + 1 if following else min(len(text), end + 160)]


def part_of(sentence_: str, words: str) -> str:
    """The part between commas in which an expression stands: "…, die am Dienstag vorgestellt wurde"."""
    at = sentence_.find(words)
    left, right = sentence_.rfind(",", 0, max(0, at)) + 1, sentence_.find(",", at + len(words))
    return sentence_[left : right if right >= 0 else len(sentence_)]


def direction(known: Known, start: int, end: int) -> Looks:
    """Which way the sentence looks, where its verbs agree, else its part between commas; otherwise the whole text."""
    around = sentence(known.text, start, end)
    ahead = COMING if known.looks == "back" else FUTURE
    past, future = PAST.search(around) is not None, ahead.search(around) is not None
    if past and future:
        part = part_of(around, known.text[start:end])
        past, future = PAST.search(part) is not None, ahead.search(part) is not None
    if past == future:
        return known.looks
    return "back" if past else "forward"
