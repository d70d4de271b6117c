"""The walk of a run and its steps, one function each, without a scheduler: fetch, read, load, publish.

The read step takes every page from the archive, so pages that a killed run had fetched but not loaded are read by the
next run together with its own.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import FrameType
from typing import Any, Literal

from extractors.decode import content
from extractors.discretion import without_personal_data
from extractors.names.privacy import redact
from extractors.read import read
from extractors.records import Page, Reading, Visit
from extractors.source import FOLDER, sources
from extractors.street.due import due_again
from extractors.street.fetch import collect
from extractors.street.hosts import Progress
from extractors.street.limits import Limits
from extractors.street.outcomes import content_hash
from flows.house import House, opened, rules_version
from flows.settings import Settings
from warehouse import forget, recovery, store
from warehouse import publish as publishing
from warehouse.store import Capture
from warehouse.summary import SourceRow, source_rows

Read = tuple[Reading, Capture]

_log = logging.getLogger("campaigns")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to. ``rows`` are the sources of this run."""

    rows: list[SourceRow]
    loaded: store.Loaded
    published: publishing.Published
    left_behind: int = 0

    @property
    def trouble(self) -> list[SourceRow]:
        """Sources that are broken or silent."""
        return [row for row in self.rows if row.broken or row.silent]


@dataclass(frozen=True, slots=True)
class Steps:
    """The four steps as they are to be run: plain, or wrapped into the tasks of a scheduler."""

    fetch: Callable[[House, Settings], list[Visit]]
    read: Callable[[House, Sequence[Visit]], list[Read]]
    load: Callable[[House, store.Run, Sequence[Visit], Sequence[Read]], store.Loaded]
    publish: Callable[[House], publishing.Published]


def scrape(chosen: Settings, only: Sequence[str], steps: Steps, now: Callable[[], datetime] = _now) -> Outcome:
    """One run: fetch what is new on the sources (all, or those named), read it, load it, publish it.

    Raises SourceError for an unusable catalogue, LockedError when another run is at work, QualityError when the
    warehouse would break one of its checks.
    """
    catalogue = sources(chosen.sources or FOLDER)
    sources(chosen.sources or FOLDER, only)
    with opened(chosen.folders, catalogue, only) as house:
        left = left_behind(house)
        with recorded(house, "scrape", now) as run:
            visits = [*left, *steps.fetch(house, chosen)]
            loaded = steps.load(house, run, visits, steps.read(house, visits))
        house.archive.expire(chosen.keep_raw_days, now())
        return finished(house, loaded, steps.publish(house), len(left))


@contextmanager
def recorded(
    house: House, kind: Literal["scrape", "reread", "import"], now: Callable[[], datetime] = _now
) -> Iterator[store.Run]:
    """The run's row in the warehouse: how it ended, also when it failed."""
    run = store.begin_run(house.con, kind, rules_version(), now())
    try:
        yield run
    except BaseException as error:
        store.end_run(house.con, run, "failed", now(), f"{type(error).__name__}: {error}")
        raise
    store.end_run(house.con, run, "finished", now())


def finished(house: House, loaded: store.Loaded, published: publishing.Published, left: int = 0) -> Outcome:
    """What the run came to, for the sources that it was about."""
    return Outcome(finished_rows(house), loaded, published, left)


def finished_rows(house: House) -> list[SourceRow]:
    """How the house's sources are doing after the run."""
    return [row for row in source_rows(house.con) if row.source_id in house.sources]


def left_behind(house: House) -> list[Visit]:
    """Visits for the pages that an interrupted run had archived and never loaded. They need not be asked for again."""
    visits = []
    for (file, offset), page in house.archive.after(recovery.last_place(house.con), flaw=_log.warning):
        visit = Visit(
            source_id=page.source_id or "",
            url=page.url,
            role="page",
            asked_at=page.fetched_at,
            outcome="new",
            status=page.status,
            detail="Fetched by a run that was interrupted.",
            size=len(page.body),
            etag=page.header("etag"),
            last_modified=page.header("last-modified"),
            content_hash=content_hash(content(page)),
            due_at=due_again("new", None, page.fetched_at),
            archived_in=file,
            archived_at=offset,
        )
        visits.append(visit)
    return visits


def fetch(
    house: House,
    limits: Limits,
    progress: Callable[[Progress], None] | None = None,
    minutes: float = 120,
    now: Callable[[], datetime] = _now,
) -> list[Visit]:
    """Ask the sources for what is new; every response is in the archive before its visit is in the list.

    Ctrl-C and SIGTERM end the asking within seconds, not the run: what was fetched is read and loaded.
    """
    known = store.known_all(house.con)
    limits = replace(limits, unwanted=forget.unwanted(house.con))
    with stopped_by_signals() as stop:
        timer = threading.Timer(minutes * 60, stop.set)
        timer.daemon = True
        timer.start()
        try:
            visits = collect(
                list(house.sources.values()),
                lambda source_id: known.get(source_id, {}),
                house.archive.append,
                limits=limits,
                now=now,
                stop=stop,
                progress=progress,
            )
            return [stored(visit) for visit in visits]
        finally:
            timer.cancel()


def stored(visit: Visit) -> Visit:
    """The visit as it may be kept: without the page, whose bytes lie in the archive, and without personal data."""
    title = None if visit.link_title is None else redact(visit.link_title)
    return replace(visit, page=None, link_title=title)


def read_kept(house: House, visits: Sequence[Visit]) -> list[Read]:
    """The readings of the pages that these visits brought, taken from the archive."""
    found = []
    for visit in visits:
        if visit.role == "page" and visit.archived_in is not None and visit.archived_at is not None:
            page = house.archive.read(visit.archived_in, visit.archived_at)
            found.append(read_page(house, page, visit.archived_in, visit.archived_at, visit.content_hash))
    return found


def read_page(house: House, page: Page, file: str | None, offset: int | None, digest: str | None) -> Read:
    """One page's reading, without personal data, and where it comes from."""
    reading = without_personal_data(read(page, house.catalogue.get(page.source_id or "")))
    return reading, Capture(page.url, page.source_id or "", page.fetched_at, digest, file, offset)


def load(house: House, run: store.Run, visits: Sequence[Visit], readings: Sequence[Read]) -> store.Loaded:
    """Take everything into the warehouse in one transaction."""
    return store.load(house.con, run, visits, [r for r, _ in readings], [c for _, c in readings])


def publish(house: House) -> publishing.Published:
    """Write the report, the tables and the feeds for readers."""
    return publishing.publish(house.con, house.folders.publish, house.folders.address)


@contextmanager
def stopped_by_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C or SIGTERM sets; a second signal interrupts at once. Only the main thread may listen."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before: dict[signal.Signals, Any] = {}

    def heard(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    for one in (signal.SIGINT, signal.SIGTERM):
        before[one] = signal.signal(one, heard)
    try:
        yield stop
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
