"""Decides what has become of an action: planned, running, held, cancelled or postponed.

Its own words come first, then its days against the day of publication, then the tense.
"""

from __future__ import annotations

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.today import still_today
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.off import rescheduled
from extractors.announce.fields.schedule import Slot
from extractors.records import ActionType, Status

ONGOING: frozenset[ActionType] = frozenset({"programme_launch", "opening"})


def status(marks: Marks, draft: Draft, when: Slot, of_type: ActionType) -> Status:
    """What has become of the action, by the words of its own clauses and by its days against the day of publication."""
    # what an added action's later clauses say may be said of the main one
    told = [i for i in draft.clauses[:3] if draft.main or draft.next or draft.head <= i <= draft.head + 1]
    fired = frozenset(cue for i in told for cue in marks.marks[i].cues)
    if draft.main:
        fired |= marks.in_title.cues & {"cancelled", "postponed"}
    if "postponed" in fired or rescheduled(marks, draft.head, draft.noun, draft.main) is not None:
        return "postponed"
    if "cancelled" in fired:
        return "cancelled"
    if draft.next:
        return "planned"
    goes_on = "until" in marks.marks[draft.head].cues  # "noch bis 17 Uhr": today, and not over
    looks = marks.looks_at(draft.head) if draft.main and not goes_on else marks.marks[draft.head].looks
    return by_days(marks, when, of_type, looks, "begun" in fired)


def by_days(marks: Marks, when: Slot, of_type: ActionType, looks: str, begun: bool) -> Status:
    """Planned, running or held: the days decide where they and the day of publication are known, else the tense."""
    today = marks.published_on
    first, last = when.starts_on, when.ends_on
    if today is not None and (first or last):
        if first is not None and first > today:
            return "planned"
        over = last == today and first == today and looks == "back" and not still_today(marks)
        if last is not None and (last < today or over):
            return "held"
        if last is None and first is not None and first < today and of_type not in ONGOING and not when.open_end:
            return "held"
        return "running"
    if of_type in ONGOING and begun:
        return "running"
    return "held" if looks == "back" else "planned"
