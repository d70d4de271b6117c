"""The flow that reads the archive again with the rules of today; asks no site."""

from __future__ import annotations

import logging
from datetime import date

from prefect import flow

from extractors.decode import DecodeError, content
from extractors.source import FOLDER, sources
from extractors.street.outcomes import content_hash
from flows import walk
from flows.house import House, opened
from flows.scrape import TASKS, tell
from flows.settings import settings

_log = logging.getLogger("campaigns")


@flow(name="reread")
def reread(source: list[str] | None = None, since: date | None = None) -> walk.Outcome:
    """Read archived pages again (all, or those of some sources, or those fetched since a day), load and publish.

    New readings replace those of older rules; the warehouse keeps which rules said what.
    """
    chosen = settings()
    catalogue = sources(chosen.sources or FOLDER)
    sources(chosen.sources or FOLDER, source or ())
    with opened(chosen.folders, catalogue, source or ()) as house:
        with walk.recorded(house, "reread") as run:
            loaded = TASKS.load(house, run, [], again(house, since))
        outcome = walk.finished(house, loaded, TASKS.publish(house))
    tell(outcome)
    return outcome


def again(house: House, since: date | None) -> list[walk.Read]:
    """The readings of all archived pages of the house's sources, in the order in which they were fetched."""
    found = []
    for (file, offset), page in house.archive.records(since, flaw=_log.warning):
        if page.source_id in house.sources:
            try:
                digest = content_hash(content(page))
            except DecodeError:
                digest = None  # the reading itself carries the issue
            found.append(walk.read_page(house, page, file, offset, digest))
    return found
