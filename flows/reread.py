"""The flow that reads the archive again with the rules of today; asks no site."""

from __future__ import annotations

from datetime import UTC, date, datetime

from prefect import flow, get_run_logger

from extractors.decode import DecodeError, content
from extractors.outcomes import content_hash
from extractors.source import FOLDER, sources
from flows import walk
from flows.house import opened, rules_version
from flows.scrape import Outcome, load_all, publish_all
from flows.settings import settings
from warehouse import store
from warehouse.summary import source_rows


@flow(name="reread")
def reread(source: list[str] | None = None, since: date | None = None) -> Outcome:
    """Read archived pages again (all, or those of some sources, or those fetched since a day), load and publish.

    New readings replace those of older rules; the warehouse keeps which rules said what.
    """
    chosen = settings()
    log = get_run_logger()
    catalogue = sources(chosen.sources or FOLDER)
    sources(chosen.sources or FOLDER, source or ())
    with opened(chosen.folders, catalogue, source or ()) as house:
        run = store.begin_run(house.con, "reread", rules_version(), datetime.now(UTC))
        readings: list[walk.Read] = []
        try:
            for (file, offset), page in house.archive.records(since):
                if page.source_id not in house.sources:
                    continue
                try:
                    digest = content_hash(content(page))
                except DecodeError as error:
                    log.warning("%s: %s", page.url, error)
                    continue
                readings.append(walk.read_page(house, page, file, offset, digest))
            loaded = load_all(house, run, [], readings, len(readings))
        except BaseException as error:
            store.end_run(house.con, run, "failed", datetime.now(UTC), f"{type(error).__name__}: {error}")
            raise
        store.end_run(house.con, run, "finished", datetime.now(UTC))
        published = publish_all(house)
        rows = [row for row in source_rows(house.con) if row.source_id in house.sources]
    return Outcome(rows, loaded, published)
