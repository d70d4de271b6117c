"""Decides when a host is asked: one request at a time per host, a pause from the sending, Retry-After for the whole host.

A heap holds the hosts by the moment at which they may be asked again; threads are shared by all, so a slow or dead host
delays no other. What is asked is told by tasks: generators that yield ``At`` ("I want to work on this host") and ``Ask``
("send this"), and are sent what came. A host serves one task until it ends or moves on to another host.
Nothing is known here of pages, robots.txt or redirects.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from extractors.asking import Answer, Asker, Broken, Refused
from extractors.limits import Limits
from extractors.links import host_key

# Our clock and the server's see the sending a little apart; no gap may be shorter than its pause on either.
_MARGIN = 0.003
_LONGEST_BACKOFF = 60.0
_TRY_LATER = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class At:
    """The task wants to go on while it holds this host."""

    host: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The task wants this sent. ``seconds`` is the network time that its address has left; ``cut``: more bytes are not needed."""

    url: str
    headers: dict[str, str]
    wanted: frozenset[str] | None
    seconds: float
    cut: int | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """The host is not asked any more in this run. ``until``: not before then."""

    sentence: str
    until: datetime | None = None


Reply = Answer | Broken | Refused | Closed | None
Task = Generator[At | Ask, Reply, None]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a host is: requests sent, tasks waiting, addresses in a row without an answer, and why it is closed, if it is."""

    host: str
    asked: int
    waiting: int
    silent: int
    closed: str | None


@dataclass(slots=True)
class Host:
    """One unit of politeness. ``left``: requests that today's cap still allows; ``ready_at`` on the monotonic clock."""

    key: str
    pause: float = 0.0
    left: int = 1_000_000
    ready_at: float = 0.0
    asked: int = 0
    silent: int = 0
    troubles: int = 0
    closed: Closed | None = None
    busy: bool = False
    tasks: deque[tuple[Task, Ask | None]] = field(default_factory=deque)
    later: deque[tuple[Task, Ask | None]] = field(default_factory=deque)

    def waiting(self) -> int:
        return len(self.tasks) + len(self.later)


class Hosts:
    """All hosts of one run and the threads that serve them."""

    def __init__(
        self,
        limits: Limits,
        stop: threading.Event,
        now: Callable[[], datetime],
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._limits, self._stop, self._now, self._progress = limits, stop, now, progress
        self._asker = Asker(limits, stop)
        self._hosts: dict[str, Host] = {}
        self._heap: list[tuple[float, int, Host]] = []
        self._order = itertools.count()
        self._ready = threading.Condition()
        self._working = 0
        self._idle = 0
        self._threads: list[threading.Thread] = []
        self._over = False

    def host(self, key: str) -> Host:
        """The host of this key, made when it is new."""
        with self._ready:
            return self._host(key)

    def _host(self, key: str) -> Host:
        return self._hosts.setdefault(key, Host(key, self._limits.least_pause))

    def slow_down(self, key: str, pause: float) -> None:
        """The host is asked no more often than once in ``pause`` seconds from now on."""
        host = self.host(key)
        if pause > host.pause:
            # The pause that runs already grows too.
            host.ready_at += pause - host.pause if host.asked else 0.0
            host.pause = pause
        if host.pause > self._limits.longest_wait:
            until = self._now() + timedelta(seconds=host.pause)
            host.closed = host.closed or Closed(
                f"The host wants a pause of {host.pause:.0f} seconds between two requests.", until
            )

    def add(self, key: str, task: Task, later: bool = False) -> None:
        """Queue a task at a host. ``later``: after everything else that waits there."""
        with self._ready:
            host = self._host(key)
            (host.later if later else host.tasks).append((task, None))
            self._enqueue(host)

    def _enqueue(self, host: Host) -> None:
        """Put an idle host that has work on the heap; to be called with the lock held."""
        if host.busy or not host.waiting():
            return
        host.busy = True
        queue = host.tasks or host.later
        at = host.ready_at if queue[0][1] is not None and host.closed is None else 0.0
        heapq.heappush(self._heap, (at, next(self._order), host))
        self._ready.notify()

    def run(self) -> None:
        """Serve all tasks, and those that they add; returns when nothing is left."""
        self._serve()
        for thread in self._threads:
            thread.join(timeout=5)
        self._asker.close()

    def _serve(self) -> None:
        """What each thread does: take the host whose time has come, make one step with it, put it back."""
        while (host := self._take()) is not None:
            try:
                self._step(host)
            finally:
                with self._ready:
                    self._working -= 1
                    host.busy = False
                    self._enqueue(host)
                    if not self._heap and not self._working:
                        self._over = True
                        self._ready.notify_all()
                if self._progress:
                    self._progress(
                        Progress(
                            host.key,
                            host.asked,
                            host.waiting(),
                            host.silent,
                            host.closed.sentence if host.closed else None,
                        )
                    )

    def _take(self) -> Host | None:
        with self._ready:
            while not self._over:
                wait = None
                if self._heap:
                    wait = 0.0 if self._stop.is_set() else self._heap[0][0] - time.monotonic()
                    if wait <= 0:
                        host = heapq.heappop(self._heap)[2]
                        self._working += 1
                        self._hire()
                        return host
                elif not self._working:
                    self._over = True
                    self._ready.notify_all()
                    break
                self._idle += 1
                # Woken at least twice a second to see a stop that comes from a signal.
                self._ready.wait(0.5 if wait is None else min(wait, 0.5))
                self._idle -= 1
        return None

    def _hire(self) -> None:
        """One more thread when more hosts wait than threads are idle; to be called with the lock held."""
        if self._heap and not self._idle and len(self._threads) + 1 < self._limits.threads:
            thread = threading.Thread(target=self._serve, daemon=True, name=f"fetch-{len(self._threads) + 1}")
            self._threads.append(thread)
            thread.start()

    def _step(self, host: Host) -> None:
        """Serve the host's first task until it needs the host's next moment, moves on, or ends."""
        with self._ready:
            task, ask = (host.tasks or host.later).popleft()
        reply: Reply = self._send(host, ask) if ask else None
        while True:
            try:
                step = task.send(reply)
            except StopIteration:
                return
            place = step.host if isinstance(step, At) else host_key(step.url)
            if place != host.key:
                with self._ready:
                    other = self._host(place)
                    other.tasks.append((_resumed(task, step), None))
                    self._enqueue(other)
                return
            reply = None
            if isinstance(step, Ask):
                if (closed := self._closed(host)) is None:
                    with self._ready:
                        host.tasks.appendleft((task, step))
                    return
                reply = closed

    def _closed(self, host: Host) -> Closed | None:
        if self._stop.is_set():
            return Closed("The run was stopped.")
        if host.left <= 0 and host.closed is None:
            midnight = (self._now() + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
            host.closed = Closed("The host has had its requests for today.", midnight)
        return host.closed

    def _send(self, host: Host, ask: Ask) -> Reply:
        if closed := self._closed(host):
            return closed
        host.asked += 1
        host.left -= 1
        reply: Answer | Broken | Refused
        try:
            reply = self._asker.ask(ask.url, ask.headers, ask.wanted, ask.seconds, ask.cut)
        except (Broken, Refused) as error:
            reply = error
        sent_at = reply.sent_at or time.monotonic()
        trouble = isinstance(reply, Broken) or (isinstance(reply, Answer) and reply.status >= 500)
        host.troubles = host.troubles + 1 if trouble else 0
        host.silent = host.silent + 1 if isinstance(reply, Broken) and reply.silent else 0
        backoff = min(host.pause * 2**host.troubles, max(host.pause, _LONGEST_BACKOFF)) if trouble else host.pause
        host.ready_at = sent_at + backoff + _MARGIN
        if host.silent >= self._limits.give_up_after * self._limits.attempts:
            host.closed = host.closed or Closed("The host did not answer several times in a row.")
        if isinstance(reply, Answer) and reply.status in _TRY_LATER:
            self._obey(host, reply)
        return reply

    def _obey(self, host: Host, answer: Answer) -> None:
        """Retry-After speaks for the whole host; a wait that is too long for a run closes it."""
        seconds = retry_after(answer.header("retry-after"), answer.header("date"), self._now())
        if seconds is None:
            return
        if seconds > self._limits.longest_wait:
            until = self._now() + timedelta(seconds=seconds)
            host.closed = Closed(f"The server asked to come back after {until:%Y-%m-%d %H:%M} UTC.", until)
        else:
            host.ready_at = max(host.ready_at, time.monotonic() + seconds)


def _resumed(task: Task, step: At | Ask) -> Task:
    """A task that arrives at another host: goes on with the step that brought it there."""
    reply = (yield step) if isinstance(step, Ask) else None
    while True:
        try:
            step = task.send(reply)
        except StopIteration:
            return
        reply = yield step


def retry_after(value: str | None, date: str | None, now: datetime) -> float | None:
    """Seconds to wait by Retry-After (seconds or an HTTP date, measured on the server's own clock where it sends one)."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        here = parsedate_to_datetime(date) if date else now
    except (ValueError, TypeError, IndexError, OverflowError):
        here = now
    until, here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (until, here))
    return min(max((until - here).total_seconds(), 0.0), 1e9)
