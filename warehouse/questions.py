"""The questions that people bring, each a view in the report; writes ``docs/questions.md`` with their answers.

``python -m warehouse.questions REPORT`` prints the page for a published report. Decides nothing: the questions, their
views and an example of asking stand in ``sql/questions``, one file each.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.migrate import SQL

FOLDER = SQL / "questions"
FILE = re.compile(
    r"-- (?P<asks>.+)\n-- Ask: (?P<example>.+)\n(?P<create>create view mart\.(?P<view>\w+) as\b.*)", re.DOTALL
)
SHOWN = 12  # rows of an answer that the page shows


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, the view that answers it, and one example of asking."""

    asks: str
    view: str
    create: str
    example: str


def questions() -> list[Question]:
    """All questions in their order."""
    found = []
    for path in sorted(FOLDER.glob("*.sql")):
        parts = FILE.fullmatch(path.read_text(encoding="utf-8"))
        if parts is None or parts["view"] != path.stem:
            raise ValueError(f"{path.name}: first the question, then `-- Ask:` with an example, then its view")
        found.append(Question(parts["asks"], parts["view"], parts["create"], parts["example"]))
    return found


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; unknown values are left empty."""
    lines = [columns, ["---"] * len(columns), *rows[:SHOWN]]
    text = "\n".join("| " + " | ".join(_cell(value) for value in line) + " |" for line in lines)
    return text + (f"\n\n… and {len(rows) - SHOWN} more rows" if len(rows) > SHOWN else "")


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def page(report: Path) -> str:
    """The page of all questions with the answers of this report."""
    parts = [
        "# Questions\n\nEvery question is a view of the published report, to be asked with a filter of one's own.\n"
        "The answers below are those of the demo (`campaigns demo`), whose sites are invented.\n"
        "This page is made by `python -m warehouse.questions REPORT`."
    ]
    with duckdb.connect(str(report), read_only=True) as con:
        for number, question in enumerate(questions(), 1):
            result = con.execute(question.example)
            columns = [str(column[0]) for column in result.description or ()]
            rows = result.fetchall()
            answer = table(columns, rows) if rows else "Nothing in the demo."
            parts.append(
                f"## {number}. {question.asks}\n\n`mart.{question.view}`\n\n```sql\n{question.example}\n```\n\n{answer}"
            )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(Path(sys.argv[1])))
