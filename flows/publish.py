"""Publishing the warehouse as it is, without asking a site or reading a page."""

from __future__ import annotations

from prefect import flow

from extractors.source import FOLDER, sources
from flows import walk
from flows.house import opened
from flows.settings import Settings, settings
from warehouse.publish import Published


def published(chosen: Settings) -> Published:
    """Write report, tables and feeds. Raises LockedError when a run is at work."""
    with opened(chosen.folders, sources(chosen.sources or FOLDER)) as house:
        return walk.publish(house)


@flow(name="publish")
def publish() -> int:
    """Write report, tables and feeds; the number of files."""
    return len(published(settings()).files)
