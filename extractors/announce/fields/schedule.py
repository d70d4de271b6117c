"""Joins days and times to an action: from its own clause first, then from the clauses around it.

It knows which clauses lend nothing (registration, buses, closed counters, earlier editions). A day that nobody names
stays
None; ``inherited`` says that the days are those of the announced whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from extractors.announce.clauses.lists import DAY_LABEL
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import MOVED, REPORTED, SPEECH, background
from extractors.announce.clauses.turned import by_years
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.off import rescheduled
from extractors.announce.fields.event_days import events, length
from extractors.dates import When

OFF = frozenset({"cancelled", "postponed"})
LENDS_NOTHING = frozenset({"deadline", "aside", "shut", "others"})
LABELLED = re.compile(
    r"^\W*(?:Wann|Termin|Datum|Zeit|Uhrzeit|Beginn|Tag|Zeitraum|Datum und Uhrzeit)\s?\??:?\s", re.IGNORECASE
)
# Dates of showing the programme, of reporting, of deciding: "am Dienstag stellte sie die Pläne vor".
# The clause that gives a postponed action its new day.


@dataclass(frozen=True, slots=True)
class Slot:
    """When an action is. ``partial`` keeps a month or year; ``open_end``: begun and without an end.

    ``by_weekday``: the text names the day by its weekday only ("Mittwoch, 9 Uhr").
    """

    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    partial: str | None = None
    inherited: bool = False
    open_end: bool = False
    conflicts: tuple[str, ...] = ()
    by_weekday: bool = False

    @property
    def known(self) -> bool:
        """Is at least one day known?"""
        return self.starts_on is not None or self.ends_on is not None


def _usable(mark: Mark, draft: Draft, own: bool) -> bool:
    if own:
        return True
    # a heading that is nothing but day and house tells as much as a line "Wann: …"
    if mark.cues & LENDS_NOTHING or (mark.clause.heading and not (draft.main and DAY_LABEL.match(mark.clause.text))):
        return False
    return not background(mark) or draft.next


def _merged(whens: Iterable[When]) -> When | None:
    """The day or period of one clause; neighbouring single days ("Samstag und Sonntag") become a period."""
    found = list(whens)
    # "in der kommenden Woche am Dienstag, 29. Mai": the day, not the week
    days = [when for when in found if when.starts_on and when.starts_on == when.ends_on]
    whens = [one for one in found if not (one.text.endswith("Woche") and days)]
    ranked = sorted(whens, key=lambda when: (when.precision != "day", when.starts_on is None and when.ends_on is None))
    return ranked[0] if ranked else None


def _around(marks: Marks, draft: Draft) -> list[int]:
    """Clauses that may lend a day, nearest first: the draft's own, its sentence, its paragraph, the labelled lines."""
    last = len(marks.marks) - 1
    order = [draft.head]
    for at in draft.clauses:
        order += [i for i in (at, at + 1, at - 1, at + 2, at - 2) if 0 <= i <= last]
    order += [i for i, mark in enumerate(marks.marks) if LABELLED.match(mark.clause.text)]
    return list(dict.fromkeys(order))


def slot(marks: Marks, draft: Draft, taken: frozenset[int], wide: bool) -> Slot:
    """The days and times of an action. ``taken`` are clauses that tell of other actions; they lend nothing.

    ``wide``: if nothing near names a day, any clause of the article may (for the main action of a text on one action).
    """
    order = [i for i in _around(marks, draft) if i == draft.head or i not in taken]
    if draft.when is not None:
        return _with_times(marks, draft, [], _as_slot(draft.when))
    if wide:
        # "Wann: Sonntag, 14. Mai 2017, 18 Uhr" is said of the main action and goes before all else
        lines = [i for i in order if marks.marks[i].whens and LABELLED.match(marks.marks[i].clause.text)]
        order = list(dict.fromkeys([*lines, *order]))
    if not wide:
        head = marks.marks[draft.head].clause
        order = [
            i
            for i in order
            if i in draft.clauses or (marks.marks[i].clause.paragraph == head.paragraph and abs(i - draft.head) <= 1)
        ]
    chosen, where = _first(marks, draft, order)
    if chosen is None and wide:
        rest = [i for i in range(len(marks.marks)) if i not in taken and i not in order]
        chosen, where = _first(marks, draft, rest)
        if chosen is None:
            chosen, where = _first(marks, draft, [*order, *rest], anyway=True)
        if chosen is None and marks.in_title.whens:
            chosen, where = _merged(marks.in_title.whens), draft.head
    if chosen is None:
        return _with_times(marks, draft, order, Slot())
    return _with_times(marks, draft, [where, *order], _since(marks, _ahead(marks, draft, chosen)))


def _ahead(marks: Marks, draft: Draft, when: When) -> When:
    """The day of a next edition lies ahead, though the text around it looks back and says no year."""
    today, first = marks.published_on, when.starts_on
    if not draft.next or today is None or first is None or first >= today or re.search(r"\b(?:19|20)\d\d\b", when.text):
        return when
    return by_years(replace(when, ends_on=when.ends_on or first), 1)


BEGINS, ENDS, LASTS = phrase("begins_at"), phrase("ends_at"), phrase("lasts")
UNTIL = re.compile(r"\bbis\s+(?:zum\s+|einschließlich\s+)?$")
SINCE = re.compile(r"\b(?:[Ss]eit|[Aa]b)\s+(?:dem\s+)?$")


def _since(marks: Marks, when: When) -> Slot:
    """ "seit gestern zu sehen": one day is named, but it is only the beginning."""
    found = _as_slot(when)
    if when.starts_on == when.ends_on and SINCE.search(marks.text[max(0, when.start - 10) : when.start]):
        return replace(found, ends_on=None, open_end=True)
    if when.starts_on == when.ends_on and UNTIL.search(marks.text[max(0, when.start - 20) : when.start]):
        return replace(found, starts_on=None)
    return found


def _as_slot(when: When) -> Slot:
    return Slot(
        when.starts_on,
        when.ends_on,
        when.starts_at,
        when.ends_at,
        when.partial,
        open_end=when.open_end,
        conflicts=(when.conflict,) if when.conflict else (),
        by_weekday=not re.search(r"\d\.", when.text.split(" Uhr")[0])
        and re.search(r"(?:tag|abend|woch)\b", when.text) is not None,
    )


def _first(marks: Marks, draft: Draft, order: list[int], anyway: bool = False) -> tuple[When | None, int]:
    weak: tuple[When | None, int] = (None, draft.head)
    if (at := rescheduled(marks, draft.head, draft.noun, draft.main)) is not None:
        today = marks.published_on
        days = [one for one in marks.marks[at].whens if one.starts_on and (today is None or one.starts_on > today)]
        return days[-1], at
    if draft.main and any("postponed" in m.cues for m in (marks.in_title, marks.marks[draft.head])):
        for i in order:
            fresh = [one for one in marks.marks[i].whens if one.starts_on and MOVED.search(marks.marks[i].clause.text)]
            if fresh and (days := events(marks.marks[i])):
                return days[-1], i
    for i in order:
        mark = marks.marks[i]
        own = i == draft.head
        if not _usable(mark, draft, own) or (not own and REPORTED.search(mark.clause.text) and not mark.sure):
            continue
        if (when := _merged(events(mark, anyway))) is not None:
            if not own and draft.main and not anyway and not _on_its_side(marks, draft, when):
                continue
            if when.precision == "day" and (when.starts_on or when.ends_on):
                return when, i
            if weak[0] is None and when.partial and (own or draft.next):
                weak = (when, i)
    return weak


def _on_its_side(marks: Marks, draft: Draft, when: When) -> bool:
    """A clause told in the past lends no coming day, one about the future no day gone by."""
    head, today = marks.marks[draft.head], marks.published_on
    # a head without a day of its own takes the look of the article: "Das Fest soll keine Eintagsfliege bleiben"
    looks = "back" if marks.default == "back" and not head.whens and not marks.in_title.cues & OFF else head.looks
    if today is None or looks == "around":
        return True
    if looks == "back":
        return when.starts_on is None or when.starts_on <= today
    return when.ends_on is None or when.ends_on >= today


def _spoken(marks: Marks, mark: Mark) -> bool:
    """Is the clause, or its time of day, part of what somebody says?"""
    if SPEECH.match(mark.clause.text):
        return True
    at = next((one.start for one in (*mark.times, *mark.whens) if one.starts_at or one.ends_at), mark.clause.start)
    opened = marks.text.rfind("„", max(0, at - 400), at)
    return opened >= 0 and not any(closing in marks.text[opened:at] for closing in "“”")


def _with_times(marks: Marks, draft: Draft, order: list[int], found: Slot) -> Slot:
    for i in dict.fromkeys([*order, *draft.clauses]):
        if found.starts_at is not None and found.ends_at is not None:
            return found
        mark = marks.marks[i]
        registers = "deadline" in mark.cues and not LASTS.search(mark.clause.text)
        if i != draft.head and _spoken(marks, mark):
            continue  # "Bei uns fängt die Schicht um 5.30 Uhr an", sagt …
        usable = _usable(mark, draft, i == draft.head) or ("deadline" in mark.cues and i in draft.clauses)
        if not usable or mark.cues & {"aside", "shut"} or registers:
            continue
        begins, ends = BEGINS.search(mark.clause.text), ENDS.search(mark.clause.text)
        for when in (*mark.whens, *mark.times):
            if when.starts_at is None and when.ends_at is None:
                continue
            if when.starts_on and found.starts_on and when.starts_on != found.starts_on:
                continue
            if found.starts_at is None and found.ends_at is None:
                found = replace(found, starts_at=when.starts_at, ends_at=when.ends_at)
            elif (
                found.starts_at is None
                and begins
                and when.starts_at
                and found.ends_at
                and when.starts_at < found.ends_at
            ):
                found = replace(found, starts_at=when.starts_at)
            elif found.ends_at is None and ends and not begins and found.starts_at:
                last = when.ends_at or when.starts_at
                found = replace(found, ends_at=last if last and last > found.starts_at else None)
    return _with_length(marks, draft, order, found)


def _with_length(marks: Marks, draft: Draft, order: list[int], found: Slot) -> Slot:
    """ "beginnt um 14 Uhr und dauert vier Stunden": the end by the length that the clauses on the action say."""
    if found.starts_at is None or found.ends_at is not None:
        return found
    for i in dict.fromkeys([*draft.clauses, *order[:4]]):
        minutes = length(marks.marks[i].clause.text)
        if not minutes or not _usable(marks.marks[i], draft, i == draft.head):
            continue
        end = found.starts_at.hour * 60 + found.starts_at.minute + minutes
        if end < 24 * 60:
            return replace(found, ends_at=time(end // 60, end % 60))
    return found
