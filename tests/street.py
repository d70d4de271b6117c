"""What the fetch tests share: limits for loopback, a memory between runs, and one page asked by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import tests.behaviours  # noqa: F401  the paths of the hostile server
from extractors.records import Entrance, Known, Page, Source, Visit
from extractors.street.fetch import collect
from extractors.street.limits import Limits
from tests.hostile import Behaviour, Hostile, Talk

AGENT = "jobcenter-campaigns/0.1 (+https://example.org/beobachtung; kontakt@example.org)"


def limits(server: Hostile, **changes: Any) -> Limits:
    """Short limits; every host name leads to the server."""
    return replace(
        Limits(
            agent=AGENT,
            deadline=2.0,
            silence=0.6,
            attempts=2,
            body=2_000_000,
            decoded=6_000_000,
            allow_private=frozenset({f"127.0.0.1:{server.port}"}),
            resolve=lambda host, port: [("127.0.0.1", server.port)],
        ),
        **changes,
    )


def site(server: Hostile, *entrances: Entrance, host: str = "127.0.0.1", **changes: Any) -> Source:
    """A source without pauses."""
    source = Source("muster", "Kreis Musterland", "kreis", server.url("/", host), entrances=entrances, pause=0.0)
    return replace(source, **changes)


@dataclass
class Memory:
    """What the warehouse would remember and archive."""

    known: dict[str, dict[str, Known]] = field(default_factory=dict)
    kept: list[tuple[Page, tuple[tuple[str, str], ...], str]] = field(default_factory=list)

    def recall(self, source_id: str) -> dict[str, Known]:
        return dict(self.known.get(source_id, {}))

    def keep(self, page: Page, asked: Any, role: str) -> tuple[str, int]:
        self.kept.append((page, tuple(asked), role))
        return "pages-2026-01-01-0001.warc.gz", len(self.kept)

    def learn(self, visit: Visit, now: datetime) -> None:
        """Remember a visit as the warehouse does."""
        places = self.known.setdefault(visit.source_id, {})
        before = places.get(visit.url)
        places[visit.url] = Known(
            visit.url,
            visit.source_id,
            visit.role,
            etag=visit.etag,
            last_modified=visit.last_modified,
            content_hash=visit.content_hash,
            first_seen_at=before.first_seen_at if before else now,
            last_seen_at=now,
            due_at=visit.due_at,
            gone=visit.outcome == "gone",
            announced_change=visit.announced_change,
            link_title=visit.link_title,
            kept_text=visit.kept_text,
        )

    def run(self, sources: list[Source], bounds: Limits, now: datetime | None = None, **options: Any) -> list[Visit]:
        """One whole run; its visits are remembered."""
        return list(self.walk(sources, bounds, now, **options))

    def walk(
        self, sources: list[Source], bounds: Limits, now: datetime | None = None, **options: Any
    ) -> Iterator[Visit]:
        moment = now or datetime.now(UTC)
        for visit in collect(sources, self.recall, self.keep, limits=bounds, now=lambda: moment, **options):
            self.learn(visit, moment)
            yield visit


def ask(server: Hostile, path: str, memory: Memory | None = None, **changes: Any) -> Visit:
    """Ask for one page of the server and nothing else; the visit that came of it."""
    memory = memory or Memory()
    url = path if path.startswith("http") else server.url(path)
    due = Known(url, "muster", due_at=datetime.now(UTC) - timedelta(minutes=1))
    memory.known.setdefault("muster", {}).setdefault(url, due)
    visits = memory.run([site(server)], limits(server, **changes))
    return next(visit for visit in visits if visit.role == "page")


def feed(*items: tuple[str, str], etag: str = '"1"') -> Behaviour:
    """A behaviour: an Atom feed of (path, updated) that knows its ETag."""
    entries = "".join(
        f"<entry><title>Jobcenter {path}</title><link href='{path}'/><updated>{updated}</updated></entry>"
        for path, updated in items
    )
    body = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Presse</title>{entries}</feed>".encode()

    def act(talk: Talk) -> None:
        if talk.request.headers.get("if-none-match") == etag:
            talk.answer(b"", "304 Not Modified", f"ETag: {etag}")
        else:
            talk.answer(body, "200 OK", "Content-Type: application/atom+xml", f"ETag: {etag}")

    return act


def article(words: str, etag: str | None = None) -> Behaviour:
    def act(talk: Talk) -> None:
        if etag and talk.request.headers.get("if-none-match") == etag:
            talk.answer(b"", "304 Not Modified")
        else:
            lines = ["Content-Type: text/html; charset=utf-8", *([f"ETag: {etag}"] if etag else [])]
            talk.page(f"<html><h1>{words}</h1></html>", *lines)

    return act


def press(server: Hostile, **changes: Any) -> Source:
    return site(server, Entrance("feed", server.url("/feed")), **changes)
