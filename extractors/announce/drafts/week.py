"""Finds the clause that says when the action week is, and its days; what is held in it is told by ``programme``."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import OCCASION, background
from extractors.announce.drafts.entries import is_short, is_span, is_week, tells
from extractors.names import campaigns

# "Kampagne „Stark. Sozial. Vor Ort.“ vom 20. bis 26. Juni": a week without the word.
CAMPAIGN = phrase("campaign_words")

# "in der kommenden Woche, vom 4. bis 8. Juni, machen die Jobcenter unter dem Motto …": a week of actions of many
ALL_WEEK = phrase("all_week")


def week_clause(marks: Marks) -> int | None:
    """The clause that says when the action week is: with its period, or the first that names it if the title does
    too.
    """
    named = [i for i, mark in enumerate(marks.marks) if is_week(mark) and not background(mark)]
    for i in named:
        near = [j for j in (i, i - 1, i + 1) if 0 <= j < len(marks.marks)]
        if any(is_span(when) and not background(marks.marks[j]) for j in near for when in marks.marks[j].whens):
            return i
    for i, mark in enumerate(marks.marks):
        spans = [
            when
            for when in mark.whens
            if is_span(when)
            and not is_short(when)
            and when.ends_on is not None
            and when.starts_on is not None
            and (when.ends_on - when.starts_on).days <= 14
        ]
        if (
            spans
            and not background(mark)
            and not mark.sure
            and CAMPAIGN.search(mark.clause.text)
            and (campaigns(mark.clause.text) or ALL_WEEK.search(mark.clause.text))
        ):
            return i
    by_title = is_week(marks.in_title)
    for i in named:
        if by_title or (marks.marks[i].whens and not OCCASION.search(marks.marks[i].clause.text)):
            return i
        told = [m for m in marks.marks[i + 1 :] if tells(m, False) and (m.names or m.sure) and not is_week(m)]
        if len({when.starts_on for m in told for when in m.whens if when.starts_on}) >= 2:
            return i
    return None


def days_of_week(marks: Marks) -> tuple[date, date] | None:
    """The days of the action week, if there is one that the text dates."""
    at = week_clause(marks)
    if at is None:
        return None
    for i in (at, at - 1, at + 1):
        for when in marks.marks[i].whens if 0 <= i < len(marks.marks) else ():
            if is_span(when) and when.starts_on is not None and when.ends_on is not None:
                return when.starts_on, when.ends_on
    # "Die Woche hatte am Montag begonnen und endet am Samstag", "dauert noch bis Freitag"
    days = sorted({day for when in marks.marks[at].whens for day in (when.starts_on, when.ends_on) if day})
    if not days or (len(days) < 2 and "until" not in marks.marks[at].cues):
        return None
    first = days[0] if len(days) > 1 else days[0] - timedelta(days=6)
    return (first, days[-1]) if (days[-1] - first).days < 14 else None
