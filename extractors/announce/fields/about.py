"""What an action is about: of all topics that the text shows, those that its own words and their neighbours speak for.

A *feature* is a place in which a topic's wordings stand: the action's title, its clause, the clauses around, the
headline, anywhere in the text; by the part that the action plays, because a headline speaks for the main action and
less for one of a list. What each is worth was learned from read texts and is data
(``vocabulary/topic_weights.toml``); which wordings show a topic is told by ``names.topics``.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.announce.clauses.marks import Marks
from extractors.announce.drafts.draft import Draft
from extractors.names.registry import vocabulary
from extractors.names.topics import Hit, hits
from extractors.records import ActionType
from extractors.sentences import Clause

Features = Mapping[str, Mapping[str, float]]
# The first characters of an article: what is told there is told of the whole.
LEAD = 500
# How an action's own words are reached.
NEAR = ("title", "noun", "clause")
# What an action of a kind may be about though no word says so.
OF_KIND: Mapping[ActionType, str] = {
    "job_fair": "arbeitgeber_vermittlung",
    "opening": "standort_service",
    "exhibition": "kunst_kultur",
    "publication": "transparenz_image",
}
# An open day or a fest of a campaign shows the Jobcenter itself.
HOUSE = frozenset({"action_day", "event", "publication"})
# A topic that another one brings along or takes the place of: the law was made for those long out of work; pupils
# who look into the Jobcenter itself look for no training elsewhere.
TIED = {"langzeitarbeitslosigkeit": "teilhabechancengesetz", "ausbildung_jugend": "nachwuchs_personal"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One action as told, with what is settled of the page. ``heads``: the clauses that tell of any action."""

    marks: Marks
    draft: Draft
    title: str
    of_type: ActionType
    first: Draft
    heads: frozenset[int]
    is_programme: bool
    campaign: str | None

    @property
    def part(self) -> str:
        """The part that the action plays in the text."""
        if self.is_programme:
            return "opens list" if self.draft.main else "listed"
        return "beside" if not self.draft.main else "only" if len(self.heads) == 1 else "main"


def _places(told: Telling) -> Iterator[tuple[str, Iterable[Hit]]]:
    """The places in which a wording may stand, each with the wordings that stand there."""
    marks, draft, part = told.marks, told.draft, told.part
    every = hits(marks.text)

    def within(start: int, end: int) -> list[Hit]:
        return [one for one in every if start <= one.start < end]

    def of(clause: Clause) -> list[Hit]:
        return within(clause.start, clause.end)

    head = marks.marks[draft.head].clause
    yield "title", hits(told.title)
    if draft.noun is not None and draft.noun.text not in told.title:
        yield "noun", hits(draft.noun.text)
    yield "clause", of(head)
    yield "also", [one for i in draft.also for one in of(marks.marks[i].clause)]
    for side, i in (("before", draft.head - 1), ("after", draft.head + 1)):
        if 0 <= i < len(marks.marks):
            beside = marks.marks[i].clause
            sort = "told" if i in told.heads else "same" if beside.paragraph == head.paragraph else "other"
            yield f"{side} {sort} {part}", of(beside)
    block = [mark.clause for mark in marks.marks if mark.clause.paragraph == head.paragraph]
    yield f"paragraph {part}", within(block[0].start, block[-1].end)
    if told.first is not draft:
        yield f"first {part}", of(marks.marks[told.first.head].clause)
    yield f"headline {part}", hits(marks.title)
    yield f"lead {part}", within(0, LEAD)
    yield f"text {part}", every


def _standing(told: Telling) -> dict[str, dict[str, float]]:
    """For every topic, where its wordings stand and how sure they are."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for place, standing in _places(told):
        strong: dict[str, set[str]] = defaultdict(set)
        weak: dict[str, set[str]] = defaultdict(set)
        for one in standing:
            (strong if one.strong else weak)[one.topic].add(one.form)
        for topic, forms in strong.items():
            found[topic][f"{place} strong"] = 1.0
            if place.startswith("text"):
                found[topic][f"{place} more"] = math.log(len(forms) + len(weak.get(topic, ())))
        for topic, forms in weak.items():
            if topic not in strong:
                found[topic][f"{place} weak"] = 1.0
                if len(forms) > 1:
                    found[topic][f"{place} weak twice"] = 1.0
    return found


def features(told: Telling) -> Features:
    """All that speaks for and against every topic that the text shows or that the kind of action suggests."""
    found, part = _standing(told), told.part
    every = hits(told.marks.text)
    for topic, times in Counter(one.topic for one in every).items():
        found[topic][f"share {part}"] = times / len(every)
    own = {topic for topic, seen in found.items() if any(f"{place} strong" in seen for place in NEAR)}
    dress = "clad" if own else "bare"
    theme = vocabulary("campaigns.toml").get(told.campaign, {}).get("topic") if told.campaign else None
    suggested = {one for one in (theme, OF_KIND.get(told.of_type)) if one is not None}
    if told.campaign and not own and told.of_type in HOUSE:
        suggested.add("transparenz_image")
        found["transparenz_image"]["house"] = 1.0
    for topic in {*found, *suggested}:
        seen = found[topic]
        for place in (f"headline {part}", f"lead {part}", f"paragraph {part}"):
            if f"{place} strong" in seen:
                seen[f"{place} {dress}"] = 1.0
        near = any(f"{place} {how}" in seen for place in NEAR for how in ("strong", "weak"))
        seen["topic"] = 1.0
        seen[f"{'near' if near else 'far'} {topic}"] = 1.0
        seen[f"{told.of_type} {topic}"] = 1.0
        if TIED.get(topic) in own or f"headline {part} strong" in found.get(TIED.get(topic, ""), {}):
            seen[f"tied {topic}"] = 1.0
        if told.campaign:
            seen["theme" if topic == theme else "campaign"] = 1.0
    return found


@cache
def weights() -> Mapping[str, float]:
    """How much each feature says for a topic; one that is not in the table says nothing."""
    table: Mapping[str, float] = vocabulary("topic_weights.toml")["weight"]
    return table


# How sure a topic must be, as logarithm of odds; and the likeliest where none is: some topic nearly every action has.
ENOUGH, LIKELIEST = -0.35, -1.35


def chosen(points: Mapping[str, float]) -> frozenset[str]:
    """The topics that have enough points, else the likeliest where it is not too unlikely."""
    enough = frozenset(topic for topic, of in points.items() if of > ENOUGH)
    if enough or not points:
        return enough
    best = max(sorted(points), key=lambda topic: points[topic])
    return frozenset({best}) if points[best] > LIKELIEST else frozenset()


def topics_of(told: Telling) -> tuple[str, ...]:
    """The topics of an action, in the order of their first word in its title, its clause and the whole text."""
    table = weights()
    found = {
        topic: math.fsum(table.get(name, 0.0) * loud for name, loud in seen.items())
        for topic, seen in features(told).items()
    }
    order: dict[str, int] = {}
    clause = told.marks.marks[told.draft.head].clause
    spoken = [one for one in hits(told.marks.text) if one.start >= clause.start]
    for one in (*hits(told.title), *spoken, *hits(told.marks.text)):
        order.setdefault(one.topic, len(order))
    return tuple(sorted(chosen(found), key=lambda topic: (order.get(topic, len(order)), topic)))
