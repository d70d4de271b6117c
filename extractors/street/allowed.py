"""Tells a person what a source's site allows us and why: block list, robots.txt, pauses, reservations, entrances.

Asks the site as a run would (robots.txt, tdmrep.json, the front page, each entrance once), remembers and keeps nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from datetime import UTC, datetime

from extractors.decode import text
from extractors.records import Entrance, Source, Visit
from extractors.street import discover, tdm
from extractors.street.hops import Ended, Fetched, follow
from extractors.street.hosts import Ask, At, Reply, Task
from extractors.street.limits import Limits
from extractors.street.links import host_key
from extractors.street.manners import Manners, Origin, blocked
from extractors.street.turns import Turns


def allowed(
    source: Source,
    *,
    limits: Limits | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    stop: threading.Event | None = None,
) -> list[str]:
    """What is allowed at this source and why, one sentence each, in the order in which it was found out."""
    limits, stop = limits or Limits(), stop or threading.Event()
    turns = Turns(limits, stop, now, None)
    told: list[str] = []
    for url in (source.home, *(entrance.url for entrance in source.entrances)):
        turns.bound(host_key(url), source.pause, source.daily_cap)
    manners = Manners(limits, turns, lambda _: None, now, _ignored)
    turns.add(host_key(source.home), _Check(source, limits, manners, told).steps())
    turns.run()
    return told


def _ignored(visit: Visit, fetched: Fetched | None = None) -> None:
    """The files of manners are read, but not reported."""


class _Check:
    """The walk over one source, and the sentences that come of it."""

    def __init__(self, source: Source, limits: Limits, manners: Manners, told: list[str]) -> None:
        self._source, self._limits, self._manners, self._told = source, limits, manners, told

    def steps(self) -> Task:
        source = self._source
        self._told.append(f"We ask as {self._limits.agent}, robots.txt knows us as {self._limits.product}.")
        yield from self._site(source.home)
        for entrance in source.entrances:
            yield from self._entrance(entrance)
        if not source.entrances:
            self._told.append("The source names no entrance, so nothing of it is ever asked.")

    def _site(self, url: str) -> Generator[At | Ask, Reply, None]:
        """robots.txt, tdmrep.json and the front page's own words."""
        if reason := blocked(url):
            self._told.append(f"Nothing is asked here. {reason}")
            return
        try:
            yield At(host_key(url))
            self._told += _of_origin((yield from self._manners.origin(url, self._source.id)), self._source)
            allowed = yield from self._may_be_asked("front page", url)
            if allowed and (fetched := (yield from self._fetched(url))):
                finding = _own_words(fetched, self._limits.agent)
                self._told.append(
                    f"The front page reserves text and data mining ({finding})."
                    if finding
                    else "The front page itself reserves nothing, neither in its header nor in its meta elements."
                )
        except Ended as ended:
            self._told.append(f"The site could not be asked. {ended.sentence}")

    def _entrance(self, entrance: Entrance) -> Generator[At | Ask, Reply, None]:
        """Whether an entrance may be asked, what it holds, and whether its first page may be asked."""
        try:
            if not (yield from self._may_be_asked(entrance.kind, entrance.url)):
                return
            fetched = yield from self._fetched(discover.address(entrance))
        except Ended as ended:
            self._told.append(f"The {entrance.kind} {entrance.url} could not be read. {ended.sentence}")
            return
        kind = fetched.answer.header("content-type")
        html = text(fetched.content, kind) if entrance.kind in ("listing", "feed") else None
        found = discover.links(fetched.content, entrance, fetched.url, self._source, kind, html)
        self._told.append(_of_links(entrance, found) + (f" {found.flaw}" if found.flaw else ""))
        if found.links:
            try:
                yield from self._may_be_asked("page", found.links[0].url)
            except Ended as ended:
                self._told.append(f"The page {found.links[0].url} may not be asked. {ended.sentence}")

    def _may_be_asked(self, what: str, url: str) -> Generator[At | Ask, Reply, bool]:
        refusal = yield from self._manners.leave(url, self._source.id)
        rules = (yield from self._manners.origin(url, self._source.id)).robots
        if refusal:
            self._told.append(f"The {what} {url} must not be asked: {refusal}")
            return False
        self._told.append(f"The {what} {url} may be asked: {rules.verdict(url)[1]}")
        if what == "page" and (finding := (yield from self._manners.reserved(url, self._source.id))):
            self._told.append(f"Yet it is not read beyond title and link, for it is reserved ({finding}).")
        return True

    def _fetched(self, url: str) -> Generator[At | Ask, Reply, Fetched]:
        fetched = yield from follow(url, {}, None, self._limits, lambda hop: self._manners.leave(hop, self._source.id))
        if fetched.answer.status != 200:
            raise Ended("gone", f"The server answers with status {fetched.answer.status}.", fetched.answer.status)
        return fetched


def _of_origin(origin: Origin, source: Source) -> list[str]:
    """What robots.txt and tdmrep.json say as a whole."""
    rules = origin.robots
    pause = max(source.pause, rules.delay or 0.0)
    told = [rules.reason] if rules.whole is not None else []
    if rules.whole is None:
        whom = {None: "nobody like us", "*": "everybody"}.get(rules.group, str(rules.group))
        told.append(f"robots.txt has {len(rules.lines)} rules that apply to us, addressed to {whom}.")
    if rules.delay:
        told.append(f"robots.txt asks for {rules.delay:g} seconds between two requests.")
    told.append(f"We wait {pause:g} seconds between two requests and send at most {source.daily_cap} a day.")
    if rules.sitemaps:
        told.append(f"robots.txt names sitemaps: {', '.join(rules.sitemaps[:5])}.")
    reserved = tdm.reserved_places(origin.tdmrep)
    told.append(
        f"tdmrep.json reserves {', '.join(reserved[:10])} from text and data mining."
        if reserved
        else "tdmrep.json reserves nothing, or there is none."
    )
    return told


def _own_words(fetched: Fetched, agent: str) -> str | None:
    return tdm.in_headers(fetched.answer.headers, agent) or tdm.in_html(fetched.content, agent)


def _of_links(entrance: Entrance, found: discover.Discovered) -> str:
    if found.further:
        return f"The {entrance.kind} leads to {len(found.further)} further ones."
    return f"The {entrance.kind} holds {found.seen} links; {len(found.links)} of them meet the source's filter."
