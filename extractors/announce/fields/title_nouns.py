"""Which noun titles an action: not the house it is held in, not the occasion, not what is only shown at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.telling import same_action
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.title_one import singular
from extractors.announce.fields.where_days import own_part
from extractors.records import ActionType

# What is held in a house and only looks like an action: "im Freizeitforum", "auf dem Weihnachtsmarkt".
IN_HOUSE = re.compile(r"\b(?:[Ii]m|[Ii]ns|[Ii]n\s(?:der|die)|[Aa]uf\sde[mnr])\s(?:[A-ZÄÖÜ]\w+er\s|[a-zäöü]+en\s)?$")
HOUSES = re.compile(r"(?i)(?:forum|markt|zentrum|treff|café|park|garten|werkstatt|portal)s?$")
# "Zum Tag der Pflege laden … zu einem Infotag ein": the day of the calendar is the occasion.
ON_OCCASION = re.compile(
    r"\b(?:[Zz]um|[Aa]nlässlich des|[Aa]us Anlass des|[Rr]und um den|[Ii]m Rahmen (?:des|der)|[Zz]ur)"
    r"\s(?:[A-ZÄÖÜa-zäöü]\w+en\s)?$"
)
# "Ihr Jubiläum hat … mit einem Bürgerfest begangen"
JUBILEE = re.compile(r"(?i)(?:jubiläum|geburtstag|bestehen)s?$")
FEAST = re.compile(r"(?:[Ff]est|[Ff]eier|[Ff]estakt|[Ee]mpfang|[Tt]afel|[Tt]ag|[Gg]ala)(?:e?s)?$")
DAYS = re.compile(r"^(?:Tag|Woche)\s(?:der|des|gegen|für)\b|^(?:Welt|Frauen|Diversity|Digital|Europa)\w*tag")


def renamed(marks: Marks, draft: Draft, places: Sequence[tuple[int, int]]) -> Draft:
    """The draft with another sure noun of its clauses where its own is only the house or the occasion."""
    noun = draft.noun
    if noun is None:
        return draft
    if (of_its_day := _of_day(marks, draft)) is not None:
        return replace(draft, noun=of_its_day)
    before = marks.text[max(0, noun.start - 40) : noun.start]
    inside = any(start <= noun.start and noun.end < end for start, end in places)  # "Forum am Markt" in a line
    house = HOUSES.search(noun.text) and (inside or IN_HOUSE.search(before) or (noun.wide and not noun.sure))
    shown = noun.type in SHOWN and (event := _shown_at(marks.marks[draft.head])) is not None
    if shown and event is not None:
        return replace(draft, noun=event)
    occasion = DAYS.search(noun.text) and ON_OCCASION.search(before)
    jubilee = JUBILEE.search(noun.text) is not None
    if not house and not occasion and not jubilee:
        return draft
    near = [*draft.clauses[:4], *(i for i in (draft.head - 1, draft.head + 1) if 0 <= i < len(marks.marks))]
    for i in [*near, *range(len(marks.marks))] if house else draft.clauses[:1]:
        for other in marks.marks[i].nouns:
            fits = other.sure or (jubilee and not other.form and FEAST.search(other.text) is not None)
            if fits and not same_action(other, noun) and other.type != "campaign_week":
                also = draft.also if i in draft.clauses else [*draft.also, i]
                return replace(draft, noun=other, also=also)
    return draft


# "am 4. Mai beim Stadtfest": what goes on there anyway.
AT_OTHERS = re.compile(
    r"\b(?:[Bb]eim|[Bb]ei\s(?:der|dem)|[Aa]uf\s(?:der|dem)"
    r"|[Ww]ährend\s(?:der|des)|[Rr]ahmen\s(?:der|des))\s$"
)


def _of_day(marks: Marks, draft: Draft) -> Noun | None:
    """ "A am 4. Mai zum Fachtag, B am 5. Mai zum Hoffest": of two nouns in a clause the one that has the day."""
    head = marks.marks[draft.head]
    own = own_part(marks, head, draft) if draft.when is not None and draft.noun is not None else None
    if own is None or draft.noun is None or own[0] <= draft.noun.start < own[1]:
        return None
    if singular(draft.noun.text) != draft.noun.text:
        return None  # "Infostände am 4. Mai beim Stadtfest und am 5. Mai …"
    others = [
        noun
        for noun in head.nouns
        if not noun.form
        and not same_action(noun, draft.noun)
        and not AT_OTHERS.search(marks.text[max(0, noun.start - 30) : noun.start])
    ]
    if not head.clause.start <= draft.noun.start < head.clause.end:
        return None
    return next((noun for noun in others if own[0] <= noun.start < own[1]), None)


SHOWN: frozenset[ActionType] = frozenset({"publication"})
SHOWN_AT = re.compile(
    r"\b(?:bei(?:m|\s(?:der|dem|einer|einem|zwei|drei|vier|mehreren|den))?|auf\s(?:der|dem|einer|einem))\s$"
)


def _shown_at(mark: Mark) -> Noun | None:
    """ "Vorgestellt wird das Heft am 9. Mai bei zwei Elternabenden": what has a day is the evening, not the booklet."""
    if not mark.whens:
        return None
    told = (
        one for one in mark.nouns if one.sure and SHOWN_AT.search(mark.clause.text[: one.start - mark.clause.start])
    )
    return next(told, None)
