"""Follows one address to its answer: redirects, repeats, a cookie gate, an unasked 304, a page that only sends on.

Every hop is asked for leave again (``allowed``), because it may lead to another host. What the answer means for the
source, and what is kept, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime

from extractors.decode import DecodeError, content
from extractors.records import Outcome, Page
from extractors.street.addresses import Refused
from extractors.street.asking import Answer, Broken
from extractors.street.hosts import Ask, At, Closed, Reply
from extractors.street.limits import Limits
from extractors.street.links import absolute, host_key

Leave = Callable[[str], Generator[At | Ask, Reply, "str | None"]]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WHOLE = frozenset({200, 203})
_ENDS = _WHOLE | {304, 404, 410}
_LATER = frozenset({429, 503})
_LEAST_SECONDS = 0.5  # less than this is not worth a further request

# <meta http-equiv="refresh" content="0; url=/neu.html">: a page that only sends on. Long delays are reloads, not moves.
_META_REFRESH = re.compile(
    rb"""<meta\s [^>]{0,200}? http-equiv \s*=\s* ["']? refresh ["']?
         [^>]{0,200}? content \s*=\s* ["']? \s*
         (?P<delay>\d{1,3}) \s*[;,]\s* url \s*=\s* ["']?
         (?P<url>[^"'>\s]{1,1000})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_META_SECONDS = 5
_META_PAGE = 20_000  # bytes; a longer page has something of its own to say


class Ended(Exception):
    """The address came to no answer: an outcome and one sentence. ``until``: not to be asked before."""

    def __init__(
        self, outcome: Outcome, sentence: str, status: int | None = None, until: datetime | None = None
    ) -> None:
        super().__init__(sentence)
        self.outcome, self.sentence, self.status, self.until = outcome, sentence, status, until


@dataclass(frozen=True, slots=True)
class Fetched:
    """The last answer (200, 203, 304, 404 or 410), its address, its unpacked body (empty unless 200 or 203).

    ``seconds`` is the network time of all hops and repeats.
    """

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
) -> Generator[At | Ask, Reply, Fetched]:
    """The steps that lead from ``url`` to its answer. Raises Ended.

    ``headers`` hold the validators of a conditional request; ``wanted`` and ``cut`` as in ``Asker.ask``.
    """
    way = _Way(url, headers, limits)
    while True:
        if (refusal := (yield from allowed(way.url))) is not None:
            raise Ended("disallowed", refusal)
        reply = yield Ask(way.url, way.headers(), wanted, way.left, cut)
        answer = way.received(reply)
        if answer is None:
            continue
        body = _unpacked(answer, limits) if answer.status in _WHOLE else b""
        target = _target(answer, way.url) if answer.status in _REDIRECTS else _sent_on(body, answer, way.url)
        if target is None:
            return Fetched(answer, way.url, body, limits.deadline - way.left)
        way.go(answer, target)


class _Way:
    """How far one address has come: where it is, the seconds and attempts left, the cookies of a gate."""

    def __init__(self, url: str, headers: dict[str, str], limits: Limits) -> None:
        self.url, self._headers, self._limits = url, headers, limits
        self.left = limits.deadline
        self._attempts = self._hops = 0
        self._insisted = self._with_cookie = False
        self._seen: set[str] = set()
        self._jars: dict[str, dict[str, str]] = {}

    def headers(self) -> dict[str, str]:
        """What to send to the present address; a cookie only to the host that set it, and only at a gate."""
        jar = self._jars.get(host_key(self.url)) if self._with_cookie else None
        return self._headers | ({"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {})

    def received(self, reply: Reply) -> Answer | None:
        """The answer to go on with; None: ask once more. Raises Ended."""
        if isinstance(reply, Closed):
            raise Ended("deferred", reply.sentence, until=reply.until)
        if isinstance(reply, Refused):
            raise Ended("refused", str(reply))
        if not isinstance(reply, Answer):
            broken = reply or Broken("Nothing was asked.", again=False)
            self.left -= broken.seconds
            self._again_or(Ended("failed", str(broken)), broken.again)
            return None
        self.left -= reply.seconds
        status = reply.status
        if status in _LATER:
            self._again_or(Ended("deferred", f"The server answers with status {status}.", status))
            return None
        if 500 <= status < 600:
            self._again_or(Ended("failed", f"The server answers with status {status}.", status))
            return None
        if status == 304 and not any(name.startswith("If-") for name in self._headers):
            self._insist(status)
            return None
        if status not in _ENDS | _REDIRECTS:
            raise Ended("failed", f"The server answers with status {status}.", status)
        return reply

    def _again_or(self, ended: Ended, again: bool = True) -> None:
        self._attempts += 1
        if not again or self._attempts >= self._limits.attempts or self.left < _LEAST_SECONDS:
            raise ended

    def _insist(self, status: int) -> None:
        """A "not modified" that nobody asked for: once more, past all caches."""
        if self._insisted:
            raise Ended("failed", "The server says that nothing has changed, though it was not asked that.", status)
        self._insisted = True
        self._headers = self._headers | {"Cache-Control": "no-cache", "Pragma": "no-cache"}

    def go(self, answer: Answer, target: str) -> None:
        """Go on to ``target``. Raises Ended when this has no end."""
        self._hops += 1
        if self._hops > self._limits.redirects:
            raise Ended("failed", f"More than {self._limits.redirects} redirects.", answer.status)
        if self.left < _LEAST_SECONDS:
            raise Ended("failed", "The redirects took longer than the deadline.", answer.status)
        self._seen.add(self.url)
        _take_cookies(answer, self._jars.setdefault(host_key(self.url), {}))
        if target in self._seen:
            # A cookie gate sends back to the same address until it sees its cookie: one try, then it is forgotten.
            if self._with_cookie or not self._jars.get(host_key(target)):
                raise Ended("failed", "The redirects go in a circle.", answer.status)
            self._with_cookie, self._seen = True, set()
        self.url = target


def _target(answer: Answer, url: str) -> str:
    """Where a redirect leads. Raises Ended when that is nowhere, or no web address."""
    location = answer.header("location")
    if not location:
        raise Ended("failed", "A redirect without a target.", answer.status)
    target = absolute(location, url)
    if target is None:
        raise Ended("refused", f"A redirect to what is no web address ({location[:200]}).", answer.status)
    return target


def _sent_on(body: bytes, answer: Answer, url: str) -> str | None:
    """Where a page that does nothing but send on leads; None for a page of its own."""
    if not body or len(body) > _META_PAGE or "html" not in (answer.header("content-type") or "html"):
        return None
    match = _META_REFRESH.search(body)
    if not match or int(match["delay"]) > _META_SECONDS:
        return None
    return absolute(match["url"].decode("utf-8", "replace"), url)


def _unpacked(answer: Answer, limits: Limits) -> bytes:
    page = Page(answer.url, answer.asked_at, answer.body, answer.status, answer.headers)
    try:
        return content(page, limits.decoded)
    except DecodeError as error:
        raise Ended("failed", f"The body cannot be unpacked: {error}.", answer.status) from None


def _take_cookies(answer: Answer, jar: dict[str, str]) -> None:
    """Name and value of each Set-Cookie; the last one of a name counts. Bounded: a gate needs few."""
    for line in answer.all("set-cookie")[:20]:
        name, equals, value = line.partition(";")[0].partition("=")
        if equals and name.strip() and len(line) < 4096:
            jar[name.strip()] = value.strip()
