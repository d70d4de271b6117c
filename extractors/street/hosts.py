"""Decides when a host may be asked again: a pause from the sending, longer after trouble, Retry-After, a daily cap.

A ``Host`` is one unit of politeness and holds what waits for it; ``extractors.street.turns`` serves it. Nothing is
known
here of pages, robots.txt or redirects. Moments named ``_at`` on a host are those of ``time.monotonic``.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from extractors.street.addresses import Refused
from extractors.street.asking import Answer, Broken
from extractors.street.limits import Limits

# Between our sending and the server's seeing it lies a moment that varies. No gap may be shorter than its pause for the
# server either, so the pause runs from its first byte, but no later than this part of the pause after the sending.
_ALLOWANCE = 0.1
_MARGIN = 0.002
_LONGEST_BACKOFF = 60.0
_TRY_LATER = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class At:
    """The task wants to go on while it holds this host."""

    host: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The task wants this sent.

    ``seconds`` is the network time that its address has left; the rest as in ``Asker.ask``.
    """

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
    """How far a host is: requests sent, tasks waiting, requests in a row without answer, why it is closed (if so)."""

    host: str
    asked: int
    waiting: int
    silent: int
    closed: str | None


@dataclass(slots=True)
class Host:
    """One unit of politeness. ``cap``: requests allowed in this run; ``tasks`` go before ``later``."""

    key: str
    pause: float = 0.0
    cap: int = 1_000_000
    asked: int = 0
    silent: int = 0
    troubles: int = 0
    ready_at: float = 0.0
    closed: Closed | None = None
    busy: bool = False
    tasks: deque[tuple[Task, Ask | None]] = field(default_factory=deque)
    later: deque[tuple[Task, Ask | None]] = field(default_factory=deque)

    def next(self) -> deque[tuple[Task, Ask | None]]:
        """The queue whose first task is served next; empty when nothing waits."""
        return self.tasks or self.later

    def due(self) -> float:
        """When the first task's next step can be made; a task that has asked nothing yet can always begin."""
        return self.ready_at if self.next()[0][1] is not None and self.closed is None else 0.0

    def bound(self, pause: float, cap: int | None) -> None:
        """From now on at most one request in ``pause`` seconds, and ``cap`` in this run."""
        if cap is not None:
            self.cap = min(self.cap, max(cap, 0))
        if pause > self.pause:
            # The pause that runs already grows too.
            self.ready_at += pause - self.pause if self.asked else 0.0
            self.pause = pause

    def refusal(self, limits: Limits, now: datetime) -> Closed | None:
        """Why no request may be sent in this run; None when one may."""
        if self.closed is None and self.asked >= self.cap:
            midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
            self.closed = Closed(f"The host has had its {self.cap} requests of today.", midnight)
        if self.closed is None and self.asked and self.pause > limits.longest_wait:
            # One request in each run is possible all the same.
            sentence = f"The host wants {self.pause:.0f} seconds between two requests, more than a run can wait."
            self.closed = Closed(sentence, now + timedelta(seconds=self.pause))
        return self.closed

    def took(self, reply: Answer | Broken | Refused, limits: Limits, now: datetime) -> None:
        """Set the next moment by what came of a request."""
        broken = reply if isinstance(reply, Broken) else None
        later = isinstance(reply, Answer) and reply.status in _TRY_LATER
        trouble = broken or later or (isinstance(reply, Answer) and reply.status >= 500)
        self.troubles = self.troubles + 1 if trouble else 0
        self.silent = self.silent + 1 if broken and broken.silent else 0
        backoff = min(self.pause * 2**self.troubles, max(self.pause, _LONGEST_BACKOFF))
        sent_at = reply.sent_at or time.monotonic()
        seen_at = min(reply.heard_at or sent_at, sent_at + _ALLOWANCE * self.pause)
        self.ready_at = seen_at + backoff + _MARGIN
        if self.silent >= limits.give_up_after * limits.attempts and self.closed is None:
            self.closed = Closed(f"The host did not answer {self.silent} times in a row.", now + timedelta(hours=6))
        if later and isinstance(reply, Answer):
            self._obey(reply, limits, now)

    def _obey(self, answer: Answer, limits: Limits, now: datetime) -> None:
        """Retry-After speaks for the whole host; a wait that is too long for a run closes it."""
        seconds = retry_after(answer.header("retry-after"), answer.header("date"), now)
        if seconds is None:
            return
        self.ready_at = max(self.ready_at, time.monotonic() + seconds)
        if seconds > limits.longest_wait:
            until = now + timedelta(seconds=seconds)
            self.closed = Closed(f"The server asks us not to come back before {until:%Y-%m-%d %H:%M} UTC.", until)


def retry_after(value: str | None, date: str | None, now: datetime) -> float | None:
    """Seconds to wait by Retry-After: a number, or an HTTP date, measured on the server's own clock where it sends one.

    Waits beyond ten years are cut to that; what cannot be read is None.
    """
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return min(float(value[:12]), _TEN_YEARS)
    until = _http_date(value)
    if until is None:
        return None
    here = _http_date(date or "") or now
    return min(max((until - here).total_seconds(), 0.0), _TEN_YEARS)


_TEN_YEARS = 10 * 366 * 86400.0


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
