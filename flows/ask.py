"""Questions to the published report, for people without a DuckDB client."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import orjson

from flows.settings import settings
from flows.terminal import err, out, table
from warehouse import answer


def newest_report() -> Path | None:
    """The report that was published last: the observatory's or the demo's."""
    chosen = settings()
    there = [folder.report for folder in (chosen.folders, chosen.demo_folders) if folder.report.exists()]
    return max(there, key=lambda path: path.stat().st_mtime, default=None)


def ask(query: str, report: Path | None, form: str) -> int:
    """Print the answer; 1 if the query or the report cannot be used."""
    chosen = report or newest_report()
    if chosen is None:
        err.print("There is no report yet: `campaigns demo` or `campaigns run` publishes one.", markup=False)
        return 1
    if not chosen.is_file():
        err.print(f"There is no file {chosen}.", markup=False)
        return 1
    try:
        columns, rows = answer.answer(chosen, query)
    except answer.QueryError as error:
        err.print(str(error), markup=False)
        return 1
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows(rows)
    elif form == "json":
        lines = [dict(zip(columns, row, strict=True)) for row in rows]
        sys.stdout.buffer.write(orjson.dumps(lines, default=str, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        out.print(table(columns, rows))
        err.print(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} from {chosen}", markup=False, style="dim")
    return 0
