"""Gives an action its title: the proper name that the text uses, else a short noun phrase from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.drafts import Draft
from extractors.announce.marks import Mark, Marks
from extractors.announce.nouns import Name, Noun
from extractors.announce.phrases import phrase

# Words that bind a quoted name to an action: "unter dem Titel „…“", "… haben sie die Schau getauft".
NAMED = re.compile(
    r"\b(?:Titel|Motto|Namen?|heißt|hieß|heißen|genannt|getauft|namens|nennt|lautet|Überschrift|Thema)\b"
)
# "Unter dem Motto „…“ veranstaltet … seine fünfte Bildungsmesse": the noun names it better.
MOTTO = re.compile(r"\b[Uu]nter dem Motto\s+\W?$")
# "die Schau „…“": a noun right before the marks.
AFTER_NOUN = re.compile(
    r"\b(?:die|das|der|den|dem|ein|eine|einen|einem|einer|Vortrag|Film|Stück)\s+(?:[a-zäöü]\w+\s+)?[A-ZÄÖÜ][\w-]+\s+\W?$"
)
# "die Jobmesse Immigra": a capitalised word right after the noun that is no ordinary noun, genitive or place marker.
PROPER = re.compile(r"\s+([A-ZÄÖÜ][\w’'+.-]*[a-zA-Z0-9](?:\s[A-ZÄÖÜ][\w-]+)?)(?=[\s,.;)]|$)")
# Adjectives that belong to the title; articles and words that only place the action in time do not.
_NO_ADJECTIVE = (
    r"(?:eine?[nmrs]?|die|der|das|den|dem|des|im|am|zum|zur)\b"
    r"|unser|ihre?|seine?|diese|jene|geplant|angekündigt|bevorsteh|diesjährig|bundesweit|traditionell|eigene|kommend|gemeinsame|sogenannt|vielfältig|beliebt"
)
ADJECTIVE = re.compile(rf"((?:\b(?!{_NO_ADJECTIVE})[a-zäöüß][\w-]*e[nmrs]?\s+){{0,2}})$")
ORDINAL = re.compile(r"(\d{1,3}\.\s+(?:[A-ZÄÖÜ][\w-]+er\s+)?)$")
# What may follow the noun and belongs to its title: for whom, with whom, on what.
_INFLECTED = r"(?:[a-zäöüß][\w-]*e[nmrs]?\s+)?[A-ZÄÖÜ][\w-]+"
TAIL = re.compile(
    r"\s+((?:für|mit|zum Thema|zur|zum|rund um|über|aus|gegen|statt)\s+"
    rf"(?:(?:die|den|das|der|dem|einem|einer|ihre|ihren|alle)\s+)?{_INFLECTED}"
    rf"(?:\s+(?:und|aus der|aus dem|aus|der|des|zu|zur|zum|in|von)\s+{_INFLECTED}){{0,3}})"
)


def _name_near(mark: Mark, noun: Noun | None) -> Name | None:
    """The quoted name that belongs to the noun: right after it, bound by a word of naming, or the only one with a
    noun.
    """
    text, offset = mark.clause.text, mark.clause.start
    names = [n for n in mark.names if not any(a.mention.start <= n.start <= a.mention.end for a in mark.actors)]
    for name in names:
        before = text[max(0, name.start - offset - 40) : name.start - offset]
        after = text[name.end - offset : name.end - offset + 40]
        if noun is not None and 0 <= name.start - noun.end <= 12:
            return name
        if noun is not None and noun.sure and MOTTO.search(before):
            continue
        if NAMED.search(before) or NAMED.search(after):
            return name
        if noun is not None and noun.start >= name.start and noun.end <= name.end:
            return name
        if AFTER_NOUN.search(before):
            return name
    return names[0] if len(names) == 1 else None


def _phrase(text: str, noun: Noun, offset: int) -> str:
    """The noun with the words that belong to it, taken verbatim."""
    start, end = noun.start - offset, noun.end - offset
    left, right = text[:start], text[end:]
    if (found := ORDINAL.search(left)) is not None or ((found := ADJECTIVE.search(left)) is not None and found[1]):
        start -= len(found[1])
    if (found := TAIL.match(right)) is not None:
        end += found.end()
    phrase = text[start:end].strip(" ,")
    # "Gastgeber des Festakts": the genitive is no title
    return phrase[:-1] if re.search(r"\bdes\s+$", left) and phrase == noun.text and phrase.endswith("s") else phrase


def _from_title(marks: Marks, noun: Noun) -> str | None:
    """The headline's wording where it counts the edition ("3. Hammer Gesundheitstag")."""
    for one in marks.in_title.nouns:
        if one.stem == noun.stem and ORDINAL.search(marks.title[: one.start]):
            return _phrase(marks.title, one, 0)
    return None


# A campaign or programme that the action is part of lends its name to nobody's title.
PART_OF = phrase("part_of")


def _home(marks: Marks, draft: Draft) -> Mark:
    """The clause in which the draft's noun stands; its head where it goes by none."""
    if draft.noun is not None:
        for i in (draft.head, *draft.also):
            clause = marks.marks[i].clause
            if clause.start <= draft.noun.start < clause.end:
                return marks.marks[i]
    return marks.marks[draft.head]


def _usable(mark: Mark, slogans: frozenset[str], single: bool) -> tuple[Name, ...]:
    kept = []
    names = [n for n in mark.names if not any(a.mention.start <= n.start <= a.mention.end for a in mark.actors)]
    for name in names:
        before = mark.clause.text[max(0, name.start - mark.clause.start - 30) : name.start - mark.clause.start]
        if name.text.rstrip(".") in slogans and (not single or PART_OF.search(before)):
            continue
        kept.append(name)
    return tuple(kept)


def _is_house(name: Name, draft: Draft, places: Sequence[tuple[int, int]]) -> bool:
    """ "die Praktikumsbörse im „Haus der Vereine“": the name in quotation marks is the place."""
    sure = draft.noun is not None and draft.noun.sure
    return sure and any(abs(start - name.start) <= 1 and name.end - 1 <= end for start, end in places)


def _motto(marks: Marks, draft: Draft) -> str | None:
    """ "Der Abend stand unter dem Motto „…“": the name that a clause soon after gives to the whole."""
    for mark in marks.marks[draft.head : draft.head + 4]:
        for name in mark.names:
            if NAMED.search(mark.clause.text[: name.start - mark.clause.start][-25:]):
                return name.text
    return None


def title(
    marks: Marks, draft: Draft, slogans: frozenset[str], single: bool, blocked: Sequence[tuple[int, int]] = ()
) -> str:
    """The title of an action. ``slogans``: names of campaigns, which title no single action of a programme.

    ``single``: the text tells of one action, which may go by the campaign's name. ``blocked`` are spans (places) that a
    noun phrase of last resort must not be taken from.
    """
    if draft.title is not None:
        return draft.title
    home = _home(marks, draft)
    for mark in dict.fromkeys([marks.marks[draft.head], home, *(marks.marks[i] for i in draft.also)]):
        here = mark is home and draft.noun is not None
        noun = draft.noun if here else next((n for n in mark.nouns if draft.noun and n.stem == draft.noun.stem), None)
        free = tuple(n for n in _usable(mark, slogans, single) if not _is_house(n, draft, blocked))
        name = _name_near(_only(mark, free), noun)
        if name is not None:
            return name.text
        if (
            here
            and draft.noun is not None
            and (found := PROPER.match(mark.clause.text, draft.noun.end - mark.clause.start))
        ) and not draft.noun.text.startswith(("Tag ", "Woche ")):
            return found[1] if draft.noun.sure and not found[1][0].isdigit() else f"{draft.noun.text} {found[1]}"
    if draft.noun is not None and home.clause.start <= draft.noun.start < home.clause.end:
        return _from_title(marks, draft.noun) or _phrase(home.clause.text, draft.noun, home.clause.start)
    if draft.next:
        for i in draft.clauses:
            spoken = next((noun for noun in marks.marks[i].nouns if noun.form), None)
            if spoken is not None:
                return _phrase(marks.marks[i].clause.text, spoken, marks.marks[i].clause.start)
    if draft.main and (motto := _motto(marks, draft)) is not None:
        return motto
    if draft.main and marks.in_title.names:
        return marks.in_title.names[0].text
    if draft.main and marks.title:
        return re.split(r": | – ", marks.title)[0]
    return _fallback(marks.marks[draft.head], blocked)


def _only(mark: Mark, names: tuple[Name, ...]) -> Mark:
    return Mark(mark.clause, mark.cues, mark.nouns, names, mark.actors, mark.whens, mark.times, mark.looks)


CAPITAL = re.compile(
    r"(?:[a-zäöüß]+e[nrs]?\s+)?\b[A-ZÄÖÜ][\wäöüß-]{3,}"
    r"(?:\s+(?:aus|für|mit|zu|zur|zum|auf die|der|des)\s+(?:[a-zäöüß]+e[nrs]?\s+)?[A-ZÄÖÜ][\w-]+){0,3}"
)


def _fallback(mark: Mark, spans: Sequence[tuple[int, int]]) -> str:
    """No noun of action and no name: the longest noun phrase outside dates, places and Jobcenter names."""
    text, offset = mark.clause.text, mark.clause.start
    blocked = [(w.start - offset, w.end - offset) for w in (*mark.whens, *mark.times)]
    blocked += [(start - offset, end - offset) for start, end in spans]
    blocked += [(a.mention.start - offset, a.mention.end - offset) for a in mark.actors]
    phrases = [
        found.group()
        for found in CAPITAL.finditer(text)
        if found.start() > 0 and not any(s < found.end() and found.start() < e for s, e in blocked)
    ]
    return max(phrases, key=len, default=text[:60])
