"""Which numbers a text claims about Jobcenter work or about an action, with subject, unit, place and quotation.

Decides by the noun that is counted, by what the sentence says of it, and by what it must not be (an earlier edition,
a price, a quota, an address). Only for pages in scope. Does not know where the claim holds: ``scope`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.dates_shapes import scan
from extractors.figures_counted import CAPITAL, Counted, counted_noun, left_out
from extractors.figures_rules import (
    BLOCKED_BEFORE,
    CARRIERS_SAY,
    MONEY,
    PASSING,
    SAYS,
    SHARE,
    STREET,
    is_earlier,
    noun_class,
    segment,
    unit_of,
)
from extractors.numbers import Number, numbers
from extractors.records import Figure
from extractors.sentences import Clause, clauses

# Fewer people, firms or things than this are told, not claimed ("zwei Vermittlerinnen", "drei Termine").
FEWEST = {"staff": 4, "unknown": 10, "stands": 10, "households": 10, "things": 10, "inhabitants": 1000, "money": 1000}
FEWEST_ELSE = 5
SUBJECTS = {
    "visitors": "visitors",
    "exhibitors": "exhibitors",
    "stands": "exhibitors",
    "participants": "participants",
    "households": "other",
    "staff": "other",
    "things": "other",
    "jobs": "jobs_offered",
    "unknown": "other",
    "seats": "participants",
    "houses": "exhibitors",
    "training": "training_places",
    "jobcenters": "jobcenters",
    "inhabitants": "inhabitants",
}
# the rest of a title that begins with a number: „Zwölf Türen“
QUOTED = re.compile(r"[^.“”«\n]{1,40}[“”«‘]")
LONGEST_QUOTATION = 300
# Fewer people than this who come are a group that takes part (a class, a course), not visitors; more people than a
# crowd, of whom nothing known is said, are passers-by or inhabitants.
GROUP, CROWD = 60, 500

# firms that are guests, not exhibitors
LISTENS = re.compile(
    r"\b(?:ließen sich|lassen sich|informierten sich|nutzten|hörten|ausgezeichnet|geehrt|nahmen (?:\w+ )*teil)\b"
)


def figures(text: str, scope: Callable[[int], str | None]) -> list[Figure]:
    """The figures of an in-scope text in order; the same subject and value is told once.

    ``scope(offset)`` names the territory that a number at this place speaks of, or None. ``evidence`` is verbatim,
    at most 300 characters.
    """
    taken = [(shape.start, shape.end) for shape in scan(text)]
    parts = clauses(text)
    found: list[Figure] = []
    seen: set[tuple[str, float]] = set()
    placed = [(number, clause) for number in numbers(text) if (clause := clause_at(parts, number.start))]
    for number, clause in sorted(placed, key=lambda place: place[1].heading):
        if number.ordinal and number.end + 1 < clause.end:
            continue
        if any(start < number.end and number.start < end for start, end in taken) or blocked(text, number):
            continue
        told = subject_of(text, number, clause, found)
        if told is None or (told[0], number.value) in seen:
            continue
        seen.add((told[0], number.value))
        found.append(
            Figure(
                subject=told[0],
                value=number.value,
                unit=told[1],
                evidence=quotation(text, number, clause, parts),
                value_max=number.value_max,
                approximate=number.approximate,
                scope=scope(number.start),
            )
        )
    return found


def clause_at(parts: list[Clause], offset: int) -> Clause | None:
    """The clause that holds this place."""
    return next((part for part in parts if part.start <= offset < part.end), None)


def blocked(text: str, number: Number) -> bool:
    """Whether the words in front make the number a name, an address or a telephone number."""
    if text[number.start] == "0" and not text.startswith("0,", number.start):
        return True
    if text[number.start - 1 : number.start] in ("„", "»", "‚") and QUOTED.match(text, number.end):
        return True
    words = text[max(0, number.start - 30) : number.start].split()
    before = words[-1].strip('(„"').lower() if words else ""
    if before in BLOCKED_BEFORE or (number.value < 1000 and not number.spelled and STREET.search(before)):
        return True
    return bool(re.match(r"\s?[/–-]\s?\d|/", text[number.end : number.end + 4]))


def subject_of(text: str, number: Number, clause: Clause, found: list[Figure]) -> tuple[str, str] | None:
    """Subject and unit of a number, or None if it claims nothing of interest."""
    start, end = segment(clause.text, number.start - clause.start, number.end - clause.start)
    near, whole = clause.text[start:end].lower(), clause.text.lower()
    earlier = is_earlier(clause.text[:end])
    if number.share:
        return None if SHARE.search(whole) or earlier or not of_people(clause) else ("other", "percent")
    counted = counted_noun(text, number) or left_out(text, number, clause, found)
    if counted is None or (
        number.value < FEWEST.get(counted.kind, FEWEST_ELSE) and not (counted.kind == "jobcenters" and counted.at < 0)
    ):
        return None
    if counted.kind == "carriers":
        return ("jobcenters", "jobcenters") if counted.at < 0 or CARRIERS_SAY.search(whole) else None
    if counted.kind in ("jobcenters", "inhabitants"):
        return SUBJECTS[counted.kind], unit_of(counted.kind)
    if counted.kind == "money":
        return None if MONEY.search(near) or earlier else ("budget_eur", "eur")
    if counted.kind in ("people", "clients"):
        told = people(counted, near) or people(counted, whole) or group(counted, number, near)
        if told and told[0] == "visitors" and number.value < GROUP:
            told = ("participants", "people")
    else:
        told = acting(counted, near)
    return None if told and earlier and told[0] not in ("people_supported", "integrations_per_year") else told


def acting(counted: Counted, said: str) -> tuple[str, str]:
    """Subject of visitors, firms, stands, jobs, staff and things; firms that listen are participants."""
    if counted.kind == "exhibitors" and LISTENS.search(said):
        return "participants", "companies"
    return SUBJECTS[counted.kind], unit_of(counted.kind)


def people(counted: Counted, said: str) -> tuple[str, str] | None:
    """Subject of people, by what the sentence says of them; people of whom it says nothing known are no claim."""
    for rule in SAYS:
        if rule.what.search(said) and (rule.also is None or rule.also.search(said)):
            return rule.subject, rule.unit
    return ("other", "people") if counted.kind == "clients" else None


def group(counted: Counted, number: Number, said: str) -> tuple[str, str] | None:
    """People of whom the sentence says nothing known: a group that took part, or a crowd that is only counted."""
    if counted.at < 0 or PASSING.search(said):
        return None
    return ("participants" if number.value <= CROWD else "other"), "people"


def of_people(clause: Clause) -> bool:
    """Whether a share is one of people or of the Jobcenter's work."""
    return any(noun_class(word) not in (None, "money") for word in CAPITAL.findall(clause.text))


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
