"""Knows how far the archive has been loaded, so that what a killed run had fetched is read and not asked for again."""

from __future__ import annotations

import duckdb


def last_place(con: duckdb.DuckDBPyConnection) -> tuple[str, int] | None:
    """The archive file and offset of the last response that a load knew of; None before the first."""
    rows = (
        con.cursor()
        .execute(
            """
            select archived_in, archived_offset from raw.visit where archived_in is not null
            order by archived_in desc, archived_offset desc limit 1
            """
        )
        .fetchall()
    )
    return rows[0] if rows else None
