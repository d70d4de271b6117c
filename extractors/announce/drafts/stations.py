"""Finds the stops of a tour that prose tells of one after the other, each with a day and mostly a place of its own.

Kind of text: "Erste Station ist am Dienstag, 4. Juni, der Marktplatz in A. Am Donnerstag steht der Bus in B."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extractors.announce.clauses.days import LATER, days_later, days_of, pairs, timed
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import REPORTED, SPEECH, background, same_action
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.off import is_off
from extractors.dates import When
from extractors.names import PlaceMention

TRAVELS, STATION = phrase("travels"), phrase("station")
EACH = phrase("each_time")
SAME_HOURS = phrase("same_hours")
TODAY = re.compile(r"(?:heute|gestern)\b", re.IGNORECASE)
LINKED = re.compile(r"(?:und |schließlich |dann )*(?:am|vom|tags|zum|den|der|die|das) ")
FURTHEST = 8  # clauses after the one that tells of a tour


def _is_fresh(marks: Marks, whens: Sequence[When]) -> bool:
    """Is a day among them less than two months gone: told as before, and still what the text is about?"""
    today = marks.published_on
    return today is not None and any(w.starts_on and 0 <= (today - w.starts_on).days < 60 for w in whens)


def _is_station(marks: Marks, draft: Draft, i: int, travels: bool) -> bool:
    """Can clause ``i`` be one stop of what the draft tells of: a day, and no action of its own?"""
    mark = marks.marks[i]
    beside = "others" in mark.cues and not SAME_HOURS.search(mark.clause.text)
    if mark.clause.heading or beside or mark.cues & {"deadline", "aside", "shut", "next"}:
        return False
    if (
        "previous" in mark.cues
        and background(mark)
        and not (STATION.search(mark.clause.text) and _is_fresh(marks, mark.whens))
    ):
        return False
    if SPEECH.match(mark.clause.text) or (i != draft.head and REPORTED.search(mark.clause.text)):
        return False
    if any(noun.sure and not same_action(noun, draft.noun) for noun in mark.nouns):
        return False
    if i != draft.head and any(draft.name is None or name.text != draft.name.text for name in mark.names):
        return False
    return travels or i == draft.head or STATION.search(mark.clause.text) is not None


def _first_stop(marks: Marks, draft: Draft, places: Sequence[PlaceMention]) -> int:
    """The first clause of the chain: a tour's main clause is not always its first stop ("Erste Station ist Werlte: …").

    Back over clauses that each have one day with a place, in the paragraph of the draft's own; they count only where
    the chain begins with a word for a stop.
    """
    first, head = draft.head, marks.marks[draft.head].clause
    if len(days_of(marks.marks[draft.head].whens)) != 1:
        return draft.head
    for i in range(draft.head - 1, max(-1, draft.head - FURTHEST), -1):
        mark = marks.marks[i]
        days = days_of(mark.whens)
        placed = any(mark.clause.start <= p.start < mark.clause.end for p in places)
        if mark.clause.paragraph != head.paragraph or not days or background(mark):
            break
        if not placed and not STATION.search(mark.clause.text):
            break
        first = i
    opens = STATION.search(marks.marks[first].clause.text) is not None
    return first if opens else draft.head


def _hours(marks: Marks, draft: Draft, first: int) -> When | None:
    """The hours that a clause gives for each stop: "jeweils von 14 bis 16.30 Uhr", before, among or after them."""
    for i in range(max(0, first - 3), min(len(marks.marks), draft.head + FURTHEST)):
        mark = marks.marks[i]
        each = EACH.search(mark.clause.text)
        if each is None or mark.cues & {"deadline", "shut"} or len(days_of(mark.whens)) > 1:
            continue
        timed_after = [one for one in (*mark.times, *mark.whens) if one.starts_at]
        near = [one for one in timed_after if i >= first or not mark.whens]
        if near:
            return near[0]
    return None


# "tags darauf ist es in Walsrode": the one told just before, somewhere else
PRONOUN = re.compile(r"\b(?:ist|sind|macht|hält|steht|gastiert|kommt|geht|läuft|findet|war|stand) (?:er|sie|es)\b")
OPENS_WITH_PLACE = re.compile(r"^(?:und )?(?:[Ii]n|[Ii]m)\s+[A-ZÄÖÜ]")


def _opens_with_town(mark: Mark, places: Sequence[PlaceMention]) -> bool:
    """ "In Marienberg öffnet die Stadthalle am …", "Döbeln folgt am …": the next stop, after one that is called so."""
    start = mark.clause.start
    return OPENS_WITH_PLACE.match(mark.clause.text) is not None or any(p.start == start for p in places)


def next_stop(marks: Marks, last: Draft, i: int, places: Sequence[PlaceMention]) -> Draft | None:
    """A further day and place of the action told just before, in a clause that names none: "Zwei Tage darauf folgt
    Zeven", "tags darauf ist es in Walsrode anzutreffen".
    """
    mark, before = marks.marks[i], marks.marks[max(last.clauses)]
    days = [day for day in days_of(mark.whens) if day.starts_on == day.ends_on]
    told = {day.starts_on for j in last.clauses for day in days_of(marks.marks[j].whens)}
    if len(days) != 1 or not told or days[0].starts_on in told or (last.noun is None and last.name is None):
        return None
    apart = mark.clause.paragraph != before.clause.paragraph or mark.clause.sentence - before.clause.sentence > 1
    if apart or mark.names or mark.clause.item or any(not noun.form for noun in mark.nouns) or mark.acting:
        return None
    if background(mark) or mark.cues & {"deadline", "aside", "cancelled", "postponed", "next"}:
        return None
    text = mark.clause.text
    if SPEECH.match(text) or REPORTED.search(text):
        return None
    inside = [p for p in places if mark.clause.start <= p.start < mark.clause.end]
    if not (inside or STATION.search(text)) or not any(
        words.search(text) for words in (STATION, PRONOUN, OPENS_WITH_PLACE, LATER)
    ):
        return None
    return replace(
        last, head=i, also=[last.head], when=None, place=inside[0].text if inside else None, series=True, lines=()
    )


def in_stations(
    marks: Marks,
    draft: Draft,
    places: Sequence[PlaceMention],
    heads: frozenset[int] | None = None,
    others: frozenset[int] = frozenset(),
) -> list[Draft]:
    """The draft, or one draft per stop of a tour that the sentences after it tell of, each with its own day and place.

    Kind of text: "Erste Station ist am Dienstag, 4. Juni, der Marktplatz in A. Am Donnerstag steht der Bus in B."
    ``heads``: the clauses that tell of other actions, for one that is added to the main action; they end the tour.
    """
    if is_off(marks, draft.head, draft.noun):
        return [draft]  # the days are the old one and the new one
    if draft.noun is not None and draft.noun.type == "opening" and draft.noun.sure:
        return [draft]  # a house opens once; another day is that of its feast
    around = range(max(0, draft.head - 1), min(len(marks.marks), draft.head + 2))
    travels = any(TRAVELS.search(marks.marks[i].clause.text) for i in around)
    paragraph = marks.marks[draft.head].clause.paragraph
    if heads is not None and not draft.next and not TRAVELS.search(marks.marks[draft.head].clause.text):
        return [draft]  # an added action has stops only where its own clause says so
    stops: list[tuple[int, When, str | None]] = []
    first = _first_stop(marks, draft, places)
    hours = _hours(marks, draft, first)
    for i in range(first, min(len(marks.marks), draft.head + FURTHEST)):
        mark = marks.marks[i]
        goes_on = bool(stops) and _opens_with_town(mark, places)
        if i in others or not _is_station(marks, draft, i, travels or first < draft.head or goes_on):
            continue
        if heads is not None and i != draft.head and (i in heads or mark.clause.paragraph != paragraph):
            break
        days = [day for day in days_of(mark.whens) if day.starts_on == day.ends_on and not TODAY.match(day.text)]
        inside = [p for p in places if mark.clause.start <= p.start < mark.clause.end]
        steps = days_later(mark.clause.text)
        if not days and steps and stops and stops[-1][1].starts_on:
            later = stops[-1][1].starts_on + timedelta(days=steps)
            days = [replace(stops[-1][1], starts_on=later, ends_on=later, starts_at=None, ends_at=None)]
        # "am Dienstag in A; am Mittwoch öffnet die Seifenfabrik; …": linked by its sentence
        linked = bool(stops) and mark.clause.sentence == marks.marks[stops[-1][0]].clause.sentence
        linked = linked and LINKED.match(mark.clause.text) is not None
        if len(days) == 1 and (inside or linked or STATION.search(mark.clause.text)):
            day = days[0]
            if day.starts_at is None and stops and SAME_HOURS.search(mark.clause.text):
                day = timed(day, stops[-1][1])
            stops.append((i, day, inside[0].text if inside else None))
        elif len(days) > 1:
            stops += [(i, day, where.text) for day, where in pairs(days, inside)]
    # "am Donnerstag in Zeven zu Ende gegangen … in Zeven am 15. Juni": the stop told twice
    stops = [
        stop
        for at, stop in enumerate(stops)
        if not any(stop[1].starts_on == day.starts_on and stop[2] in (None, where) for _, day, where in stops[at + 1 :])
    ]
    told = {day.starts_on for _, day, _ in stops}
    named = [where for _, _, where in stops if where is not None]
    if len(told) < 2 or len(told) < len(stops) or len(set(named)) < len(named):
        return [draft]
    also = [draft.head, *draft.also]
    return [
        replace(draft, head=i, also=[j for j in also if j != i], when=timed(day, hours), place=where, series=True)
        for i, day, where in stops
    ]
