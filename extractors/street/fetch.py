"""Finds what is new at all sources and fetches it: one walk along the street, polite, lawful, incremental, bounded.

``collect`` decides what is asked and in which order. It remembers nothing itself: what earlier runs saw comes in as
``Known``, what this run sees goes out as ``Visit``. What a page says is not known here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from extractors.decode import text
from extractors.records import Entrance, Known, Source, Visit
from extractors.street import discover, outcomes, tdm
from extractors.street.due import is_news
from extractors.street.hops import Ended, Fetched, Leave, follow
from extractors.street.hosts import Progress, Task
from extractors.street.limits import Limits
from extractors.street.links import Link, absolute, host_key, identity
from extractors.street.manners import Manners, validators
from extractors.street.outlet import Keep, Outlet
from extractors.street.turns import Turns

Recall = Callable[[str], Mapping[str, Known]]

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ENTRANCES = _PAGES | {
    *("application/rss+xml", "application/x-rss+xml", "text/rss+xml", "application/atom+xml", "application/rdf+xml"),
    *("application/xml", "text/xml", "text/plain", "application/json", "text/json", "application/feed+json"),
    *("application/gzip", "application/x-gzip", "application/octet-stream"),
}
_DEPTH = 3  # a sitemap index may hold an index; a page may name a feed
_FURTHER = 50  # sitemaps of one index, newest first


def collect(
    sources: Sequence[Source],
    known: Recall,
    keep: Keep,
    *,
    limits: Limits | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    stop: threading.Event | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Visit]:
    """Ask every source's entrances for what is new, fetch that, and fetch again what is due.

    ``known(source_id)`` gives what earlier runs saw, by address: pages, entrances, robots.txt and tdmrep.json alike.
    Every visit is meant to be remembered, deferred and failed ones too, with all its fields; else a link is lost when
    its entrance answers "not modified" in the next run.

    ``keep(page, request_headers, role)`` archives a response and returns its place. It is called from several threads,
    before the visit is yielded, for new and changed responses of every role, never for reserved ones.

    ``progress`` is called after every request, from several threads. ``stop`` ends the run within five seconds; what
    still waits is yielded as deferred. Visits come in the order in which they happen. When the caller takes its time,
    the walk waits for it; when it closes the iterator, the walk ends.
    """
    return _Walk(known, keep, limits or Limits(), now, stop or threading.Event(), progress).visits(sources)


class _Walk:
    """One run: its sources' memory, its hosts, and the queue of visits on the way out."""

    def __init__(
        self,
        recall: Recall,
        keep: Keep,
        limits: Limits,
        now: Callable[[], datetime],
        stop: threading.Event,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._recall, self._limits, self._now, self._stop = recall, limits, now, stop
        self._outlet = Outlet(keep)
        self._turns = Turns(limits, stop, now, progress)
        self._manners = Manners(limits, self._turns, lambda url: self._known.get(url), now, self._outlet.report)
        self._known: dict[str, Known] = {}  # entrances and files of manners by address
        self._pages: dict[str, Known] = {}  # pages by identity
        self._taken: set[str] = set()
        self._lock = threading.Lock()

    def visits(self, sources: Sequence[Source]) -> Iterator[Visit]:
        """All visits of the run."""
        for source in sources:
            self._begin(source)
        return self._outlet.run(self._turns.run, self._stop)

    # ------------------------------------------------------------------------------------------------ what to ask

    def _begin(self, source: Source) -> None:
        """Queue a source's entrances, then its pages that are due again."""
        now, memory = self._now(), self._recall(source.id)
        today: dict[str, int] = {}
        for known in memory.values():
            if known.role == "page":
                self._pages[identity(known.url)] = known
            else:
                self._known[known.url] = known
            asked = known.content_hash or known.gone or known.role != "page"  # not only put off
            if asked and known.last_seen_at and known.last_seen_at.date() == now.date():
                today[host_key(known.url)] = today.get(host_key(known.url), 0) + 1
        for key, count in today.items():
            self._turns.bound(key, source.pause, source.daily_cap - count)
        for entrance in source.entrances:
            self._enter(source, replace(entrance, url=absolute(entrance.url) or entrance.url))
        for known in memory.values():
            if known.role in ("listing", "wordpress") and known.content_hash is None and not known.gone:
                self._go_on(source, known)
            if known.role == "page" and known.due_at and known.due_at <= now and self._take(identity(known.url)):
                self._visit(source, Link(known.url), known, later=True)

    def _take(self, key: str) -> bool:
        """True for the first who wants this in the run."""
        with self._lock:
            if key in self._taken:
                return False
            self._taken.add(key)
            return True

    def _enter(self, source: Source, entrance: Entrance, depth: int = 0, announced: str | None = None) -> None:
        """Queue an entrance; one that says to be unchanged since it was read is left alone."""
        known = self._known.get(entrance.url)
        if announced and known and known.content_hash and known.announced_change == announced:
            return
        if self._take(f"{entrance.kind} {entrance.url} {entrance.search}"):
            key = host_key(entrance.url)
            self._turns.bound(key, source.pause, source.daily_cap)
            self._turns.add(key, self._entrance(source, entrance, depth, announced))

    def _go_on(self, source: Source, known: Known) -> None:
        """Queue a further page of a listing or collection that was found and never read: a run was stopped, or the
        site failed just then. Its first page may say to be unchanged, and would not lead there again.
        """
        for entrance in source.entrances:
            if entrance.kind == known.role and entrance.url != known.url:
                self._enter(source, replace(entrance, url=known.url))

    def _visit(self, source: Source, link: Link, known: Known | None, later: bool = False) -> None:
        """Queue a page."""
        key = host_key(link.url)
        self._turns.bound(key, source.pause, source.daily_cap)
        self._turns.add(key, self._page(source, link, known), later)

    def _visit_new(self, source: Source, links: Sequence[Link]) -> tuple[int, bool]:
        """Queue the pages that are new or announced as changed: (how many were never seen, are there more than
        allowed).
        """
        fresh = queued = 0
        for link in links:
            known = self._pages.get(identity(link.url))
            if (known is None or is_news(link.announced_change, known)) and self._take(identity(link.url)):
                if queued >= self._limits.links:
                    return fresh, True
                queued += 1
                fresh += known is None
                self._visit(source, link, known)
        return fresh, False

    # ------------------------------------------------------------------------------------------------ tasks

    def _leave(self, source: Source) -> Leave:
        return lambda url: self._manners.leave(url, source.id)

    def _entrance(self, source: Source, entrance: Entrance, depth: int, announced: str | None) -> Task:
        """Ask an entrance, and the listing pages behind it while they bring something new."""
        known = self._known.get(entrance.url)
        url: str | None = discover.address(entrance, _since(known))
        asked: set[str] = set()
        while url and url not in asked and len(asked) < entrance.pages:
            visit = Visit(source.id, url, entrance.kind, self._now(), "deferred")
            if not asked:
                hashed = known.content_hash if known else None
                visit = replace(visit, url=entrance.url, announced_change=announced, content_hash=hashed)
            headers = validators(None if asked else known)
            asked.add(url)
            try:
                fetched = yield from follow(url, headers, _ENTRANCES, self._limits, self._leave(source))
            except Ended as why:
                self._outlet.report(outcomes.ended(visit, why, known, self._now()))
                return
            url = self._read_entrance(outcomes.with_answer(visit, fetched), fetched, source, entrance, depth)

    def _read_entrance(
        self, visit: Visit, fetched: Fetched, source: Source, entrance: Entrance, depth: int
    ) -> str | None:
        """Queue what an entrance leads to; returns the next page of a listing where it is worth asking."""
        status, kind = fetched.answer.status, fetched.answer.header("content-type")
        if status in (404, 410):
            self._outlet.report(replace(visit, outcome="gone", detail=f"The server answers with status {status}."))
            return None
        before, digest = visit.content_hash, outcomes.content_hash(fetched.content)
        if status == 304 or digest == before:
            self._outlet.report(replace(visit, outcome="same"))
            self._enter_again(source, entrance)
            return None
        html = text(fetched.content, kind) if entrance.kind in ("listing", "feed") else None
        found = discover.links(fetched.content, entrance, fetched.url, source, kind, html)
        fresh, more = self._visit_new(source, found.links)
        for further, announced in found.further[:_FURTHER] if depth < _DEPTH else ():
            self._enter(source, further, depth + 1, announced)
        # A listing may end with a page that is empty.
        ends = entrance.kind == "listing" and visit.url != entrance.url
        fruitless = not found.seen and not found.further and not ends
        visit = replace(visit, tdm=tdm.in_headers(fetched.answer.headers, self._limits.agent))
        visit = outcomes.entered(visit, digest, found.flaw, fruitless)
        if more:
            detail = f"Only {self._limits.links} new links are taken in one run. {found.flaw or ''}".rstrip()
            visit = outcomes.unread(visit, detail)
        self._outlet.report(visit, fetched)
        return found.next if fresh else None

    def _enter_again(self, source: Source, entrance: Entrance) -> None:
        """A sitemap index that has not changed says nothing of the sitemaps in it, unless it gives their dates; and
        one that was put off was never read.
        """
        for known in list(self._known.values()) if entrance.kind == "sitemap" else ():
            unread = known.announced_change is None or known.content_hash is None
            if known.role == "sitemap" and known.source_id == source.id and unread and not known.gone:
                self._enter(source, Entrance("sitemap", known.url), _DEPTH)

    def _page(self, source: Source, link: Link, known: Known | None) -> Task:
        """Ask a page, unless it is reserved; name what came of it."""
        visit = outcomes.page_visit(link, source, known, self._now())
        try:
            if finding := (yield from self._manners.reserved(link.url, source.id)):
                self._outlet.report(outcomes.reserved(visit, finding, known, self._now()))
                return
            fetched = yield from follow(link.url, validators(known), _PAGES, self._limits, self._leave(source))
        except Ended as why:
            self._outlet.report(outcomes.ended(visit, why, known, self._now()))
            return
        visit = outcomes.named(visit, fetched, source, known, self._limits.agent, self._now())
        if visit.page and visit.page.url != visit.url and not self._is_first(visit):
            why_same = f"The address leads to {visit.page.url}, which is asked by itself."
            visit = replace(visit, outcome="same", page=None, detail=why_same)
        self._outlet.report(visit, fetched)

    def _is_first(self, visit: Visit) -> bool:
        """Is the page that a redirect led to asked under no other address?"""
        target = identity(visit.page.url) if visit.page else ""
        return target == identity(visit.url) or (target not in self._pages and self._take(target))


def _since(known: Known | None) -> str | None:
    """From when on a WordPress collection has to tell changes: a day before the last reading, as clocks differ."""
    if known is None or known.last_seen_at is None or known.content_hash is None:
        return None
    return (known.last_seen_at - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S")
