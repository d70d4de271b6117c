"""Names the type of an action: by its noun where that is sure, else by all that the text shows of it.

Nouns and hints are data (``vocabulary/types*.toml``); this module decides which of them speaks for the action. Where
none does by itself, ``signs`` weighs them together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.signs import has_hour, launched, scores, signs
from extractors.records import ActionType

# A day that belongs to the world is the occasion of what is held on it.
OCCASION = re.compile(r"\b(?:[Ii]nternational\w+|[Bb]undesweit\w+|[Ee]uropäisch\w+|[Aa]nlässlich (?:des|der)|Welt) ?$")
# At an evening for firms the holder may just tell how something works.
TALK = phrase("talk_ends")
TELLS, LEARNT = phrase("explains"), phrase("guests_learn")
# What is started stands behind the verb, however many flyers and films the clause lists before it.
STARTS = phrase("starts")
# What is held once more has the type of what it repeats.
AGAIN = phrase("held_again")

HELD: frozenset[ActionType] = frozenset({"event", "information_event"})
NEXT = re.compile(r"\b(?:[Nn]ächster?n?|[Ww]eiterer?n?|[Ää]hnliche[rn]?) [A-ZÄÖÜ]")


def kind(marks: Marks, draft: Draft) -> ActionType:
    """The type by the noun that is sure; else the one that most of the signs speak for."""
    noun = meant(marks, draft)
    return named(marks, draft, noun) or weighed(marks, draft, noun)


def named(marks: Marks, draft: Draft, noun: Noun | None) -> ActionType | None:
    """The type where a noun names it for sure: the action's own, or the headline's."""
    if noun is not None and noun.type == "opening" and noun.text.endswith("röffnung") and not draft.main:
        return "event"
    if draft.main and (headline := only_in_title(marks)) is not None and not _is_beside(headline, noun):
        return headline
    if noun is not None and noun.type in HELD and not noun.form and _begins(marks, draft):
        return "programme_launch"
    if noun is not None and noun.sure and not noun.wide and not (noun.type == "programme_launch" and not draft.main):
        if noun.type == "event" and TALK.search(noun.stem) and _tells(marks, draft.head):
            return "information_event"
        # a film that is shown at an hour may be an evening at the pictures
        return None if noun.type == "publication" and has_hour(marks, draft) else noun.type
    return None


def _tells(marks: Marks, head: int) -> bool:
    """Does the holder explain something, or do the guests inform themselves, as the next clause may say?"""
    if TELLS.search(marks.marks[head].clause.text):
        return True
    return any(LEARNT.search(mark.clause.text) for mark in marks.marks[head : head + 2])


# "hat das Sprachcafé seinen Betrieb aufgenommen", "Seit Montag ist das Mobil unterwegs": a service that goes on begins.
BEGINS = phrase("service_begins")


def _begins(marks: Marks, draft: Draft) -> bool:
    return not draft.series and BEGINS.search(marks.marks[draft.head].clause.text) is not None


def _is_beside(headline: ActionType, noun: Noun | None) -> bool:
    """What is held to show the book or film that the headline speaks of."""
    return headline == "publication" and noun is not None and noun.sure and not noun.wide and noun.type in HELD


def weighed(marks: Marks, draft: Draft, noun: Noun | None) -> ActionType:
    """The type that the signs speak for. An added action with an hour is held and not launched."""
    noun = audible(marks, draft, noun)
    if noun is not None and noun.type == "programme_launch" and not draft.main and _is_shown(marks, draft):
        return "information_event"
    found = scores(signs(marks, draft, noun))
    if not draft.main and has_hour(marks, draft):
        del found["programme_launch"]
    return max(found, key=lambda one: found[one])


def audible(marks: Marks, draft: Draft, noun: Noun | None) -> Noun | None:
    """The noun where it may speak for its type at all: a project that nobody launches, and a film or book with an hour
    say only what something else is about.
    """
    if noun is None:
        return None
    silent = noun.type == "publication" and has_hour(marks, draft)
    silent = silent or (noun.type == "programme_launch" and draft.main and not launched(marks, draft))
    return None if silent else noun


# A project that is presented in a programme of actions is not launched there.
SHOWN = phrase("presented")

NEW = phrase("new")


def _is_shown(marks: Marks, draft: Draft) -> bool:
    text = marks.marks[draft.head].clause.text
    return SHOWN.search(text) is not None and NEW.search(text) is None


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
    started = (one for one in head.nouns if one.type == "programme_launch" and one.start > noun.start)
    if (begun := next((one for one in started if _is_started(head, one)), None)) is not None:
        return begun
    if any(_quoted(marks.marks[i], noun) for i in draft.clauses):
        plain = [
            one
            for i in draft.clauses
            for one in marks.marks[i].nouns
            if not one.form and not _quoted(marks.marks[i], one)
        ]
        noun = plain[0] if plain else noun
    full = _full(marks, draft, noun)
    return noun if full is None else replace(noun, type=full.type, sure=True, form=False, wide=full.wide)


def _is_started(head: Mark, noun: Noun) -> bool:
    return STARTS.search(head.clause.text[: max(0, noun.start - head.clause.start)]) is not None


def again(marks: Marks, draft: Draft, first: Draft | None = None) -> bool:
    """Does an action only repeat the one told before: without a noun of its own, or the next of a wide one; or the
    ``first``, by its name?
    """
    clause = marks.marks[draft.head].clause.text
    if draft.main:
        return False
    if first is not None and _same_name(draft, first) and (draft.noun is None or not draft.noun.sure):
        return True
    if draft.noun is not None and draft.noun.sure:
        return draft.noun.wide and NEXT.search(clause) is not None
    return (draft.noun is None or draft.noun.form) and AGAIN.search(clause) is not None


def _same_name(one: Draft, other: Draft) -> bool:
    return one.name is not None and other.name is not None and one.name.text == other.name.text


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


def only_in_title(marks: Marks) -> ActionType | None:
    """The type of the headline's noun where the text never says it ("Spatenstich": the text tells of spades)."""
    sure = [noun for noun in marks.in_title.nouns if noun.sure and not noun.wide]
    if not sure or any(noun.sure and noun.type == sure[0].type for mark in marks.marks for noun in mark.nouns):
        return None
    return sure[0].type


def _quoted(mark: Mark, noun: Noun) -> bool:
    return any(name.start <= noun.start < name.end for name in mark.names)
