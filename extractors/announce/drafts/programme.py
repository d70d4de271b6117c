"""Finds the single actions of a programme text: an action week, a list, several houses or days of one Jobcenter.

Here each clause or list item tells of one action. It decides which clauses do, and which only add to the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractors.announce.clauses.lists import heads_next
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.telling import DATE_LED, IN_TURN, LABEL, OFF, SPEECH, background
from extractors.announce.drafts.bare import bare_lines, lead
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.editions import EDITION, is_next
from extractors.announce.drafts.entries import (
    FIRST,
    REPORTS,
    SEVERAL,
    SITE,
    is_short,
    is_week,
    many_carriers,
    own_noun,
    tells,
)
from extractors.announce.drafts.lines import line_facts
from extractors.announce.drafts.stations import next_stop
from extractors.announce.drafts.week import days_of_week, week_clause
from extractors.names import PlaceMention


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
    week = days_of_week(marks)
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
            unnamed = name is None and own_noun(mark) is None
            edition = EDITION.search(mark.clause.text) if unnamed else None
            called = edition.group() if edition else _week_name(marks) if unnamed else None
            drafts.append(Draft(i, own_noun(mark), name, next=True, title=called))
        elif drafts and (stop := next_stop(marks, drafts[-1], i, places)) is not None:
            drafts.append(stop)
        elif tells(mark, heading) or _names_it(marks, i) or (week is not None and _in_week(mark, week)):
            noun = own_noun(mark)
            # "Mit der Messe endet die „Turbo-Woche“": the week's name is not the fair's
            name = next((one for one in mark.names if not (is_week(mark) and "woche" in one.text.lower())), None)
            if (off := next((d for d in drafts if _made_up(marks, d, noun, mark)), None)) is not None:
                off.also, off.head = [off.head, *off.also], i
                continue
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
            and (mark.times or any(when.text != "heute" for when in mark.whens))
            and not is_week(mark)
            and not background(mark)
        ):
            drafts[-1].also.append(i)
        heading = False
    return _listed(marks, drafts)


def _week_name(marks: Marks) -> str | None:
    """What the action week is called: "Im kommenden Jahr geht es vom 3. bis 7. Mai weiter" goes on with it."""
    at = week_clause(marks)
    nouns = marks.marks[at].nouns if at is not None else ()
    return next((noun.text for noun in nouns if noun.type == "campaign_week" and noun.sure), None)


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
    opened = FIRST.search(before.clause.text) is not None or "invites" in before.cues
    opened = opened and any(is_short(when) for when in before.whens)
    return opened and not before.nouns and not before.names and before.clause.paragraph == mark.clause.paragraph


def _made_up(marks: Marks, draft: Draft, noun: Noun | None, mark: Mark) -> bool:
    """ "Der Vortrag wird am 9. November nachgeholt": the new day of what has been told as off."""
    if noun is None or draft.noun is None or "postponed" not in mark.cues or not mark.whens:
        return False
    return noun.stem == draft.noun.stem and bool(marks.marks[draft.head].cues & OFF)


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
