"""The title of an action that has neither a noun of its own nor a name: what its verb tells, or a phrase of its clause.

Kind of text: programmes in short sentences and lines of lists ("Soest, Markt: Fragen rund um Bewerbung").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.clauses.marks import Mark
from extractors.announce.clauses.noun_table import table
from extractors.announce.clauses.phrases import phrase
from extractors.announce.drafts.draft import Draft
from extractors.names.spellings import bearers

# "Am 4. Mai führt die Malerin durch die Bilder": an act goes by the noun of its verb.
VERBS = {noun: re.compile("|".join(forms)) for noun, forms in table("types")["acts_by_verb"].items()}
# "Die zweite Folge nehmen wir am 4. Mai auf": one of a row is told by its number.
ONE_OF_ROW = phrase("one_of_row")
# A label that is a sentence titles nothing: "Am besten besucht war der Rückenkurs: 30 Frauen …".
FINITE = re.compile(
    r"\b(?:hat|hatten?|haben|ist|sind|war|waren|wird|werden|wurden?|gab|gibt"
    r"|kam|kamen|ging|gingen|sollte|galt|bildeten?|machten?|zog|fand|fanden|stand|standen|blieb|zeigt|zeigten?|heißt)\b"
)
CAPITAL = re.compile(
    r"(?:\b(?!d(?:er|ie|en|es)\b|eine|per\b|sehr\b|mehr\b"
    r"|(?:unser|ihr|sein)e|(?:unt|hint|üb|wied|od|ab|imm)er\b)[a-zäöüß]+e[nrs]?\s+)?\b[A-ZÄÖÜ][\wäöüß-]{3,}"
    r"(?:\s+(?:aus|für|mit|zu|zur|zum|auf die|der|des|rund um)\s+"
    r"(?:(?:den|die|das)\s+)?(?:[a-zäöüß]+e[nrs]?\s+)?[A-ZÄÖÜ][\w-]+"
    r"|\s+in\s+(?:Teilzeit|Vollzeit|Arbeit|Ausbildung|Beruf|Pflege)\b"
    r"|\s+im\s+(?:Gespräch|Dialog|Alltag|Beruf|Alter|Betrieb|Netz)\b"
    r"|\s+und\s+[A-ZÄÖÜ][\wäöüß-]{3,}){0,3}"
)
# Where it is, when, whose or who comes, and no title: "im Rathaus Bilder zeigen".
PLACED = re.compile(
    r"\b(?:[Ii]m|[Ii]ns|[Aa]m|[Bb]eim|[Vv]om|[Nn]ach|[Uu]nter|[Pp]er"
    r"|(?:[Ii]n|[Aa]n|[Aa]uf|[Vv]or|[Bb]ei|[Aa]us|[Uu]nter|[Vv]on|[Nn]ach|[Mm]it)(?:\s(?:der|dem|den|die|das|einer|einem|allen))?)"
    r"\s(?:(?:sein|ihr|unser)e[nmr]?\s)?(?:[a-zäöüß]+e[nmr]\s)?$"
)
# What is new is told with "ein": "Höhepunkt wird eine Live-Folge".
NEW = re.compile(r"\b[Ee]ine?n?\s(?:[a-zäöüß]+e[nrs]?\s)?$")
# The end of a line that says what there is: "…, Markt: Fragen rund um Bewerbung".
TOPIC = re.compile(r":\s(?P<topic>[A-ZÄÖÜ][^:.!?,;()\d]{5,70})$")


def of_verb(draft: Draft, clause: str) -> str | None:
    """The noun of the verb, where the draft's own noun is only what is acted on; the number of one of a row."""
    if draft.main or (draft.noun is not None and draft.noun.sure and draft.noun.type != "exhibition"):
        return None
    told = next((noun for noun, pattern in VERBS.items() if pattern.search(clause)), None)
    if told is not None or (draft.noun is not None and not draft.noun.wide):
        return told
    row = ONE_OF_ROW.search(clause)
    return row.group() if row is not None else None


def is_sentence(label: str) -> bool:
    """Is this a sentence and no title?"""
    return FINITE.search(label) is not None


def without_place(title: str, where: str | None) -> str:
    """ "Schnupperkurs Volkshochschule Soest": two cells of a table; what ends with the place is without it."""
    bare = title.removesuffix(f" {where}") if where else title
    last = bare.split()[-1] if bare.strip() else ""
    return bare if last[:1].isupper() and bare != title else title


def fallback(mark: Mark, spans: Sequence[tuple[int, int]], where: str | None) -> str | None:
    """No noun of action and no name: the longest noun phrase outside dates, places and Jobcenter names, one that says
    what rather than where.
    """
    text, offset = mark.clause.text, mark.clause.start
    blocked = [(w.start - offset, w.end - offset) for w in (*mark.whens, *mark.times)]
    blocked += [(start - offset, end - offset) for start, end in spans]
    blocked += [(a.mention.start - offset, a.mention.end - offset) for a in mark.actors]
    topic = TOPIC.search(text) if mark.whens or mark.times else None
    if topic is not None and not is_sentence(topic["topic"]) and topic["topic"].count(" ") < 8:
        at, end = topic.span("topic")
        if not any(s < end and at < e for s, e in blocked):
            return topic["topic"].strip()
    phrases = [
        (
            PLACED.search(text[: found.start()]) is None,
            NEW.search(text[: found.start()]) is not None,
            len(found.group()),
            found.group(),
        )
        for found in CAPITAL.finditer(text)
        if found.start() > 0
        and not any(s < found.end() and found.start() < e for s, e in blocked)
        and not bearers(found.group())
        and found.group() not in (where or "")
    ]
    return max(phrases, key=lambda one: one[:3], default=(False, False, 0, None))[3]
