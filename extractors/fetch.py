"""Finds what is new at all sources and fetches it: the one walk along the street, polite, lawful, incremental, bounded.

``collect`` decides what is asked, in which order and how its outcome is named. It remembers nothing itself: what earlier runs
saw comes in as ``Known``, what this run sees goes out as ``Visit``. What a page says is not known here.
"""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from extractors import discover, tdm
from extractors.decode import text
from extractors.discover import Discovered
from extractors.due import due_again
from extractors.hops import Ended, Fetched, follow
from extractors.hosts import Ask, At, Hosts, Progress, Reply, Task
from extractors.limits import Limits
from extractors.links import Link, canonical, host_key, identity
from extractors.manners import Manners, validators
from extractors.missing import says_missing
from extractors.records import Entrance, Known, Page, Source, Visit

Keep = Callable[[Page, tuple[tuple[str, str], ...], str], tuple[str, int]]

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ENTRANCES = _PAGES | {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "application/json",
    "application/feed+json", "application/gzip", "application/x-gzip", "application/octet-stream", "text/plain", "text/rss+xml",
    "application/x-rss+xml", "text/json",
}  # fmt: skip
_DEPTH = 3  # a sitemap index may hold an index; a page may name a feed


def collect(
    sources: Sequence[Source],
    known: Callable[[str], Mapping[str, Known]],
    keep: Keep,
    *,
    limits: Limits | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    stop: threading.Event | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Visit]:
    """Ask every source's entrances for what is new, fetch that, and fetch again what is due.

    ``known(source_id)`` gives what earlier runs saw, by address (pages, entrances, robots.txt, tdmrep.json alike): every visit
    that carries a status or a due date is meant to be remembered, also deferred and failed ones, else its link is lost when the
    entrance answers "not modified". ``keep(page, request_headers, role)`` archives a response and returns its place; it is
    called from several threads, before the visit is yielded. New and changed responses are kept; reserved ones never are.
    ``progress`` is called after every request, from several threads. ``stop`` ends the run within five seconds: what waits is
    yielded as deferred. Visits come in the order in which they happen; the caller may take its time (a bounded queue waits).
    """
    run = _Run(known, keep, limits or Limits(), now, stop or threading.Event(), progress)
    return run.visits(sources)


class _Run:
    """One run: its sources' memory, its hosts, and the queue of visits on the way out."""

    def __init__(self, known, keep, limits, now, stop, progress):  # type: ignore[no-untyped-def]
        self._recall: Callable[[str], Mapping[str, Known]] = known
        self._keep: Keep = keep
        self._limits: Limits = limits
        self._now: Callable[[], datetime] = now
        self._stop: threading.Event = stop
        self._hosts = Hosts(limits, stop, now, progress)
        self._known: dict[str, Known] = {}
        self._manners = Manners(limits, self._hosts, lambda url: self._known.get(url), now, self._report)
        self._taken: set[str] = set()
        self._lock = threading.Lock()
        self._out: queue.Queue[Visit | None | BaseException] = queue.Queue(maxsize=256)
        self._left = threading.Event()

    def visits(self, sources: Sequence[Source]) -> Iterator[Visit]:
        """All visits of the run. The work happens in threads of its own while the caller takes visits."""
        for source in sources:
            self._begin(source)
        thread = threading.Thread(target=self._work, daemon=True, name="fetch")
        thread.start()
        try:
            while (item := self._out.get()) is not None:
                if isinstance(item, BaseException):
                    raise item
                yield item
        finally:
            self._left.set()
            if thread.is_alive():
                self._stop.set()
            thread.join(timeout=5)

    def _work(self) -> None:
        try:
            self._hosts.run()
            self._put(None)
        except BaseException as error:
            self._put(error)

    def _put(self, item: Visit | BaseException | None) -> None:
        while not self._left.is_set():
            try:
                return self._out.put(item, timeout=0.5)
            except queue.Full:
                continue

    def _report(self, visit: Visit, fetched: Fetched | None) -> None:
        """Archive what came, if anything did, then hand out the visit."""
        if fetched and fetched.answer.status == 200 and visit.outcome in ("new", "changed"):
            answer = fetched.answer
            page = visit.page or Page(
                visit.url, answer.asked_at, answer.body, answer.status, answer.headers, visit.source_id
            )
            file, offset = self._keep(page, answer.asked, visit.role)
            visit = replace(visit, archived_in=file, archived_at=offset)
        self._put(visit)

    # ------------------------------------------------------------------------------------------------ what to ask

    def _begin(self, source: Source) -> None:
        """Queue a source's entrances, then its pages that are due again."""
        now = self._now()
        memory = self._recall(source.id)
        self._known.update(memory)
        asked_today: dict[str, int] = {}
        for known in memory.values():
            if known.last_seen_at and known.last_seen_at.date() == now.date():
                asked_today[host_key(known.url)] = asked_today.get(host_key(known.url), 0) + 1
        for entrance in source.entrances:
            self._enter(source, entrance)
        for known in memory.values():
            if known.role == "page" and known.due_at and known.due_at <= now and self._take(known.url):
                link = Link(known.url, known.link_title, None, known.announced_change)
                self._add(source, host_key(known.url), self._page(source, link, known), later=True)
        for key in {host_key(source.home)} | {host_key(entrance.url) for entrance in source.entrances}:
            host = self._hosts.host(key)
            host.left = min(host.left, max(source.daily_cap - asked_today.get(key, 0), 0))

    def _add(self, source: Source, key: str, task: Task, later: bool = False) -> None:
        self._hosts.slow_down(key, source.pause)
        host = self._hosts.host(key)
        host.left = min(host.left, source.daily_cap)
        self._hosts.add(key, task, later)

    def _take(self, url: str) -> bool:
        """True for the first who wants this page in this run."""
        key = identity(url)
        with self._lock:
            if key in self._taken:
                return False
            self._taken.add(key)
            return True

    def _enter(self, source: Source, entrance: Entrance, depth: int = 0, announced: str | None = None) -> None:
        url = canonical(entrance.url) if entrance.kind == "wordpress" else entrance.url
        if url and self._take(f"{url}#{entrance.kind}{entrance.search or ''}"):
            self._add(source, host_key(url), self._entrance(source, replace(entrance, url=url), depth, announced))

    def _links(self, source: Source, links: Sequence[Link]) -> int:
        """Queue the pages that are new or announced as changed; returns how many were never seen before."""
        fresh = 0
        for link in links[: self._limits.links]:
            known = self._known.get(link.url)
            changed = (
                known is not None
                and link.announced_change is not None
                and link.announced_change != known.announced_change
            )
            if (known is None or changed) and self._take(link.url):
                fresh += known is None
                self._add(source, host_key(link.url), self._page(source, link, known))
        return fresh

    # ------------------------------------------------------------------------------------------------ tasks

    def _entrance(self, source: Source, entrance: Entrance, depth: int, announced: str | None) -> Task:
        """Ask an entrance, and the listing pages behind it while they bring something new."""
        known = self._known.get(entrance.url)
        since = known.last_seen_at - timedelta(days=1) if known and known.last_seen_at and known.content_hash else None
        url: str | None = discover.address(entrance, since.strftime("%Y-%m-%dT%H:%M:%S") if since else None)
        asked: set[str] = set()
        for number in range(max(entrance.pages, 1)):
            if url is None:
                return
            visit = Visit(
                source.id,
                entrance.url if number == 0 else url,
                entrance.kind,
                self._now(),
                "new",
                announced_change=announced,
            )
            try:
                fetched = yield from follow(
                    url,
                    validators(known if number == 0 else None),
                    _ENTRANCES,
                    self._limits,
                    lambda at: self._manners.leave(at, source.id),
                )
            except Ended as ended:
                self._put(_ended(visit, ended, known, self._now()))
                return
            answer = fetched.answer
            visit = replace(
                visit,
                status=answer.status,
                seconds=fetched.seconds,
                size=len(answer.body),
                etag=answer.header("etag"),
                last_modified=answer.header("last-modified"),
            )
            if answer.status == 304:
                self._put(replace(visit, outcome="same", content_hash=known.content_hash if known else None))
                return
            if answer.status != 200:
                self._put(replace(visit, outcome="gone", detail=f"The server answers with status {answer.status}."))
                return
            found = self._discover(fetched, entrance, source)
            fresh = self._links(source, found.links)
            for further in found.further[:50] if depth < _DEPTH else ():
                self._enter(source, further, depth + 1)
            digest = _hash(fetched.content)
            before = known.content_hash if known and number == 0 else None
            visit = replace(
                visit,
                content_hash=digest,
                detail=found.flaw,
                outcome="new" if before is None else "same" if before == digest else "changed",
            )
            self._report(visit, fetched)
            asked.add(url)
            url = found.next if fresh and found.next not in asked else None

    def _discover(self, fetched: Fetched, entrance: Entrance, source: Source) -> Discovered:
        kind = fetched.answer.header("content-type")
        html = text(fetched.content, kind) if entrance.kind == "listing" else None
        return discover.links(fetched.content, entrance, fetched.url, source, kind, html)

    def _page(self, source: Source, link: Link, known: Known | None) -> Task:
        """Ask a page, unless it is reserved; name what came of it."""
        visit = Visit(
            source.id,
            link.url,
            "page",
            self._now(),
            "new",
            link_title=link.title,
            announced_change=link.announced_change,
        )
        try:
            if finding := (yield from self._manners.reserved(link.url, source.id)):
                self._put(self._reserved(visit, finding, known))
                return
            fetched = yield from follow(
                link.url, validators(known), _PAGES, self._limits, lambda at: self._manners.leave(at, source.id)
            )
        except Ended as ended:
            self._put(_ended(visit, ended, known, self._now()))
            return
        self._report(*self._named(replace(visit, asked_at=self._now()), fetched, source, known))

    def _named(self, visit: Visit, fetched: Fetched, source: Source, known: Known | None) -> tuple[Visit, Fetched]:
        """The visit with its outcome."""
        answer = fetched.answer
        visit = replace(
            visit,
            status=answer.status,
            seconds=fetched.seconds,
            size=len(answer.body),
            etag=answer.header("etag"),
            last_modified=answer.header("last-modified"),
        )
        first, now = known.first_seen_at if known else None, self._now()
        if answer.status == 304:
            return replace(
                visit,
                outcome="same",
                content_hash=known.content_hash if known else None,
                due_at=due_again("same", first, now),
            ), fetched
        missing = (
            f"The server answers with status {answer.status}."
            if answer.status != 200
            else says_missing(fetched, source, visit.url)
        )
        if missing:
            return replace(visit, outcome="gone", detail=missing, due_at=due_again("gone", first, now)), fetched
        finding = tdm.in_headers(answer.headers, self._limits.agent) or tdm.in_html(fetched.content, self._limits.agent)
        if finding:
            return self._reserved(visit, finding, known), fetched
        digest = _hash(fetched.content)
        visit = replace(visit, content_hash=digest)
        if known and known.content_hash == digest:
            return replace(visit, outcome="same", due_at=due_again("same", first, now)), fetched
        url = canonical(fetched.url) or visit.url
        if identity(url) != identity(visit.url) and not self._take(url):
            why = f"The address leads to {url}, which was asked already."
            return replace(visit, outcome="same", detail=why, due_at=due_again("same", first, now)), fetched
        page = Page(url, answer.asked_at, answer.body, answer.status, answer.headers, source.id)
        outcome = "changed" if known and known.content_hash else "new"
        return replace(visit, outcome=outcome, page=page, due_at=due_again("new", first, now)), fetched

    def _reserved(self, visit: Visit, finding: str, known: Known | None) -> Visit:
        due = due_again("reserved", known.first_seen_at if known else None, self._now())
        return replace(
            visit,
            outcome="reserved",
            tdm=finding,
            due_at=due,
            detail=f"Reserved from text and data mining ({finding}).",
        )


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _ended(visit: Visit, ended: Ended, known: Known | None, now: datetime) -> Visit:
    """The visit of an address that came to no answer."""
    first = known.first_seen_at if known else None
    return replace(
        visit,
        outcome=ended.outcome,
        status=ended.status,
        detail=ended.sentence,
        due_at=ended.until or due_again(ended.outcome, first, now),
    )


__all__ = ["At", "Ask", "Generator", "Limits", "Progress", "Reply", "collect"]
