"""Titles of actions that are one of several: the singular of a noun that tells of all, the name that a noun repeats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.noun_table import table
from extractors.announce.drafts.draft import Draft

# "die Messe", "in der Schau", "zur Börse": what was told of before.
REPEATED = re.compile(r"\b(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en|[Dd]em|[Dd]es|[Dd]iese[rsmn]?|[Zz]u[mr]|[Bb]eim|[Ii]m)\s$")


@cache
def _singular() -> Mapping[str, str]:
    pairs = (pair.partition(":") for pair in table("types")["singular"]["parts"].split())
    return dict(sorted(((many, one) for many, _, one in pairs), key=lambda pair: -len(pair[0])))


def singular(noun: str) -> str:
    """The noun in the singular, by its last part ("Infonachmittage": "Infonachmittag"); as it is where that is not
    known.
    """
    low = noun.lower()
    for many, one in _singular().items():
        if low.endswith(many):
            stem = noun[: len(noun) - len(many)]
            return f"{stem}{one if stem and not stem.endswith('-') else one.capitalize()}"
    return noun


def of_one(draft: Draft, title: str) -> str:
    """The title of one action of several that one noun in the plural tells of."""
    one_day = draft.when is not None and draft.when.starts_on == draft.when.ends_on
    if not (draft.series or one_day) or draft.noun is None or draft.noun.text not in title:
        return title
    noun = draft.noun.text
    one = singular(noun)
    if one == noun:
        return title
    return title[title.index(noun) :].replace(noun, one, 1)  # an adjective would have the wrong ending


def known_by_name(marks: Marks, draft: Draft, main: str | None) -> str | None:
    """ "Im Mai macht die Messe in Soest Station": the noun only repeats the main action, which has a name."""
    if main is None or draft.main or draft.noun is None:
        return None
    before = marks.text[max(0, draft.noun.start - 12) : draft.noun.start]
    if REPEATED.search(before) is None:
        return None
    for mark in (marks.in_title, *marks.marks[: draft.head]):
        named = any(name.text == main for name in mark.names)
        if named and any(noun.stem.endswith(draft.noun.stem) for noun in mark.nouns if not noun.form):
            return main
    return None
