"""Brings the main action into agreement with what is settled of the whole: its missing end, the day of a recap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.announce.fields.schedule import Slot
from extractors.announce.overall import LAUNCHES
from extractors.announce.told_first import News
from extractors.records import Action, Stance


def tells_news(said: News, actions: list[Action]) -> bool:
    """Does any action tell the news that an article opens with: on its day, or of its kind and without a day?"""
    return any(
        one.starts_on == said.days.starts_on or (one.type == said.of_type and one.starts_on is None) for one in actions
    )


def as_news(main: Action, said: News, today: date | None) -> Action:
    """The action that tells the news, with the days that the opening says of it."""
    first, last = said.days.starts_on, said.days.ends_on
    if main.starts_on != first:
        main = replace(main, starts_on=first, ends_on=last, starts_at=None, ends_at=None, dates_inherited=False)
    elif main.ends_on in (None, first) and (last != first):
        main = replace(main, ends_on=last)
    over = last is not None and today is not None and last < today
    kind = said.of_type or main.type
    return replace(main, type=kind, status="held" if over else "running")


def agreed(main: Action, when: Slot, today: date | None) -> Action:
    """The main action with what the period of the whole adds: the missing end of an exhibition, the day of a recap."""
    shown = main.type == "exhibition" and (main.starts_on is None) != (main.ends_on is None)
    if shown or (main.type in LAUNCHES and main.starts_on == when.starts_on and main.ends_on is None):
        return replace(main, starts_on=main.starts_on or when.starts_on, ends_on=main.ends_on or when.ends_on)
    if main.type == "exhibition" and main.starts_on == main.ends_on == when.starts_on != when.ends_on:
        # opened on that day, and to be seen since
        still = main.status == "held" and when.ends_on is not None and (today is None or when.ends_on >= today)
        return replace(main, ends_on=when.ends_on, status="running" if still else main.status)
    one_day = main.starts_on == main.ends_on and when.starts_on == when.ends_on
    if main.status == "held" and one_day and when.known:
        return replace(main, starts_on=when.starts_on, ends_on=when.ends_on)
    return main


def celebrated(main: Action, looks: Stance, when: Slot) -> tuple[Action, Slot]:
    """The main action and the period of a recap of how something was opened: it was held on that day."""
    if looks != "recap" or main.type not in LAUNCHES or main.status != "running" or main.starts_on != when.starts_on:
        return main, when
    return replace(main, status="held", ends_on=main.starts_on), replace(when, ends_on=when.starts_on)


def goes_on(main: Action, when: Slot) -> Action:
    """What is published or launched on a day ("Heute erscheint die erste Folge") has no end, and goes on."""
    if main.type not in LAUNCHES or main.status not in ("running", "held") or main.starts_on != when.starts_on:
        return main
    return replace(main, ends_on=None, status="running") if main.ends_on == main.starts_on else main
