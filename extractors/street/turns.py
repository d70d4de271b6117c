"""Decides which host is served now: a heap of hosts by their next moment, served by threads that all hosts share.

One request at a time per host; a slow or dead host delays no other. What is asked is told by tasks: generators that
yield ``At`` ("I want to work on this host") and ``Ask`` ("send this"), and are sent what came. A host serves one task
until it ends or moves on to another host, so robots.txt is there before the pages that it speaks for.
"""

from __future__ import annotations

import heapq
import itertools
import math
import threading
import time
from collections.abc import Callable
from datetime import datetime

from extractors.street.addresses import Refused
from extractors.street.asking import Answer, Asker, Broken
from extractors.street.hosts import Ask, At, Closed, Host, Progress, Reply, Task
from extractors.street.limits import Limits
from extractors.street.links import host_key

_LOOK_UP = 0.5  # seconds until a waiting thread looks at the stop again, which may come from a signal


class Turns:
    """All hosts of one run, and the threads that serve them."""

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
        self._watched = math.inf  # the moment at which the thread that watches the clock will wake
        self._threads: list[threading.Thread] = []
        self._failure: BaseException | None = None

    def bound(self, key: str, pause: float, cap: int | None = None) -> None:
        """From now on the host is asked no more often than once in ``pause`` seconds, and ``cap`` times in this run."""
        with self._ready:
            self._host(key).bound(pause, cap)

    def add(self, key: str, task: Task, later: bool = False) -> None:
        """Queue a task at a host. ``later``: after everything else that waits there."""
        with self._ready:
            host = self._host(key)
            (host.later if later else host.tasks).append((task, None))
            self._enqueue(host)

    def run(self) -> None:
        """Serve all tasks, and those that they add; returns when nothing is left.

        An error in any of the threads stops the run, and the first one is raised here, when the others have ended.
        """
        self._serve()
        for thread in self._threads:
            thread.join()
        self._asker.close()
        if self._failure:
            raise self._failure

    def _host(self, key: str) -> Host:
        if key not in self._hosts:
            self._hosts[key] = Host(key, self._limits.least_pause)
        return self._hosts[key]

    def _enqueue(self, host: Host) -> None:
        """Put an idle host that has work on the heap; to be called with the lock held."""
        if host.next() and not host.busy:
            host.busy = True
            heapq.heappush(self._heap, (host.due(), next(self._order), host))
            self._ready.notify()

    def _serve(self) -> None:
        """What each thread does: take the host whose moment has come, make one step with it, put it back."""
        while (host := self._take()) is not None:
            try:
                try:
                    self._step(host)
                finally:
                    self._put_back(host)
                if self._progress:
                    closed = host.closed.sentence if host.closed else None
                    waiting = len(host.tasks) + len(host.later)
                    self._progress(Progress(host.key, host.asked, waiting, host.silent, closed))
            except BaseException as error:  # of whatever kind: `run` raises it where the caller sees it
                with self._ready:
                    self._failure = self._failure or error
                self._stop.set()

    def _put_back(self, host: Host) -> None:
        """Let the others have a host that was served."""
        with self._ready:
            self._working -= 1
            host.busy = False
            self._enqueue(host)
            if not self._heap and not self._working:
                self._ready.notify_all()

    def _take(self) -> Host | None:
        """The next host whose moment has come, waited for; None when all work is done."""
        with self._ready:
            while self._heap or self._working:
                now = time.monotonic()
                due = self._heap[0][0] if self._heap else now + _LOOK_UP
                if self._heap and (due <= now or self._stop.is_set()):
                    host = heapq.heappop(self._heap)[2]
                    if host.due() > now and not self._stop.is_set():
                        heapq.heappush(self._heap, (host.due(), next(self._order), host))
                        continue  # its pause has grown while it waited
                    self._working += 1
                    self._hire()
                    self._ready.notify()  # somebody else has to watch the clock now
                    return host
                self._watch(min(due, now + _LOOK_UP), now)
        return None

    def _watch(self, until: float, now: float) -> None:
        """Wait for the next moment. One idle thread watches the clock, the others sleep, else all would wake."""
        self._idle += 1
        if until >= self._watched:
            self._ready.wait()
        else:
            self._watched = until
            self._ready.wait(until - now)
            if self._watched == until:
                self._watched = math.inf
        self._idle -= 1

    def _hire(self) -> None:
        """One more thread when hosts wait and no thread is idle; to be called with the lock held."""
        if self._heap and not self._idle and len(self._threads) + 1 < self._limits.threads:
            thread = threading.Thread(target=self._serve, daemon=True, name=f"fetch-{len(self._threads) + 1}")
            self._threads.append(thread)
            thread.start()

    def _step(self, host: Host) -> None:
        """Serve the host's first task until it needs the host's next moment, moves on, or ends."""
        with self._ready:
            task, ask = host.next().popleft()
        reply: Reply = self._send(host, ask) if ask else None
        while True:
            try:
                step = task.send(reply)
            except StopIteration:
                return
            place = step.host if isinstance(step, At) else host_key(step.url)
            if place != host.key:
                self._move(place, task, step)
                return
            reply = None
            if isinstance(step, Ask) and (reply := self._refusal(host)) is None:
                with self._ready:
                    host.tasks.appendleft((task, step))
                return

    def _move(self, place: str, task: Task, step: At | Ask) -> None:
        """Queue a task that goes on at another host."""
        with self._ready:
            other = self._host(place)
            other.tasks.append((task, step) if isinstance(step, Ask) else (task, None))
            self._enqueue(other)

    def _refusal(self, host: Host) -> Closed | None:
        return Closed("The run was stopped.") if self._stop.is_set() else host.refusal(self._limits, self._now())

    def _send(self, host: Host, ask: Ask) -> Reply:
        if refusal := self._refusal(host):
            return refusal
        host.asked += 1
        try:
            reply: Answer | Broken | Refused = self._asker.ask(ask.url, ask.headers, ask.wanted, ask.seconds, ask.cut)
        except (Broken, Refused) as error:
            reply = error
        if self._stop.is_set() and isinstance(reply, Broken):
            return Closed("The run was stopped.")
        with self._ready:
            host.took(reply, self._limits, self._now())
        return reply
