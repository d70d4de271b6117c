"""The scheduled flow: fetch what is new, read it, load it, publish it. Each step is a task of ``flows.walk``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact

from extractors.hosts import Progress
from extractors.records import Visit
from extractors.source import FOLDER, sources
from flows import walk
from flows.house import House, opened, rules_version
from flows.settings import Settings, settings
from flows.street import limits
from warehouse import store
from warehouse.publish import Published
from warehouse.summary import SourceRow, source_rows

# Who wants to see how far the fetching is; a person's terminal, nobody in a scheduled run.
watcher: ContextVar[Callable[[Progress], None] | None] = ContextVar("watcher", default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to. ``rows`` are the sources of this run; ``warnings`` are sentences of the quality checks."""

    rows: list[SourceRow]
    loaded: store.Loaded
    published: Published

    @property
    def trouble(self) -> list[SourceRow]:
        """Sources that are broken or silent."""
        return [row for row in self.rows if row.broken or row.silent]


@task(name="fetch", task_run_name="fetch from {count} sources")
def fetch_new(house: House, chosen: Settings, count: int) -> list[Visit]:  # noqa: ARG001 - names the task run
    """Discover and fetch; every response is archived on the way."""
    return walk.fetch(house, limits(chosen), watcher.get(), chosen.minutes)


@task(name="read", task_run_name="read {count} archived pages")
def read_new(house: House, visits: Sequence[Visit], count: int) -> list[walk.Read]:  # noqa: ARG001
    """Read the pages that came, from the archive."""
    return walk.read_kept(house, visits)


@task(name="load", task_run_name="load {count} readings")
def load_all(
    house: House,
    run: store.Run,
    visits: Sequence[Visit],
    readings: Sequence[walk.Read],
    count: int,  # noqa: ARG001
) -> store.Loaded:
    """Load in one transaction; yesterday's report stays up if a check fails."""
    return walk.load(house, run, visits, readings)


@task(name="publish", task_run_name="publish report, tables and feeds")
def publish_all(house: House) -> Published:
    """Swap the new report in for the old one."""
    return walk.publish(house)


@flow(name="scrape", flow_run_name=lambda: f"scrape-{datetime.now(UTC):%Y-%m-%d-%H%M}", validate_parameters=True)
def scrape(source: list[str] | None = None) -> Outcome:
    """Fetch what is new on the sources (all, or those named), read it, load it and publish it.

    Raises SourceError for an unusable catalogue, LockedError when another run is at work, QualityError when the
    warehouse would break one of its checks.
    """
    chosen = settings()
    log = get_run_logger()
    catalogue = sources(chosen.sources or FOLDER)
    sources(chosen.sources or FOLDER, source or ())
    with opened(chosen.folders, catalogue, source or ()) as house:
        left = walk.left_behind(house)
        if left:
            log.warning("%d pages of an interrupted run were in the archive and are read now", len(left))
        run = store.begin_run(house.con, "scrape", rules_version(), datetime.now(UTC))
        try:
            visits = [*left, *fetch_new(house, chosen, len(house.sources))]
            count = sum(visit.role == "page" and visit.archived_in is not None for visit in visits)
            readings = read_new(house, visits, count)
            loaded = load_all(house, run, visits, readings, len(readings))
        except BaseException as error:
            store.end_run(house.con, run, "failed", datetime.now(UTC), f"{type(error).__name__}: {error}")
            raise
        store.end_run(house.con, run, "finished", datetime.now(UTC))
        house.archive.expire(chosen.keep_raw_days, datetime.now(UTC))
        published = publish_all(house)
        rows = [row for row in source_rows(house.con) if row.source_id in house.sources]
    outcome = Outcome(rows, loaded, published)
    for row in outcome.trouble:
        log.warning("%s is %s: %s", row.source_id, "broken" if row.broken else "silent", row.trouble or "nothing new")
    for violation in loaded.violations:
        log.warning("check %s: %s", violation.check, violation.detail)
    create_table_artifact(
        key="sources", table=[artifact_row(row) for row in rows], description="The sources of this run"
    )
    return outcome


def artifact_row(row: SourceRow) -> dict[str, object]:
    """One line of the run's table, as Prefect shows it."""
    return {
        "source": row.source_id,
        "asked": row.asked,
        "new": row.new,
        "changed": row.changed,
        "same": row.same,
        "announcements": row.announcements,
        "actions": row.actions,
        "issues": row.issues,
        "state": "broken" if row.broken else "silent" if row.silent else "fine",
        "trouble": row.trouble or "",
    }
