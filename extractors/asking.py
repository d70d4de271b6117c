"""One request, one answer: sends a GET and brings back what came, whole and within its bounds, or says in one sentence why not.

No redirects, repeats, robots or memory here (``extractors.fetch`` decides those), and no look into the body.
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

import requests
import urllib3

from extractors.addresses import Refused, Unreachable
from extractors.connections import Clock, Door, OutOfTime, TooLarge
from extractors.limits import Limits

_CHUNK = 65536
_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5"


class Broken(Exception):
    """The network or the server failed. The message is one sentence for a person.

    ``again``: asking once more may help. ``silent``: nothing at all came. ``seconds`` of network time are lost.
    """

    sent_at: float | None = None
    seconds: float = 0.0

    def __init__(self, sentence: str, again: bool = True, silent: bool = False) -> None:
        super().__init__(sentence)
        self.again, self.silent = again, silent


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: ``body`` as received, header names in lower case, ``sent_at`` on the monotonic clock, ``asked`` what we sent."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    asked: tuple[tuple[str, str], ...]
    asked_at: datetime
    sent_at: float
    seconds: float

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


def media_type(value: str | None) -> str | None:
    """``text/html`` of ``Text/HTML; charset=…``; None when there is none."""
    return value.partition(";")[0].strip().lower() or None if value else None


class Asker:
    """Sends the requests of one run through one pool of connections. Safe to share between threads."""

    def __init__(self, limits: Limits, stop: threading.Event) -> None:
        self._limits, self._stop, self._door = limits, stop, Door(limits)

    def close(self) -> None:
        self._door.close()

    def ask(
        self, url: str, headers: dict[str, str], wanted: frozenset[str] | None, seconds: float, cut: int | None = None
    ) -> Answer:
        """Ask for ``url`` for at most ``seconds``. ``wanted`` are the media types worth receiving (None: all).
        The body is cut after ``cut`` bytes where that is given; else a longer one than allowed is refused.

        Raises Refused (our rules), Broken (network, protocol, server).
        """
        asked = {
            "User-Agent": self._limits.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate, br, zstd",
        } | headers
        request = requests.PreparedRequest()
        request.method, request.url, request.body, request.hooks = "GET", url, None, {}
        request.headers = requests.structures.CaseInsensitiveDict(asked)
        started, asked_at = time.monotonic(), datetime.now(UTC)
        clock = Clock(started + seconds, self._limits.silence, self._limits.header_bytes, self._stop)
        with _as_sentences(clock, started), self._door.timed(clock):
            response = self._door.send(request, stream=True, verify=True)
            raw = response.raw
            whole = False
            try:
                got = tuple((name.lower(), _text(value)) for name, value in raw.headers.items())
                body = b"" if raw.status in (204, 304) else self._body(raw, dict(got), wanted, cut)
                if getattr(raw._original_response, "surplus", False):
                    raise Broken("The server sent more than the length that it had announced.")
                whole = cut is None or len(body) < cut
            finally:
                # A connection with unread bytes must not serve another request.
                if whole:
                    raw.release_conn()
                else:
                    raw.close()
        return Answer(
            url,
            raw.status,
            got,
            body,
            tuple(asked.items()),
            asked_at,
            clock.sent_at or started,
            time.monotonic() - started,
        )

    def _body(
        self, raw: urllib3.HTTPResponse, headers: dict[str, str], wanted: frozenset[str] | None, cut: int | None
    ) -> bytes:
        """The body as received; refused on its headers or as soon as it is too large."""
        kind = media_type(headers.get("content-type"))
        if raw.status == 200 and wanted is not None and kind is not None and kind not in wanted:
            raise Refused(f"The response is of the type {kind}, which holds no text for us.")
        length = headers.get("content-length", "")
        if cut is None and length.isdecimal() and len(length) < 20 and int(length) > self._limits.body:
            raise Refused(f"The response is {int(length):,} bytes long; {self._limits.body:,} are allowed.")
        parts: list[bytes] = []
        size = 0
        while chunk := raw.read(_CHUNK, decode_content=False):
            size += len(chunk)
            if cut is not None and size >= cut:
                return b"".join([*parts, chunk])[:cut]
            if size > self._limits.body:
                raise Refused(f"The response is longer than the {self._limits.body:,} bytes that are allowed.")
            parts.append(chunk)
        return b"".join(parts)


def _text(value: str) -> str:
    """A header value; servers that send UTF-8 are read as such."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


@contextmanager
def _as_sentences(clock: Clock, started: float) -> Iterator[None]:
    """Turn the many exceptions of four libraries into ours, with the sending time for the politeness of the next request."""
    try:
        yield
    except (Refused, Broken) as error:
        error.sent_at = clock.sent_at
        if isinstance(error, Broken):
            error.seconds = time.monotonic() - started
        raise
    except Exception as error:
        cause = _cause(error)
        if isinstance(cause, Refused):
            sentence: Refused | Broken = cause
        elif isinstance(cause, Unreachable | OutOfTime | TooLarge):
            sentence = Broken(
                str(cause), not isinstance(cause, TooLarge), silent=isinstance(cause, Unreachable) or not clock.received
            )
        elif isinstance(cause, ssl.SSLError | ssl.CertificateError):
            sentence = Broken(f"The encrypted connection failed: {cause}.")
        elif isinstance(
            cause, http.client.HTTPException | urllib3.exceptions.HTTPError | OSError | requests.RequestException
        ):
            sentence = Broken(f"The response is broken ({type(cause).__name__}: {cause}).")
        elif isinstance(cause, ValueError | UnicodeError | LookupError):
            sentence = Broken(f"The response cannot be read ({type(cause).__name__}: {cause}).", again=False)
        else:
            raise
        sentence.sent_at = clock.sent_at
        if isinstance(sentence, Broken):
            sentence.seconds = time.monotonic() - started
        raise sentence from error


def _cause(error: BaseException) -> BaseException:
    """The innermost of our own exceptions in the chain, else the innermost that tells something."""
    chain: list[BaseException] = []
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        item = todo.pop(0)
        if not isinstance(item, BaseException) or id(item) in seen:
            continue
        seen.add(id(item))
        chain.append(item)
        todo += [*item.args, getattr(item, "reason", None), item.__cause__, item.__context__]
    for item in chain:
        if isinstance(item, Refused | Unreachable | OutOfTime | TooLarge):
            return item
    return chain[-1] if isinstance(chain[-1], Exception) else error


__all__ = ["Answer", "Asker", "Broken", "Refused", "media_type"]
