"""Finds the single actions of a programme text: an action week, a list, several houses or days of one Jobcenter.

Here each clause or list item tells of one action. It decides which clauses do, and which only add to the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.drafts import CALENDAR_DAY, Draft, is_next
from extractors.announce.marks import Mark, Marks
from extractors.announce.nouns import Noun
from extractors.announce.phrases import phrase
from extractors.announce.series import heads_next, line_facts
from extractors.announce.telling import LABEL, OCCASION, SPEECH, background
from extractors.dates import When
from extractors.names import PlaceMention, campaigns

# Statements on the whole: who called the week into being, who takes part. They tell of no single action.
# Words that open a programme: "zwei Termine", "an drei Standorten", "eine Auswahl:".
SEVERAL = phrase("several")
RUNNING_WEEK = phrase("running_week")
SITE = re.compile(r"\b(?:am Standort|[Ii]n der (?:[A-ZÄÖÜ]\w+er )?(?:Geschäfts|Neben|Außen)stelle|im Standort)\b")
WITH_ONE = phrase("with_one")
WHOLE = phrase("whole")
# The clause that opens the programme ("zu zwei Angeboten") tells of no single action itself.
EVENTS = phrase("events")
REPORTS = phrase("reports")
DATE_LED = re.compile(r"^(?:Bereits |Schon |Und )?(?:Am|Vom|Von|Ab|Um|Zwischen|Im|In|im|in|am)\b")
PLURAL = re.compile(r"(?:en|n|gen|tage|cafés|stände|messen|börsen)$")
# "Kampagne „Stark. Sozial. Vor Ort.“ vom 20. bis 26. Juni": a week without the word.
CAMPAIGN = re.compile(r"\b(?:Kampagne|Motto|Aktion|Überschrift|Titel|kommunale[nr]? Jobcenter)\b")
NAMED = phrase("named")
FIRST = re.compile(
    r"\b(?:Den (?:Auftakt|Anfang)|Los geht|Zum Auftakt|Zum Abschluss|Den (?:Schlusspunkt|Abschluss)|Weiter geht)\b"
)


def is_week(mark: Mark) -> bool:
    """Does the clause speak of the week as a whole?"""
    return any(noun.type == "campaign_week" and noun.sure for noun in mark.nouns)


def _is_span(when: When) -> bool:
    return when.starts_on is not None and when.ends_on is not None and when.ends_on != when.starts_on


def _is_short(when: When) -> bool:
    """A day or a few: longer spans are the programme's own."""
    if when.precision != "day" or when.starts_on is None:
        return False
    return when.ends_on is None or (when.ends_on - when.starts_on).days < 4


def week_clause(marks: Marks) -> int | None:
    """The clause that says when the action week is: with its period, or the first that names it if the title does
    too.
    """
    named = [i for i, mark in enumerate(marks.marks) if is_week(mark) and not background(mark)]
    for i in named:
        near = [j for j in (i, i - 1, i + 1) if 0 <= j < len(marks.marks)]
        if any(_is_span(when) and not background(marks.marks[j]) for j in near for when in marks.marks[j].whens):
            return i
    for i, mark in enumerate(marks.marks):
        spans = [
            when
            for when in mark.whens
            if _is_span(when)
            and not _is_short(when)
            and when.ends_on is not None
            and when.starts_on is not None
            and (when.ends_on - when.starts_on).days <= 14
        ]
        if (
            spans
            and not background(mark)
            and not mark.sure
            and CAMPAIGN.search(mark.clause.text)
            and campaigns(mark.clause.text)
        ):
            return i
    by_title = is_week(marks.in_title)
    for i in named:
        if by_title or (marks.marks[i].whens and not OCCASION.search(marks.marks[i].clause.text)):
            return i
        told = [m for m in marks.marks[i + 1 :] if _tells(m, False) and (m.names or m.sure) and not is_week(m)]
        if len({when.starts_on for m in told for when in m.whens if when.starts_on}) >= 2:
            return i
    return None


def _noun(mark: Mark) -> Noun | None:
    """The noun of a single action in a programme: the week itself is none."""
    single = [noun for noun in mark.nouns if noun.type != "campaign_week" and not noun.form]
    ranked = sorted(single, key=lambda noun: (not noun.sure, noun.start))
    return ranked[0] if ranked else None


def _tells(mark: Mark, after_heading: bool) -> bool:
    """Does this clause tell of a single action of the programme?"""
    if background(mark) or mark.clause.heading or (SPEECH.match(mark.clause.text) and not mark.names):
        return False
    if mark.cues & {"deadline", "aside"}:
        return False
    noun = _noun(mark)
    day = any(_is_short(when) for when in mark.whens)
    carrier = any(actor.mention.kreise and actor.role != "object" for actor in mark.actors)
    title = noun is not None or bool(mark.names)
    acts = bool(mark.cues & {"organise", "happens"})
    if carrier and noun is not None and WITH_ONE.search(mark.clause.text):
        return True
    if is_week(mark) and not (noun is not None and noun.sure and not PLURAL.search(noun.text) and (day or carrier)):
        return False
    if WHOLE.search(mark.clause.text) and not (noun is not None and noun.sure):
        return False
    if EVENTS.search(mark.clause.text) or (CALENDAR_DAY.search(mark.clause.text) and not mark.whens):
        return False
    if (
        mark.clause.item
        and not (mark.whens or mark.times or carrier or mark.names)
        and noun
        and PLURAL.search(noun.text)
    ):
        return False  # "Tage der offenen Tür, Ausstellungen": what is planned in many places
    listed = LABEL.match(mark.clause.text) is not None or mark.clause.item
    if listed and (title or day) and (noun is None or not noun.form):
        return True
    if day and carrier and (title or acts):
        return True
    if REPORTS.search(mark.clause.text) or (SEVERAL.search(mark.clause.text) and not (noun is not None and noun.sure)):
        return False
    if (day or mark.times) and noun is not None and (noun.sure or acts):
        return True
    if day and (
        mark.names or mark.clause.item or ((acts or "present" in mark.cues) and DATE_LED.match(mark.clause.text))
    ):
        return True
    if carrier and acts and (title or mark.clause.text.count(" ") > 5):
        return True
    if (
        noun is not None
        and noun.sure
        and not PLURAL.search(noun.text)
        and (acts or "past" in mark.cues or FIRST.search(mark.clause.text))
    ):
        return True
    if mark.names and NAMED.search(mark.clause.text) and not is_week(mark):
        return True
    shown = noun is not None and (noun.sure or noun.type in ("publication", "exhibition"))
    if title and (SITE.search(mark.clause.text) or after_heading):
        return True
    if RUNNING_WEEK.search(mark.clause.text) and (shown or mark.names or (title and carrier)):
        return True
    return noun is not None and noun.type in ("publication", "exhibition") and "happens" in mark.cues


def programme(marks: Marks, places: Sequence[PlaceMention]) -> list[Draft]:
    """The single actions of a programme text in order of telling."""
    drafts: list[Draft] = []
    heading, headed = False, None
    for i, mark in enumerate(marks.marks):
        if mark.clause.heading or heads_next(marks, i):
            heading, headed = True, mark.clause.text.partition(": ")[2] or None
            continue
        if is_next(marks, i) and not mark.actors:
            drafts.append(Draft(i, _noun(mark), mark.names[0] if mark.names else None, next=True))
        elif _tells(mark, heading) or _names_it(marks, i):
            noun = _noun(mark)
            name = mark.names[0] if mark.names else None
            known = next((d for d in drafts if _repeats(marks, d, noun, mark)), None)
            if known is not None:
                known.also.append(i)
            else:
                nameless = headed if noun is None and name is None else None
                coming = "next" in mark.cues and marks.default == "back"
                place = None
                if LABEL.match(mark.clause.text) and mark.whens and name is None and not (noun and noun.sure):
                    nameless, place = line_facts(mark.clause.text, mark.clause.start, places)
                also = [i - 1] if _names_it(marks, i) else []
                drafts.append(Draft(i, noun, name, also, next=coming, title=nameless, place=place))
        elif (
            drafts
            and mark.clause.sentence - marks.marks[drafts[-1].clauses[-1]].clause.sentence <= 1
            and (mark.times or mark.whens)
            and not is_week(mark)
            and not background(mark)
        ):
            drafts[-1].also.append(i)
        heading = False
    return drafts


def _names_it(marks: Marks, i: int) -> bool:
    """ "Zum Auftakt ging es gestern in die Arena. Beim „Elfmeter-Dating“ durften …": the clause before says the day."""
    mark, before = marks.marks[i], marks.marks[i - 1] if i else None
    if before is None or not mark.names or mark.whens or SPEECH.match(mark.clause.text) or background(mark):
        return False
    opened = FIRST.search(before.clause.text) is not None and any(_is_short(when) for when in before.whens)
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


def is_programme(marks: Marks) -> bool:
    """Is the text a programme: an action week, an announced plural told in two or more clauses, or a labelled list?"""
    if week_clause(marks) is not None:
        return True
    labelled = [
        m
        for m in marks.marks
        if (LABEL.match(m.clause.text) and (m.sure or m.names) and (m.whens or m.acting))
        or (m.clause.item and _noun(m) and _sure_or_dated(m))
    ]
    if len(labelled) >= 2:
        return True
    if not SEVERAL.search(marks.text[:1500]):
        return False
    told = [
        m for i, m in enumerate(marks.marks) if _tells(m, False) and (m.whens or m.times or SITE.search(m.clause.text))
    ]
    days = {
        (when.starts_on, when.starts_at)
        for m in told
        for when in (*m.whens, *m.times)
        if when.starts_on or when.starts_at
    }
    return len(told) >= 2 and (len(days) >= 2 or sum(bool(SITE.search(m.clause.text)) for m in told) >= 2)
