"""The scheduled flow: ``flows.walk.scrape`` with its steps as Prefect tasks, and a table for the run's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from extractors.records import Visit
from extractors.street.hosts import Progress
from flows import walk
from flows.house import House
from flows.settings import Settings, settings
from flows.street import limits
from warehouse import store
from warehouse.publish import Published
from warehouse.summary import SourceRow

# Who wants to see how far the fetching is; a person's terminal, nobody in a scheduled run.
watcher: ContextVar[Callable[[Progress], None] | None] = ContextVar("watcher", default=None)

# What the steps hand on is an open house and its pages: nothing to cache, nothing to keep with the run's record.


@task(task_run_name="fetch what is new", cache_policy=NO_CACHE, persist_result=False)
def fetch(house: House, chosen: Settings) -> list[Visit]:
    """Discover and fetch; every response is archived on the way."""
    return walk.fetch(house, limits(chosen), watcher.get(), chosen.minutes)


@task(task_run_name="read the archived pages", cache_policy=NO_CACHE, persist_result=False)
def read(house: House, visits: Sequence[Visit]) -> list[walk.Read]:
    """Read the pages that came, from the archive."""
    return walk.read_kept(house, visits)


@task(task_run_name="load in one transaction", cache_policy=NO_CACHE, persist_result=False)
def load(house: House, run: store.Run, visits: Sequence[Visit], readings: Sequence[walk.Read]) -> store.Loaded:
    """Load; yesterday's report stays up if a check fails."""
    return walk.load(house, run, visits, readings)


@task(task_run_name="publish report, tables and feeds", cache_policy=NO_CACHE, persist_result=False)
def publish(house: House) -> Published:
    """Swap the new report in for the old one."""
    return walk.publish(house)


TASKS = walk.Steps(fetch, read, load, publish)


def run_name() -> str:
    """The flow run's name: the minute of its start, UTC."""
    return f"scrape-{datetime.now(UTC):%Y-%m-%d-%H%M}"


@flow(name="scrape", flow_run_name=run_name)
def scrape(source: list[str] | None = None) -> walk.Outcome:
    """Fetch what is new on the sources (all, or those named), read it, load it and publish it."""
    outcome = walk.scrape(settings(), source or (), TASKS)
    tell(outcome)
    return outcome


def tell(outcome: walk.Outcome) -> None:
    """Warnings into the log, the table of sources onto the run's page."""
    log = get_run_logger()
    if outcome.left_behind:
        log.warning("%d pages of an interrupted run were in the archive and have been read", outcome.left_behind)
    for row in outcome.trouble:
        log.warning("%s is %s: %s", row.source_id, state(row), row.trouble or "nothing new")
    for violation in outcome.loaded.violations:
        log.warning("check %s: %s", violation.check, violation.detail)
    lines = [
        {
            "source": row.source_id,
            "asked": row.asked,
            "new": row.new,
            "changed": row.changed,
            "announcements": row.announcements,
            "actions": row.actions,
            "issues": row.issues,
            "state": state(row),
            "trouble": row.trouble or "",
        }
        for row in outcome.rows
    ]
    create_table_artifact(key="sources", table=lines, description="The sources of this run")


def state(row: SourceRow) -> str:
    """How a source is doing, in one word."""
    return "broken" if row.broken else "silent" if row.silent else "fine"
