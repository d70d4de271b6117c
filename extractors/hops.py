"""Follows one address to its answer: redirects, repeats, a cookie gate, an unasked 304, a page that only sends on.

Every hop is asked for leave again (``allowed``), because it may lead to another host. What the answer means for the source,
and what is kept, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime

from extractors.asking import Answer, Broken, Refused
from extractors.decode import DecodeError, content
from extractors.hosts import Ask, At, Closed, Reply
from extractors.limits import Limits
from extractors.links import absolute, host_key
from extractors.records import Outcome, Page

Steps = Generator[At | Ask, Reply, "Fetched"]
Leave = Callable[[str], Generator[At | Ask, Reply, "str | None"]]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WHOLE = frozenset({200, 203})
_MISSING = frozenset({404, 410})
_LATER = frozenset({429, 503})
_LEAST_SECONDS = 0.5  # less than this is not worth a further request

# <meta http-equiv="refresh" content="0; url=/neu.html">: a page that only sends on. Long delays are reloads, not moves.
_META_REFRESH = re.compile(
    rb"""<meta\s[^>]{0,200}?http-equiv\s*=\s*["']?refresh["']?[^>]{0,200}?content\s*=\s*["']?\s*(\d{1,3})\s*[;,]\s*url\s*=\s*["']?([^"'>\s]{1,1000})""",
    re.IGNORECASE,
)
_META_SECONDS = 5
_META_PAGE = 20_000  # bytes; a longer page has something of its own to say


class Ended(Exception):
    """The address came to no answer. ``outcome`` and one sentence; ``until``: not to be asked before."""

    def __init__(
        self,
        outcome: Outcome,
        sentence: str,
        status: int | None = None,
        until: datetime | None = None,
        silent: bool = False,
    ) -> None:
        super().__init__(sentence)
        self.outcome, self.sentence, self.status, self.until, self.silent = outcome, sentence, status, until, silent


@dataclass(frozen=True, slots=True)
class Fetched:
    """The last answer (200, 203, 304, 404 or 410), its address, and its body unpacked (empty for 304)."""

    answer: Answer
    url: str
    content: bytes
    seconds: float


def follow(
    url: str,
    headers: dict[str, str],
    wanted: frozenset[str] | None,
    limits: Limits,
    allowed: Leave,
    cut: int | None = None,
) -> Steps:
    """The steps that lead from ``url`` to its answer. Raises Ended. ``headers`` hold the validators of a conditional request."""
    left, attempts, hops, insisted = limits.deadline, 0, 0, False
    seen: set[str] = set()
    jar: dict[str, dict[str, str]] = {}
    with_cookie = False
    while True:
        if (leave := (yield from allowed(url))) is not None:
            raise Ended("disallowed", leave)
        asked = dict(headers)
        if with_cookie and jar.get(host_key(url)):
            asked["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar[host_key(url)].items())
        reply = yield Ask(url, asked, wanted, left, cut)
        if isinstance(reply, Closed):
            raise Ended("deferred", reply.sentence, until=reply.until)
        if isinstance(reply, Refused):
            raise Ended("refused", str(reply))
        if isinstance(reply, Broken):
            left -= reply.seconds
            attempts += 1
            if reply.again and attempts < limits.attempts and left > _LEAST_SECONDS:
                continue
            raise Ended("failed", str(reply), silent=reply.silent)
        if reply is None:  # only At is answered by nothing
            raise TypeError("an answer was expected")
        left -= reply.seconds
        status = reply.status
        if status in _LATER or 500 <= status < 600:
            attempts += 1
            if attempts < limits.attempts and left > _LEAST_SECONDS:
                continue
            raise Ended(
                "deferred" if status in _LATER else "failed", f"The server answers with status {status}.", status
            )
        if status == 304 and not any(name.startswith("If-") for name in asked):
            if insisted:
                raise Ended(
                    "failed", "The server says that nothing changed, though nothing was asked of a change.", status
                )
            insisted = True
            headers = headers | {"Cache-Control": "no-cache", "Pragma": "no-cache"}
            continue
        if status in _REDIRECTS:
            target = _target(reply, url)
        elif status in _WHOLE | _MISSING | {304}:
            unpacked = _unpacked(reply, limits) if status in _WHOLE else b""
            target = _sent_on(unpacked, reply, url)
            if target is None:
                return Fetched(reply, url, unpacked, limits.deadline - left)
        else:
            raise Ended("failed", f"The server answers with status {status}.", status)
        hops += 1
        if hops > limits.redirects:
            raise Ended("failed", f"More than {limits.redirects} redirects.", status)
        if left <= 0:
            raise Ended("failed", "The redirects took longer than the deadline.", status)
        seen.add(url)
        _take_cookies(reply, jar.setdefault(host_key(url), {}))
        if target in seen:
            # A cookie gate sends back to the same address until it sees its cookie. One try, then the cookie is forgotten.
            if with_cookie or not jar.get(host_key(target)):
                raise Ended("failed", "The redirects go in a circle.", status)
            with_cookie, seen = True, set()
        url = target


def _target(answer: Answer, url: str) -> str:
    """Where a redirect leads. Raises Ended when that is nowhere, or no web address."""
    location = answer.header("location")
    if not location:
        raise Ended("failed", "A redirect without a target.", answer.status)
    target = absolute(location, url)
    if target is None:
        raise Ended("refused", f"A redirect to something that is no web address: {location[:200]}", answer.status)
    return target


def _sent_on(body: bytes, answer: Answer, url: str) -> str | None:
    """Where a page that does nothing but send on leads; None for a page of its own."""
    if len(body) > _META_PAGE or "html" not in (answer.header("content-type") or "html"):
        return None
    match = _META_REFRESH.search(body)
    if not match or int(match[1]) > _META_SECONDS:
        return None
    return absolute(match[2].decode("utf-8", "replace"), url)


def _unpacked(answer: Answer, limits: Limits) -> bytes:
    try:
        return content(Page(answer.url, answer.asked_at, answer.body, answer.status, answer.headers), limits.decoded)
    except DecodeError as error:
        raise Ended("failed", f"The body cannot be unpacked: {error}.", answer.status) from None


def _take_cookies(answer: Answer, jar: dict[str, str]) -> None:
    """Name and value of each Set-Cookie; the last one of a name counts. Bounded: a gate needs few."""
    for line in answer.all("set-cookie")[:20]:
        name, equals, value = line.partition(";")[0].partition("=")
        if equals and name.strip() and len(line) < 4096:
            jar[name.strip()] = value.strip()
