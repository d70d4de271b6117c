"""One question to a published report, read-only and without access to other files."""

from __future__ import annotations

from pathlib import Path

import duckdb


class QueryError(ValueError):
    """A query that cannot be answered; the message is DuckDB's, with a hint where one helps."""


def answer(report: Path, query: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Column names and rows of one query. Raises QueryError on wrong SQL, writing, and files that are no report."""
    try:
        with duckdb.connect(str(report), read_only=True) as con:
            con.execute("SET enable_external_access = false")
            con.execute("SET search_path = 'mart,main'")
            result = con.execute(query)
            columns = [str(column[0]) for column in result.description or ()]
            return columns, result.fetchall()
    except duckdb.Error as error:
        message = str(error).strip()
        if isinstance(error, duckdb.CatalogException) and "does not exist" in message:
            message += '\n`campaigns sql "show all tables"` lists what can be asked.'
        raise QueryError(message) from None
