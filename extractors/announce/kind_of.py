"""Names the type of an action: by its noun, by the headline, else by what the telling clauses hint at.

Nouns and hints are data (``vocabulary/types.toml``); this module decides which of them speaks for the action.
"""

from __future__ import annotations

import re

from extractors.announce.drafts import Draft
from extractors.announce.marks import Mark, Marks
from extractors.announce.nouns import Noun, hinted
from extractors.announce.phrases import phrase
from extractors.records import ActionType

# An offer of talk over coffee informs ("Frühstück … berät") where the text says so; else it is a plain event.
INFORMS = re.compile(r"\b(?:berät|beraten|Beratung|informier\w*|Fragen|erläuter\w*|beantwort\w*)\b")
# A project that is shown in a programme is not launched there.
PRESENTS = re.compile(
    r"\b(?:vorgestellt|stell\w+\b.{0,160}\bvor|erklär\w+|erläuter\w+|präsentier\w+|informier\w+|Einblick\w*|Blick)\b"
)
TALK = re.compile(r"(?:[Ff]rühstück|[Cc]afé|[Tt]reff|[Bb]runch)", re.IGNORECASE)
LAUNCHED = phrase("launched")


def kind(marks: Marks, draft: Draft) -> ActionType:
    """The type by the noun; else by what the clause and then the article hint at; else "event"."""
    noun = draft.noun
    if (
        noun is not None
        and noun.type == "opening"
        and noun.text.endswith(("Eröffnung", "eröffnung"))
        and not draft.main
    ):
        return "event"
    if draft.main and (headline := _only_in_title(marks)) is not None:
        return headline
    if noun is not None and noun.sure and not (noun.type == "programme_launch" and not draft.main):
        return noun.type
    if noun is not None and any(
        name.start <= noun.start < name.end for i in draft.clauses for name in marks.marks[i].names
    ):
        plain = [
            n for i in draft.clauses for n in marks.marks[i].nouns if not n.form and not _quoted(marks.marks[i], n)
        ]
        noun = plain[0] if plain else noun
    if (
        noun is not None
        and noun.type == "event"
        and TALK.search(noun.text)
        and INFORMS.search(f"{marks.title} {marks.text[:1200]}")
    ):
        return "information_event"
    if noun is not None and noun.type == "programme_launch" and draft.main and not _launched(marks, draft):
        noun = None
    if noun is not None and not noun.form:
        if noun.type == "programme_launch" and not draft.main and PRESENTS.search(marks.marks[draft.head].clause.text):
            return "information_event"
        return noun.type
    if draft.main and (one := next((n for n in marks.in_title.nouns if n.sure), None)) is not None:
        return one.type
    if noun is not None and noun.text.startswith(("Veranstaltung", "Event")):
        return "event"
    told = " ".join(marks.marks[i].clause.text for i in draft.clauses)
    if not draft.main and noun is None:
        dated = bool(marks.marks[draft.head].whens or marks.marks[draft.head].times)
        return hinted(told, "") or ("information_event" if dated else "other")
    return hinted(told, f"{marks.title}\n{marks.text}" if draft.main else "") or "event"


def _only_in_title(marks: Marks) -> ActionType | None:
    """The type of the headline's noun where the text never says it ("Spatenstich": the text tells of spades)."""
    sure = [noun for noun in marks.in_title.nouns if noun.sure]
    if not sure or any(noun.sure and noun.type == sure[0].type for mark in marks.marks for noun in mark.nouns):
        return None
    return sure[0].type


def _launched(marks: Marks, draft: Draft) -> bool:
    """Do title, the telling clauses or their neighbours say that the programme is new?"""
    near = range(max(0, draft.head - 1), min(len(marks.marks), draft.head + 2))
    told = [marks.title, *(marks.marks[i].clause.text for i in (*draft.clauses, *near))]
    return any(LAUNCHED.search(text) for text in told)


def _quoted(mark: Mark, noun: Noun) -> bool:
    return any(name.start <= noun.start < name.end for name in mark.names)
