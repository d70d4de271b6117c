"""The places that may be meant by an action: those its own clause names and those named around it, with what is seen.

It offers candidates and describes each by named features that are there or not; it decides nothing: ``venue`` weighs
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.announce.clauses.marks import Marks
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.where_days import of_days
from extractors.announce.fields.where_lines import of_line
from extractors.announce.fields.where_named import plain, with_more
from extractors.announce.fields.where_seen import (
    LEAD,
    SAYS_WHERE,
    VENUES,
    Kind,
    of_candidate,
    of_clause,
    of_series,
)
from extractors.announce.fields.where_spans import NO_STOP, spans_of
from extractors.announce.fields.where_told import of_told
from extractors.names import PlaceMention
from extractors.names import places as places_of


@dataclass(frozen=True, slots=True)
class Whereabout:
    """A candidate at [start, end) of the text, with the features by which it is weighed."""

    start: int
    end: int
    text: str
    kind: Kind
    seen: frozenset[str]


GENITIVE = re.compile(r"\bdes\s(?:[a-zäöüß]+en\s|[A-ZÄÖÜ]\w+er\s)?$")
ONLINE = re.compile("|".join(VENUES["online"]), re.IGNORECASE)


def around(marks: Marks, draft: Draft) -> list[int]:
    """The clauses that may say where: its own, those that add to it, the ones beside, and any that says so by word."""
    own = list(dict.fromkeys([draft.head, *draft.also[:6]]))
    steps = (1, -1, 2, -2, 3) if draft.main else (1, -1, 2)
    beside = [draft.head + step for step in steps if 0 <= draft.head + step < len(marks.marks)]
    told = [i for i, mark in enumerate(marks.marks) if SAYS_WHERE.search(mark.clause.text)]
    lead = range(min(LEAD, len(marks.marks))) if draft.main else ()
    return list(dict.fromkeys([*own, *beside, *told[:4], *lead]))


def whereabouts(
    marks: Marks, draft: Draft, places: Sequence[PlaceMention], before: Sequence[tuple[Draft, str | None]] = ()
) -> list[Whereabout]:
    """All candidates for the place of an action, in the order in which the clauses are looked at.

    ``before``: the actions told before it, with their places, the first and the last of which may still hold.
    """
    found: list[Whereabout] = []
    for i in around(marks, draft):
        mark = marks.marks[i]
        outer = of_clause(marks, draft, i)
        spans: list[tuple[int, int, Kind, bool]] = []
        for start, end, kind, labelled in spans_of(marks, mark, draft, places):
            if not any(a < end and start < b for a, b, *_ in spans):
                spans.append((start, with_more(marks.text, start, end, kind), kind, labelled))
        line = of_line(marks, mark, draft, spans)
        days = of_days(marks, mark, draft, [span[0] for span in spans])
        for start, end, kind, labelled in spans:
            text = marks.text[start:end].rstrip(" .,;:")
            text = plain(text) if GENITIVE.search(marks.text[max(0, start - 20) : start]) else text
            features = outer | of_candidate(marks, mark, start, end, kind) | line[start] | days[start]
            features |= {"labelled"} if labelled else set()
            features |= of_series(draft, text, kind, "opens" in features)
            features |= {"given:another_day"} if {"given", "another_day"} <= features else set()
            if draft.main and i != draft.head:
                features |= {f"{one}:lent" for one in features & {"town", "labelled"}}
            found.append(Whereabout(start, end, text, kind, frozenset(features)))
    found += _told(marks, draft, before)
    if any("head" in one.seen and _is_told(one) for one in found):
        found = [one if "head" in one.seen else replace(one, seen=one.seen | {"head_tells"}) for one in found]
    found = _towns_with_house(found)
    found += [Whereabout(0, 0, one.text, one.kind, _in_title(draft, one)) for one in places_of(marks.title)]
    given = draft.place.split(",")[0] if draft.place else None
    if (
        given is not None
        and not NO_STOP.search(given)
        and not any(one.seen & {"given", "given:label"} for one in found)
    ):
        found.append(Whereabout(0, 0, given, "stop", frozenset({"given", "given:only"})))
    return found


def _told(marks: Marks, draft: Draft, before: Sequence[tuple[Draft, str | None]]) -> Iterator[Whereabout]:
    """The places of the first and of the last action told before."""
    for last, (other, place) in ((False, before[0]), (True, before[-1])) if before else ():
        if place is not None and (not last or len(before) > 1):
            yield Whereabout(0, 0, place, "told", frozenset(of_told(marks, draft, other, place, last)))


# What speaks against a house that another clause names.
_ELSEWHERE = frozenset(
    {
        "background",
        "deadline",
        "speech",
        "other_noun",
        "other_day",
        "another_day",
        "indefinite",
        "possessive",
        "compared",
    }
    | {"several_houses", "in_noun", "tie:from", "tie:of", "far"}
)


def _towns_with_house(found: list[Whereabout]) -> list[Whereabout]:
    """A town says less where a clause nearby says in which of its houses: "In Soest ist Jobmesse. Im Kursaal …", and
    the house of the town that a row gave says more: "Nach Soest kommt sie am 4. Mai … In Soest öffnet das Kulturhaus".
    """
    houses = [one for one in found if not one.seen & {"head", *_ELSEWHERE}]
    given = [one for one in houses if "with_given" in one.seen]
    if not given and not any(map(_is_told, houses)):
        return found
    town = frozenset({"town:house_given" if given else "town:house_near"})
    return [
        replace(one, seen=one.seen | {"given_house"})
        if one in given
        else replace(one, seen=one.seen | town)
        if one.kind == "town" and one.seen & {"head", "given", "also"}
        else one
        for one in found
    ]


def _is_told(one: Whereabout) -> bool:
    """Does the action's own clause say by this that something is in a house?"""
    tied = one.seen & {"tie:in", "tie:into", "tie:at"} and not one.seen & {"in_relative", "in_name", "no_longer"}
    return bool(tied) and one.kind in ("venue", "street", "quoted", "jobcenter")


def _in_title(draft: Draft, one: PlaceMention) -> frozenset[str]:
    return frozenset({"title", f"title:{'main' if draft.main else 'side'}", one.kind})
