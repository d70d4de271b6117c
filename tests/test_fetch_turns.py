"""Whose turn it is: pauses, slow hosts, shared hosts, daily caps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from threading import Event
from typing import Any

import pytest

from extractors.records import Entrance, Page
from extractors.street.hosts import retry_after
from tests.hostile import Hostile, Talk, hostile
from tests.street import Memory, article, feed, limits, press, site

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def gaps(server: Hostile, host: str) -> list[float]:
    at = [request.at for request in server.asked if request.headers["host"].startswith(host)]
    return [later - earlier for earlier, later in pairwise(at)]


def test_no_two_requests_to_a_host_are_closer_than_its_pause(server: Hostile) -> None:
    server.extra |= {"/feed": feed(*((f"/{name}", "1") for name in "abcdef"))}
    server.extra |= {f"/{name}": article(name) for name in "abcdef"}
    hosts = [f"kreis-{number}.example" for number in range(3)]
    sources = [
        site(server, Entrance("feed", server.url("/feed", host)), host=host, id=host, pause=0.2) for host in hosts
    ]
    Memory().run(sources, limits(server))
    for host in hosts:
        assert len(gaps(server, host)) == 8
        assert min(gaps(server, host)) >= 0.2


def test_one_slow_host_delays_no_other(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1"), ("/b", "1")), "/a": article("A"), "/b": article("B")}

    def slow(talk: Talk) -> None:
        talk.server.closing.wait(1.5)
        nothing = b"<rss version='2.0'><channel><item><link>/a</link></item></channel></rss>"
        talk.answer(nothing, "200 OK", "Content-Type: application/rss+xml")

    server.extra["/langsam"] = slow
    slow_hosts = [f"langsam-{number}.example" for number in range(8)]
    sources = [site(server, Entrance("feed", server.url("/langsam", host)), id=host, host=host) for host in slow_hosts]
    quick = site(server, Entrance("feed", server.url("/feed", "schnell.example")), id="schnell", host="schnell.example")
    walk = Memory().walk([*sources, quick], limits(server, silence=5.0, deadline=5.0))
    order = [visit.source_id for visit in walk if visit.role == "page"]
    assert order[:2] == ["schnell", "schnell"]


def test_www_and_the_bare_name_are_one_host(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    sources = [
        site(server, Entrance("feed", server.url("/feed", host)), id=host, pause=0.1)
        for host in ("www.kreis.example", "kreis.example")
    ]
    Memory().run(sources, limits(server))
    at = sorted(request.at for request in server.asked)
    assert min(later - earlier for earlier, later in pairwise(at)) >= 0.1


def test_a_daily_cap_counts_what_earlier_runs_asked_today(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1"), ("/b", "1")), "/a": article("A"), "/b": article("B")}
    memory = Memory()
    memory.run([press(server)], limits(server), NOON)
    server.asked.clear()
    memory.run([press(server, daily_cap=5)], limits(server), NOON + timedelta(hours=1))
    assert server.asked == []


def test_retry_after_is_read_in_both_forms() -> None:
    assert retry_after("120", None, NOON) == 120
    assert retry_after("Mon, 02 Mar 2026 12:01:00 GMT", None, NOON) == 60
    assert retry_after("Mon, 02 Mar 2026 12:01:00 GMT", "Mon, 02 Mar 2026 12:00:30 GMT", NOON) == 30
    assert retry_after("Mon, 02 Mar 2026 11:00:00 GMT", None, NOON) == 0
    for nonsense in (None, "", "bald", "-5", "1.5", "9" * 400, "Mon, 99 Foo 2026"):
        assert retry_after(nonsense, None, NOON) in (None, 10 * 366 * 86400.0)


def test_sources_that_share_a_page_get_it_once(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    one = press(server)
    two = replace(one, id="zwei")
    visits = Memory().run([one, two], limits(server))
    assert len([visit for visit in visits if visit.page]) == 1


class FullDisk(Memory):
    """An archive that has no room for the page of one host."""

    def keep(self, page: Page, asked: Any, role: str) -> tuple[str, int]:
        if role == "page" and "kreis-7." in page.url:
            raise OSError(28, "No space left on device")
        return super().keep(page, asked, role)


@pytest.mark.parametrize("hosts", [8, 10, 40])
def test_an_error_while_one_of_many_hosts_is_served_ends_the_run_and_is_raised(server: Hostile, hosts: int) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    names = [f"kreis-{number}.example" for number in range(hosts)]
    sources = [site(server, Entrance("feed", server.url("/feed", host)), id=host, host=host) for host in names]
    stop = Event()
    with pytest.raises(OSError, match="No space left"):
        FullDisk().run(sources, limits(server), stop=stop)
    assert stop.is_set()


def test_an_error_of_who_watches_the_progress_is_raised(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}

    def broken(_: object) -> None:
        raise RuntimeError("no terminal")

    with pytest.raises(RuntimeError, match="no terminal"):
        Memory().run([press(server)], limits(server), progress=broken)
