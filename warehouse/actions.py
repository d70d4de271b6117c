"""Tells which claims of which pages speak of one and the same action.

Decides by carrier, day, title, place and story, with the points in ``sql/actions``. An action keeps its key for good,
so that calendars can follow it. What the pages disagree about is kept: nothing is overwritten here.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.migrate import SQL
from warehouse.stories import COMPONENTS


def assign(con: duckdb.DuckDBPyConnection) -> None:
    """Gives every claim of the readings loaded its action, and every action that changed its next revision."""
    _run(con, SQL / "actions" / "10_pairs.sql", COMPONENTS, SQL / "actions" / "20_assign.sql")
    revise(con)


def revise(con: duckdb.DuckDBPyConnection) -> None:
    """Gives every action in the temporary table ``touched_action`` that is told differently now its next revision."""
    _run(con, SQL / "actions" / "30_revise.sql")


def drop_untold(con: duckdb.DuckDBPyConnection) -> None:
    """Removes the actions that no page tells of any more, not even in an earlier version."""
    con.execute("delete from core.action where action_id not in (select action_id from core.action_claim)")


def _run(con: duckdb.DuckDBPyConnection, *paths: Path) -> None:
    for path in paths:
        con.execute(path.read_text(encoding="utf-8"))
