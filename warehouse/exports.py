"""Writes the report's marts as Parquet and CSV; decides how a value looks in a file that a spreadsheet may open.

Works on the attached report only. Rows are sorted by all columns, so the same tables give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

# A mart with more rows is cut into one Parquet file a year, where it has a date to cut by.
LARGE = 200_000
YEARLY = {"announcement": "published_on", "action": "starts_on", "action_source": "starts_on", "figure": "published_on"}

# What a spreadsheet would take for a formula (OWASP, "CSV Injection"), also behind blanks and in full width; and behind
# a semicolon, where a German spreadsheet begins a new cell whatever the file's own separator is.
FORMULA = "(^|;)([\\s\"'']*)([=+\\-@＝＋－＠])"

Column = tuple[str, str]


def columns(con: duckdb.DuckDBPyConnection) -> dict[str, list[Column]]:
    """The tables of the report with their columns and DuckDB types, in order. Question views are not among them."""
    rows = con.execute(
        """
        select table_name, column_name, data_type from duckdb_columns()
        where database_name = 'report' and schema_name = 'mart'
          and table_name in (select table_name from duckdb_tables() where database_name = 'report')
        order by table_name, column_index
        """
    ).fetchall()
    found: dict[str, list[Column]] = {}
    for table, column, kind in rows:
        found.setdefault(table, []).append((column, kind))
    return found


def cell(column: str, kind: str) -> str:
    """The expression that writes a column into CSV: lists joined, moments in ISO 8601, formulas made text."""
    name = f'"{column}"'
    if kind == "VARCHAR[]":
        name, kind = f"array_to_string({name}, '; ')", "VARCHAR"
    if kind == "VARCHAR":
        name = f"regexp_replace({name}, '[\\r\\n\\t]+', ' ', 'g')"
        return f"regexp_replace({name}, '{FORMULA}', '\\1''\\2\\3', 'g') as \"{column}\""
    if kind == "TIMESTAMP":
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%SZ') as \"{column}\""
    return f'{name} as "{column}"'


def tables(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """``csv/<mart>.csv`` and ``parquet/<mart>.parquet``; large marts as ``parquet/<mart>/<year>.parquet``."""
    for name in ("csv", "parquet"):
        (folder / name).mkdir()
    for table, described in columns(con).items():
        cells = ", ".join(cell(column, kind) for column, kind in described)
        _copy(con, f"select {cells} from mart.{table}", folder / "csv" / f"{table}.csv", "format csv, header")
        [(rows,)] = con.execute(f"select count(*) from mart.{table}").fetchall()
        if rows <= LARGE or table not in YEARLY:
            _parquet(con, f"from mart.{table}", folder / "parquet" / f"{table}.parquet")
            continue
        (folder / "parquet" / table).mkdir()
        day = YEARLY[table]
        for (year,) in con.execute(f"select distinct year({day}) from mart.{table} order by all").fetchall():
            part = folder / "parquet" / table / f"{year or 'undated'}.parquet"
            _parquet(con, f"from mart.{table} where year({day}) is not distinct from {year or 'null'}", part)


def _parquet(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    _copy(con, query, path, "format parquet, compression zstd")


def _copy(con: duckdb.DuckDBPyConnection, query: str, path: Path, form: str) -> None:
    con.execute(f"copy ({query}) to '{str(path).replace(chr(39), chr(39) * 2)}' ({form})")
