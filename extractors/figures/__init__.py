"""Which numbers a text claims about Jobcenter work or about an action, with subject, unit, place and quotation.

Decides by the noun that is counted and by the weighed features around it (``figures_features``, ``figures_score``).
Only for pages in scope. Does not know where the claim holds: ``scope`` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.dates.shapes import scan
from extractors.figures.counted import WORD, Counted, counted_noun
from extractors.figures.features import features
from extractors.figures.numbers import Number, numbers
from extractors.figures.omitted import FIRMS, PERSONS, SUCH, left_out
from extractors.figures.rules import BLOCKED_BEFORE, CARRIERS_SAY, ROOMS, STREET, noun_class, unit_of
from extractors.figures.score import is_claimed, subject
from extractors.records import Figure
from extractors.sentences import Clause, clauses

# "ein", "zwei" are told, not claimed.
FEWEST = 0.1
# A part of a sum of money ("1,1 Millionen davon") is at least as large as this.
LEAST_SUM = 1000
# What a later number without a noun does not speak of.
NOBODY = frozenset({"share", "money", "integrations"})
# What "104 solcher Einrichtungen" can speak of once it was counted.
THINGS = frozenset({"jobcenters", "showing", "exhibitors", "stands", "booths", "houses", "things"})
# a title („Zwölf Monate, zwölf Menschen“), not something said („Es kamen 300 Gäste“, sagte …)
TITLE = re.compile(
    r"""[„»‚]([^„“”»«‘\n]{1,60})[“”«‘]
    (?!,?\s(?:so|sag|erklär|berichte|beton|mein|freu|heißt|lob|verr|bilanz|erzähl|schätz)\w*)""",
    re.VERBOSE,
)
LONGEST_QUOTATION = 300
# "jeder dritte Kunde" is a share, "jeder zweite Samstag" is none
EVERY_NOUN = re.compile(r"\s(?:[a-zäöüß]+e[nr]?\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)")
# "vier von zehn Kunden" is a share, "vier von zehn Stempeln" is none
OF_NOUN, OUT_OF = re.compile(r"\s(?:[a-zäöüß]+[en]\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)"), re.compile(r"\svon\s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that could be claimed: what it counts, the clause it stands in, and the features around it."""

    number: Number
    clause: Clause
    counted: Counted
    features: frozenset[str]


def figures(text: str, scope: Callable[[int], str | None]) -> list[Figure]:
    """The figures of an in-scope text, those of headings last; the same subject and value is told once.

    ``scope(offset)`` names the territory that a number at this place speaks of, or None. ``evidence`` is verbatim,
    at most 300 characters.
    """
    parts = clauses(text)
    found: dict[tuple[str, float], Figure] = {}
    for one in sorted(candidates(text, parts), key=lambda one: one.clause.heading):
        if not is_claimed(one.features):
            continue
        number, told = one.number, subject(one.counted.kind, one.features)
        if (told, number.value) not in found:
            found[told, number.value] = Figure(
                subject=told,
                value=number.value,
                unit=unit_of(told, one.counted.kind),
                evidence=quotation(text, number, one.clause, parts),
                value_max=number.value_max,
                approximate=number.approximate,
                scope=scope(number.start),
            )
    return list(found.values())


def candidates(text: str, parts: list[Clause]) -> Iterator[Candidate]:
    """Every number that counts something and is no date, address, telephone number or rank."""
    taken = sorted((shape.start, shape.end) for shape in scan(text))
    last, thing, paragraph, summed = None, None, -1, False
    for number in numbers(text):
        clause = clause_at(parts, number.start)
        if clause is None or number.value < FEWEST or (number.spelled and number.value == 1):
            continue
        if (number.ordinal and number.end + 1 < clause.end) or overlaps(taken, number) or blocked(text, number):
            continue
        if clause.paragraph != paragraph:
            last, thing, paragraph, summed = None, None, clause.paragraph, False
        such = SUCH.match(text, number.end)
        counted = (such and thing) or what_is_counted(text, number, clause, last, summed)
        if counted:
            last = counted if counted.kind not in NOBODY else last
            summed = counted.kind == "money"
            thing = counted if counted.kind in THINGS else thing
            yield Candidate(number, clause, counted, features(text, number, clause, counted))


def what_is_counted(text: str, number: Number, clause: Clause, last: Counted | None, summed: bool) -> Counted | None:
    """The noun of a number; towns and counties only where the sentence says that they run their Jobcenter.

    ``summed``: the number before was a sum of money.
    """
    if number.share:
        if (of := EVERY_NOUN.match(text, number.end)) and text[number.start] in "jJ" and not a_person(of["noun"]):
            return None
        if (of := OF_NOUN.match(text, number.end)) and OUT_OF.search(text, number.start, number.end):
            return Counted("share", at=number.end) if a_person(of["noun"]) else None
        return Counted("share", at=number.end)
    if summed and number.value >= LEAST_SUM and text.startswith(" davon", number.end):
        return Counted("money")
    counted = counted_noun(text, number) or left_out(text, number, clause, last)
    if counted and counted.kind == "carriers":
        runs = counted.at < 0 or CARRIERS_SAY.search(clause.text.lower())
        return Counted("jobcenters", counted.word, counted.at) if runs else None
    return counted


def a_person(word: str) -> bool:
    """Whether a noun in the singular names somebody who is counted ("Kunde", "Bewerberin", "Betrieb")."""
    return any(noun_class(word + end) in PERSONS | FIRMS for end in ("", "n", "en", "er", "e", "nen"))


def clause_at(parts: list[Clause], offset: int) -> Clause | None:
    """The clause that holds this place."""
    at = bisect_right(parts, offset, key=lambda part: part.start) - 1
    return parts[at] if at >= 0 and offset < parts[at].end else None


def overlaps(taken: list[tuple[int, int]], number: Number) -> bool:
    """Whether a date or time holds a part of the number; at most the last few that begin before its end can."""
    at = bisect_right(taken, (number.end - 1, number.end))
    return any(number.start < end for _, end in taken[max(0, at - 4) : at])


def blocked(text: str, number: Number) -> bool:
    """Whether the words in front make the number a name, an address or a telephone number."""
    if text[number.start] == "0" and not text.startswith("0,", number.start):
        return True
    if any(
        title.start() < number.start < title.end()
        for title in TITLE.finditer(text, max(0, number.start - 60), number.end + 90)
    ):
        return True
    line = text.rfind("\n", 0, number.start) + 1
    words = text[max(line, number.start - 30) : number.start].split()
    before = words[-1].strip('(„"').lower() if words else ""
    if before in BLOCKED_BEFORE:
        return True
    if number.value < 1000 and not number.spelled and (before in ROOMS or STREET.search(before)):
        return not counts_plainly(text, number)
    return bool(re.match(r"\s?[/–-]\s?\d|/", text[number.end : number.end + 4]))


def counts_plainly(text: str, number: Number) -> bool:
    """Whether a noun that is counted follows at once ("kamen in der Stadthalle 26 Arbeitgeber zusammen")."""
    found = WORD.match(text, number.end)
    return found is not None and found["word"][0].isupper() and noun_class(found["word"]) is not None


def quotation(text: str, number: Number, clause: Clause, parts: list[Clause]) -> str:
    """The sentence of a number, or its clause where the sentence is too long, or the 300 characters around it."""
    sentence = [part for part in parts if part.sentence == clause.sentence]
    start, end = sentence[0].start, sentence[-1].end
    if end - start > LONGEST_QUOTATION:
        start, end = clause.start, clause.end
    if end - start > LONGEST_QUOTATION:
        start = max(start, text.rfind(" ", start, number.start - 80) + 1 or start)
        end = min(end, start + LONGEST_QUOTATION)
        end = text.rfind(" ", number.end, end) if end < clause.end and " " in text[number.end : end] else end
    return text[start:end].strip()
