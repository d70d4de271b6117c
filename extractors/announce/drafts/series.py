"""One title, several days or houses: "in A, in B, in C", "am 8. März in A, am 10. in B".

It splits a draft into one draft per day or house; what the action is, and whose, stays with the draft it came from.
Lists of town and day are read in ``lines``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.announce.clauses.days import days_of, pairs, timed
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.telling import background
from extractors.announce.drafts.conjuncts import in_conjuncts
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.lines import in_lines
from extractors.announce.drafts.stations import SAME_HOURS, in_stations
from extractors.dates import When
from extractors.names import PlaceMention

# "In Werlte …; in Spelle …": a clause that opens with its house or town.
OPENS_WITH_PLACE = re.compile(r"^(?:[Ii]n|[Ii]m|[Aa]m|[Aa]uf dem|[Aa]n der)\s+(?:\w+e[nmr]\s+)?[A-ZÄÖÜ]")


# "Sulingen (Dienstag, 8. März)": the name right before a day in brackets.
BEFORE_BRACKET = re.compile(r"([A-ZÄÖÜ][\wäöüß-]+(?:[ -](?:am|an der|im|bei)?\s?[A-ZÄÖÜ][\wäöüß-]+)?)\s*\(\W*$")


def _bracketed(marks: Marks, whens: Sequence[When]) -> list[tuple[When, str]]:
    found = [(when, BEFORE_BRACKET.search(marks.text[max(0, when.start - 60) : when.start])) for when in whens]
    return [(when, name[1]) for when, name in found if name is not None]


# "vom 12. Februar bis 2. März in der Volksbank Öhringen": the house right after its days.
AFTER_DAYS = re.compile(
    r"^\W*(?:im|in der|in|am|auf dem|an der)\s+([A-ZÄÖÜ][\wäöüß-]+(?:\s(?:am |an der )?[A-ZÄÖÜ][\wäöüß-]+)*)"
)


def _told_after(marks: Marks, whens: Sequence[When]) -> list[tuple[When, str]]:
    found = [(when, AFTER_DAYS.match(marks.text[when.end : when.end + 80])) for when in whens]
    return [(when, name[1]) for when, name in found if name is not None]


def _single_days(marks: Marks, draft: Draft) -> list[Draft]:
    """ "am 13. und am 15. September": two days that do not follow each other are two actions; else nothing. They may
    stand right before ("Am 6., 13. und 20. Juni ist der Saal reserviert. Gezeigt werden Filme").
    """
    near = [draft.head] if marks.marks[draft.head].whens else [i for i in (draft.head - 1, *draft.also) if i >= 0]
    whens = next((marks.marks[i].whens for i in near if marks.marks[i].whens and not background(marks.marks[i])), ())
    for when in whens:
        days = when.days
        if len(days) > 1 and any((later - one).days > 1 for one, later in pairwise(days)):
            return [
                replace(draft, when=replace(when, starts_on=day, ends_on=day, days=()), series=True) for day in days
            ]
    return []


def in_clauses(
    marks: Marks, draft: Draft, places: Sequence[PlaceMention], heads: frozenset[int] = frozenset()
) -> list[Draft]:
    """The draft, or one draft per pair of day and place if one of its clauses tells of two or more.

    ``heads`` are the clauses that tell of actions: another one's says nothing of this one.
    """
    if each := _single_days(marks, draft):
        return each
    nearby = [i for i in (*draft.clauses[:3], draft.head + 1, draft.head + 2) if i < len(marks.marks)]
    for i in dict.fromkeys(nearby):
        mark = marks.marks[i]
        days = days_of(mark.whens)
        if draft.next and marks.published_on is not None:  # "Wer am Dienstag verhindert war, kann am 9. in A und …"
            days = [day for day in days if day.starts_on and day.starts_on > marks.published_on]
        if len(days) < 2 or background(mark) or (i != draft.head and i in heads):
            continue
        if SAME_HOURS.search(mark.clause.text) and days[0].starts_at is not None:
            days = [days[0], *(timed(day, days[0]) for day in days[1:])]
        inside = [p for p in places if mark.clause.start <= p.start < mark.clause.end]
        found = (
            [(day, where.text) for day, where in pairs(days, inside)]
            or _bracketed(marks, days)
            or _told_after(marks, days)
        )
        if len(found) < 2 and (_and_again(marks.text, days) or _as_many(mark.clause.text, days)):
            return [replace(draft, when=day, also=[*draft.also, i], series=True) for day in days]
        if len(found) >= 2:
            if re.search(r"\bjeweils\b", mark.clause.text):
                hours = next((one for one in (*mark.whens, *mark.times) if one.starts_at), None)
                found = [(timed(day, hours), where) for day, where in found]
            return [replace(draft, when=day, place=where, also=[*draft.also, i], series=True) for day, where in found]
    return [draft]


# "am 25. Oktober und noch einmal am 8. November": the same on two days, in one place
AGAIN = re.compile(
    r"[\s,]*(?:und|sowie|oder)\s(?:dann\s)?(?:noch einmal|nochmals|erneut|wieder|ein weiteres Mal)\s(?:am\s)?"
)


COUNTS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
COUNTED = re.compile(r"\b(zwei|drei|vier|fünf) (?:weitere|neue|zusätzliche) [A-ZÄÖÜ]", re.IGNORECASE)


def _as_many(text: str, days: Sequence[When]) -> bool:
    """ "Zwei weitere Touren stehen fest: am 11. Juli rund um A und am 12. September ab B": as many days as said."""
    said = COUNTED.search(text)
    return said is not None and COUNTS[said[1].lower()] == len(days)


def _and_again(text: str, days: Sequence[When]) -> bool:
    return all(AGAIN.fullmatch(text[one.end : other.start]) for one, other in pairwise(days))


def in_houses(marks: Marks, draft: Draft, places: Sequence[PlaceMention]) -> list[Draft]:
    """The draft, or one per house where two or more linked clauses after it open with their own house and bring no
    noun.
    """
    houses: list[Draft] = []
    for i in range(draft.head, min(draft.head + 6, len(marks.marks))):
        mark = marks.marks[i]
        own = any(noun.sure and draft.noun and noun.stem != draft.noun.stem for noun in mark.nouns)
        linked = i + 1 < len(marks.marks) and marks.marks[i + 1].clause.sentence == mark.clause.sentence
        linked = linked or (i > 0 and marks.marks[i - 1].clause.sentence == mark.clause.sentence)
        if linked and not own and not mark.names and not mark.whens and OPENS_WITH_PLACE.match(mark.clause.text):
            inside = [p for p in places if mark.clause.start <= p.start < mark.clause.start + 45]
            if inside:
                houses.append(replace(draft, head=i, also=[draft.head], series=True, place=inside[0].text))
    return houses if len(houses) >= 2 else [draft]


def expand(
    marks: Marks,
    draft: Draft,
    places: Sequence[PlaceMention],
    lines: bool,
    heads: frozenset[int],
    alone: bool,
    others: frozenset[int],
) -> list[Draft]:
    """All single actions of one draft: by lines, else by stations, days or houses; mostly the draft alone.

    ``lines``: list items may be instances of this draft (in a programme each tells of an action of its own).
    ``heads`` are the clauses that tell of actions, ``others`` those that say another one's days; ``alone``: the text
    tells of one action, and what is added to it.
    """
    if len(together := in_conjuncts(marks, draft)) > 1:
        return together
    found = [in_lines(marks, draft, places)]
    if len(found[0]) == 1 and (lines or alone):
        found.append(in_stations(marks, draft, places, None if lines else heads, others))
    found.append(in_clauses(marks, draft, places, heads | others))
    if lines:
        found.append(in_houses(marks, draft, places))
    return found[0] if len(found[0]) > 1 else max(found, key=len)
