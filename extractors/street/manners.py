"""Decides whether an address may be asked: block list, robots.txt and ``/.well-known/tdmrep.json`` of its origin.

Both files are fetched once per origin and run, remembered for a day between runs, and reported as visits of their own.
Not known here: reservations that stand in the page or its headers (``extractors.street.tdm`` reads them when the page
has
come).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, Protocol
from urllib.parse import urlsplit

from extractors.records import Known, Outcome, Visit
from extractors.street import robots, tdm
from extractors.street.hops import Ended, Fetched, follow
from extractors.street.hosts import Ask, At, Reply
from extractors.street.limits import Limits
from extractors.street.links import host_key, origin
from extractors.street.outcomes import with_answer
from extractors.street.robots import Robots
from extractors.street.turns import Turns

_REMEMBERED = timedelta(days=1)  # RFC 9309, 2.4: a copy should not be used for longer
_TDMREP = "/.well-known/tdmrep.json"
_ROBOTS_BYTES = 512_000
_TDM_BYTES = 1_000_000


class Report(Protocol):
    """Takes the visit of a file of manners, and its answer where that is to be archived."""

    def __call__(self, visit: Visit, fetched: Fetched | None = None) -> None: ...


@dataclass(frozen=True, slots=True)
class Origin:
    """What one origin (scheme, host, port) says to us."""

    robots: Robots
    tdmrep: str


@cache
def _blocked_hosts() -> Mapping[str, str]:
    data = tomllib.loads((files("extractors") / "vocabulary" / "blocklist.toml").read_text("utf-8"))
    return {host: group["reason"] for group in data["group"] for host in group["hosts"]}


def blocked(url: str) -> str | None:
    """Why this address's host is on the block list, as a sentence; None when it is not. Sub-domains are meant too."""
    labels = (urlsplit(url).hostname or "").split(".")
    for start in range(len(labels) - 1):
        host = ".".join(labels[start:])
        if reason := _blocked_hosts().get(host):
            return f"{host} is on the block list: {reason}."
    return None


class Manners:
    """The leave of each origin, asked for when it is first needed.

    ``report`` is told of every robots.txt and tdmrep.json.
    """

    def __init__(
        self,
        limits: Limits,
        turns: Turns,
        known: Callable[[str], Known | None],
        now: Callable[[], datetime],
        report: Report,
    ) -> None:
        self._limits, self._turns, self._known, self._now, self._report = limits, turns, known, now, report
        self._origins: dict[str, Origin] = {}
        self._refused: dict[str, Ended] = {}

    def leave(self, url: str, source_id: str) -> Generator[At | Ask, Reply, str | None]:
        """Steps to the answer: None when the address may be asked, else the sentence that says why not.

        Raises Ended.
        """
        if reason := self._limits.unwanted(url):
            raise Ended("refused", reason)
        yield At(host_key(url))
        allowed, why = (yield from self.origin(url, source_id)).robots.verdict(url)
        return None if allowed else why

    def reserved(self, url: str, source_id: str) -> Generator[At | Ask, Reply, str | None]:
        """Steps to the reservation that tdmrep.json holds for this address, as a quotation, or None."""
        yield At(host_key(url))
        return tdm.well_known((yield from self.origin(url, source_id)).tdmrep, url)

    def origin(self, url: str, source_id: str) -> Generator[At | Ask, Reply, Origin]:
        """Steps to what the address's origin says; raises Ended when that can only be learnt later."""
        if reason := blocked(url):
            raise Ended("refused", reason)
        place = origin(url)
        if refused := self._refused.get(place):
            raise refused
        if place not in self._origins:
            try:
                rules = yield from self._robots(place, source_id)
            except Ended as ended:
                if ended.outcome == "refused":
                    self._refused[place] = ended
                raise
            if rules.delay:
                self._turns.bound(host_key(url), rules.delay)
            asked = rules.allows(f"{place}{_TDMREP}")
            self._origins[place] = Origin(rules, (yield from self._tdmrep(place, source_id)) if asked else "")
        return self._origins[place]

    def _robots(self, place: str, source_id: str) -> Generator[At | Ask, Reply, Robots]:
        text, status = yield from self._file(f"{place}/robots.txt", "robots", _ROBOTS_BYTES, source_id)
        return robots.parse(text, self._limits.agent) if text is not None else robots.from_status(status)

    def _tdmrep(self, place: str, source_id: str) -> Generator[At | Ask, Reply, str]:
        text, _ = yield from self._file(f"{place}{_TDMREP}", "tdmrep", _TDM_BYTES, source_id)
        return text or ""

    def _file(
        self, url: str, role: Literal["robots", "tdmrep"], cut: int, source_id: str
    ) -> Generator[At | Ask, Reply, tuple[str | None, int | None]]:
        """(text, status) of a file of manners: text None where there is none, status None when nobody answered."""
        known, now = self._known(url), self._now()
        if known and known.due_at and known.due_at > now and (known.gone or known.kept_text is not None):
            return (None, 404) if known.gone else (known.kept_text, 200)
        visit = Visit(source_id, url, role, now, "failed", due_at=now + _REMEMBERED)
        if known:
            visit = replace(visit, etag=known.etag, last_modified=known.last_modified)
        headers = {"Accept-Encoding": "identity"} | validators(known if known and known.kept_text else None)
        try:
            fetched = yield from follow(url, headers, None, replace(self._limits, redirects=5), _no_leave_needed, cut)
        except Ended as ended:
            return self._without_file(visit, ended)
        answer = fetched.answer
        if answer.status in (404, 410):
            self._report(replace(visit, outcome="gone", status=answer.status, kept_text=""))
            return None, answer.status
        visit = with_answer(visit, fetched)
        if answer.status == 304 and known and known.kept_text is not None:
            self._report(replace(visit, outcome="same", kept_text=known.kept_text))
            return known.kept_text, 200
        text = fetched.content[:cut].decode("utf-8", "replace").replace("\0", "")
        outcome: Outcome = (
            "new" if known is None or known.kept_text is None else "same" if known.kept_text == text else "changed"
        )
        self._report(replace(visit, outcome=outcome, kept_text=text), fetched)
        return text, 200

    def _without_file(self, visit: Visit, ended: Ended) -> tuple[None, int | None]:
        """What it means that a file of manners did not come. Raises Ended when nothing was learnt of it."""
        if ended.outcome == "deferred" and ended.status is None:
            raise ended  # the host is closed
        if ended.outcome == "refused":
            self._report(replace(visit, outcome="refused", detail=ended.sentence, due_at=None))
            raise ended  # the address is forbidden to us, and so is everything on it
        status = ended.status
        # Client errors say that there is no file, redirects without end too (RFC 9309, 2.3.1.2 and 2.3.1.3).
        if status is not None and 300 <= status < 500 and status != 429:
            self._report(replace(visit, outcome="gone", status=status, detail=ended.sentence, kept_text=""))
            return None, 404
        self._report(replace(visit, status=status, detail=ended.sentence, due_at=None))
        return None, status if status and status >= 400 else None


def _no_leave_needed(url: str) -> Generator[At | Ask, Reply, str | None]:
    yield At(host_key(url))
    return None


def validators(known: Known | None) -> dict[str, str]:
    """The headers of a conditional request, by what the server said last time."""
    headers = {}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers
