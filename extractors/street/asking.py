"""One request, one answer: sends a GET and brings back what came, whole and within bounds, or says why not.

No redirects, repeats, robots or memory here (``extractors.street.hops`` and ``extractors.street.fetch`` decide
those), and no look
into the body.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import requests
import urllib3
from requests.structures import CaseInsensitiveDict

from extractors.street.addresses import Refused, Unreachable
from extractors.street.connections import Clock, Door, OutOfTime, TooLarge, timed
from extractors.street.limits import Limits

_CHUNK = 65536
_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5"
_NO_BODY = frozenset({204, 304})


class Broken(Exception):
    """The network or the server failed. The message is one sentence for a person.

    ``again``: asking once more may help. ``silent``: nothing at all came. ``seconds`` of network time are lost.
    """

    sent_at: float | None = None
    heard_at: float | None = None
    seconds: float = 0.0

    def __init__(self, sentence: str, again: bool = True, silent: bool = False) -> None:
        super().__init__(sentence)
        self.again, self.silent = again, silent


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: ``body`` as received, header names in lower case, ``asked`` the header lines that we sent.

    ``sent_at`` and ``heard_at`` (the first byte) are on the monotonic clock; ``seconds`` run from the beginning of the
    request to the last byte.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    asked: tuple[tuple[str, str], ...]
    asked_at: datetime
    sent_at: float
    heard_at: float | None
    seconds: float

    def header(self, name: str) -> str | None:
        """The first header of this name (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)

    def all(self, name: str) -> list[str]:
        """Every header of this name."""
        return [value for key, value in self.headers if key == name]


class Asker:
    """Sends the requests of one run through one pool of connections. Safe to share between threads."""

    def __init__(self, limits: Limits, stop: threading.Event) -> None:
        self._limits, self._stop, self._door = limits, stop, Door()

    def close(self) -> None:
        """Close all connections."""
        self._door.close()

    def ask(
        self, url: str, headers: dict[str, str], wanted: frozenset[str] | None, seconds: float, cut: int | None = None
    ) -> Answer:
        """Ask for ``url`` for at most ``seconds``. ``wanted`` are the media types worth receiving (None: all).

        The body is cut after ``cut`` bytes where that is given; else a longer one than allowed is refused.
        Raises Refused (our rules), Broken (network, protocol, server).
        """
        asked = {"User-Agent": self._limits.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate, br, zstd"}
        request = requests.PreparedRequest()
        request.method, request.url, request.headers = "GET", url, CaseInsensitiveDict(asked | headers)
        started, asked_at = time.monotonic(), datetime.now(UTC)
        clock = Clock(self._limits, started + seconds, self._stop)
        with _sentences(clock, started), timed(clock):
            raw: Any = self._door.send(request, stream=True, verify=True).raw
            whole = False
            try:
                got = tuple((name.lower(), _text(value)) for name, value in raw.headers.items())
                body = b"" if raw.status in _NO_BODY else self._body(raw, dict(got), wanted, cut)
                if getattr(raw._original_response, "surplus", False):
                    raise Broken("The server sent more than the length that it had announced.")
                whole = cut is None or len(body) < cut
            finally:
                # A connection with unread bytes must not serve another request.
                if whole:
                    raw.release_conn()
                else:
                    raw.close()
        sent = tuple((asked | headers).items())
        return Answer(
            url,
            raw.status,
            got,
            body,
            sent,
            asked_at,
            clock.sent_at or started,
            clock.heard_at,
            time.monotonic() - started,
        )

    def _body(self, raw: Any, headers: dict[str, str], wanted: frozenset[str] | None, cut: int | None) -> bytes:
        """The body as received; refused on its headers or as soon as it is too large."""
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if raw.status == 200 and wanted is not None and kind and kind not in wanted:
            raise Refused(f"The response is of the type {kind}, which holds no text for us.")
        most, length = self._limits.body, headers.get("content-length", "")
        if cut is None and length.isdecimal() and len(length) < 20 and int(length) > most:
            raise Refused(f"The response is {int(length):,} bytes long; {most:,} are allowed.")
        parts: list[bytes] = []
        size = 0
        while chunk := raw.read(_CHUNK, decode_content=False):
            size += len(chunk)
            parts.append(chunk)
            if cut is not None and size >= cut:
                return b"".join(parts)[:cut]
            if size > most:
                raise Refused(f"The response is longer than the {most:,} bytes that are allowed.")
        return b"".join(parts)


def _text(value: str) -> str:
    """A header value; what servers send as UTF-8 is read as such."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


@contextmanager
def _sentences(clock: Clock, started: float) -> Iterator[None]:
    """Turn the exceptions of four libraries into ours, with the sending time that the next request must respect."""
    try:
        yield
    except Exception as error:
        ours = _ours(error, clock)
        if ours is None:
            raise
        ours.sent_at, ours.heard_at = clock.sent_at, clock.heard_at
        if isinstance(ours, Broken):
            ours.seconds = time.monotonic() - started
        if ours is error:
            raise
        raise ours from error


def _ours(error: Exception, clock: Clock) -> Refused | Broken | None:
    """What the exception means; None for one that no server can cause."""
    causes = _causes(error)
    for cause in causes:
        if isinstance(cause, Refused | Broken):
            return cause
        if isinstance(cause, OutOfTime | TooLarge | Unreachable):
            silent = isinstance(cause, Unreachable) or not clock.received
            return Broken(str(cause), again=not isinstance(cause, TooLarge), silent=silent)
    last = causes[-1]
    what = " ".join(f"{type(last).__name__}: {last}".split()).rstrip(": .")[:300]
    if any(isinstance(cause, ssl.SSLError | ssl.CertificateError) for cause in causes):
        return Broken(f"The encrypted connection failed ({what}).", silent=not clock.received)
    if isinstance(error, http.client.HTTPException | urllib3.exceptions.HTTPError | OSError):
        return Broken(f"The response is broken ({what}).", silent=not clock.received)
    if isinstance(error, ValueError | LookupError):
        return Broken(f"The response cannot be read ({what}).", again=False)
    return None


def _causes(error: BaseException) -> list[BaseException]:
    """The exception and everything that it wraps, from the outside in."""
    found: list[BaseException] = []
    todo: list[object] = [error]
    while todo:
        item = todo.pop(0)
        if isinstance(item, BaseException) and item not in found:
            found.append(item)
            todo += [*item.args, getattr(item, "reason", None), item.__cause__, item.__context__]
    return found
