"""Chooses the place of an action: of all that may be meant the one that most speaks for, or none.

What is seen of each candidate is told by ``where_seen``; how much it says is data (``vocabulary/place_weights.toml``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extractors.announce.clauses.marks import Marks
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.whereabouts import ONLINE, whereabouts
from extractors.names import PlaceMention
from extractors.names.registry import vocabulary
from extractors.records import ActionType


@cache
def weights() -> Mapping[str, float]:
    """How much each feature says for a place, or, those that start with "none", for there being none."""
    table: Mapping[str, float] = vocabulary("place_weights.toml")["weight"]
    return table


def points(seen: Iterable[str]) -> float:
    """The sum of the weights of the features seen; one that is not in the table says nothing."""
    return math.fsum(weights().get(name, 0.0) for name in seen)  # exact: features come in no order


def nowhere(marks: Marks, draft: Draft, of_type: ActionType) -> frozenset[str]:
    """What speaks for no place at all: the sort of action, its part in the text, that it is held by telephone."""
    part = "main" if draft.main else "next" if draft.next else "side"
    seen = {"none", f"none:{part}", f"none:{of_type}"}
    if ONLINE.search(marks.marks[draft.head].clause.text):
        seen.add("none:online")
    return frozenset(seen)


def place(
    marks: Marks,
    draft: Draft,
    places: Sequence[PlaceMention],
    of_type: ActionType,
    before: Sequence[tuple[Draft, str | None]] = (),
) -> str | None:
    """The place as named, verbatim, or None; ``before`` are the actions told before it with their places."""
    best = max(whereabouts(marks, draft, places, before), key=lambda one: points(one.seen), default=None)
    if best is not None and _is_carrier(marks, draft, best.text):
        return None
    return best.text if best is not None and points(best.seen) > points(nowhere(marks, draft, of_type)) else None


def _is_carrier(marks: Marks, draft: Draft, text: str) -> bool:
    """ "Im Jobcenter des Kreises X wird ein Blick auf … geworfen": without a day the house is only who does it."""
    head = marks.marks[draft.head]
    return not (head.whens or head.times) and any(actor.mention.text == text for actor in head.actors)
