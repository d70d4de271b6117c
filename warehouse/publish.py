"""Makes the published folder from the warehouse: the report to query, tables, feeds and calendars.

Decides what a reader may rely on: every file is swapped in whole, and the same warehouse gives the same bytes. Reads
no clock: the day of the report is the day of the last run.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from warehouse import catalogue, migrate
from warehouse.calendars import calendars
from warehouse.exports import tables
from warehouse.feeds import feeds
from warehouse.questions import questions

# Files of this storage version open in DuckDB 1.2 and in every later one.
STORAGE = "v1.2.0"
REPORT = "report.duckdb"
STAGING = ".publishing"  # what is being written
READY = "READY"  # its list of files: from here on the publication is finished, not thrown away
MANIFEST = ".published"  # the list of the last publication

CREATE = re.compile(r"create view mart\.(?P<name>\w+) as\b(?P<select>.*)", re.DOTALL)
OWN_SCHEMA = re.compile(r"\b(core|raw)\.(?=\w)")

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Published:
    """What lies in the folder now: the report, all files relative to the folder, and rows per mart."""

    folder: Path
    report: Path
    files: tuple[str, ...]
    rows: dict[str, int]


def publish(warehouse: Connection, folder: Path, address: str = "https://campaigns.example/") -> Published:
    """Writes everything beside the old files and then swaps it in, file by file; readers keep what they have open.

    ``address`` is where the folder is offered to the public; identifiers in feeds and calendars carry its host.
    """
    folder.mkdir(parents=True, exist_ok=True)
    recover(folder)
    staging = folder / STAGING
    staging.mkdir()
    with warehouse.cursor() as con, _report(con, staging / REPORT) as home:
        rows = _build(con, home)
        tables(con, staging)
        host = urlsplit(address).hostname or "localhost"
        calendars(con, staging, host)
        feeds(con, staging, address, host)
        catalogue.package(con, staging)
        catalogue.dcat(con, staging, address)
    files = _files(staging)
    for name in files:
        _sync(staging / name)
    (staging / READY).write_text("\n".join(files), encoding="utf-8")
    _sync(staging / READY)
    recover(folder)
    return Published(folder, folder / REPORT, tuple(files), rows)


def recover(folder: Path) -> None:
    """Finishes a complete publication that was cut off while being swapped in; throws an incomplete one away.

    Files of the last publication that the new one lacks are removed; nothing else in the folder is touched.
    """
    staging, ready, manifest = folder / STAGING, folder / STAGING / READY, folder / MANIFEST
    if ready.exists():
        files = ready.read_text(encoding="utf-8").split("\n")
        earlier = manifest.read_text(encoding="utf-8").split("\n") if manifest.exists() else []
        for name in files:
            if (staging / name).exists():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (staging / name).replace(folder / name)
        for name in set(earlier) - set(files):
            (folder / name).unlink(missing_ok=True)
        ready.replace(manifest)
    if staging.exists():
        shutil.rmtree(staging)


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _report(con: Connection, path: Path) -> Iterator[str]:
    """A new report file, attached as ``report`` and in use; yields the name of the warehouse's catalogue."""
    [(home,)] = con.execute("select current_database()").fetchall()
    con.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as report (storage_version '{STORAGE}')")
    try:
        con.execute("use report")
        # FSST picks its symbols from a random sample: with it, the same table rarely gives the same bytes.
        con.execute("set disabled_compression_methods = 'fsst'")
        con.execute("begin")
        con.execute("create schema mart")
        try:
            yield str(home)
        except BaseException:
            con.execute("rollback")
            raise
        con.execute("commit")
        con.execute("checkpoint report")
    finally:
        con.execute("reset disabled_compression_methods")
        con.execute(f'use "{home}"')
        con.execute("detach report")


def _build(con: Connection, home: str) -> dict[str, int]:
    """What is a view in the warehouse becomes a table here, sorted; each builds on the tables before it.

    The questions stay views: their text is what a reader wants to see and vary.
    """
    rows = {}
    for path in migrate.marts():
        view = CREATE.search(path.read_text(encoding="utf-8"))
        if view is None:
            raise ValueError(f"{path.name}: one view belongs here")
        name, select = view["name"], OWN_SCHEMA.sub(rf'"{home}".\1.', view["select"]).rstrip("; \n")
        con.execute(f"create table mart.{name} as from ({select}\n) order by all")
        [(rows[name],)] = con.execute(f"select count(*) from mart.{name}").fetchall()
    for question in questions():
        con.execute(question.create)
    con.execute(migrate.comments(con))
    for question in questions():
        con.execute(f"comment on view mart.{question.view} is '{question.asks.replace(chr(39), chr(39) * 2)}'")
    return rows
