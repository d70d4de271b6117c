"""Which numbers a text claims about Jobcenter work or about an action, with subject, unit, place and quotation.

Decides by the noun that is counted, by what the sentence says of it, and by what it must not be (an earlier edition,
a price, a quota, an address). Only for pages in scope. Does not know where the claim holds: ``scope`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.dates_shapes import scan
from extractors.figures_rules import (
    BLOCKED_BEFORE,
    CARRIERS_SAY,
    MONEY,
    NOT_PEOPLE,
    PHRASE_ENDS,
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
FEWEST = {"stands": 10, "households": 10, "things": 10, "inhabitants": 1000, "money": 1000}
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
    "training": "training_places",
    "jobcenters": "jobcenters",
    "inhabitants": "inhabitants",
}
LONGEST_QUOTATION = 300

WORD = re.compile(r"\s?(?:„|\()?(?P<word>[A-Za-zÄÖÜäöüß][\wäöüß]*(?:[-*:_/][\wäöüß]+)*)(?P<stop>[.,;:!?)–]?)")
# "Mit 1800 rechnen die Veranstalter"
RECKONED = re.compile(r"\b[Mm]it\s(?:\w+\s){0,2}$")
# "sind es 104", "waren es am Ende 24" in front, "24 waren es" behind
COUNTED = re.compile(r"\b(?:sind|waren|seien|werden) es\s(?:\w+\s){0,3}$")
COUNTED_AFTER = re.compile(r"\s(?:waren|sind|seien) es\b")
# "davon 16 in Hessen", "16 davon", "40.000 von ihnen", "mit 18 die meisten"
PART_BEFORE = re.compile(r"\b(?:davon|darunter)\s(?:\w+\s){0,2}$")
PART_AFTER = re.compile(r"\s(?:davon|von ihnen|der \w+ Jobcenter)\b|\s(?:\w+\s)?die meisten\b")
# "87 haben bereits unterschrieben"
SIGNED = re.compile(
    r"\s(?:haben|hatten|hätten)\s(?:\w+\s){0,3}"
    r"(?:unterschrieben|angemeldet|zugesagt|teilgenommen|mitgemacht|eingeschrieben|teil)"
)
# "waren Geflüchtete eingeladen, diesmal dreißig", "betreut künftig nur noch 70"
TRAILING = re.compile(r"\b(?:diesmal|dieses Mal|nur noch|inzwischen|mittlerweile|heute|künftig)\s(?:\w+\s)?$")
# firms that are guests, not exhibitors
LISTENS = re.compile(
    r"\b(?:ließen sich|lassen sich|informierten sich|nutzten|hörten|ausgezeichnet|geehrt|nahmen (?:\w+ )*teil)\b"
)
# "Aussteller: rund 60", a table's row
ROW = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s?:\s(?:[\w.]+\s){0,2}$")
# "Die Zahl der Bedarfsgemeinschaften sank auf 5.214"
COUNT_OF = re.compile(
    r"\bZahl der\s(?:\w+\s){0,2}?(?P<noun>[A-ZÄÖÜ][\w-]+)\b[^,;]{0,60}\b(?:auf|bei|beträgt|betrug)\s(?:\w+\s){0,2}$"
)
# "104 zugelassene kommunale Träger"
CARRIER = re.compile(r"\b(?:kommunale|zugelassene)\w*\s(?:\w+\s)?Träger")
CAPITAL = re.compile(r"[A-ZÄÖÜ][\w-]+")
PEOPLE_OF_TOWN = re.compile(r"^[A-ZÄÖÜ]\w{3,}er(?:n|innen)?$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: a class of nouns and where the noun stands (-1 where it is left out)."""

    kind: str
    word: str = ""
    at: int = -1


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
    if counted.kind in ("jobcenters", "inhabitants", "households"):
        return SUBJECTS[counted.kind], unit_of(counted.kind)
    if counted.kind == "money":
        return None if MONEY.search(near) or earlier else ("budget_eur", "eur")
    if counted.kind in ("people", "clients"):
        told = people(counted, near) or people(counted, whole)
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
            if counted.kind == "clients" and rule.subject in ("visitors", "participants"):
                break
            return rule.subject, rule.unit
    return ("other", "people") if counted.kind == "clients" else None


def of_people(clause: Clause) -> bool:
    """Whether a share is one of people or of the Jobcenter's work."""
    return any(noun_class(word) not in (None, "money") for word in CAPITAL.findall(clause.text))


def counted_noun(text: str, number: Number) -> Counted | None:
    """The noun after a number, past its adjectives; None if the number stands without one."""
    at = number.end
    for _ in range(6):
        found = WORD.match(text, at)
        if not found or (text[at : at + 1] not in (" ", "\u00a0", "€") and at != number.end):
            break
        word = found["word"]
        if word.lower() in PHRASE_ENDS:
            break
        if word[0].isupper() and (kind := noun_class(word)):
            if kind == "stands" and CARRIER.search(text[number.end : found.end("word")]):
                kind = "jobcenters"
            return Counted(kind, word, found.start("word"))
        if found["stop"] or (word[0].isupper() and not word.endswith(("er", "r"))):
            break
        at = found.end()
    if re.match(r"\s?€", text[number.end : number.end + 2]):
        return Counted("money", "€", number.end)
    first = WORD.match(text, number.end)
    town = first and PEOPLE_OF_TOWN.match(first["word"]) and not NOT_PEOPLE.fullmatch(first["word"].lower())
    if first and town and text[number.end] == " ":
        return Counted("people", first["word"], first.start("word"))
    return None


def left_out(text: str, number: Number, clause: Clause, found: list[Figure]) -> Counted | None:
    """What a number without a noun counts: the noun before it, or what the last figure counted."""
    before, after = text[clause.start : number.start], text[number.end : clause.end]
    for pattern in (ROW, COUNT_OF):
        if (named := pattern.search(before)) and (named_class := noun_class(named["noun"])):
            return Counted(named_class, named["noun"])
    last = found[-1] if found and found[-1].evidence in text[max(0, clause.start - 400) : clause.end] else None
    if RECKONED.search(before) and re.match(r"\s(?:rechn|kalkul)", after):
        return Counted("visitors")
    if PART_BEFORE.search(before) or PART_AFTER.match(after):
        if last and last.subject == "jobcenters":
            return Counted("jobcenters")
        return Counted("people") if re.match(r"\svon ihnen", after) else antecedent(text, number)
    if COUNTED.search(before) or COUNTED_AFTER.match(after):
        return antecedent(text, number)
    if SIGNED.match(after):
        kind = antecedent(text, number)
        return kind if kind and kind.kind == "exhibitors" else Counted("participants")
    if TRAILING.search(before) and not re.match(r"\s\w", after):
        kind = antecedent(text, number)
        return (
            kind
            if kind and "vermittler" in before.lower()
            else Counted("participants")
            if kind and kind.kind == "people"
            else kind
        )
    return None


def antecedent(text: str, number: Number) -> Counted | None:
    """The last noun of interest in front of a number, within 250 characters."""
    start = max(0, number.start - 250)
    for found in reversed(list(CAPITAL.finditer(text, start, number.start))):
        if (kind := noun_class(found[0])) and kind not in ("money", "things"):
            return Counted(kind, found[0])
    return None


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
