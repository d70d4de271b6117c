"""What is announced as a whole: when it begins and ends, and whether the page looks ahead, at it, or back.

Both are read off the actions and off the text around them, which has to agree: an action that was cut out wrongly must
not turn a recap into a preview. Which actions there are is decided before (``actions``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.announce.actions import span_of
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import background, same_action
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.schedule import Slot
from extractors.announce.fields.status import by_days
from extractors.announce.told_first import CEREMONY, OPENING, RECENT, News, begun, gone, halfway, hung, runs_until
from extractors.records import Action, ActionType, Stance

LAUNCHES: frozenset[ActionType] = frozenset({"programme_launch", "publication", "opening"})
# What is offered week after week: new, it is launched; a fair or an exhibition is not.
OFFERED: frozenset[ActionType] = frozenset({"information_event", "event", "other"})
LASTING = LAUNCHES | {"exhibition", "campaign_week"}
GOES_ON_FOR = LASTING | {"other"}
OFF = frozenset({"cancelled", "postponed"})
NEW_OFFER = phrase("new_offer")
NEW_HOUSE = phrase("new_house")
AT_HOME = phrase("at_home")
SERIES_OPENS, SERIES_GOES_ON = phrase("series_opens"), phrase("series_goes_on")
# "Ab sofort kann man sich anmelden": what has begun is only that
REGISTERS = re.compile(
    r"\b(?:anmelden|anzumelden|bewerben|buchen|reservieren|eintragen|Anmeldung(?:en)?|Karten|Plätze)\b"
)
SINCE = re.compile(r"\b(?:[Ss]eit|[Aa]b)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """The actions with the drafts they were built from, and what is settled of the whole."""

    marks: Marks
    drafts: Sequence[Draft]
    actions: Sequence[Action]
    of_type: ActionType
    many: bool
    head: int

    @property
    def main(self) -> int:
        """Which action gives the whole its days: the one that the page launches, else the first."""
        if self.of_type in LAUNCHES and self.many:
            return next((i for i, one in enumerate(self.actions) if one.type == self.of_type), 0)
        return 0


def _alike(told: Told, i: int) -> bool:
    """Is action ``i`` one more of what the main one is: of a programme, a series, or under the same title?"""
    main, one, draft, first = told.actions[told.main], told.actions[i], told.drafts[i], told.drafts[told.main]
    if draft.next and not first.next:
        return False
    if main.type == "exhibition" and one.type != "exhibition":  # a reading in it, a sale after it
        return False
    if told.many and one.type in LAUNCHES and one.ends_on is None and main.type not in LAUNCHES:
        return False  # a series of videos beside evenings
    series = draft.series and draft.noun == first.noun
    # the first of several is off: the others are what is left
    again = one.title == main.title and (
        main.status == "cancelled" or (one.type == main.type and one.status == main.status)
    )
    return i == told.main or told.many or series or again


def _one_series(told: Told) -> bool:
    """Are the actions, each with its own name, the stages of one whole: "Den Auftakt macht … Zum Abschluss …"?"""
    main = told.actions[told.main]
    if main.type in LASTING or main.starts_on != main.ends_on or main.status in OFF or len(told.actions) < 2:
        return False
    texts = [
        told.marks.marks[draft.head].clause.text
        for draft, one in zip(told.drafts, told.actions, strict=True)
        if not draft.next and one.starts_on is not None and one.type not in LASTING
    ]
    if len(texts) < len(told.actions):
        return False
    opens = [i for i, text in enumerate(texts) if SERIES_OPENS.search(text)]
    return any(SERIES_GOES_ON.search(text) for i, text in enumerate(texts) if opens and (i != opens[0]))


def moved_in(told: Told) -> Slot | None:
    """Since when the Jobcenter is at the new address that the headline tells of ("Seit Montag arbeitet das …"), where
    the main action is something else and still ahead: an open day.
    """
    marks = told.marks
    if told.many or told.of_type in LASTING or not _ahead(told) or not NEW_HOUSE.search(marks.title):
        return None
    for mark in marks.marks[:OPENING]:
        days = [one.starts_on for one in mark.whens if one.starts_on]
        if mark.actors and days and AT_HOME.search(mark.clause.text) and not background(mark):
            return Slot(days[0], open_end=True)
    return None


def _headline(told: Told) -> Slot | None:
    """The day that the headline names, where the main action has another one or none ("Börse am 4. Mai")."""
    days = [
        one
        for one in told.marks.in_title.whens
        if one.starts_on and one.starts_on == one.ends_on and re.search(r"\d", one.text)
    ]
    if len(days) != 1 or told.many or "previous" in told.marks.in_title.cues:
        return None
    return Slot(days[0].starts_on, days[0].ends_on)


def _ahead(told: Told) -> bool:
    """Does the main action lie ahead, or have no beginning, though it may only be the next edition of what is told?"""
    today = told.marks.published_on
    if not told.actions or today is None:
        return False
    main = told.actions[told.main]
    return main.status not in OFF and (main.starts_on is None or main.starts_on > today)


def period(told: Told, week: Slot) -> Slot:
    """The period of the whole: the week's, the span of what a programme or series tells, or the main action's.

    What has opened for good goes on, whatever is held beside it. What is off counts only if nothing else is left, and
    what is put off has its new day.
    """
    if week.known or not told.actions:
        return week
    main = told.actions[told.main]
    if main.type not in LASTING and (said := _headline(told)) is not None and said.starts_on != main.starts_on:
        return said
    more = list(told.actions) if _one_series(told) else [one for i, one in enumerate(told.actions) if _alike(told, i)]
    if len(more) > 1 and main.status != "postponed" and not (main.starts_on and main.ends_on is None):
        first, last = span_of([one for one in more if one.status not in OFF] or more)
        return Slot(first, last)
    days = Slot(main.starts_on, main.ends_on, open_end=main.ends_on is None and main.starts_on is not None)
    one_day = main.starts_on == main.ends_on
    if main.type != "exhibition" and main.status == "held" and one_day and (over := gone(told.marks)) is not None:
        past = over[0]
        return past if past.starts_on != main.starts_on else days  # a recap opens with its day
    if days.open_end and main.type in LAUNCHES:
        since = begun(told.marks)
        if since is not None and since.days.starts_on == main.starts_on and since.days.ends_on:
            return since.days  # "… und läuft bis Jahresende"
    lasts = days.open_end if main.type in LAUNCHES else main.type == "campaign_week" and days.starts_on == days.ends_on
    if lasts and main.starts_on and main.status not in OFF:
        last = runs_until(told.marks, told.drafts[told.main].head, main.starts_on, told.drafts[told.main].also)
        return replace(days, ends_on=last or days.ends_on, open_end=last is None and days.open_end)
    return hung(told.marks, days) if main.type == "exhibition" and main.status not in OFF else days


def _in_headline(told: Told) -> bool:
    """Does the headline name the main action: is that the news, whatever has begun before?"""
    noun, head = told.drafts[told.main].noun, told.marks.in_title
    named = noun is not None and not noun.form and any(one.sure and same_action(noun, one) for one in head.nouns)
    return named or told.actions[told.main].title in told.marks.title or any(one.starts_on for one in head.whens)


def news(told: Told) -> News | None:
    """What the opening tells of, where the main action only lies ahead: something over, or something that goes on."""
    if not told.actions or not _ahead(told):
        return None
    main = told.actions[told.main]
    if not _in_headline(told) and (since := begun(told.marks)) is not None:
        if main.starts_on is None and main.ends_on is not None:
            return replace(since, days=Slot(since.days.starts_on, since.days.ends_on or main.ends_on))
        return since
    # "noch bis zum 28. April": what has an end only goes on
    past = None if told.many or (main.starts_on is None and main.ends_on is not None) else gone(told.marks)
    return None if past is None else News(past[0], at=past[1])


def _celebrated(marks: Marks, when: Slot) -> bool:
    """Is it told how something was presented or opened on a day gone by ("Am Freitag hat der Landrat … eingeweiht"),
    and not that it has been there since?
    """
    if marks.published_on is None or when.starts_on is None or when.starts_on >= marks.published_on:
        return False
    if NEW_OFFER.search(marks.title):
        return False
    return any(
        any(one.starts_on == when.starts_on for one in mark.whens)
        and CEREMONY.search(mark.clause.text)
        and not SINCE.search(mark.clause.text)
        for mark in marks.marks
    )


def stance(told: Told, when: Slot) -> Stance:
    """Preview, running, launch or recap: by the days where they are known, else by the tense of what tells of it."""
    marks, head = told.marks, told.head
    begun = any("begun" in one.cues for one in (marks.in_title, *marks.marks[max(0, head - 1) : head + 2]))
    main = told.actions[told.main].status if told.actions else "planned"
    if main in OFF and (when.starts_on is None or marks.published_on is None):
        return "preview"
    if when.starts_on is None and when.ends_on is None and told.of_type in GOES_ON_FOR and halfway(told.marks):
        return "running"
    state = by_days(marks, when, told.of_type, marks.default if head < 0 else marks.looks_at(head), begun)
    if told.of_type in ("publication", "opening") and state != "planned" and _celebrated(marks, when):
        return "recap"
    if told.of_type in LAUNCHES and state in ("running", "held") and (begun or state == "running"):
        return "launch"
    if (
        marks.published_on is None
        and told.of_type == "exhibition"
        and {one.status for one in told.actions} >= {"held", "planned"}
    ):
        return "running"  # opened, and still to be closed
    return {"planned": "preview", "running": "running", "held": "recap"}[state]  # type: ignore[return-value]


def launched(told: Told, when: Slot) -> bool:
    """Is it something new that has begun a few days ago and is offered week after week?"""
    today = told.marks.published_on
    if told.of_type not in OFFERED or when.starts_on is None or when.ends_on is not None or today is None:
        return False
    near = (told.marks.in_title, *told.marks.marks[max(0, told.head - 1) : told.head + 2])
    new = any(NEW_OFFER.search(one.clause.text) and not REGISTERS.search(one.clause.text) for one in near)
    return new and 0 <= (today - when.starts_on).days <= RECENT
