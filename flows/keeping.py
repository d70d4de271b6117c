"""Keeping house at the terminal: the warehouse file, removal on request, and pages from other people's archives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from extractors.decode import DecodeError, content
from extractors.records import Known, Page, Source, Visit
from extractors.source import FOLDER, SourceError, sources
from extractors.street import tdm
from extractors.street.links import canonical, host_name, identity
from extractors.street.manners import blocked
from extractors.street.outcomes import content_hash
from flows import walk
from flows.house import House, opened
from flows.run import FAILED, FINE, run_table
from flows.settings import settings
from flows.street import limits
from flows.terminal import err, out, table
from warehouse import backup as copies
from warehouse import forget as forgetting
from warehouse import migrate, store
from warehouse.erase import erase
from warehouse.lock import LockedError, hold
from warehouse.store import Capture
from warehouse.warc_import import pages

BATCH = 2_000  # pages read before they are loaded: bounds memory over a month of foreign archives


def _kept(work: Callable[[], int]) -> int:
    """The work's exit code, or one sentence on standard error."""
    try:
        return work()
    except duckdb.IOException as error:
        err.print(f"The file cannot be opened; is a pipeline or another program at work on it? {error}", markup=False)
    except (LockedError, SourceError, migrate.MigrationError, duckdb.Error, OSError, ValueError) as error:
        err.print(str(error), markup=False)
    return FAILED


def status() -> int:
    """Print which schema files have been applied to the warehouse."""
    path = settings().folders.warehouse

    def work() -> int:
        if not path.exists():
            err.print(f"There is no warehouse yet at {path}; the first run makes it.", markup=False)
            return FAILED
        with duckdb.connect(str(path), read_only=True) as con:
            steps = migrate.status(con)
        rows = [(step.name, step.applied_at.date() if step.applied_at else "to do") for step in steps]
        out.print(table(["schema file", "applied"], rows))
        return FINE

    return _kept(work)


def migrate_now() -> int:
    """Bring the warehouse to the newest schema."""
    folders = settings().folders

    def work() -> int:
        with hold(folders.root / "pipeline.lock", datetime.now(UTC)):
            store.open(folders.warehouse).close()
        out.print(f"{folders.warehouse} has the newest schema", markup=False)
        return FINE

    return _kept(work)


def backup(target: Path) -> int:
    """Copy the warehouse to a file."""
    folders = settings().folders

    def work() -> int:
        if not folders.warehouse.exists():
            raise ValueError(f"There is no warehouse yet at {folders.warehouse}.")
        with hold(folders.root / "pipeline.lock", datetime.now(UTC)):
            copies.backup(folders.warehouse, target)
        out.print(f"{folders.warehouse} copied to {target}", markup=False)
        return FINE

    return _kept(work)


def restore(copy: Path) -> int:
    """Put a copy in the place of the warehouse."""
    folders = settings().folders

    def work() -> int:
        with hold(folders.root / "pipeline.lock", datetime.now(UTC)):
            copies.restore(copy, folders.warehouse)
        out.print(f"{copy} is the warehouse now; `campaigns publish` makes a report of it", markup=False)
        return FINE

    return _kept(work)


def forget(what: str, reason: str) -> int:
    """Remove an address or a domain from warehouse, archive and report, with a record that it was asked."""
    chosen = settings()

    def work() -> int:
        with opened(chosen.folders, sources(chosen.sources or FOLDER)) as house:
            now = datetime.now(UTC)
            gone = [forgetting.forget(house.con, one, reason, now) for one in meant(what, store.known_all(house.con))]
            removed = erase(house.folders.archive, {place for one in gone for place in one.archived}, now)
            walk.publish(house)
        with hold(chosen.folders.root / "pipeline.lock", datetime.now(UTC)):
            forgetting.compact(chosen.folders.warehouse)
        out.print(
            f"{what}: {sum(len(one.urls) for one in gone)} addresses, {sum(one.articles for one in gone)} articles, "
            f"{removed} archived responses removed; it will not be taken in again",
            markup=False,
        )
        return FINE

    return _kept(work)


def meant(what: str, known: Mapping[str, Mapping[str, Known]]) -> list[str]:
    """The addresses that a person means who names one: every known spelling of the page, and the clean one; or the
    domain in the letters of the net.
    """
    if "://" not in what:
        return [host_name(what) or what]
    page = canonical(what) or what
    spelled = {url for urls in known.values() for url in urls if identity(url) == identity(page)}
    return sorted({page} | spelled)


def import_warc(files: Sequence[Path], any_host: bool) -> int:
    """Read pages from WARC files into the warehouse; pages of unknown hosts only if asked for and in scope."""
    chosen = settings()
    flaws: list[str] = []
    unread: Counter[str] = Counter()

    def work() -> int:
        if missing := [str(file) for file in files if not file.is_file()]:
            raise ValueError(f"no such file: {', '.join(missing)}")
        catalogue = sources(chosen.sources or FOLDER)
        homes = {urlsplit(source.home).hostname: source for source in catalogue.values()}
        with opened(chosen.folders, catalogue) as house:
            with walk.recorded(house, "import") as run:
                loaded = 0
                found = pages(files, lambda url: any_host or urlsplit(url).hostname in homes, flaws.append)
                batch: list[tuple[Visit, walk.Read]] = []
                for page in found:
                    one = imported(house, page, homes, limits(chosen).agent, unread)
                    if one is not None:
                        batch.append(one)
                    if len(batch) == BATCH:
                        loaded += _load(house, run, batch)
                loaded += _load(house, run, batch)
            walk.publish(house)
            rows = walk.finished_rows(house)
        out.print(run_table(rows))
        flaws.extend(f"{count} {'page' if count == 1 else 'pages'} {why}" for why, count in sorted(unread.items()))
        for flaw in flaws:
            err.print(flaw, markup=False)
        out.print(f"{loaded} pages from {len(files)} files", markup=False)
        return FINE

    return _kept(work)


def imported(
    house: House, page: Page, homes: dict[str | None, Source], agent: str, unread: Counter[str]
) -> tuple[Visit, walk.Read] | None:
    """A foreign page as if it had been fetched; None for one that is blocked, reserved, or unknown and out of scope.

    None also for one that cannot be read; ``unread`` counts these by why.
    """
    if blocked(page.url) or tdm.in_headers(page.headers, agent):
        return None
    try:
        body = content(page)
    except DecodeError:
        unread["could not be decoded"] += 1
        return None
    if tdm.in_html(body, agent):
        return None
    url = canonical(page.url) or page.url
    host = urlsplit(url).hostname or ""
    source = homes.get(host)
    known = source is not None
    if source is None:
        slug = re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www."))
        source = Source(f"import-{slug}", host, "other", f"https://{host}/")
    page = Page(url, page.fetched_at, page.body, page.status, page.headers, source.id)
    first = source.id not in house.catalogue
    house.catalogue.setdefault(source.id, source)
    digest = content_hash(body)
    reading, _ = walk.read_page(house, page, None, None, digest)
    unread["without an article"] += reading.article is None
    if reading.announcement is None and not known:
        if first:
            del house.catalogue[source.id]
        return None
    if reading.article is None:
        return None
    visit = Visit(
        source.id, url, "page", page.fetched_at, "new", page.status, "Read from a WARC file.", content_hash=digest
    )
    return visit, (reading, Capture(url, source.id, page.fetched_at, digest))


def _load(house: House, run: store.Run, batch: list[tuple[Visit, walk.Read]]) -> int:
    if not batch:
        return 0
    store.registries(house.con, sources=house.catalogue.values())
    walk.load(house, run, [visit for visit, _ in batch], [read for _, read in batch])
    count = len(batch)
    batch.clear()
    return count
