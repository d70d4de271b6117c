"""What is seen of a candidate for the place of an action: named features that are there or not.

Decides nothing: ``venue`` weighs them (``vocabulary/place_weights.toml``). Kind of text: press releases, local news and
pages of Jobcenter.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.announce.draft import Draft
from extractors.announce.marks import Mark, Marks
from extractors.announce.telling import LABEL, SPEECH, background, same_action
from extractors.names.registry import vocabulary
from extractors.names.spellings import bearers

Kind = Literal["venue", "street", "town", "quoted", "unlisted", "stop", "jobcenter", "named"]
# What stands right before a place: how it is tied to the clause.
TIES = {
    "tie:in": r"\b(?:[Ii]m|[Ii]n|[Ii]n\s(?:der|dem|den|einem|einer)|[Aa]uf\s(?:dem|der)|[Aa]m|[Aa]n\s(?:der|dem))",
    "tie:into": r"\b(?:[Ii]ns|[Nn]ach|[Aa]ufs|[Aa]ns|(?:[Ii]n|[Aa]uf|[Aa]n)\s(?:die|das|den))",
    "tie:at": r"\b(?:[Bb]eim?|[Bb]ei\s(?:der|dem)|[Vv]or\s(?:dem|der)|[Hh]inter\s(?:dem|der))",
    "tie:to": r"\b[Zz]u[mr]?",
    "tie:from": r"\b(?:[Aa]us|[Vv]om?|[Vv]on\s(?:der|dem)|[Aa]us\s(?:der|dem)|[Aa]b|[Üü]ber)",
    "tie:of": r"(?:\bdes|[a-zäöü]\sder)",
    "tie:through": r"\b(?:[Dd]urchs|[Dd]urch\s(?:die|das|den))",
    "tie:article": r"\b(?:[Dd]en|[Dd]as|[Dd]ie|[Dd]er)",
    "tie:named": r"\b(?:ist|war|wird|macht|sind|folgte?|bleibt|bildet)(?:\s(?:der|die|das|dann|am|wieder))*",
    "tie:bare": r"(?:^|[.:;–-])",
    "tie:list": r"(?:,|\||\()",
}
_TIES = {name: re.compile(rf"(?:{tie})\s*[„»\"]?$") for name, tie in TIES.items()}
# An adjective or a word of belonging may stand between: "in seine neue Halle", "im sanierten Gebäude".
_BETWEEN = re.compile(
    r"\s+(?!d(?:er|ie|en|em|es)\s)(?:(?:sein|ihr|unser|dies|ein|Ihr)e?[mnrs]?|[a-zäöüß]{2,}e[nmrs]?)\s*$"
)
VENUES = vocabulary("venues.toml")
SAYS_WHERE = re.compile("|".join(VENUES["says_where"]))
BEGINS = re.compile("|".join(VENUES["begins"]))
# "im Kulturhaus in Soest": the town of a house that is named already.
TOWN_AFTER = re.compile(r"(?:[\w“)]\s(?:in|zu|nach)|[\w“]\s?[,(])\s*$")
# "in der Rohrmühle in Soest": what is followed by its town is a house.
WITH_TOWN = re.compile(r"\s(?:in|zu)\s((?:Bad\s)?[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+)?)")
NOW = re.compile(r"\b(?:dann|nun|jetzt|stattdessen|diesmal|dieses Mal)\W+(?:\w+\s){0,4}$")
# More than this much text around a candidate is never looked at.
NEAR = 40


THERE = re.compile(r"\b(?:[Dd]ort|[Dd]orthin|[Dd]arin|[Dd]a|[Hh]ier|(?:selben|gleichen|gleicher) (?:Ort|Stelle))\b")


def is_line(mark: Mark) -> bool:
    """A line of a list or a note, whose parts stand between commas: an item, a label, or no sentence at all."""
    text = mark.clause.text
    short = len(text) < 200 and (LABEL.match(text) is not None or not text.endswith((".", "!", "?", "“")))
    return mark.clause.item or short


def of_clause(marks: Marks, draft: Draft, i: int) -> set[str]:
    """Features that all candidates of clause ``i`` share: how near it is to the action and what it says."""
    mark, head = marks.marks[i], marks.marks[draft.head]
    if i == draft.head:
        seen = {"head"}
    else:
        step = i - draft.head
        seen = {"also" if i in draft.also else "beside" if abs(step) == 1 else "near" if abs(step) <= 3 else "far"}
        seen.add("after" if step > 0 else "before")
        seen |= {f"{one}:lent" for one in seen if draft.main}
        if mark.clause.paragraph != head.clause.paragraph:
            seen.add("other_paragraph")
        if -3 <= step < 0 and THERE.search(head.clause.text):
            seen.add("pointed_back")
        if is_line(mark) and not mark.clause.heading:
            seen.add("other_line")
        days = {when.starts_on for when in head.whens}
        if mark.whens and days and not days & {when.starts_on for when in mark.whens}:
            seen.add("other_day")
        if any(noun.sure and not same_action(noun, draft.noun) for noun in mark.nouns):
            seen.add("other_noun")
    told = {
        "background": background(mark) or "aside" in mark.cues,
        "deadline": "deadline" in mark.cues,
        "speech": SPEECH.match(mark.clause.text) is not None,
        "says_where": SAYS_WHERE.search(mark.clause.text) is not None,
        "dated": bool(mark.whens or mark.times),
        "heading": mark.clause.heading,
        "begins": BEGINS.search(mark.clause.text) is not None,
    }
    return seen | {name for name, holds in told.items() if holds}


def of_candidate(marks: Marks, mark: Mark, start: int, end: int, kind: Kind) -> set[str]:
    """Features of the candidate itself: its kind, what ties it to the clause, what stands beside it."""
    text, clause = marks.text, mark.clause
    seen: set[str] = {kind}
    before = text[max(clause.start, start - NEAR) : start]
    if (found := _BETWEEN.search(before)) is not None:
        before = before[: found.start()] + " "
    tie = next((name for name, pattern in _TIES.items() if pattern.search(before)), "tie:none")
    if start == clause.start:
        tie = "tie:bare"
    seen.add(tie)
    if kind in ("unlisted", "town", "stop"):
        seen.add(f"{tie}:{kind}")
    if any(0 <= start - noun.end <= 16 and noun.sure for noun in mark.nouns):
        seen.add("after_noun")
    if any(0 <= start - when.end <= 12 or 0 <= when.start - end <= 3 for when in (*mark.whens, *mark.times)):
        seen.add("beside_date")
    if any(name.start <= start < name.end for name in mark.names) and kind != "quoted":
        seen.add("in_name")
    if any(noun.start <= start < noun.end for noun in mark.nouns):
        seen.add("in_noun")
    town = WITH_TOWN.match(text, end)
    if kind != "town" and town is not None and any(map(bearers, (town[1], town[1].split()[0]))):
        seen.add("with_town")
    if NOW.search(before):
        seen.add("now")
    if text[start:end] in marks.title:
        seen.add("in_title")
    if kind == "town" and TOWN_AFTER.search(before):
        seen.add("town_after")
    if text[end : end + 1] == ":":
        seen.add("colon")
    return seen
