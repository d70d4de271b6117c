"""Builds the actions of an article: cuts them out, then gives each its title, type, status, carriers, days and place.

Whether the article is in scope at all is decided before (``scope``); what the whole is called, after (``announce``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.announce.clauses.days import days_later
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.entries import is_short, is_span, is_week
from extractors.announce.drafts.programme import programme
from extractors.announce.drafts.series import expand
from extractors.announce.drafts.sides import EDGE_DAY
from extractors.announce.drafts.single import single
from extractors.announce.fields.about import Telling, topics_of
from extractors.announce.fields.carriers import after_semicolon, carriers
from extractors.announce.fields.hours import for_each
from extractors.announce.fields.kind_of import again, kind
from extractors.announce.fields.kind_of_whole import headline_launches
from extractors.announce.fields.periods import completed, hangs_until, shown_until, since_opened, within
from extractors.announce.fields.schedule import LABELLED, Slot, slot
from extractors.announce.fields.signs import INFORMS
from extractors.announce.fields.status import ONGOING, status
from extractors.announce.fields.titles import title
from extractors.announce.fields.venue import place
from extractors.dates import When
from extractors.names import PlaceMention
from extractors.records import Action, ActionType

# Campaigns of the kommunale Jobcenter and their associations.
KOMMUNAL = frozenset(
    {"stark-sozial-vor-ort", "tag-der-kommunalen-jobcenter", "20-jahre-kommunale-jobcenter", "menschen-vor-ort"}
)
SAME_DAY, SAME_HOURS = phrase("same_day"), phrase("same_hours")


@dataclass(frozen=True, slots=True)
class Frame:
    """What is settled before single actions are read: is it a programme, its period, campaign slogans, places."""

    is_programme: bool
    period: Slot
    slogans: frozenset[str]
    places: Sequence[PlaceMention]
    whole: str = ""
    of_type: ActionType | None = None
    campaign: str | None = None
    at: int | None = None  # the clause of the main action, where it is known to be the news of the opening
    lasts: bool = False  # and does that go on?


def quotation(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with single spaces, cut at a word to at most 300 characters: still verbatim."""
    words = " ".join(text[start:end].split())
    return words if len(words) <= 300 else words[:300].rsplit(" ", 1)[0]


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Without drafts that tell of a line which a series has already taken."""
    lines = {draft.head for draft in drafts if draft.series}
    return [draft for draft in drafts if draft.series or draft.head not in lines]


def _of_others(marks: Marks, told: Sequence[Draft], draft: Draft) -> frozenset[int]:
    """The clauses that say the days of other drafts, which name none themselves: they bring no further days of this
    one.
    """
    bare = [one for one in told if one is not draft and not marks.marks[one.head].whens]
    others = {i for one in bare for i in (*one.also, *one.lines)}
    return frozenset(others - {*draft.clauses, *draft.lines})


def _is_campaign(marks: Marks, draft: Draft, frame: Frame, first: bool) -> bool:
    """In an action week, a clause that only introduces the campaign by its name tells of no single action."""
    named = draft.name is not None and draft.name.text.rstrip(".") in frame.slogans
    launch = draft.noun is None or (frame.of_type == "campaign_week" and draft.noun.type == "programme_launch")
    whens = marks.marks[draft.head].whens
    whole = first and all(is_span(when) and not is_short(when) for when in whens)
    return frame.is_programme and named and launch and (whole or not whens)


def build(marks: Marks, frame: Frame) -> tuple[list[Draft], list[Action]]:
    """The drafts and the finished actions, in the same order."""
    told = programme(marks, frame.places) if frame.is_programme else single(marks, frame.at, frame.lasts)
    told = [draft for draft in told if not _is_campaign(marks, draft, frame, len(told) > 2 and draft is told[0])]
    if not told and frame.of_type == "campaign_week":
        told = single(marks)[:1]  # a week of which nothing single is told is itself what is held
    telling = frozenset(draft.head for draft in told)
    drafts = _apart(
        [
            one
            for draft in told
            for one in expand(
                marks, draft, frame.places, draft.main, telling, not frame.is_programme, _of_others(marks, told, draft)
            )
        ]
    )
    heads = frozenset(draft.head for draft in drafts)
    # "Zur Auftaktfeier laden wir ein: Wann? …": the line is said of the feast
    heads |= {j for one in drafts if not one.main for j in one.also if LABELLED.match(marks.marks[j].clause.text)}
    if frame.is_programme:
        heads |= {i for i, mark in enumerate(marks.marks) if is_week(mark)}
    finished: list[Action] = []
    before: tuple[str, ...] = ()
    main_type: ActionType = kind(marks, drafts[0]) if drafts else "event"
    for draft in drafts:
        alone = not frame.is_programme
        of_type = kind(marks, draft)
        if draft.next and (draft.noun is None or not draft.noun.sure):
            of_type = frame.of_type or main_type
        elif again(marks, draft, None if frame.is_programme or draft is drafts[0] else drafts[0]):
            of_type = finished[-1].type if frame.is_programme and finished else main_type
        when = slot(marks, draft, heads - {draft.head}, wide=draft.main)
        if frame.is_programme and not draft.next:
            when = within(when, frame.period)
        if draft.next and not when.known and not any(marks.marks[i].times for i in draft.clauses):
            when = replace(when, starts_at=None, ends_at=None)  # the hours of what was told before
        steps = days_later(marks.marks[draft.head].clause.text)
        if steps and draft.when is None and finished and finished[-1].starts_on:
            day = finished[-1].starts_on + timedelta(days=steps)
            when = replace(when, starts_on=day, ends_on=day)
        goes_on = SAME_DAY.search(marks.marks[draft.head].clause.text) or (
            after_semicolon(marks, draft.head) and marks.marks[draft.head].times and not marks.marks[draft.head].whens
        )
        if frame.is_programme and finished and goes_on and (not when.known or not marks.marks[draft.head].whens):
            when = replace(when, starts_on=finished[-1].starts_on, ends_on=finished[-1].ends_on)
        if frame.is_programme and not when.known and frame.period.known and not draft.next:
            when = Slot(frame.period.starts_on, frame.period.ends_on, when.starts_at, when.ends_at, inherited=True)
        if (
            not draft.main
            and not when.known
            and finished
            and (edge := EDGE_DAY.search(marks.marks[draft.head].clause.text))
        ):
            of_whole = finished[0].starts_on if edge["first"] else finished[0].ends_on
            when = replace(when, starts_on=of_whole, ends_on=of_whole)
        shown = of_type == "exhibition" and draft.when is None
        if (draft.main or shown) and (when.starts_on is None) != (when.ends_on is None):
            when = replace(
                completed(marks, draft.head, when, draft.also), starts_at=when.starts_at, ends_at=when.ends_at
            )
            if shown:
                when = since_opened(marks, when)
        if shown and draft.main:
            when = shown_until(marks, when)
        elif shown and frame.is_programme:
            when = hangs_until(marks, draft.head, when)
        if of_type == "programme_launch" and draft.main and when.starts_at is not None and not headline_launches(marks):
            # what has an hour is held on a day and not launched
            of_type = "information_event" if INFORMS.search(marks.marks[draft.head].clause.text) else "event"
        if frame.is_programme and when.starts_at is None and when.known and not when.inherited and not draft.next:
            when = for_each(marks, draft.head, when)
        if of_type == "publication" and draft.main and when.ends_on is None:
            when = replace(when, starts_at=None, ends_at=None)  # "seit 8 Uhr abrufbar"
        if of_type == "programme_launch" and draft.main and not marks.marks[draft.head].times:
            when = replace(when, starts_at=None, ends_at=None)  # the hours of buses and offices are not its own
        if when.starts_at is None and finished and SAME_HOURS.search(marks.marks[draft.head].clause.text):
            when = replace(when, starts_at=finished[-1].starts_at, ends_at=finished[-1].ends_at)
        one_day = (
            bool(finished) and not draft.main and when.starts_at is not None
        )  # what has an hour beside the main action is a ceremony
        if of_type in ONGOING and when.starts_on == when.ends_on and not one_day:
            when = Slot(
                when.starts_on,
                None,
                when.starts_at,
                when.ends_at,
                when.partial,
                open_end=True,
                conflicts=when.conflicts,
            )
        keys = carriers(marks, draft, before, alone, frame.campaign in KOMMUNAL)
        before = keys
        clause = marks.marks[draft.head].clause
        told_before = [(one, action.place) for one, action in zip(drafts, finished, strict=False)]
        where = place(marks, draft, frame.places, of_type, told_before)
        main = finished[0].title if finished else None
        named = title(marks, draft, frame.slogans, alone, [(one.start, one.end) for one in frame.places], main, where)
        finished.append(
            Action(
                title=named,
                type=of_type,
                status=status(marks, draft, when, of_type),
                evidence=quotation(marks.text, clause.start, clause.end),
                jobcenters=keys,
                starts_on=when.starts_on,
                ends_on=when.ends_on,
                starts_at=when.starts_at,
                ends_at=when.ends_at,
                dates_inherited=when.inherited,
                date_partial=None if when.known else when.partial,
                place=where,
                # a next edition has the topics of the one it follows
                topics=finished[0].topics
                if draft.next and finished
                else topics_of(
                    Telling(marks, draft, named, of_type, drafts[0], telling, frame.is_programme, frame.campaign)
                ),
            )
        )
    return drafts, finished


def conflicts(marks: Marks) -> list[str]:
    """Sentences on weekdays that do not fit their dates."""
    return list(dict.fromkeys(w.conflict for m in marks.marks for w in m.whens if w.conflict))


def span_of(actions: Sequence[Action]) -> tuple[date | None, date | None]:
    """The first and last day of several actions, None where unknown."""
    starts = [one.starts_on for one in actions if one.starts_on]
    ends = [one.ends_on for one in actions if one.ends_on]
    return (min(starts) if starts else None, max(ends) if ends else None)


def event_days(whens: Sequence[When]) -> Slot | None:
    """The first period or day among ``whens`` that is known to the day."""
    # a period before a day, and one in figures before "in der kommenden Woche"
    for when in sorted(whens, key=lambda one: (one.starts_on == one.ends_on, not re.search(r"\d", one.text))):
        if when.starts_on is not None or when.ends_on is not None:
            return Slot(when.starts_on, when.ends_on, open_end=when.open_end)
    return None
