"""What is wrong with a label: quotations that are not in the text, unknown slugs, weekdays that do not fit their date.

It reads the label as a careful second person would; it does not know whether the label is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args

from extractors.records import ActionType, Kind, Stance, Status
from tests.samples.source import HERE, Document

VOCABULARY = HERE.parent.parent / "extractors" / "vocabulary"
SUBJECTS = {
    "people_supported", "integrations_per_year", "inhabitants", "jobcenters", "visitors", "participants",
    "exhibitors", "jobs_offered", "training_places", "budget_eur", "other",
}  # fmt: skip
UNITS = {"people", "people_per_year", "jobcenters", "companies", "places", "eur", "percent", "other"}
# fmt: off
LAENDER = {"DE", "SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"}
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)
# fmt: on
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

# "Donnerstag, dem 4. Mai 2023", "Sonnabend (4.5.)": a weekday that can be checked against its date
CHECK_DIGIT = re.compile(
    rf"""\b(?P<weekday>{"|".join(WEEKDAYS)}|Sonnabend)s?
    (?:,\ |\ \(|,?\ de[nm]\ |\ )
    (?P<day>[0-3]?\d)\.\s?(?P<month>{"|".join(MONTHS)}|[01]?\d\.)
    \s?(?P<year>\d{{4}})?""",
    re.VERBOSE,
)


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Every word (with its hyphens) of a vocabulary file, whether it is a table or TOML."""
    path = next(VOCABULARY.glob(f"{name}.*"))
    return frozenset(re.findall(r"[\w-]+", path.read_text(encoding="utf-8")))


def plain(text: str) -> str:
    return " ".join(text.split())


def faults(document: Document) -> list[str]:
    """One sentence for each thing that cannot be right."""
    return [f"{document.name}: {fault}" for fault in found(document)]


def found(document: Document) -> Iterator[str]:
    head, expected = document.head, document.expected
    announcement = expected["announcement"]
    if not re.fullmatch(r"[a-z][a-z0-9-]*", document.name):
        yield "its name is no slug"
    if head["kind"] not in get_args(Kind):
        yield f"unknown kind {head['kind']}"
    text = expected["article"]["text"] if expected["article"] else ""
    for name in ("dateline", "credit"):
        if head.get(name) and plain(head[name]) not in plain(text):
            yield f"{name} is not in the text: {head[name]}"
    if not announcement:
        if head.get("actions") or head.get("figures"):
            yield "actions or figures without an announcement"
        return
    if announcement["stance"] not in get_args(Stance):
        yield f"unknown stance {announcement['stance']}"
    if announcement["campaign"] and announcement["campaign"] not in vocabulary("campaigns"):
        yield f"unknown campaign {announcement['campaign']}"
    for holder in (announcement, *announcement["actions"], *announcement["figures"]):
        if not holder["evidence"] or plain(holder["evidence"]) not in plain(text):
            yield f"not in the text: {holder['evidence']}"
        if len(holder["evidence"]) > 300:
            yield f"quotation of {len(holder['evidence'])} characters: {holder['evidence'][:40]}"
    for each in (announcement, *announcement["actions"]):
        if each["type"] not in get_args(ActionType):
            yield f"unknown type {each['type']}"
        if each["starts_on"] and each["ends_on"] and each["starts_on"] > each["ends_on"]:
            yield f"ends before it starts: {each['starts_on']}"
    for each in announcement["actions"]:
        yield from action_faults(each, text)
    for each in announcement["figures"]:
        if each["subject"] not in SUBJECTS or each["unit"] not in UNITS:
            yield f"unknown subject or unit: {each['subject']} {each['unit']}"
        if each["scope"] and each["scope"] not in LAENDER and each["scope"] not in vocabulary("kreise"):
            yield f"unknown scope {each['scope']}"
    if not head.get("conflict"):
        yield from weekday_faults(text, expected)


def action_faults(each: dict[str, Any], text: str) -> Iterator[str]:
    if each["status"] not in get_args(Status):
        yield f"unknown status {each['status']}"
    if each["place"] and plain(each["place"]) not in plain(text):
        yield f"place is not in the text: {each['place']}"
    for key in each["jobcenters"]:
        if key not in vocabulary("kreise"):
            yield f"unknown Kreis {key}"
    for topic in each["topics"]:
        if topic not in vocabulary("topics"):
            yield f"unknown topic {topic}"
    for moment in (each["starts_at"], each["ends_at"]):
        if moment and not re.fullmatch(r"[012]\d:[0-5]\d", moment):
            yield f"no time: {moment}"


def weekday_faults(text: str, expected: dict[str, Any]) -> Iterator[str]:
    """Weekdays of the text against the years that the label knows, else against the years around publication."""
    published = (expected["article"] or {}).get("published_on")
    holders = (expected["announcement"], *expected["announcement"]["actions"])
    labelled = [date.fromisoformat(e[key]) for e in holders for key in ("starts_on", "ends_on") if e[key]]
    for match in CHECK_DIGIT.finditer(text):
        month = match["month"].rstrip(".")
        month_number = int(month) if month.isdigit() else MONTHS.index(month) + 1
        day = int(match["day"])
        if match["year"]:
            years = {int(match["year"])}
        else:
            years = {d.year for d in labelled if (d.month, d.day) == (month_number, day)}
            years = years or ({int(published[:4]), int(published[:4]) + 1} if published else set())
        weekday = WEEKDAYS.index(match["weekday"].replace("Sonnabend", "Samstag"))
        if years and all(date(year, month_number, day).weekday() != weekday for year in years):
            yield f"weekday does not fit: {match[0]}"
