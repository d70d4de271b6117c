"""How an article is built around its Jobcenter: where and how often it is named, who else holds, whom the text
addresses.

Countable signs without a verdict; ``scope`` weighs them by ``vocabulary/scope.toml`` (0 where only recorded).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import pairwise

from extractors.announce.clauses.lists import day_lists
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.scope.kinds import QUOTED_SPEECH, table
from extractors.records import Rule

INVITES_PUBLIC = phrase("invites_public")
WELCOMES = phrase("welcomes")
BENEFITS = phrase("benefits")
CITY = phrase("city_acts")
ASSOCIATION = phrase("association")
AGENCY = phrase("agency")
# One Jobcenter is meant, if without its name.
ONE = re.compile(r"\b(?:[Dd]as|[Dd]em|[Dd]es|[Ii]m|[Bb]eim|[Vv]om|[Ii]ns|[Zz]um) (?:\w+en? )?[Jj]ob-?[Cc]enters?\b")
WE = re.compile(r"\b(?:[Ww]ir|[Uu]nser\w*)\b")


def _open_day(mark: Mark) -> bool:
    """Does the clause name a day, and is it none on which something is shut or has to be handed in?"""
    days = any(when.starts_on or when.precision == "day" for when in mark.whens)
    return days and not mark.cues & {"shut", "previous", "deadline"}


def _named(mark: Mark) -> bool:
    return mark.sure or bool(mark.names)


def _of_the_jobcenter(marks: Marks) -> Iterator[str]:
    """Where and how the Jobcenter is named."""
    starts = [actor.mention.start for mark in marks.marks for actor in mark.actors]
    roles = {actor.role for mark in marks.marks for actor in mark.actors}
    if marks.in_title.actors:
        yield "jobcenter_in_title"
    if marks.own:
        yield "own_page"
        return  # where the house itself writes, it matters little how often it names itself
    if not starts:
        yield "jobcenter_nowhere"
        return
    if min(starts) > len(marks.text) * 2 / 3:
        yield "jobcenter_late"
    elif min(starts) < 350:
        yield "jobcenter_early"
    if len(set(starts)) == 1:
        yield "jobcenter_once"
    if len(set(starts)) >= 4:
        yield "jobcenter_often"
    if roles == {"object"}:
        yield "jobcenter_object_only"
    spans = [found.span() for found in QUOTED_SPEECH.finditer(marks.text)]
    if all(any(start <= at < end for start, end in spans) for at in starts):
        yield "jobcenter_quoted_only"
    if all(actor.mention.how == "generic" for mark in marks.marks for actor in mark.actors):
        yield "jobcenter_unnamed" if ONE.search(marks.text) else "jobcenter_in_general"


def _of_the_telling(marks: Marks) -> Iterator[str]:
    """Who else holds, whom it addresses, on which side of the day of publication it lies."""
    today = marks.published_on
    for mark in marks.marks:
        text = mark.clause.text
        if _named(mark) and mark.cues & {"invites", "organise"}:
            for name, pattern in (
                ("city_holds", CITY),
                ("association_holds", ASSOCIATION),
                ("agency_holds", AGENCY),
                ("we_hold", WE),
            ):
                if pattern.search(text):
                    yield name
        if today is not None and (mark.nouns or mark.names) and not mark.cues & {"deadline", "previous", "shut"}:
            days = [when.starts_on for when in mark.whens if when.starts_on]
            if any(timedelta(0) <= day - today <= timedelta(days=90) for day in days):
                yield "day_ahead"
            if any(timedelta(0) < today - day <= timedelta(days=21) for day in days):
                yield "day_just_gone"
    if any(map(partial(_is_timetable, marks), day_lists(marks))) or (marks.own and _rows_of_days(marks)):
        yield "list_of_days"
    if INVITES_PUBLIC.search(marks.text):
        yield "invites_public"
    if marks.own and WELCOMES.search(marks.text) and any(_open_day(mark) for mark in marks.marks):
        yield "own_welcome"
    benefits = len(BENEFITS.findall(marks.text))
    if benefits * 900 > len(marks.text):
        yield "benefits_dense"


# "04.03.2024 Frauentag": a line of a list of reports, not of days to come.
REPORT_LINE = re.compile(r"^\d{1,2}\.\d{1,2}\.\d{4}\W+[A-ZÄÖÜ„]")


def _is_timetable(marks: Marks, lines: list[int]) -> bool:
    return not all(REPORT_LINE.match(marks.marks[i].clause.text) for i in lines)


# "Freitag, 3. Mai, 9 bis 11 Uhr, Bücherei": a row of a table whose town stands in another cell.
DAY_ROW = re.compile(r"^(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|\d{1,2}\. ?[\dA-Z])")


def _rows_of_days(marks: Marks) -> bool:
    """Are there rows that each open with another day, close to each other?"""
    rows = [i for i, one in enumerate(marks.marks) if DAY_ROW.match(one.clause.text) and _open_day(one)]
    near = [(i, j) for i, j in pairwise(rows) if j - i <= 2]
    return any(
        {when.starts_on for when in marks.marks[i].whens} != {when.starts_on for when in marks.marks[j].whens}
        and marks.marks[i].clause.paragraph != marks.marks[j].clause.paragraph
        and not (REPORT_LINE.match(marks.marks[i].clause.text) or REPORT_LINE.match(marks.marks[j].clause.text))
        for i, j in near
    )


def structure(marks: Marks) -> Iterator[Rule]:
    """Each sign at most once."""
    for name in dict.fromkeys([*_of_the_jobcenter(marks), *_of_the_telling(marks)]):
        yield Rule(name, table().weight(name))
