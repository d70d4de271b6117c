"""What a number counts: the noun after its adjectives.

Decides the class of the noun. Does not know what the sentence says of it. Kind of text: press releases, local news,
rows of tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.figures.numbers import Number
from extractors.figures.rules import MEASURE, NO_PERSON, NOT_PEOPLE, PERSON, PHRASE_ENDS, noun_class

WORD = re.compile(r"\s?(?:„|\()?(?P<word>[A-Za-zÄÖÜäöüß][\wäöüß]*(?:(?:/-|[-*:_/])[\wäöüß]+)*)(?P<stop>[.,;:!?)–]?)")
# "30 kleine, mittlere und große Betriebe", "90 gebrauchte, aber gut erhaltene Räder"
ADJECTIVES = re.compile(
    r"(?:\s[a-zäöüß-]+(?:e|en|er),)*\s(?P<last>[a-zäöüß-]+(?:e|en|er)),?\s(?:und|oder|sowie|aber|doch|wie auch)\s"
    r"(?:\w+\s)?[a-zäöüß-]+(?:e|en|er)(?=\s[A-ZÄÖÜ])"
)
# "12 Kassen, Vereine und Heime": the last noun of a list tells the class where the first is not known
LISTED = re.compile(
    r"(?:,\s(?:[a-zäöüß]+\s)?[A-ZÄÖÜ][\w-]+){0,3}\s(?:und|sowie|oder)\s(?:[a-zäöüß]+\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
LISTABLE = frozenset({"people", "clients", "visitors", "exhibitors", "stands", "houses", "staff", "participants"})
# "70 Arbeits- und Ausbildungsplätze", "77 Ausbildungs- und 120 Arbeitsplätze": the first noun is cut short
CUT_SHORT = re.compile(
    r"-\s(?:und|oder|sowie|bzw\.|beziehungsweise)\s(?:\d[\d.]*\s)?(?:[a-zäöüß]+e[nr]?\s)?(?P<noun>[A-ZÄÖÜa-zäöüß][a-zäöüß]+)"
)
SHORTEST_END = 4
# "46-mal", "190 Mal": how often something was done
TIMES = re.compile(r"(?:-|\s)[mM]al\b(?!\s(?:so|mehr|pro|im|am|in der|\d+)\b)")
# "112 noch freie Lehrstellen"
STILL = re.compile(r"\s[a-zäöüß]+e[nr]?\s[A-ZÄÖÜ]")
# "104 zugelassene kommunale Träger"
CARRIER = re.compile(r"\b(?:kommunale|zugelassene)\w*\s(?:\w+\s)?Träger")
NEXT_NOUN = re.compile(r"\s[A-ZÄÖÜ]")
# the endings of German plurals, dative included
PLURAL = re.compile(r"(?:[enrsaou]|chen|lein|[a-zäöü]{3,}(?:el|er|eur|ent|ieb|stück))$")
PEOPLE_OF_TOWN = re.compile(r"^[A-ZÄÖÜ]\w{3,}er(?:n|innen)?$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: a class of nouns and where the noun stands (-1 where it is left out)."""

    kind: str
    word: str = ""
    at: int = -1


def counted_noun(text: str, number: Number) -> Counted | None:
    """The noun after a number, past its adjectives; None if the number stands without one."""
    several = ADJECTIVES.match(text, number.end)
    at = several.end() if several and several["last"] not in PHRASE_ENDS else number.end
    if TIMES.match(text, number.end):
        return Counted("times", "mal", number.end + 1)
    for _ in range(6):
        found = WORD.match(text, at)
        if not found or (text[at : at + 1] not in (" ", "\u00a0", "€") and at != number.end):
            break
        word = found["word"]
        if word in PHRASE_ENDS and not (word == "noch" and STILL.match(text, found.end())):
            break
        if word[0].isupper() and (kind := noun_class(word)):
            if kind == "stands" and CARRIER.search(text[number.end : found.end("word")]):
                kind = "jobcenters"
            return Counted(kind, word, found.start("word"))
        if MEASURE.fullmatch(word.lower()):
            return None
        adjective = word.endswith("er") and not found["stop"] and NEXT_NOUN.match(text, found.end())
        if word[0].isupper() and not adjective:
            return unknown(text, number, word, found.start("word"))
        if found["stop"]:
            break
        at = found.end()
    if re.match(r"\s?€", text[number.end : number.end + 2]):
        return Counted("money", "€", number.end)
    if text.endswith(("EUR ", "€ "), 0, number.start):
        return Counted("money", "€", number.end)
    return None


def unknown(text: str, number: Number, word: str, at: int) -> Counted | None:
    """A noun of no class: people of a town, or things, but no measure, no town behind a postcode, no name."""
    digits = text[number.start : number.end]
    if cut := CUT_SHORT.match(text, at + len(word)):
        return whole_word(word, cut)
    if MEASURE.fullmatch(word.lower()) or (len(digits) == 5 and digits.isdigit()) or not PLURAL.search(word):
        return None
    if PERSON.fullmatch(word.lower()) and not NO_PERSON.fullmatch(word.lower()):
        return Counted("people", word, at)
    if PEOPLE_OF_TOWN.match(word) and not NOT_PEOPLE.fullmatch(word.lower()):
        return Counted("people", word, at)
    listed = LISTED.match(text, at + len(word))
    if listed and (kind := noun_class(listed["noun"])) in LISTABLE:
        return Counted(kind, listed["noun"], listed.start("noun"))
    return Counted("unknown", word, at)


def whole_word(word: str, cut: re.Match[str]) -> Counted:
    """The class of a compound whose end stands at the noun behind "und", or else of that noun."""
    noun = cut["noun"]
    for place in range(1, len(noun) - SHORTEST_END):
        if kind := noun_class(word + noun[place:]):
            return Counted(kind, noun, cut.start("noun"))
    return Counted(noun_class(noun) or "unknown", noun, cut.start("noun"))
