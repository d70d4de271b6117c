"""Collects what a text shows of an action's type where its own noun leaves it open; it does not decide.

A *sign* is a noun of action or a hint, by the place where it stands: it speaks for its own type. A *setting* is
something about the action (an hour is told, it is one of a list) that makes some types likelier than others. What each
is worth was learned from read texts and is data: ``vocabulary/types_weights.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast, get_args

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.noun_table import table
from extractors.announce.clauses.nouns import Noun, hints
from extractors.announce.clauses.phrases import phrase
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.wording import spoken, wording
from extractors.records import ActionType

# An offer of talk over coffee informs ("Frühstück … berät") where the text says so; else it is a plain event.
INFORMS = phrase("informs")
LAUNCHED = phrase("launched")
# The first clauses and the first characters of an article: what is told there is told of the main action.
FIRST_CLAUSES, LEAD = 5, 500


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for which type, and how loudly; the settings; and the plain words."""

    of: dict[tuple[str, ActionType], float]
    settings: tuple[str, ...]
    words: frozenset[str] = frozenset()


@lru_cache(maxsize=512)
def _loudness(text: str) -> tuple[tuple[ActionType, float], ...]:
    """The types that the words of a text hint at. Every further hint adds less."""
    return tuple((kind, math.log1p(count)) for kind, count in hints(text) if count)


def _of_nouns(marks: Marks, draft: Draft, noun: Noun | None) -> Iterator[tuple[str, ActionType, float]]:
    """The action's own noun, and the nouns beside it, in further clauses, in the headline and in the first clauses."""
    role = "main" if draft.main else "added"
    if noun is not None:
        quoted = any(name.start <= noun.start < name.end for i in draft.clauses for name in marks.marks[i].names)
        yield f"noun {_sort(noun)}{' in a name' if quoted else ''}", noun.type, 1.0
    places = [
        ("beside", marks.marks[draft.head].nouns),
        (f"further {role}", tuple(n for i in draft.clauses[1:] for n in marks.marks[i].nouns)),
        (f"headline {role}", marks.in_title.nouns),
        ("before", marks.marks[draft.head - 1].nouns if draft.head and not draft.main else ()),
    ]
    for place, found in places:
        yield from (
            (f"{place} {_sort(one)}", one.type, 1.0)
            for one in found
            if not one.form and (noun is None or one.start != noun.start)
        )
    sure = [one for mark in marks.marks for one in mark.nouns if one.sure]
    yield from ((f"often {role}", one.type, 1 / len(sure)) for one in sure)
    if draft.main:
        yield from (("first", one.type, 1.0) for mark in marks.marks[:FIRST_CLAUSES] for one in mark.nouns if one.sure)


def _sort(noun: Noun) -> str:
    if noun.wide:
        return "wide" if noun.sure else "house"
    return "sure" if noun.sure else "form" if noun.form else "loose"


def told(marks: Marks, draft: Draft) -> str:
    """The words of all clauses that tell of the action."""
    return " ".join(marks.marks[i].clause.text for i in draft.clauses)


def launched(marks: Marks, draft: Draft) -> bool:
    """Do title, the telling clauses or their neighbours say that the programme is new?"""
    near = range(max(0, draft.head - 1), min(len(marks.marks), draft.head + 2))
    return any(
        LAUNCHED.search(text) for text in (marks.title, *(marks.marks[i].clause.text for i in (*draft.clauses, *near)))
    )


def has_hour(marks: Marks, draft: Draft) -> bool:
    """Does the telling clause, or the line of the list, name an hour?"""
    head = marks.marks[draft.head]
    given = (draft.when,) if draft.when is not None else ()
    return bool(head.times) or any(when.starts_at for when in (*head.whens, *given))


def _settings(marks: Marks, draft: Draft, noun: Noun | None) -> Iterator[str]:
    role = "main" if draft.main else "added"
    yield role
    if noun is None:
        yield f"no noun {role}"
        head = marks.marks[draft.head]
        if not (head.whens or head.times or draft.when):
            yield "undated"
    elif not noun.sure:
        yield f"{_sort(noun)} {noun.type}"
    if has_hour(marks, draft):
        yield "hour"
    if draft.series:
        yield "series"
    if INFORMS.search(told(marks, draft)):
        yield "informs"
    if draft.main and INFORMS.search(f"{marks.title} {marks.text[:1200]}"):
        yield "informs early"
    if launched(marks, draft):
        yield f"launched {role}"


def signs(marks: Marks, draft: Draft, noun: Noun | None) -> Signs:
    """All signs and settings of one action; ``noun`` is the one it goes by."""
    of: dict[tuple[str, ActionType], float] = {}
    for place, kind, loud in _of_nouns(marks, draft, noun):
        before = of.get((place, kind), 0.0)
        of[place, kind] = before + loud if place.startswith("often") else max(before, loud)
    role = "main" if draft.main else "added"
    texts = (("told", told(marks, draft)), ("headline", marks.title), ("lead", marks.text[:LEAD]), ("text", marks.text))
    for place, text in texts:
        for kind, loud in _loudness(text):
            of[f"hint {place} {role}", kind] = loud
    title, lead = (marks.title, marks.text[:LEAD]) if draft.main else ("", "")
    return Signs(of, tuple(_settings(marks, draft, noun)), wording(told(marks, draft), title, lead))


@cache
def _weights() -> tuple[dict[str, float], dict[str, dict[ActionType, float]]]:
    read = table("types_weights")
    return read["sign"], read["setting"]


def scores(found: Signs) -> dict[ActionType, float]:
    """What each type scores by the learned weights."""
    sign, setting = _weights()
    total: dict[ActionType, float] = dict.fromkeys(cast("tuple[ActionType, ...]", get_args(ActionType)), 0.0)
    for (place, kind), loud in found.of.items():
        total[kind] += sign.get(place, 0.0) * loud
    for name in found.settings:
        for of, weight in setting.get(name, {}).items():
            total[of] += weight
    for of, weight in spoken(found.words).items():
        total[of] += weight
    return total
