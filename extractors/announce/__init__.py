"""Decides what an article tells as a whole: stance, type, campaign, edition and period of the announced; and its
actions.

Clauses are marked first (``clauses``). Whether the article is in scope is decided by ``scope``; one that is not yields
None and the rules that say why. What is in scope is cut into single actions (``drafts``), each of which then gets its
title, type, carriers, days and place (``fields``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.announce.actions import Frame, build, conflicts, event_days, quotation
from extractors.announce.agreed import agreed, as_news, celebrated, goes_on, tells_news
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.marks import mark as marked
from extractors.announce.clauses.telling import LABEL, background
from extractors.announce.drafts.entries import EVENTS, SUMS_UP
from extractors.announce.drafts.programme import is_programme
from extractors.announce.drafts.week import week_clause
from extractors.announce.fields.holds import territory_at
from extractors.announce.fields.initiators import initiators
from extractors.announce.fields.kind_of_whole import headline_launches, of_single, whole
from extractors.announce.fields.periods import completed
from extractors.announce.fields.schedule import Slot
from extractors.announce.overall import OFFERED, Told, launched, moved_in, news, period, stance
from extractors.announce.scope import judge
from extractors.announce.told_first import edges, runs_until
from extractors.figures import figures
from extractors.names import campaign_of, campaigns, edition_of, places
from extractors.records import Action, ActionType, Announcement, Article, Issue, Rule, Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What ``announce`` found: None if out of scope; the rules that fired; what was seen and not understood."""

    announcement: Announcement | None
    rules: tuple[Rule, ...]
    issues: tuple[Issue, ...] = ()


def _period(marks: Marks, week: int | None) -> Slot:
    """The period of the whole: the action week's days in its clause or its neighbours."""
    if week is None:
        return Slot()
    near = [i for i in (week, week - 1, week + 1, week - 2) if 0 <= i < len(marks.marks)]
    told = [w for i in near if "previous" not in marks.marks[i].cues for w in marks.marks[i].whens]
    spans = [w for w in told if w.starts_on and w.ends_on and w.starts_on != w.ends_on]
    # "in der vergangenen Woche … Vom 12. bis zum 16. Juni": the figures say it best
    for span in sorted(spans, key=lambda one: not any(map(str.isdigit, one.text))):
        return Slot(span.starts_on, span.ends_on, open_end=span.open_end)
    for i in (week, week - 1, week + 1):
        if 0 <= i < len(marks.marks) and "until" in marks.marks[i].cues:
            starts = [when.starts_on for when in marks.marks[i].whens if when.starts_on]
            if len(starts) > 1:  # "seit Montag und noch bis Freitag"
                return Slot(min(starts), max(starts))
    if (both := edges(marks)) is not None:
        return both
    found = completed(marks, week, event_days(marks.marks[week].whens) or Slot())
    if found.starts_on is not None and found.ends_on in (None, found.starts_on):
        last = runs_until(marks, week, found.starts_on)
        return replace(found, ends_on=last, open_end=False) if last else found
    return found if found.starts_on is not None else _opening_period(marks)


def _opening_period(marks: Marks) -> Slot:
    """The period of a programme without an action week: of the clause that opens it, or of the first clauses."""
    for i, mark in enumerate(marks.marks[:8]):
        if background(mark) or not mark.whens or LABEL.match(mark.clause.text):
            continue
        days = event_days(mark.whens) or Slot()
        if SUMS_UP.match(mark.clause.text):
            return days
        spans = days.starts_on is not None and days.ends_on is not None and days.ends_on > days.starts_on
        if EVENTS.search(mark.clause.text) or spans or any(when.open_end for when in mark.whens):
            return completed(marks, i, days)
    return Slot()


def _all_carriers(actions: list[Action]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for one in actions for key in one.jobcenters))


def _issues(marks: Marks, actions: list[Action]) -> list[Issue]:
    found = [Issue("date-conflict", sentence) for sentence in conflicts(marks)]
    unclear = {a.mention.text: a.mention.how for m in marks.marks for a in m.actors if not a.mention.kreise}
    if any(not one.jobcenters for one in actions):
        for text, how in unclear.items():
            sort = "jobcenter-ambiguous" if how == "ambiguous" else "jobcenter-unknown"
            found.append(Issue(sort, f"It cannot be told which Jobcenter “{text}” is."))
    return found


def announce(article: Article, source: Source | None) -> Outcome:
    """Read an article's announcement. Pure; the same article and source always give the same outcome."""
    marks = marked(article, source)
    slug, _ = campaign_of(article.text, marks.title, None, article.published_on)
    in_scope, rules = judge(marks, slug)
    if not in_scope:
        return Outcome(None, rules)
    week = week_clause(marks)
    days = _period(marks, week)
    many = is_programme(marks)
    if many and week is None:
        days = _opening_period(marks)
    slogans = frozenset(one.text.rstrip(".") for one in campaigns(article.text) if not one.is_lookalike)
    frame = Frame(
        many,
        days,
        slogans,
        places(article.text),
        article.text[:500],
        "campaign_week" if week is not None else None,
        slug,
    )
    drafts, actions = build(marks, frame)
    if many and not actions and week is None:
        drafts, actions = build(marks, Frame(False, days, frame.slogans, frame.places, frame.whole))
        many = False
    head = week if week is not None else drafts[0].head if drafts else 0
    untold = news(Told(marks, drafts, actions, actions[0].type, many, head)) if actions and not many else None
    if untold is not None and not tells_news(untold, actions):
        # no action tells the news that the page opens with: read again with that as the main one
        lasts = untold.days.open_end or untold.days.ends_on != untold.days.starts_on
        drafts, actions = build(marks, replace(frame, at=untold.at, lasts=lasts))
        actions[0] = as_news(actions[0], untold, article.published_on)
        head = drafts[0].head
    else:
        untold = None
    if week is not None and many:
        of_type: ActionType = "campaign_week"
    elif untold is not None:
        of_type = actions[0].type
    elif many or headline_launches(marks):
        of_type = whole(marks, actions)
    else:
        of_type = of_single(marks, actions)
    told = Told(marks, drafts, actions, of_type, many, head)
    if (since := moved_in(told)) is not None:
        of_type = "opening"
        told = replace(told, of_type=of_type)
    told_before = news(told) if week is None or not days.known else None
    if told_before is not None and told_before.of_type is not None and of_type in OFFERED:
        of_type = told_before.of_type
        told = replace(told, of_type=of_type)
    if since is not None:
        when = since
    elif told_before is not None:
        when = told_before.days
    else:
        when = period(told, days if week is not None or not actions else Slot())
    if told_before is None and actions:
        actions[told.main] = agreed(actions[told.main], when, article.published_on)
    looks = stance(told, when)
    if launched(told, when):
        looks, of_type = "launch", "programme_launch"
    if actions:
        actions[told.main], when = celebrated(actions[told.main], looks, when)
    if looks == "launch" and when.ends_on == when.starts_on:
        when = replace(when, ends_on=None)
        if actions:
            actions[told.main] = goes_on(actions[told.main], when)
    clause = marks.marks[head].clause
    return Outcome(
        Announcement(
            stance=looks,
            type=of_type,
            evidence=quotation(article.text, clause.start, clause.end),
            campaign=slug,
            edition=edition_of(slug, article.text, when.starts_on or when.ends_on, article.published_on)
            if slug
            else None,
            starts_on=when.starts_on,
            ends_on=when.ends_on,
            initiators=initiators(marks),
            actions=tuple(actions),
            figures=tuple(figures(article.text, territory_at(article.text, _all_carriers(actions)))),
            rules=rules,
        ),
        rules,
        tuple(_issues(marks, actions)),
    )
