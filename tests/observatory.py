"""An observatory of the invented sites in a temporary folder, for tests of whole runs."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import duckdb

from demo.content import DEMO_TODAY
from demo.server import serve
from flows import walk
from flows.demo import STREET
from flows.settings import Settings
from flows.street import limits

_ticks = itertools.count()


def _today() -> datetime:
    """A moment of the day on which the invented sites lie, each later than the one before: answers that look ahead must
    not depend on the day of the test.
    """
    return datetime.combine(DEMO_TODAY, time(6), UTC) + timedelta(milliseconds=next(_ticks))


PLAIN = walk.Steps(
    fetch=lambda house, chosen: walk.fetch(house, limits(chosen), now=_today),
    read=walk.read_kept,
    load=walk.load,
    publish=walk.publish,
)


def chosen(folder: Path, port: int) -> Settings:
    """The settings of an observatory in this folder whose street lies on this port."""
    return Settings(data=folder, sources=STREET / "sources", example_port=port)


def run(folder: Path, port: int, *only: str) -> walk.Outcome:
    """One run, without a scheduler."""
    return walk.scrape(chosen(folder, port), only, PLAIN, _today)


# Keys of what was said in one response are made from the moment of its fetching, and revisions count the loads that
# told something new: two observatories do not share them.
OWN = ("action_id", "revision", "figure_id", "reading_id", "version_id", "claim_id")

MARTS = """
select table_name, list(column_name order by column_index) from duckdb_columns()
where schema_name = 'mart' and table_name in (select table_name from duckdb_tables())
  and table_name not in ('source_health', 'report', 'quality')
  and (column_name in ('starts_at', 'ends_at') or not ends_with(column_name, '_at'))
  and not list_contains($own, column_name)
group by table_name order by table_name
"""


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every mart of the report, without moments, and without what counts runs."""
    with duckdb.connect(str(folder / "publish" / "report.duckdb"), read_only=True) as con:
        marts = con.execute(MARTS, {"own": list(OWN)}).fetchall()
        return {
            name: con.execute(f"select {', '.join(columns)} from mart.{name} order by all").fetchall()
            for name, columns in marts
        }


def two_days(folder: Path) -> Path:
    """The demo's two days in this folder; returns the report."""
    with serve(day=1) as street:
        run(folder, street.port)
        street.day = 2
        run(folder, street.port)
    return folder / "publish" / "report.duckdb"
