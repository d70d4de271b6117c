"""The working warehouse: opens it, remembers addresses between runs, and loads a run's batch whole or not at all.

Decides in which order a batch is taken in; what each step does stands in ``sql/load``. Knows nothing of the network
and of how a page is read. Only the pipeline opens this file; people read what ``warehouse.publish`` makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa

from extractors.records import Known, Reading, Visit
from warehouse import actions, batch, migrate, quality, stories
from warehouse.batch import Capture
from warehouse.registries import registries

__all__ = ["Capture", "Loaded", "Run", "begin_run", "end_run", "known", "known_all", "load", "open", "registries"]

LOAD = migrate.SQL / "load"
ROWS = 20_000  # readings turned into one Arrow table at a time: bounds memory and keeps the statements few

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline. ``rules`` names the version of the reading rules."""

    run_id: int
    kind: str
    rules: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """Rows that a load added, what the checks had to say, and the sources whose batch was kept out."""

    visits: int
    articles: int
    versions: int
    readings: int
    announcements: int
    actions: int
    violations: tuple[quality.Violation, ...] = ()
    quarantined: tuple[str, ...] = ()


def open(path: Path | str, *, memory: str | None = None, threads: int | None = None) -> Connection:
    """Opens the working file, made and migrated as needed. ``memory`` is a DuckDB size such as ``2GB``.

    Raises duckdb.IOException when another process has it open, MigrationError when it must not be touched.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(str(path))
    try:
        con.execute("set timezone = 'UTC'")
        # The results must not depend on how many threads happened to work on them.
        con.execute("set preserve_insertion_order = true")
        if memory:
            con.execute("set memory_limit = ?", [memory])
        if threads:
            con.execute("set threads = ?", [threads])
        migrate.migrate(con)
    except BaseException:
        con.close()
        raise
    return con


def begin_run(con: Connection, kind: Literal["scrape", "reread", "import"], rules: str, now: datetime) -> Run:
    """Records that a run has begun; runs that were never ended were interrupted, and are marked so."""
    with con.cursor() as cursor:
        cursor.execute("begin")
        cursor.execute("update raw.run set outcome = 'interrupted' where outcome = 'running'")
        [(run_id,)] = cursor.execute("select coalesce(max(run_id), 0) + 1 from raw.run").fetchall()
        started_at = now.astimezone(UTC)
        cursor.execute(
            "insert into raw.run values (?, ?, ?, ?, null, 'running', null)",
            [run_id, kind, rules, batch.utc(started_at)],
        )
        cursor.execute("commit")
    return Run(run_id, kind, rules, started_at)


def end_run(con: Connection, run: Run, outcome: str, now: datetime, detail: str | None = None) -> None:
    """Records how a run ended: ``finished``, ``failed`` or ``stopped``, with a sentence where it helps."""
    con.execute(
        "update raw.run set ended_at = ?, outcome = ?, detail = ? where run_id = ?",
        [batch.utc(now), outcome, batch.plain(detail), run.run_id],
    ).fetchall()


_KNOWN = """
select source_id, url, role, etag, last_modified, content_hash, first_seen_at, last_seen_at, due_at,
       gone_at is not null, announced_change, link_title, kept_text
from raw.page
"""


def _remembered(row: tuple[Any, ...]) -> Known:
    aware = (moment.replace(tzinfo=UTC) if moment else None for moment in row[6:9])
    return Known(row[1], row[0], *row[2:6], *aware, *row[9:])


def known(con: Connection, source_id: str) -> dict[str, Known]:
    """What is remembered of a source's addresses, by address; pages, feeds and robots.txt alike."""
    rows = con.cursor().execute(_KNOWN + "where source_id = ? order by url", [source_id]).fetchall()
    return {row[1]: _remembered(row) for row in rows}


def known_all(con: Connection) -> dict[str, dict[str, Known]]:
    """As ``known``, for every source at once."""
    found: dict[str, dict[str, Known]] = {}
    for row in con.cursor().execute(_KNOWN + "order by source_id, url").fetchall():
        found.setdefault(row[0], {})[row[1]] = _remembered(row)
    return found


def captures(asked: Iterable[Visit]) -> dict[str, Capture]:
    """By address, the response that a reading of this run was made of: the last that brought a page."""
    return {
        v.url: Capture(v.url, v.source_id, v.asked_at, v.content_hash, v.archived_in, v.archived_at)
        for v in asked
        if v.outcome in ("new", "changed", "same") and v.role == "page"
    }


def load(
    con: Connection,
    run: Run,
    visits: Sequence[Visit] = (),
    readings: Iterable[Reading] = (),
    from_captures: Sequence[Capture] | None = None,
) -> Loaded:
    """Takes in what a run saw and read, in one transaction; the same batch a second time changes nothing.

    A reading belongs to the visit of its address; readings of archived pages come with ``from_captures``, one each, in
    the same order. A source whose batch breaks an error check is kept out and named in ``quarantined``. Raises
    ``quality.QualityError`` when the warehouse itself would break a check (everything is rolled back), ValueError for
    a reading without a capture.
    """
    pairs: Iterator[tuple[Reading, Capture]]
    if from_captures is None:
        seen = captures(visits)
        pairs = ((reading, _capture(seen, reading)) for reading in readings)
    else:
        pairs = zip(readings, from_captures, strict=True)
    con.execute("begin")
    try:
        _stage(con, run, visits, pairs)
        kept_out = quality.quarantine(con, run.run_id)
        before = _counts(con)
        for path in sorted(LOAD.glob("*.sql")):
            con.execute(path.read_text(encoding="utf-8"))
        stories.group(con)
        actions.assign(con)
        violations = (*kept_out, *quality.check(con, run.run_id))
        added = [after - earlier for after, earlier in zip(_counts(con), before, strict=True)]
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    asked, articles, versions, read, announcements, claims = added
    quarantined = tuple(sorted({v.source_id for v in kept_out if v.level == "source" and v.source_id}))
    return Loaded(asked, articles, versions, read, announcements, claims, violations, quarantined)


def _capture(seen: dict[str, Capture], reading: Reading) -> Capture:
    try:
        return seen[reading.url]
    except KeyError:
        raise ValueError(f"no visit brought the page of this reading: {reading.url}") from None


def _stage(con: Connection, run: Run, visits: Sequence[Visit], pairs: Iterable[tuple[Reading, Capture]]) -> None:
    con.execute(
        """
        create or replace temp table batch as
        select ?::bigint as run_id, ?::varchar as rules, ?::timestamp as loaded_at
        """,
        [run.run_id, run.rules, batch.utc(run.started_at)],
    )
    _fill(con, "in_visit", batch.visits(visits), first=True)
    remaining, number = iter(pairs), 0
    while True:
        some = list(islice(remaining, ROWS))
        if some or number == 0:
            for name, table in batch.readings(some, number).items():
                _fill(con, f"in_{name}", table, first=number == 0)
        number += len(some)
        if len(some) < ROWS:
            return


def _fill(con: Connection, name: str, table: pa.Table, first: bool) -> None:
    con.register("arriving", table)
    verb = "create or replace temp table {} as" if first else "insert into {}"
    con.execute(f"{verb.format(name)} from arriving")
    con.unregister("arriving")


def _counts(con: Connection) -> list[int]:
    tables = ("raw.visit", "core.article", "core.article_version", "core.reading", "core.announcement")
    counts = ", ".join(f"(select count(*) from {table})" for table in (*tables, "core.action_claim"))
    [row] = con.execute(f"select {counts}").fetchall()
    return list(row)
