"""Checks in SQL: whatever a check's query returns is a violation. Decides what happens then.

``reading``: the reading is kept out of the load. ``source``: the source's whole batch is kept out, and asked for again.
``error``: looked at after loading; everything is rolled back, and yesterday's report stays up. ``warn``: is shown.
One file in ``sql/checks/<level>`` is one check; its rows are ``source_id`` (NULL: no single source) and ``detail``, on
the level ``reading`` with the number of the reading in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from warehouse.migrate import SQL

CHECKS = SQL / "checks"
Level = Literal["reading", "source", "error", "warn"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One row that a check returned. ``check`` is the name of its file."""

    check: str
    level: Level
    source_id: str | None
    detail: str


class QualityError(RuntimeError):
    """The warehouse would have broken an error check; nothing was loaded."""

    def __init__(self, violations: list[Violation]) -> None:
        self.violations = tuple(violations)
        shown = "; ".join(f"{v.check}: {v.detail}" for v in violations[:5])
        more = f" and {len(violations) - 5} more" if len(violations) > 5 else ""
        super().__init__(f"not loaded, because {shown}{more}")


def quarantine(con: duckdb.DuckDBPyConnection, run_id: int) -> list[Violation]:
    """Takes out of the batch what its checks object to, reading by reading and source by source."""
    readings = _rows(con, "reading")
    con.execute("delete from in_reading where list_contains($1, ordinal)", [[row[0] for _, row in readings]])
    found = [Violation(check, "reading", source_id, detail) for check, (_, source_id, detail) in readings]
    kept_out = _violations(con, "source")
    sources = [violation.source_id for violation in kept_out]
    con.execute("delete from in_reading where list_contains($1, source_id)", [sources])
    # Not remembered, so that the next run asks again for what was kept out.
    con.execute(
        """
        delete from in_visit
        where list_contains($1, source_id) and outcome in ('new', 'changed') and role not in ('robots', 'tdmrep')
        """,
        [sources],
    )
    _record(con, run_id, found + kept_out)
    return found + kept_out


def check(con: duckdb.DuckDBPyConnection, run_id: int) -> list[Violation]:
    """Runs the error checks, then the warnings, which it records and returns. Raises QualityError."""
    errors = _violations(con, "error")
    if errors:
        raise QualityError(errors)
    warnings = _violations(con, "warn")
    con.execute("delete from raw.quality where run_id = ? and level = 'warn'", [run_id])
    _record(con, run_id, warnings)
    return warnings


def _rows(con: duckdb.DuckDBPyConnection, level: Level) -> list[tuple[str, tuple[Any, ...]]]:
    """Each check's name with each row that it returned, in order."""
    return [
        (path.stem, row)
        for path in sorted((CHECKS / level).glob("*.sql"))
        for row in sorted(con.execute(path.read_text(encoding="utf-8")).fetchall(), key=repr)
    ]


def _violations(con: duckdb.DuckDBPyConnection, level: Level) -> list[Violation]:
    return [Violation(check, level, source_id, detail) for check, (source_id, detail) in _rows(con, level)]


def _record(con: duckdb.DuckDBPyConnection, run_id: int, violations: list[Violation]) -> None:
    """Keeps the violations with the run, each once."""
    rows = [{"check": v.check, "level": v.level, "source_id": v.source_id, "detail": v.detail} for v in violations]
    if rows:
        con.execute(
            """
            insert into raw.quality by name
            (select $1::bigint as run_id, * from (select unnest($2, recursive := true)))
            except select * from raw.quality
            """,
            [run_id, rows],
        )
