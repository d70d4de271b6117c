"""Hands the visits of a run from the threads that make them to the one that takes them, the archive first.

The queue is bounded: when the taker is slow, the threads wait; when it has left, they do not. Nothing is decided here.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors.records import Page, Visit
from extractors.street.hops import Fetched

Keep = Callable[[Page, Sequence[tuple[str, str]], str], tuple[str, int]]

_WAITING = 256  # visits
_LOOK_UP = 0.5  # seconds until a waiting thread looks whether the taker has left


class Outlet:
    """The way out of one run. ``keep`` archives a response and returns its place."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._waiting: queue.Queue[Visit | BaseException | None] = queue.Queue(_WAITING)
        self._left = threading.Event()

    def report(self, visit: Visit, fetched: Fetched | None = None) -> None:
        """Archive what came, if it is new and free to be kept, then hand out the visit."""
        if fetched and visit.outcome in ("new", "changed") and not visit.tdm:
            answer = fetched.answer
            page = visit.page or Page(
                visit.url, answer.asked_at, answer.body, answer.status, answer.headers, visit.source_id
            )
            file, offset = self._keep(page, answer.asked, visit.role)
            visit = replace(visit, archived_in=file, archived_at=offset)
        self._put(visit)

    def run(self, work: Callable[[], None], stop: threading.Event) -> Iterator[Visit]:
        """The visits that ``work`` reports, while it runs in a thread of its own; its exception is raised here.

        ``stop`` is set when the taker leaves early.
        """
        thread = threading.Thread(target=self._work, args=(work,), daemon=True, name="fetch")
        thread.start()
        try:
            while (item := self._waiting.get()) is not None:
                if isinstance(item, BaseException):
                    raise item
                yield item
        finally:
            self._left.set()
            if thread.is_alive():
                stop.set()
            thread.join(timeout=5)

    def _work(self, work: Callable[[], None]) -> None:
        try:
            work()
            self._put(None)
        except BaseException as error:
            self._put(error)

    def _put(self, item: Visit | BaseException | None) -> None:
        while not self._left.is_set():
            try:
                self._waiting.put(item, timeout=_LOOK_UP)
                return
            except queue.Full:
                continue
