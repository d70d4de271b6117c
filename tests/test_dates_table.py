"""Every expression of ``dates.csv`` means what is written beside it.

Notation of ``expected``, one item for each expression found, separated by " | ": a day ``2023-05-04``; a range
``2023-05-08..2023-05-12``; an open end ``2023-04-03..``; only an end ``..2023-04-20``; what is known of a day that is
not ``~2023-05`` or ``~--06-11``; nothing known ``?``; single days in ``[ ]``; times ``@10:00-14:00``; a conflict ``!``.
In front: ``hours`` opening hours, ``pub:`` publication, ``bg`` background, ``t`` a time away from its date.
"""

from __future__ import annotations

import csv
from datetime import date, time
from pathlib import Path

import pytest

from extractors.dates import When, find

TABLE = Path(__file__).with_name("dates.csv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter=";"))


def clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def days(when: When) -> str:
    if when.starts_on and when.starts_on == when.ends_on:
        return when.starts_on.isoformat()
    if when.starts_on is None and when.ends_on is None:
        return f"~{when.partial}" if when.partial else "?.." if when.open_end else ""
    return f"{when.starts_on or ''}..{when.ends_on or ''}"


def written(when: When) -> str:
    prefix = {"event": "", "opening_hours": "hours", "publication": "pub:", "background": "bg", "time": ""}[when.kind]
    told = days(when)
    if when.kind == "event" and not told:
        told = "?"
    if when.kind == "background" and told and not told.startswith("~"):
        prefix = "bg:"
    if when.kind == "time" and told:
        prefix = "t"
    times = f"@{clock(when.starts_at)}-{clock(when.ends_at)}" if when.starts_at or when.ends_at else ""
    singles = f" [{' '.join(day.isoformat() for day in when.days)}]" if when.days else ""
    return prefix + told + times + singles + ("!" if when.conflict else "")


@pytest.mark.parametrize("row", ROWS, ids=[f"{number}: {row['text'][:40]}" for number, row in enumerate(ROWS, 2)])
def test_an_expression_means_what_the_table_says(row: dict[str, str]) -> None:
    anchor = date.fromisoformat(row["published"]) if row["published"] else None
    found = find(row["text"], anchor, row["looks"])  # type: ignore[arg-type]
    assert " | ".join(written(when) for when in found) == row["expected"]


def test_the_table_holds_two_hundred_expressions() -> None:
    assert len(ROWS) >= 200
