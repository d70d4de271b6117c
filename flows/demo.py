"""`campaigns demo`: the real flow over invented sites that a small server on this machine pretends to be.

The first time it runs twice, as on two days between which editors changed, moved and removed things.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import demo as street
from demo.server import serve
from extractors.source import SourceError, sources
from flows.house import clear
from flows.run import FAILED, FINE, run_table, scraped
from flows.settings import settings
from flows.terminal import err, out, table
from warehouse.answer import answer
from warehouse.lock import LockedError
from warehouse.quality import QualityError

STREET = Path(street.__file__).parent


def demo(*, fresh: bool) -> int:
    """Serve the invented sites, scrape them, show what came of it; 1 if another demo is at work."""
    folders = settings().demo_folders
    if fresh:
        clear(folders)
    # Without a report the first day was never finished, whatever else a killed demo has left.
    days = (2,) if folders.report.exists() else (1, 2)
    with serve(day=days[0]) as server, environment(folders.root, server.port):
        chosen = settings()
        err.print(f"{len(server.hosts)} invented sites on 127.0.0.1:{server.port}", markup=False, style="dim")
        try:
            count = len(sources(STREET / "sources"))
            outcomes = scraped(chosen, [], count, [partial(setattr, server, "day", day) for day in days])
        except (SourceError, LockedError, QualityError) as error:
            err.print(str(error), markup=False)
            return FAILED
        conditional = sum(request.conditional for request in server.requests)
        asked = len(server.requests)
    for day, outcome in zip(days, outcomes, strict=True):
        new, changed = sum(row.new for row in outcome.rows), sum(row.changed for row in outcome.rows)
        visits = sum(row.asked for row in outcome.rows)
        out.print(f"Day {day}: {visits} requests, {new} new, {changed} changed", markup=False)
    out.print(run_table(outcomes[-1].rows))
    for example in tomllib.loads((STREET / "examples.toml").read_text(encoding="utf-8"))["example"]:
        columns, rows = answer(folders.report, example["sql"])
        out.print(table(columns, rows, title=example["question"]))
    err.print(f"{asked} requests, {conditional} of them conditional", markup=False, style="dim")
    out.print(f"Report     {folders.report}", markup=False, soft_wrap=True)
    out.print(f"Exports    {folders.publish}", markup=False, soft_wrap=True)
    out.print(f"Warehouse  {folders.warehouse}", markup=False, soft_wrap=True)
    out.print('Ask it     campaigns sql "select title, starts_on, place from mart.action"', markup=False)
    return FINE


@contextmanager
def environment(data: Path, port: int) -> Iterator[None]:
    """The settings of the demo, for this process and for what it starts."""
    ours = {
        "CAMPAIGNS_DATA": str(data),
        "CAMPAIGNS_SOURCES": str(STREET / "sources"),
        "CAMPAIGNS_EXAMPLE_PORT": str(port),
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
