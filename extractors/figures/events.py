"""Which kinds of events a text names, and where: who is counted depends on whether it is a fair, a course, a contest …

Decides by the noun alone. Vocabulary as data: ``vocabulary/figure_events.toml``; kind of text: press releases and
local news.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parents[1] / "vocabulary" / "figure_events.toml").read_text("utf-8")
)
KINDS = {kind: re.compile("|".join(table["words"])) for kind, table in TABLES.items() if table["words"]}
PHRASES = {
    kind: re.compile(rf"\b(?:{'|'.join(table['phrases'])})") for kind, table in TABLES.items() if table["phrases"]
}
NOUN = re.compile(r"[A-ZÄÖÜ§]\w{2,}(?:[-’'*:]\w+)*")
# What is named in passing everywhere says what the text is about only where nothing else does.
# "im Theater", "auf dem Marktplatz": where it is, not what it is
VENUES = frozenset({"Theater", "Kino", "Forum", "Kongress", "Marktplatz", "Konzerthaus", "Börse", "Messe", "Markt"})
INSIDE = re.compile(r"\b(?:im|ins|in dem|in das|in den|in der|auf dem|vor dem|vorm|über den)\s$")
LONGEST_HEADING = 90
PASSING = frozenset({"programme", "publication", "mobile"})


@lru_cache(maxsize=8192)
def kind_of(word: str) -> str | None:
    """The kind of event that a noun names ("Ausbildungsmesse": fair), of a compound with hyphens its last part too."""
    word = word.lower().replace("’", "'")
    forms = (word, word.rpartition("-")[2], word.replace("-", "")) if "-" in word else (word,)
    return next((kind for form in forms for kind, what in KINDS.items() if what.fullmatch(form)), None)


@lru_cache(maxsize=4)
def events(text: str) -> list[tuple[int, str]]:
    """Where a text names an event, and of which kind, in the order of the text."""
    lower = text.lower()
    named = [
        (found.start(), kind)
        for found in NOUN.finditer(text)
        if (kind := kind_of(found[0]))
        and not (found[0] in VENUES and INSIDE.search(text, max(0, found.start() - 12), found.start()))
    ]
    said = [(found.start(), kind) for kind, what in PHRASES.items() for found in what.finditer(lower)]
    return sorted(named + said)


def event_in(text: str, offset: int, start: int, end: int) -> str | None:
    """The kind of event that is named nearest to this place between ``start`` and ``end``."""
    inside = [(abs(at - offset), kind) for at, kind in events(text) if start <= at < end and kind not in PASSING]
    return min(inside)[1] if inside else None


def event_around(text: str, offset: int) -> str | None:
    """The kind of event that the paragraph names last before this place, or first behind it, or its heading."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    head = text.rfind("\n", 0, max(0, start - 2)) + 1
    named = [(at, kind) for at, kind in events(text) if head <= at and (end < 0 or at < end) and kind not in PASSING]
    inside = [(at > offset, abs(at - offset), kind) for at, kind in named if at >= start]
    if inside:
        return min(inside)[2]
    return named[-1][1] if named and start - head < LONGEST_HEADING else None


@lru_cache(maxsize=4)
def main_event(text: str) -> str | None:
    """The kind of event that the text is about: the one that is named first, what is named in passing last."""
    kinds = [kind for _, kind in events(text)]
    return next((kind for kind in kinds if kind not in PASSING), kinds[0] if kinds else None)
