"""Brings a warehouse file to the newest schema; decides nothing about what the rows mean.

Numbered files in ``sql/schema`` are applied once and never edited: each runs in one transaction with the record that
it ran, and a file that no longer matches its record is refused. Views (``sql/marts``) and comments
(``sql/comments.toml``) hold no data, so they are made anew whenever their files change.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"
SCHEMA = SQL / "schema"
MARTS = SQL / "marts"
COMMENTS = SQL / "comments.toml"

LEDGER = """
create schema if not exists migration;
create table if not exists migration.applied (
    name        varchar not null,
    sha256      varchar not null,
    applied_at  timestamp not null
)
"""


class MigrationError(RuntimeError):
    """A warehouse that must not be touched: an applied file was edited, or the file is newer than this program."""


@dataclass(frozen=True, slots=True)
class Step:
    """One schema file. ``applied_at`` is None while it is still to do (UTC)."""

    name: str
    sha256: str
    applied_at: datetime | None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _applied(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, datetime]]:
    known = con.execute("select 1 from duckdb_tables() where schema_name = 'migration' and table_name = 'applied'")
    if not known.fetchall():
        return {}
    rows = con.execute("select name, sha256, applied_at from migration.applied").fetchall()
    return {name: (digest, moment) for name, digest, moment in rows}


def status(con: duckdb.DuckDBPyConnection, folder: Path = SCHEMA) -> list[Step]:
    """Every schema file in order, done or to do. Raises MigrationError when file and record disagree."""
    applied = _applied(con)
    steps = []
    for path in sorted(folder.glob("*.sql")):
        digest = _sha256(path.read_text(encoding="utf-8"))
        recorded, moment = applied.pop(path.name, (digest, None))
        if recorded != digest:
            raise MigrationError(f"{path.name} was edited after it was applied; write a new numbered file instead")
        if moment is None and any(later > path.name for later in applied if later != "views"):
            raise MigrationError(f"{path.name} is missing in this warehouse although later files were applied")
        steps.append(Step(path.name, digest, moment))
    applied.pop("views", None)
    if applied:
        raise MigrationError(f"this warehouse is newer than the program: it knows {', '.join(sorted(applied))}")
    return steps


def migrate(con: duckdb.DuckDBPyConnection, now: datetime | None = None, folder: Path = SCHEMA) -> list[str]:
    """Applies what is missing and returns the names of the files applied. Raises MigrationError."""
    todo = [step for step in status(con, folder) if step.applied_at is None]
    con.execute(LEDGER)
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    for step in todo:
        _once(con, step.name, (folder / step.name).read_text(encoding="utf-8"), moment)
    if folder == SCHEMA:
        _views(con, moment)
    return [step.name for step in todo]


def _once(con: duckdb.DuckDBPyConnection, name: str, script: str, moment: datetime, digest: str | None = None) -> None:
    con.execute("begin")
    try:
        con.execute(script)
        con.execute("delete from migration.applied where name = ?", [name])
        con.execute("insert into migration.applied values (?, ?, ?)", [name, digest or _sha256(script), moment])
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise


def marts() -> list[Path]:
    """The files of the marts, in the order in which they build on each other."""
    return sorted(MARTS.glob("*.sql"))


def _views(con: duckdb.DuckDBPyConnection, moment: datetime) -> None:
    texts = [path.read_text(encoding="utf-8") for path in marts()]
    digest = _sha256("\0".join([*texts, COMMENTS.read_text(encoding="utf-8")]))
    if _applied(con).get("views", ("", None))[0] == digest:
        return
    script = "drop schema if exists mart cascade; create schema mart;\n" + "\n".join(texts)
    _once(con, "views", script, moment, digest)
    _once(con, "views", comments(con), moment, digest)


def comments(con: duckdb.DuckDBPyConnection) -> str:
    """The COMMENT statements for every table, view and column that ``comments.toml`` speaks of.

    A column is explained under its table, else under ``[column]``: the same name means the same thing everywhere.
    """
    told = tomllib.loads(COMMENTS.read_text(encoding="utf-8"))
    shared: dict[str, str] = told["column"]
    statements = []
    for name, kind, columns in relations(con):
        words = told.get(name.partition(".")[0], {}).get(name.partition(".")[2], {})
        if "rows" in words:
            statements.append(f"comment on {kind} {name} is {_quoted(words['rows'])};")
        for column in columns:
            text = words.get(column, shared.get(column))
            if text:
                statements.append(f'comment on column {name}."{column}" is {_quoted(text)};')
    return "\n".join(statements) or "select 1"


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def relations(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, list[str]]]:
    """Every table and view of our schemas: its name with schema, ``table`` or ``view``, and its columns in order."""
    rows = con.execute(
        """
        select c.schema_name || '.' || c.table_name, if(v.view_name is null, 'table', 'view'),
               list(c.column_name order by c.column_index)
        from duckdb_columns() c
        left join duckdb_views() v on v.schema_name = c.schema_name and v.view_name = c.table_name
             and v.database_name = c.database_name
        where c.schema_name in ('raw', 'core', 'mart') and c.database_name = current_database()
        group by all order by all
        """
    ).fetchall()
    return [(name, kind, columns) for name, kind, columns in rows]
