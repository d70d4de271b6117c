"""What the first clauses of an article say of days: what is over, what has begun, until when it goes on.

An article opens with its news. Where the action that was cut out as the main one still lies ahead, but the opening
tells of a day gone by, the news is what was or what goes on, and the action only comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.announce.actions import event_days
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import REPORTED, background
from extractors.announce.fields.schedule import Slot
from extractors.dates import When
from extractors.records import ActionType

NOT_TOLD = frozenset({"deadline", "next", "until", "shut", "others", "aside", "cancelled", "postponed"})
CEREMONY, GOES_ON, STARTED = phrase("ceremony_held"), phrase("goes_on"), phrase("has_started")
HANGS, PRESENTED = phrase("hangs"), phrase("presented_to")
SHOW_OPENS, SHOW_ENDS = phrase("show_opens"), phrase("show_ends")
BEGINS, INTERIM = phrase("begins_at"), phrase("interim")
SIGNED_UP = re.compile(r"\b(?:an)?gemeldet\b|\bzugesagt\b|\b(?:Anmeldungen|Zusagen)\b")
HAD_BEGUN = re.compile(r"^(?:Begonnen|Gestartet|Angefangen|Eröffnet|Losgegangen) (?:war|hatte|wurde|worden war)\b")
LASTS_UNTIL = phrase("lasts_until")
SINCE = re.compile(r"\b[Ss]eit\b[^,.;]{0,24}$")
AT_ONCE = re.compile(r"(?:[Aa]b|[Vv]on) (?:sofort|jetzt)\b")
OPENING = 6  # clauses
ABOUT_IT = 4  # clauses in which it is said how long something goes on
RECENT, A_SEASON = 31, 92  # days


def first_told(marks: Marks) -> list[Mark]:
    """The first clauses that can tell the news."""
    return list(marks.marks[:OPENING])


def gone(marks: Marks) -> tuple[Slot, int] | None:
    """The days of what an article that looks back opens with ("Am Samstag traten zwölf Teams an"), if it names them;
    and the clause that does.

    None where its first clauses rather look ahead, or name a day only on which something was reported or decided.
    """
    today, first = marks.published_on, first_told(marks)
    if today is None:
        return None
    back = sum(mark.looks == "back" for mark in first if mark.cues & {"past", "future", "invites"})
    ahead = sum(bool(mark.cues & {"future", "invites"}) for mark in first)
    for i, mark in enumerate(first):
        if background(mark) or mark.cues & NOT_TOLD or REPORTED.search(mark.clause.text):
            continue
        when = event_days(mark.whens)
        if when is None or when.starts_on is None or when.starts_on == today:
            continue  # "Heute unterschreibt sie selbst. Am gestrigen Donnerstag …"
        # "haben am Freitag, 9. Mai, das neue Büro … übergeben" is over, whatever the rest looks at
        held = CEREMONY.search(mark.clause.text) is not None and when.starts_on < today
        if back < ahead and not held:
            return None
        if when.starts_on > today or (mark.looks != "back" and not held) or (today - when.starts_on).days > RECENT:
            return None
        return (when, i) if when.ends_on is None or when.ends_on <= today else None
    return None


@dataclass(frozen=True, slots=True)
class News:
    """The days that the opening tells of, and what it is that has begun, where its words say so."""

    days: Slot
    of_type: ActionType | None = None
    at: int = 0  # the clause that tells it


def begun(marks: Marks) -> News | None:
    """Since when something goes on that the opening tells of: "Seit dem 3. März und noch bis zum 30. April zu sehen",
    "eine Kampagne, die am Dienstag gestartet wurde. Sie läuft bis Jahresende".
    """
    today = marks.published_on
    if today is None:
        return None
    for i, mark in enumerate(first_told(marks)):
        if "previous" in mark.cues or mark.cues & {"deadline", "others", "aside", "cancelled", "postponed"}:
            continue
        for when in mark.whens:
            if when.starts_on is None or not 0 <= (today - when.starts_on).days <= A_SEASON:
                continue
            since = SINCE.search(marks.text[max(0, when.start - 40) : when.start]) or AT_ONCE.match(when.text)
            since = since and GOES_ON.search(mark.clause.text)
            started = when.starts_on == when.ends_on and STARTED.search(mark.clause.text) and _lasting(mark)
            last = _until(marks, i, today)
            # "die am Dienstag vorgestellt wurde. Sie läuft bis zum 31. Dezember"
            shown = last and when.starts_on == when.ends_on and PRESENTED.search(mark.clause.text) and _lasting(mark)
            if since or started or shown:
                days = Slot(when.starts_on, last, open_end=last is None)
                hangs = last is not None and HANGS.search(mark.clause.text) is not None
                return News(
                    days,
                    "exhibition"
                    if hangs
                    else "programme_launch"
                    if _lasting(mark, *marks.marks[i + 1 : i + 2])
                    else None,
                    i,
                )
    return None


def _lasting(*near: Mark) -> bool:
    return any(noun.type == "programme_launch" for mark in near for noun in mark.nouns)


def _until(marks: Marks, i: int, today: date) -> date | None:
    """The end that the clause, or one of the next two, names by itself."""
    for mark in marks.marks[i : i + 3]:
        if "deadline" in mark.cues:
            continue
        for when in mark.whens:
            if when.starts_on is None and when.ends_on is not None and when.ends_on >= today:
                return when.ends_on
    return None


def _single(whens: tuple[When, ...]) -> Iterator[date]:
    for when in whens:
        if when.starts_on is not None and when.starts_on == when.ends_on:
            yield when.starts_on


def runs_until(marks: Marks, head: int, first: date, also: Sequence[int] = ()) -> date | None:
    """The last day of what begins on ``first`` and is told in clause ``head``, where that or one of the next says it:
    "Los geht es am 2. Mai … Die Aktion läuft bis zum 31. Oktober", "sie endet am 29. März".

    ``also`` are further clauses on it.
    """
    near = range(head, min(len(marks.marks), head + ABOUT_IT))
    for mark in (marks.marks[i] for i in dict.fromkeys([*near, *also])):
        if mark.cues & {"deadline", "previous", "others", "next", "shut"}:
            continue
        if LASTS_UNTIL.search(mark.clause.text):
            ends = [one.ends_on for one in mark.whens if one.starts_on is None and one.ends_on]
        else:
            ends = list(_single(mark.whens)) if SHOW_ENDS.search(mark.clause.text) else []
        last: date | None = next((day for day in ends if day > first), None)
        if last is not None:
            return last
    return None


def halfway(marks: Marks) -> bool:
    """Does the opening report from the middle of what is told ("Halbzeit", "bislang haben 300 sie gesehen")?"""
    said = [one.clause.text for one in (marks.in_title, *first_told(marks))]
    return any(INTERIM.search(text) and not SIGNED_UP.search(text) for text in said)


def edges(marks: Marks) -> Slot | None:
    """First and last day where one clause says both, or the next one says the other: "Sie hatte am Montag begonnen und
    endet am Samstag, 11. März", "ist gestern zu Ende gegangen. Begonnen hatte sie am Montag".
    """
    for i, mark in enumerate(marks.marks):
        days = list(_single(mark.whens))
        text = mark.clause.text
        if len(days) > 1 and days[0] < days[-1] and BEGINS.search(text) and SHOW_ENDS.search(text):
            return Slot(days[0], days[-1])
        after = marks.marks[i + 1] if i + 1 < len(marks.marks) else mark
        first = list(_single(after.whens)) if HAD_BEGUN.match(after.clause.text) else []
        if len(days) == len(first) == 1 and first[0] < days[0] and SHOW_ENDS.search(text):
            return Slot(first[0], days[0])
    return None


def _opens_on(marks: Marks, day: date) -> bool:
    return any(
        SHOW_OPENS.search(mark.clause.text) and any(one == day for one in _single(mark.whens)) for mark in marks.marks
    )


def hung(marks: Marks, when: Slot) -> Slot:
    """The days of an exhibition, completed by those of its opening and its last day, wherever the text tells them."""
    first, last = when.starts_on, when.ends_on
    if first is not None and first == last and _opens_on(marks, first):
        last = None  # "am 3. Juni eröffnet … Bis zum 28. bleibt sie hängen"
    for mark in marks.marks:
        if mark.cues & {"deadline", "previous", "others"}:
            continue
        if last is None:
            ends = [one.ends_on for one in mark.whens if one.starts_on is None and one.ends_on]
            ends += _single(mark.whens) if SHOW_ENDS.search(mark.clause.text) else []
            last = next((day for day in ends if first is None or day > first), None)
        if first is None:
            starts = [one.starts_on for one in mark.whens if one.open_end and one.starts_on]
            starts += _single(mark.whens) if SHOW_OPENS.search(mark.clause.text) else []
            first = next((day for day in starts if when.ends_on is None or day < when.ends_on), None)
    if first is not None and (last <= first if last is not None else when.ends_on is not None):
        return when
    return replace(when, starts_on=first, ends_on=last, open_end=first is not None and last is None)
