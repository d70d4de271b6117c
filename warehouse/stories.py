"""Finds the copies of one release among all articles, by the words they share and the facts they tell.

Decides what is a copy, a mirror, a duplicate address, a template filled in locally or a story retold; the rules and
their figures stand in ``sql/stories``. Works on what the transaction of a load has just changed, against all earlier
articles. Knows fingerprints only, no texts.
"""

from __future__ import annotations

import duckdb

from warehouse.migrate import SQL

COMPONENTS = SQL / "components.sql"


def group(con: duckdb.DuckDBPyConnection) -> None:
    """Brings ``core.shingle``, ``story_edge``, ``story`` and ``story_member`` up to date with the readings loaded."""
    _run(con, "10_shingles", "20_edges")
    regroup(con)


def regroup(con: duckdb.DuckDBPyConnection) -> None:
    """Makes anew the stories that the articles in the temporary table ``fresh`` belong to or touch."""
    _run(con, "30_affected")
    con.execute(COMPONENTS.read_text(encoding="utf-8"))
    _run(con, "40_members")


def _run(con: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        con.execute((SQL / "stories" / f"{name}.sql").read_text(encoding="utf-8"))
