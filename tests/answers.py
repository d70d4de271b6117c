"""Keeps the answers in the documents true: runs every query of a document on the demo's report.

In README.md, a block of SQL is followed by a block of text with its answer; ``docs/questions.md`` and
``docs/dictionary.md`` are written whole.
``python -m tests.answers`` writes the answers anew (a person reads the diff), the tests compare them.
"""

from __future__ import annotations

import re
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console

from flows.terminal import table
from tests.observatory import two_days
from warehouse.answer import answer
from warehouse.catalogue import dictionary
from warehouse.questions import page

ROOT = Path(__file__).parents[1]

PAIR = re.compile(r"(```sql\n(?P<query>.*?)```\n+```text\n)(?P<answer>.*?)(```)", re.DOTALL)
WIDTH = 100
ROWS = 12


def shown(report: Path, query: str) -> str:
    """The answer as text: a table of at most twelve rows, and how many there are in all."""
    columns, rows = answer(report, query)
    console = Console(file=StringIO(), width=WIDTH, color_system=None)
    console.print(table(columns, rows[:ROWS]))
    lines = [line.rstrip() for line in console.file.getvalue().splitlines() if line.strip()]  # type: ignore[attr-defined]
    lines.append(f"({len(rows)} rows{f', the first {ROWS} shown' if len(rows) > ROWS else ''})")
    return "\n".join(lines) + "\n"


def answered(document: str, report: Path) -> str:
    """The document with every answer as the report gives it now."""
    return PAIR.sub(lambda pair: f"{pair[1]}{shown(report, pair['query'])}{pair[4]}", document)


def main() -> None:
    """Write the answers of the documents anew."""
    with tempfile.TemporaryDirectory() as folder:
        report = two_days(Path(folder))
        readme = ROOT / "README.md"
        readme.write_text(answered(readme.read_text(encoding="utf-8"), report), encoding="utf-8")
        (ROOT / "docs" / "questions.md").write_text(page(report), encoding="utf-8")
        (ROOT / "docs" / "dictionary.md").write_text(dictionary(report), encoding="utf-8")


if __name__ == "__main__":
    main()
