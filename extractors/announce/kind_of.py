"""Names the type of an action: by its noun where that is sure, else by all that the text shows of it.

Nouns and hints are data (``vocabulary/types*.toml``); this module decides which of them speaks for the action. Where
none does by itself, ``signs`` weighs them together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.announce.drafts import Draft
from extractors.announce.marks import Mark, Marks
from extractors.announce.nouns import Noun
from extractors.announce.signs import has_hour, launched, scores, signs
from extractors.records import ActionType

# A day that belongs to the world is the occasion of what is held on it.
OCCASION = re.compile(r"\b(?:[Ii]nternational\w+|[Bb]undesweit\w+|[Ee]uropäisch\w+|[Aa]nlässlich (?:des|der)|Welt) ?$")
# What begins or lasts has no hour; what is held on a day has one.
UNTIMED: frozenset[ActionType] = frozenset({"programme_launch", "publication"})


def kind(marks: Marks, draft: Draft) -> ActionType:
    """The type by the noun that is sure; else the one that most of the signs speak for."""
    noun = meant(marks, draft)
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
    return weighed(marks, draft, noun)


def weighed(marks: Marks, draft: Draft, noun: Noun | None) -> ActionType:
    """The type that the signs speak for. An action with an hour is held and neither launched nor published."""
    if noun is not None and noun.type == "programme_launch" and draft.main and not launched(marks, draft):
        noun = None
    found = scores(signs(marks, draft, noun))
    if not draft.main and has_hour(marks, draft):
        found = {kind: score for kind, score in found.items() if kind not in UNTIMED}
    return max(found, key=lambda one: found[one])


def meant(marks: Marks, draft: Draft) -> Noun | None:
    """The noun that says what the action is: not that of a mere occasion, not one inside its name, and the full word
    ("Gründerstammtisch") where only its last part is repeated ("der Stammtisch").
    """
    noun = draft.noun
    if noun is None:
        return None
    head = marks.marks[draft.head]
    if OCCASION.search(head.clause.text[: max(0, noun.start - head.clause.start)]):
        noun = next((one for one in head.nouns if one.sure and one.start > noun.end), noun)
    if noun.sure:
        return noun
    if any(_quoted(marks.marks[i], noun) for i in draft.clauses):
        plain = [
            one
            for i in draft.clauses
            for one in marks.marks[i].nouns
            if not one.form and not _quoted(marks.marks[i], one)
        ]
        noun = plain[0] if plain else noun
    full = _full(marks, draft, noun)
    return noun if full is None else replace(noun, type=full.type, sure=True, form=False)


def _full(marks: Marks, draft: Draft, noun: Noun) -> Noun | None:
    """The sure compound that ends in the noun: the nearest before it, else in the headline, else after it."""
    before = [one for mark in reversed(marks.marks[: draft.head + 1]) for one in reversed(mark.nouns)]
    after = [one for mark in marks.marks[draft.head + 1 :] for one in mark.nouns]
    return next(
        (
            one
            for one in (*before, *marks.in_title.nouns, *after)
            if one.sure and len(one.stem) > len(noun.stem) and one.stem.endswith(noun.stem)
        ),
        None,
    )


def _only_in_title(marks: Marks) -> ActionType | None:
    """The type of the headline's noun where the text never says it ("Spatenstich": the text tells of spades)."""
    sure = [noun for noun in marks.in_title.nouns if noun.sure]
    if not sure or any(noun.sure and noun.type == sure[0].type for mark in marks.marks for noun in mark.nouns):
        return None
    return sure[0].type


def _quoted(mark: Mark, noun: Noun) -> bool:
    return any(name.start <= noun.start < name.end for name in mark.names)
