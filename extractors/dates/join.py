"""Which time belongs to which day, and which times are opening hours.

Adjacent expressions become one; over a short distance (the same sentence, the next one, a "Uhrzeit:" line) the day
takes the time and the time keeps its place. Kind of text: announcements, invitations, Wann/Wo blocks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractors.dates.clock import Clock
from extractors.dates.known import END_OF_SENTENCE
from extractors.dates.when import Draft
from extractors.dates.words import patterns

# "5. Mai, von", "5. Mai (ab", "5. Mai | 10 Uhr", "am 5. Mai in der Zeit von"
GLUE = re.compile(rf"[\s,;:|()/–-]*(?:(?:{patterns('clock', 'glue')})\b[\s,;:.()–-]*)*")
# within one line: the hours that end a line of a list are not those of the next line's day
BEFORE_DAY = re.compile(r"[^\S\n]*,?[^\S\n]*(?:am|des)?[^\S\n]*")
LABEL = re.compile(r"\s*\n+\s*(?:Uhrzeit|Zeit|Beginn|Wann|Dauer|Zeitraum)\s*:?\s*(?:von |ab |um )?", re.IGNORECASE)
ASIDE = re.compile(rf"\b(?:{patterns('clock', 'aside')})\b[^.]{{0,30}}$")
HOURS = re.compile(patterns("clock", "hours"), re.IGNORECASE)
# "in A am 8. März und in B am 10. März, jeweils von 9 bis 11 Uhr"; "Los geht es überall um 15 Uhr"
EACH = re.compile(rf"\b(?:{patterns('clock', 'each')})\b", re.IGNORECASE)
BEFORE_TIME, AFTER_TIME = 90, 60  # characters of its sentence in which such a word stands
# How far, in characters, a time may stand from its day.
NEAR = 260


def join(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts with times and days brought together."""
    drafts = adjacent(text, drafts)
    close_pairs(text, drafts)
    for index, draft in enumerate(drafts):
        if draft.kind == "time":
            at_distance(text, drafts, index)
    close_pairs(text, drafts)  # "Um 8 Uhr ging es gestern los, um 15 Uhr war der Bus zurück": the day has its hour now
    return drafts


def adjacent(text: str, drafts: list[Draft]) -> list[Draft]:
    """Neighbours with nothing but glue between become one expression."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-1] if joined else None
        if before is None or draft.start - before.end > 60:
            joined.append(draft)
            continue
        gap = text[before.end : draft.start]
        glued = GLUE.fullmatch(gap) and ("\n" not in gap or (LABEL.fullmatch(gap) and before.kind == "event"))
        if draft.kind == "time" and glued and before.kind != "time":
            if before.clock is None:
                before.clock = draft.clock
                before.end = draft.end
                if "jeweils" in gap:
                    share(text, joined)
                if before.atom and comes_again(text, before):
                    before.kind, before.span = "opening_hours", None
            elif before.kind == "opening_hours":
                before.end = draft.end
            else:
                joined.append(draft)
        elif (
            draft.kind == "opening_hours" and before.kind == "event" and before.clock is None and before.atom and glued
        ):
            joined.append(draft)
        elif (
            draft.kind == "event"
            and before.kind == "time"
            and BEFORE_DAY.fullmatch(gap)
            and draft.span
            and draft.span.precision == "day"
        ):
            draft.start, draft.clock = before.start, before.clock
            joined[-1] = draft
        elif gap == " und " and both_near(before, draft) and before.span and draft.span:
            before.end, before.span = draft.end, replace(before.span, last=draft.span.last)
        elif (
            draft.kind == "event"
            and before.kind == "event"
            and gap in (", ", " ", " (", ", den ", ", am ", ", dem ", ", vom ")
            and (same_day(before, draft) or is_counted(before))
        ):
            draft.start = before.start
            joined[-1] = draft
        else:
            joined.append(draft)
    return joined


def share(text: str, drafts: list[Draft]) -> None:
    """ "in A (am 8. März), in B (am 10. März), jeweils von 7.30 bis 9 Uhr": every day of the sentence has the time."""
    last = drafts[-1]
    for draft in reversed(drafts[:-1]):
        if draft.kind != "event" or breaks(text, draft.end, last.start):
            return
        if draft.clock and draft.clock is not last.clock:
            return
        draft.clock = last.clock


def is_for_each(text: str, timed: Draft) -> bool:
    """Whether the sentence of a time says that it holds for several days: "stets um halb acht", "in beiden Häusern"."""
    first, last = max(0, timed.start - BEFORE_TIME), min(len(text), timed.end + AFTER_TIME)
    for stop in END_OF_SENTENCE.finditer(text, first, timed.start):
        first = stop.end()
    stop_after = END_OF_SENTENCE.search(text, timed.end, last)
    return EACH.search(text, first, stop_after.start() if stop_after else last) is not None


def share_all(text: str, drafts: list[Draft]) -> None:
    """The time of the last draft for every day before it that has no time, back to one that has, of its paragraph or of
    the one before.
    """
    timed = drafts[-1]
    paragraphs = text.count("\n\n", drafts[-2].end, timed.start)
    for draft in reversed(drafts[:-1]):
        if text.count("\n\n", draft.end, timed.start) > paragraphs or (draft.clock and draft.clock is not timed.clock):
            return
        if is_day(draft) and draft.clock is None and (draft.span is None or draft.span.first is not None):
            draft.clock = timed.clock


def share_ahead(text: str, drafts: list[Draft]) -> None:
    """ "an drei Abenden, jeweils von 18 bis 20 Uhr: in A am 8. März, in B am 10. März": the days after the time."""
    timed = drafts[0]
    if len(drafts) < 3 or not is_for_each(text, timed):
        return
    for draft in drafts[1:]:
        if breaks(text, timed.end, draft.start) or (draft.clock and draft.clock is not timed.clock):
            return
        if is_day(draft):
            draft.clock = timed.clock


def same_day(one: Draft, other: Draft) -> bool:
    """Whether two neighbours name the same day: "heute, Montag, 7. April"."""
    return bool(one.span and other.span and one.span.first and one.span.first == other.span.first)


def both_near(one: Draft, other: Draft) -> bool:
    """ "Heute und morgen", "gestern und heute": two days that follow each other are one period."""
    if not all(draft.kind == "event" and draft.atom and draft.atom.what == "relative" for draft in (one, other)):
        return False
    first = one.span.last if one.span else None
    last = other.span.first if other.span else None
    return first is not None and last is not None and (last - first).days == 1


def is_counted(draft: Draft) -> bool:
    """ "Eine Woche später, vom 1. bis 5. März": the date that follows says the same more surely."""
    return draft.atom is not None and draft.atom.what == "anaphor"


def comes_again(text: str, draft: Draft) -> bool:
    """Whether weekdays with hours are opening hours: a habit, or a range of weekdays without a date."""
    atom = draft.atom
    if atom is None or atom.what not in ("days", "weekly"):
        return False
    if atom.what == "weekly":
        return True
    if any(part.day is not None or part.feast or part.month for part in atom.parts) or atom.pointer:
        return False
    return "range" in atom.links or HOURS.search(text, max(0, draft.start - 80), draft.start) is not None


def breaks(text: str, start: int, end: int) -> int:
    """Sentence ends between two places; a blank line counts as five."""
    if "\n" in text[start:end]:
        return 5
    return sum(1 for _ in END_OF_SENTENCE.finditer(text, start, end))


def close_pairs(text: str, drafts: list[Draft]) -> None:
    """ "beginnt um 10 Uhr und endet um 15 Uhr": a single beginning takes the single end that follows it."""
    for one, other in pairwise([draft for draft in drafts if draft.kind != "background"]):
        first, second = one.clock, other.clock
        if other.kind != "time" or one.kind == "opening_hours" or not first or not second:
            continue
        starts_at, ends_at = first.starts_at, second.ends_at
        if not starts_at or first.ends_at or second.starts_at or not ends_at or starts_at >= ends_at:
            continue
        near = other.start - one.end < 2 * NEAR and breaks(text, one.end, other.start) <= 3
        # "Rückkehr: 15 Uhr" at the end of a text on one day
        if near or (is_only_day(drafts, one) and text.count("\n\n", one.end, other.start) <= 1):
            one.clock = Clock(first.start, first.end, starts_at, ends_at)
            other.clock = Clock(second.start, second.end, starts_at, ends_at)


def is_only_day(drafts: list[Draft], one: Draft) -> bool:
    """Whether a text tells of one day, and of this beginning only."""
    days = {(draft.span.first, draft.span.last) for draft in drafts if draft.span and is_day(draft)}
    begun = [draft.clock.starts_at for draft in drafts if draft.clock and draft.clock.starts_at]
    return len(days) == 1 and len(set(begun)) == 1 and one.clock is not None


def at_distance(text: str, drafts: list[Draft], index: int) -> None:
    """A time away from its day: a day of its sentence, else the last one of the two sentences before, else the only
    day that the text has told of.
    """
    draft = drafts[index]
    if HOURS.search(text, max(0, draft.start - 60), draft.start):
        draft.kind = "opening_hours"
        return
    if ASIDE.search(text, max(0, draft.start - 60), draft.start):
        return
    before = next((other for other in reversed(drafts[:index]) if other.kind != "background"), None)
    quoted = text.rfind("„", max(0, draft.start - NEAR), draft.start)
    spoken = quoted >= 0 and text.find("“", quoted, draft.start) < 0
    if spoken and not (before and before.start > quoted and is_day(before)):
        return  # "Bei uns fängt die Schicht um 5.30 Uhr an": what somebody says of something else
    gap = breaks(text, before.end, draft.start) if before else 9
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    if before and gap <= 2 and draft.start - before.end < NEAR and dated(before):
        if gap and after and is_day(after) and breaks(text, draft.end, after.start) == 0:
            take(after, draft)
            share_ahead(text, drafts[index:])
        else:
            take(before, draft)
            if is_for_each(text, draft):
                share_all(text, drafts[: index + 1])
    elif after and is_day(after) and after.start - draft.end < NEAR and breaks(text, draft.end, after.start) == 0:
        take(after, draft)
        share_ahead(text, drafts[index:])
    elif before and text.count("\n\n", before.end, draft.start) <= 1:
        told = {(other.span.first, other.span.last) for other in drafts[:index] if other.span and is_day(other)}
        if len(told) == 1:
            take(next(other for other in drafts[:index] if is_day(other)), draft)
        elif is_day(before) and is_for_each(text, draft):
            share_all(text, drafts[: index + 1])


def is_day(draft: Draft) -> bool:
    """Whether a draft is an event known to the day."""
    return draft.kind == "event" and draft.span is not None and draft.span.precision == "day"


def dated(draft: Draft) -> bool:
    """Whether a draft is such an event, or a time that has one."""
    return is_day(draft) or (draft.kind == "time" and draft.span is not None)


def take(day: Draft, timed: Draft) -> None:
    """The day takes the time if it has none; the time learns its day."""
    if day.clock is None:
        day.clock = timed.clock
    timed.span = replace(day.span, conflict=None) if day.span else None
