"""Finds the feast with which something that lasts was opened, told beside it: a vernissage, a kick-off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.sides import CEREMONY

AT_IT = re.compile(r"\b(?:[Zz]ur|[Zz]um|[Bb]ei der|[Bb]eim)\s(?:(?:feierlichen|offiziellen|kleinen)\s)?$")
OPENED: frozenset[str] = frozenset({"exhibition", "programme_launch"})


def with_ceremony(mark: Mark, main: Draft) -> list[Draft]:
    """ "Mit einer Vernissage ist am Freitag die Ausstellung „Ufer“ eröffnet worden": what is shown, and its opening."""
    feast = next((noun for noun in mark.nouns if CEREMONY.fullmatch(noun.text) and noun.type != "exhibition"), None)
    shown = next((noun for noun in mark.nouns if noun.type == "exhibition" and noun.sure), None)
    days = [when for when in mark.whens if when.starts_on and when.starts_on == when.ends_on]
    if feast is None or shown is None or len(days) != 1:
        return []
    main.noun = shown
    return [Draft(main.head, feast, when=days[0], title=feast.text)]


def opened_with(marks: Marks, mark: Mark, told: Sequence[Draft]) -> Draft | None:
    """ "Zur Eröffnung kamen rund 90 Gäste": a feast without a day of its own was held on the first day of what it
    opened. Its head is set by the caller.
    """
    main, today = told[0], marks.published_on
    if today is None or main.noun is None or main.noun.type not in OPENED or mark.whens or "past" not in mark.cues:
        return None
    if any(draft.noun is not None and CEREMONY.search(draft.noun.text) for draft in told[1:]):
        return None
    feast = next((noun for noun in mark.nouns if CEREMONY.search(noun.text) and _at(mark, noun)), None)
    first = next((w for i in main.clauses for w in marks.marks[i].whens if w.starts_on and w.precision == "day"), None)
    if feast is None or first is None or first.starts_on is None or first.starts_on > today:
        return None
    day = replace(first, ends_on=first.starts_on, starts_at=None, ends_at=None, open_end=False, days=())
    return Draft(main.head, feast, when=day, title=feast.text)


def _at(mark: Mark, noun: Noun) -> bool:
    return AT_IT.search(mark.clause.text[: noun.start - mark.clause.start]) is not None
