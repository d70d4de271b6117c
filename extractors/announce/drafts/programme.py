"""Finds the single actions of a programme text: an action week, a list, several houses or days of one Jobcenter.

Here each clause or list item tells of one action. It decides which clauses do, and which only add to the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.announce.clauses.lists import heads_next
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import DATE_LED, IN_TURN, LABEL, OCCASION, OFF, SPEECH, background
from extractors.announce.drafts.bare import bare_lines, lead
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.editions import EDITION, is_next
from extractors.announce.drafts.entries import (
    FIRST,
    REPORTS,
    SEVERAL,
    SITE,
    is_short,
    is_span,
    is_week,
    many_carriers,
    own_noun,
    tells,
)
from extractors.announce.drafts.series import line_facts
from extractors.announce.drafts.stations import next_stop
from extractors.names import PlaceMention, campaigns

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


def _listed(marks: Marks, drafts: list[Draft]) -> list[Draft]:
    """Where most actions are lines of a list, prose without a day or an hour of its own only leads to the list."""

    def is_line(draft: Draft) -> bool:
        clause = marks.marks[draft.head].clause
        return clause.item or LABEL.match(clause.text) is not None

    if sum(map(is_line, drafts)) < max(2, len(drafts) / 2) or any(map(is_week, marks.marks)):
        return drafts
    return [d for d in drafts if is_line(d) or d.next or marks.marks[d.head].whens or marks.marks[d.head].times]


def programme(marks: Marks, places: Sequence[PlaceMention]) -> list[Draft]:
    """The single actions of a programme text in order of telling."""
    drafts: list[Draft] = []
    heading, headed = False, None
    week = _days_of_week(marks)
    bare = bare_lines(marks)
    for i, mark in enumerate(marks.marks):
        if mark.clause.heading or heads_next(marks, i):
            heading, headed = True, mark.clause.text.partition(": ")[2] or None
            continue
        if drafts and _goes_on(marks, drafts[-1], i):
            drafts[-1].also.append(i)
            heading = False
            continue
        if is_next(marks, i) and not mark.actors:
            name = mark.names[0] if mark.names else None
            edition = EDITION.search(mark.clause.text) if name is None and own_noun(mark) is None else None
            drafts.append(Draft(i, own_noun(mark), name, next=True, title=edition.group() if edition else None))
        elif drafts and (stop := next_stop(marks, drafts[-1], i, places)) is not None:
            drafts.append(stop)
        elif tells(mark, heading) or _names_it(marks, i) or (week is not None and _in_week(mark, week)):
            noun = own_noun(mark)
            name = mark.names[0] if mark.names else None
            known = next((d for d in drafts if _repeats(marks, d, noun, mark)), None)
            if known is not None:
                known.also.append(i)
            else:
                nameless = headed if noun is None and name is None else None
                coming = "next" in mark.cues and marks.default == "back"
                place = None
                if (
                    (LABEL.match(mark.clause.text) or mark.clause.item)
                    and mark.whens
                    and name is None
                    and not (noun and noun.sure)
                ):
                    nameless, place = line_facts(mark.clause.text, mark.clause.start, places)
                    if i in bare and place is None:
                        nameless, place = None, nameless  # "12. Mai: Bücherhalle Wandsbek" in a list of houses
                    label = mark.clause.text.partition(":")[0]
                    if noun is not None and noun.end <= mark.clause.start + len(label):
                        nameless, place = label, None  # "Telefonaktion: Dienstag, 14. Mai"
                also = [i - 1] if _names_it(marks, i) else []
                if (
                    place is not None
                    and nameless is None
                    and noun is None
                    and (at := lead(marks, i, i in bare)) is not None
                ):
                    noun, name, also = own_noun(marks.marks[at]), next(iter(marks.marks[at].names), None), [at]
                drafts.append(Draft(i, noun, name, also, next=coming, title=nameless, place=place))
        elif (
            drafts
            and mark.clause.sentence - marks.marks[max(drafts[-1].clauses)].clause.sentence <= 1
            and (mark.times or mark.whens)
            and not is_week(mark)
            and not background(mark)
        ):
            drafts[-1].also.append(i)
        heading = False
    return _listed(marks, drafts)


def _days_of_week(marks: Marks) -> tuple[date, date] | None:
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
    if not days or "until" not in marks.marks[at].cues and len(days) < 2:
        return None
    first = days[0] if len(days) > 1 else days[0] - timedelta(days=6)
    return (first, days[-1]) if (days[-1] - first).days < 14 else None


def _in_week(mark: Mark, week: tuple[date, date]) -> bool:
    """A day of the week with hours is an action of it, whatever it is called: "ist am Mittwoch von 14 bis 18 Uhr unter
    einer Sondernummer zu erreichen"; so is what is off.
    """
    if background(mark) or mark.clause.heading or SPEECH.match(mark.clause.text) or is_week(mark):
        return False
    if mark.cues & {"deadline", "aside", "unless"} or REPORTS.search(mark.clause.text):
        return False
    timed = [when for when in mark.whens if is_short(when) and when.starts_at is not None]
    in_turn = IN_TURN.match(mark.clause.text) is not None
    past = "past" in mark.cues and DATE_LED.match(mark.clause.text) is not None and "invites" not in mark.cues
    timed += [when for when in mark.whens if (in_turn or past) and is_short(when)]
    off = mark.cues & OFF and own_noun(mark) is not None and any(is_short(when) for when in mark.whens)
    return bool(off) or any(when.starts_on is not None and week[0] <= when.starts_on <= week[1] for when in timed)


def _goes_on(marks: Marks, draft: Draft, i: int) -> bool:
    """A further sentence of a list's item ("Mittwoch: Nacht der Werkstätten. Das Jobcenter öffnet ab 18 Uhr …")."""
    head, mark = marks.marks[draft.head].clause, marks.marks[i]
    same = head.paragraph == mark.clause.paragraph and head.sentence != mark.clause.sentence
    another = mark.whens or (mark.sure and mark.times) or LABEL.match(mark.clause.text)
    return same and LABEL.match(head.text) is not None and not another


def _names_it(marks: Marks, i: int) -> bool:
    """ "Zum Auftakt ging es gestern in die Arena. Beim „Elfmeter-Dating“ durften …": the clause before says the day."""
    mark, before = marks.marks[i], marks.marks[i - 1] if i else None
    if before is None or not mark.names or mark.whens or SPEECH.match(mark.clause.text) or background(mark):
        return False
    opened = FIRST.search(before.clause.text) is not None and any(is_short(when) for when in before.whens)
    return opened and not before.nouns and not before.names and before.clause.paragraph == mark.clause.paragraph


def _repeats(marks: Marks, draft: Draft, noun: Noun | None, mark: Mark) -> bool:
    """The same noun again without a new day, carrier or name only adds to the action told before."""
    head = marks.marks[draft.head]
    if noun is None or draft.noun is None:
        return False
    if not (noun.stem == draft.noun.stem or draft.noun.stem.endswith(noun.stem)):
        return False
    carriers = {k for a in head.actors for k in a.mention.kreise}
    new_carrier = any(set(a.mention.kreise) - carriers for a in mark.actors if a.mention.kreise)
    days = {when.starts_on for when in head.whens}
    return not new_carrier and not any(when.starts_on and when.starts_on not in days for when in mark.whens)


def _sure_or_dated(mark: Mark) -> bool:
    return mark.sure or bool(mark.names) or (bool(mark.nouns) and bool(mark.whens))


OPENING = 1500  # characters in which a programme says that it is one


def _opens_programme(mark: Mark) -> bool:
    """ "lädt zu zwei Terminen", "an drei Standorten": said of what is held, not of houses and offices."""
    if not SEVERAL.search(mark.clause.text) or background(mark):
        return False
    named = any(not noun.form for noun in mark.nouns)  # "kommt zu zwei Terminen mit" opens nothing
    held = bool(mark.cues & {"organise", "happens", "invites"}) or named or bool(mark.acting)
    return held or mark.clause.text.rstrip().endswith(":")


def is_programme(marks: Marks) -> bool:
    """Is the text a programme: an action week, an announced plural told in two or more clauses, or a labelled list?"""
    if week_clause(marks) is not None:
        return True
    labelled = [
        m
        for m in marks.marks
        if (LABEL.match(m.clause.text) and (m.sure or m.names) and (m.whens or m.acting))
        or (m.clause.item and own_noun(m) and _sure_or_dated(m))
    ]
    if len(labelled) >= 2:
        return True
    told = [
        m for i, m in enumerate(marks.marks) if tells(m, False) and (m.whens or m.times or SITE.search(m.clause.text))
    ]
    if many_carriers(told):
        return True
    if not any(_opens_programme(mark) for mark in marks.marks if mark.clause.start < OPENING):
        return False
    days = {
        (when.starts_on, when.starts_at)
        for m in told
        for when in (*m.whens, *m.times)
        if when.starts_on or when.starts_at
    }
    return len(told) >= 2 and (len(days) >= 2 or sum(bool(SITE.search(m.clause.text)) for m in told) >= 2)
