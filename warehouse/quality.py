"""Checks in SQL: whatever a check's query returns is a violation. Decides what happens then.

``sql/checks/batch`` looks at what is about to be loaded: a source with a violation is kept out alone. ``sql/checks/
error`` looks at the warehouse after loading: a violation rolls everything back, and yesterday's report stays up.
``sql/checks/warn`` is shown and kept. Each query yields ``source_id`` (NULL: no single source) and ``detail``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import duckdb

from warehouse.migrate import SQL

CHECKS = SQL / "checks"
Level = Literal["batch", "error", "warn"]


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


def run(con: duckdb.DuckDBPyConnection, level: Level) -> list[Violation]:
    """What the checks of a level return, in the order of their names."""
    found = []
    for path in sorted((CHECKS / level).glob("*.sql")):
        rows = con.execute(path.read_text(encoding="utf-8")).fetchall()
        found += [Violation(path.stem, level, source_id, str(detail)) for source_id, detail in rows]
    return found


def _record(con: duckdb.DuckDBPyConnection, run_id: int, violations: list[Violation]) -> None:
    if not violations:
        return
    rows = [{"check": v.check, "level": v.level, "source_id": v.source_id, "detail": v.detail} for v in violations]
    con.execute(
        """
        insert into raw.quality by name
        select distinct ?::bigint as run_id, v.* from (select unnest($2, recursive := true)) v
        """.replace("?", "$1"),
        [run_id, rows],
    )


def quarantine(con: duckdb.DuckDBPyConnection, run_id: int) -> list[str]:
    """Takes the readings of sources that break a batch check out of the batch; their ids are returned."""
    violations = run(con, "batch")
    sources = sorted({v.source_id for v in violations if v.source_id is not None})
    if sources:
        con.execute("delete from in_reading where list_contains($1, source_id)", [sources])
        _record(con, run_id, violations)
    return sources


def check(con: duckdb.DuckDBPyConnection, run_id: int) -> list[Violation]:
    """Runs the error checks, then the warnings, which it records and returns. Raises QualityError."""
    errors = run(con, "error")
    if errors:
        raise QualityError(errors)
    warnings = run(con, "warn")
    con.execute("delete from raw.quality where run_id = ? and level = 'warn'", [run_id])
    _record(con, run_id, warnings)
    return warnings
