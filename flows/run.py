"""`campaigns run`, `reread` and `publish`: a flow started by a person, with progress and a table at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import orjson
from rich.table import Table

from extractors.source import FOLDER, SourceError, sources
from flows.engine import temporary_server
from flows.progress import watching
from flows.settings import Settings, settings
from flows.terminal import err, out, table
from warehouse.lock import LockedError
from warehouse.quality import QualityError
from warehouse.summary import SourceRow

if TYPE_CHECKING:  # importing it costs three seconds of Prefect
    from flows.walk import Outcome

FINE, FAILED, TROUBLE = 0, 1, 3


def run(only: Sequence[str], as_json: bool) -> int:
    """Scrape the catalogue; the exit code says whether sources are silent or broken."""
    chosen = settings()
    try:
        count = len(sources(chosen.sources or FOLDER, only))
    except SourceError as error:
        err.print(str(error), markup=False)
        return FAILED
    return _finished(lambda: scraped(chosen, list(only), count)[-1], as_json)


def reread(only: Sequence[str], since: str | None, as_json: bool) -> int:
    """Read the archive again."""
    day: date | None = None
    if since is not None:
        try:
            day = date.fromisoformat(since)
        except ValueError:
            err.print(f"--since {since}: write a day as YYYY-MM-DD, such as 2026-11-23.", markup=False)
            return 2

    def again() -> Outcome:
        with temporary_server(settings().folders.root / "prefect") as ready:
            quiet()
            from flows.reread import reread as flow

            ready()
            return flow(list(only) or None, day)

    return _finished(again, as_json)


def publish() -> int:
    """Publish the warehouse as it is."""
    from flows.publish import published

    try:
        done = published(settings())
    except LockedError as error:
        err.print(str(error), markup=False)
        return FAILED
    out.print(f"{len(done.files)} files in {done.folder}", markup=False)
    return FINE


def scraped(chosen: Settings, only: list[str], count: int, before: Sequence[Callable[[], None]] = ()) -> list[Outcome]:
    """Run the real flow, its record kept by a temporary Prefect server unless one is configured.

    ``before``: one function for each run that is wanted, called before it; one run if there are none.
    """
    with temporary_server(chosen.folders.root / "prefect") as ready:
        quiet()
        from flows.scrape import scrape

        ready()
        outcomes = []
        for prepare in before or [lambda: None]:
            prepare()
            with watching(count):
                outcomes.append(scrape(only or None))
        return outcomes


def quiet() -> None:
    """At a terminal the table at the end tells what Prefect's log would; the server's record keeps all."""
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "ERROR")


def _finished(work: Callable[[], Outcome], as_json: bool) -> int:
    try:
        outcome = work()
    except (SourceError, LockedError, QualityError) as error:
        err.print(str(error), markup=False)
        return FAILED
    if as_json:
        sys.stdout.buffer.write(orjson.dumps([asdict(row) for row in outcome.rows], option=orjson.OPT_INDENT_2) + b"\n")
    else:
        out.print(run_table(outcome.rows))
        for row in outcome.rows:
            if row.trouble:
                err.print(f"{row.source_id}: {row.trouble}", markup=False, soft_wrap=True)
        for source_id in outcome.loaded.quarantined:
            err.print(f"{source_id}: kept out of the warehouse in this run, for it breaks a check", markup=False)
        for violation in outcome.loaded.violations:
            about = f" ({violation.source_id})" if violation.source_id else ""
            err.print(f"check {violation.check}{about}: {violation.detail}", markup=False, soft_wrap=True)
        err.print(f"Published: {outcome.published.folder}", markup=False)
    return TROUBLE if outcome.trouble else FINE


def run_table(rows: Sequence[SourceRow]) -> Table:
    """The table that ends every run, with a last line of sums; narrow enough for 80 columns."""
    lines: list[list[object]] = [
        [
            row.source_id,
            *(row.asked, row.new, row.changed, row.not_read, row.pages, row.announcements, row.actions, row.issues),
            "broken" if row.broken else "silent" if row.silent else "fine",
        ]
        for row in rows
    ]
    sums = [sum(int(str(line[i])) for line in lines) for i in range(1, 9)]
    lines.append([f"{len(rows)} sources", *sums, ""])
    heads = ["source", "asked", "new", "chg", "not", "pages", "annc", "acts", "issues", "state"]
    return table(heads, lines, firm=True)
