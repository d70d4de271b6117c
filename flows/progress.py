"""How far the fetching is, for a person who waits: one line of sums and one for each host that is being asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from extractors.street.hosts import Progress
from flows.terminal import err


@contextmanager
def watching(count: int) -> Iterator[None]:
    """Show progress on standard error while the block runs; plain silence where that is no terminal."""
    from flows.scrape import watcher

    bars = Bars(
        TextColumn("{task.description:<40}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        disable=not err.is_terminal,
        transient=True,
    )
    hosts: dict[str, TaskID] = {}
    lock = threading.Lock()

    def show(at: Progress) -> None:
        with lock:
            if at.host not in hosts:
                hosts[at.host] = bars.add_task(at.host)
            bars.update(
                hosts[at.host],
                completed=at.asked,
                total=at.asked + at.waiting,
                description=f"{at.host} {'(' + at.closed + ')' if at.closed else ''}"[:40],
                visible=at.waiting > 0,
            )
            done = sum(task.completed for task in bars.tasks if task.id != everything)
            bars.update(everything, completed=done, total=done + at.waiting)

    with bars:
        everything = bars.add_task(f"{count} sources", total=None)
        token = watcher.set(show)
        try:
            yield
        finally:
            watcher.reset(token)
