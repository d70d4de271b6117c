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
    for name in ("10_shingles", "20_edges", "30_affected"):
        con.execute((SQL / "stories" / f"{name}.sql").read_text(encoding="utf-8"))
    con.execute(COMPONENTS.read_text(encoding="utf-8"))
    con.execute((SQL / "stories" / "40_members.sql").read_text(encoding="utf-8"))
