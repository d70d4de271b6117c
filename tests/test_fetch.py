"""A run along the street: what is new comes once, what changed comes again, and nobody is asked more than needed."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from extractors.records import Entrance, Known, Visit
from extractors.street.due import is_news
from extractors.street.hosts import Progress
from tests.hostile import Behaviour, Hostile, Talk, hostile
from tests.street import Memory, article, feed, limits, press, site

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def pages(visits: list[Visit]) -> dict[str, str]:
    """Path and outcome of every page."""
    return {visit.url.rpartition("/")[2]: visit.outcome for visit in visits if visit.role == "page"}


# ---------------------------------------------------------------------------------------------- incremental


def test_a_second_run_asks_each_entrance_once_and_conditionally_and_nothing_else(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1"), ("/b", "1")), "/a": article("A"), "/b": article("B")}
    server.extra |= {"/liste": lambda talk: talk.page('<a class="m" href="/c">C</a>'), "/c": article("C")}
    source = site(server, Entrance("feed", server.url("/feed")), Entrance("listing", server.url("/liste"), links="a.m"))
    memory = Memory()
    assert pages(memory.run([source], limits(server), NOON)) == {"a": "new", "b": "new", "c": "new"}
    server.asked.clear()
    visits = memory.run([source], limits(server), NOON + timedelta(hours=3))
    assert [request.path for request in server.asked] == ["/feed", "/liste"]
    assert server.asked[0].headers["if-none-match"] == '"1"'
    assert [visit.outcome for visit in visits] == ["same", "same"]


def test_a_change_that_the_feed_announces_is_fetched_at_once(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1"), ("/b", "1")), "/a": article("A"), "/b": article("B")}
    memory = Memory()
    memory.run([press(server)], limits(server), NOON)
    server.extra |= {"/feed": feed(("/a", "2"), ("/b", "1"), etag='"2"'), "/a": article("A, abgesagt")}
    visits = memory.run([press(server)], limits(server), NOON + timedelta(hours=3))
    assert pages(visits) == {"a": "changed"}
    assert next(visit.page for visit in visits if visit.page).body == b"<html><h1>A, abgesagt</h1></html>"


@pytest.mark.parametrize(
    ("announced", "before", "news"),
    [
        ("2026-03-02", "2026-03-02", False),
        (
            "2026-03-02",
            "Mon, 02 Mar 2026 10:00:00 +0100",
            False,
        ),  # the sitemap's date of what the feed told by the minute
        ("Mon, 02 Mar 2026 10:00:00 +0100", "2026-03-02T09:00:00Z", False),
        ("2026-03-02T10:05:00+01:00", "Mon, 02 Mar 2026 10:00:00 +0100", True),
        ("2026-03-03", "2026-03-02T23:00:00", True),
        ("2026-03-01", "2026-03-02", False),
        ("heute", "gestern", True),
        (None, "2026-03-02", False),
        ("2026-03-02T11:00:00", None, False),  # older than our last visit
        ("2026-03-02T13:00:00", None, True),
    ],
)
def test_only_a_later_moment_announces_a_change(announced: str | None, before: str | None, news: bool) -> None:
    assert is_news(announced, Known("u", "s", announced_change=before, last_seen_at=NOON)) == news


def test_pages_are_visited_again_ever_more_rarely(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A", etag='"a"')}
    memory = Memory()
    asked_after = []
    for day in range(120):
        server.asked.clear()
        visits = memory.run([press(server)], limits(server), NOON + timedelta(days=day, minutes=day))
        if "/a" in {request.path for request in server.asked}:
            asked_after.append(day)
            assert day == 0 or pages(visits) == {"a": "same"}
    assert asked_after == [0, 2, 4, 8, 16, 32, 64]


def test_a_changed_page_without_any_announcement_is_noticed_by_the_next_visit(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    memory = Memory()
    memory.run([press(server)], limits(server), NOON)
    server.extra["/a"] = article("A, verlegt in die Stadthalle")
    visits = memory.run([press(server)], limits(server), NOON + timedelta(days=2, hours=1))
    assert pages(visits) == {"a": "changed"}


def test_a_vanished_page_is_recorded(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    memory = Memory()
    memory.run([press(server)], limits(server), NOON)
    server.extra["/a"] = lambda talk: talk.answer(b"", "410 Gone")
    visits = memory.run([press(server)], limits(server), NOON + timedelta(days=3))
    assert pages(visits) == {"a": "gone"}
    gone = memory.known["muster"][server.url("/a")]
    assert gone.gone
    assert gone.content_hash is not None  # what was known of it stays


def test_a_number_at_the_beginning_of_a_title_is_no_error_page(server: Hostile) -> None:
    server.extra |= {
        "/feed": feed(("/a", "1"), ("/b", "1")),
        "/a": article("404 Jobcenter im ganzen Land"),
        "/b": article("404"),
    }
    assert pages(Memory().run([press(server)], limits(server), NOON)) == {"a": "new", "b": "gone"}


@pytest.mark.parametrize("how", ["title", "front"])
def test_a_page_that_only_says_that_it_is_gone_is_gone(server: Hostile, how: str) -> None:
    server.extra |= {"/feed": feed(("/soft-404", "1"), ("/a", "1")), "/": article("Startseite"), "/a": article("A")}
    if how == "front":
        server.extra["/soft-404"] = lambda talk: talk.redirect("/")
    memory = Memory()
    assert pages(memory.run([press(server)], limits(server), NOON)) == {"soft-404": "gone", "a": "new"}
    assert [page.url for page, _, role in memory.kept if role == "page"] == [server.url("/a")]


def test_a_link_that_waits_for_a_later_run_is_not_lost_when_the_feed_has_not_changed(server: Hostile) -> None:
    server.extra |= {"/feed": feed(*((f"/{name}", "1") for name in "abcdef"))}
    server.extra |= {f"/{name}": article(name) for name in "abcdef"}
    memory = Memory()
    first = memory.run([press(server, daily_cap=5)], limits(server), NOON)  # robots.txt, tdmrep.json, feed, two pages
    assert sorted(pages(first).values()) == ["deferred"] * 4 + ["new"] * 2
    assert len(server.asked) == 5
    same_day = memory.run([press(server, daily_cap=5)], limits(server), NOON + timedelta(hours=2))
    assert "new" not in pages(same_day).values()
    next_day = memory.run([press(server)], limits(server), NOON + timedelta(days=1))
    assert sorted(pages(next_day).values()) == ["new"] * 4


def test_more_links_than_a_run_may_take_are_taken_by_the_next_runs(server: Hostile) -> None:
    server.extra |= {"/feed": feed(*((f"/{name}", "1") for name in "abcde"))}
    server.extra |= {f"/{name}": article(name) for name in "abcde"}
    memory, source = Memory(), press(server)
    runs = [memory.run([source], limits(server, links=2), NOON + timedelta(hours=hours)) for hours in range(4)]
    found = ["".join(pages(visits)) for visits in runs]
    assert found == ["ab", "cd", "e", ""]


def test_the_same_page_under_several_addresses_is_asked_once(server: Hostile) -> None:
    same = ["/a", "/a/", "/a?utm_source=rss", "/a;jsessionid=17", "/a/amp", "/A/../a", "/umzug"]
    server.extra |= {"/feed": feed(*((path, "1") for path in same)), "/a": article("A")}
    server.extra["/umzug"] = lambda talk: talk.redirect("/a")
    memory = Memory()
    visits = memory.run([press(server)], limits(server), NOON)
    assert [visit.outcome for visit in visits if visit.page] == ["new"]
    assert len([page for page, _, role in memory.kept if role == "page"]) == 1


def test_a_listing_ends_where_nothing_new_stands(server: Hostile) -> None:
    server.extra["/termin/1"] = server.extra["/termin/2"] = server.extra["/termin/3"] = article("Termin")
    source = site(server, Entrance("listing", server.url("/calendar"), links="a.t", pages=3))
    memory = Memory()
    memory.run([source], limits(server), NOON)
    assert len(server.times("/calendar")) == 3  # an endless calendar is bounded
    server.asked.clear()
    memory.run([source], limits(server), NOON + timedelta(hours=1))
    assert len(server.times("/calendar")) == 1  # and not walked again when its first page brings nothing


def test_a_sitemap_index_leads_to_its_changed_sitemaps_only(server: Hostile) -> None:
    def index(second: str) -> Behaviour:
        maps = "".join(
            f"<sitemap><loc>{server.url(path)}</loc><lastmod>{day}</lastmod></sitemap>"
            for path, day in (("/eins.xml.gz", "2026-01-01"), ("/zwei.xml", second))
        )
        return lambda talk: talk.answer(f"<sitemapindex>{maps}</sitemapindex>".encode(), "200 OK")

    def entries(*paths: str) -> bytes:
        return f"<urlset>{''.join(f'<url><loc>{server.url(path)}</loc></url>' for path in paths)}</urlset>".encode()

    server.extra |= {"/sitemap.xml": index("2026-01-02"), "/a": article("A"), "/b": article("B"), "/c": article("C")}
    server.extra["/eins.xml.gz"] = lambda talk: talk.answer(
        gzip.compress(entries("/a")), "200 OK", "Content-Type: application/gzip"
    )
    server.extra["/zwei.xml"] = lambda talk: talk.answer(entries("/b"), "200 OK")
    source, memory = site(server, Entrance("sitemap", server.url("/sitemap.xml"))), Memory()
    assert pages(memory.run([source], limits(server), NOON)) == {"a": "new", "b": "new"}
    server.extra |= {"/sitemap.xml": index("2026-02-02")}
    server.extra["/zwei.xml"] = lambda talk: talk.answer(entries("/b", "/c"), "200 OK")
    server.asked.clear()
    assert pages(memory.run([source], limits(server), NOON + timedelta(hours=3))) == {"c": "new"}
    assert [request.path for request in server.asked] == ["/sitemap.xml", "/zwei.xml", "/c"]


def test_an_entrance_may_be_typed_with_umlauts(server: Hostile) -> None:
    server.extra |= {"/%C3%BCbersicht": feed(("/a", "1")), "/a": article("A")}
    entrance = Entrance("feed", server.url("/übersicht", "müster.example"))
    assert pages(Memory().run([site(server, entrance)], limits(server))) == {"a": "new"}


def test_a_wordpress_collection_is_asked_for_what_changed_since_the_last_run(server: Hostile) -> None:
    def posts(talk: Talk) -> None:
        link = f'[{{"link": "{server.url("/a")}", "title": {{"rendered": "Jobcenter"}}, "modified_gmt": "2026-01-01"}}]'
        body = b"[]" if "modified_after" in talk.request.target else link.encode()
        talk.answer(body, "200 OK", "Content-Type: application/json")

    server.extra |= {"/wp-json/wp/v2/posts": posts, "/a": article("A")}
    source = site(server, Entrance("wordpress", server.url("/wp-json/wp/v2/posts"), search="jobcenter"))
    memory = Memory()
    assert pages(memory.run([source], limits(server), NOON)) == {"a": "new"}
    assert "search=jobcenter" in server.asked[2].target
    memory.run([source], limits(server), NOON + timedelta(days=1))
    assert "modified_after=2026-03-01T12%3A00%3A00" in server.asked[-1].target


def test_every_new_response_is_kept_before_its_visit_is_seen(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    memory = Memory()
    for visit in memory.walk([press(server)], limits(server)):
        if visit.outcome == "new":
            assert visit.archived_in
            page, asked, role = memory.kept[(visit.archived_at or 0) - 1]
            assert (page.url, role) == (visit.url, visit.role)
            assert dict(asked)["User-Agent"].startswith("jobcenter-campaigns/0.1 (+https://")


# ---------------------------------------------------------------------------------------------- a run that ends


def test_a_stop_ends_the_run_and_what_waits_is_deferred(server: Hostile) -> None:
    server.extra |= {"/feed": feed(*((f"/{name}", "1") for name in "abcdef"), ("/silence", "1"))}
    server.extra |= {f"/{name}": article(name) for name in "abcdef"}
    stop, memory, visits = threading.Event(), Memory(), []
    for visit in memory.walk([press(server, pause=0.2)], limits(server), NOON, stop=stop):
        visits.append(visit)
        if visit.role == "page":
            stop.set()
    found = pages(visits)
    assert found["a"] == "new"
    assert len(found) == 7  # every link has its visit
    assert {outcome for path, outcome in found.items() if path != "a"} <= {"new", "deferred"}
    assert "deferred" in found.values()
    again = memory.run([press(server, daily_cap=15)], limits(server), NOON + timedelta(minutes=1))
    assert {outcome for path, outcome in pages(again).items() if path != "silence"} == {"new"}


def test_a_stop_does_not_wait_for_a_silent_server(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/silence", "1"))}
    stop = threading.Event()
    timer = threading.Timer(0.8, stop.set)
    timer.start()
    try:
        visits = Memory().run([press(server)], limits(server, deadline=60.0, silence=60.0), NOON, stop=stop)
    finally:
        timer.join()
    assert pages(visits) == {"silence": "deferred"}


def test_a_caller_that_leaves_ends_the_run(server: Hostile) -> None:
    server.extra |= {"/feed": feed(*((f"/{name}", "1") for name in "abcdef"))}
    walk = Memory().walk([press(server, pause=0.3)], limits(server))
    next(walk)
    walk.close()
    asked = len(server.asked)
    assert asked < 4
    assert threading.active_count() < 20


def test_an_archive_that_cannot_write_ends_the_run_with_its_error(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    memory = Memory()

    def full(*_: object) -> tuple[str, int]:
        raise OSError("No space left on device")

    memory.keep = full  # type: ignore[method-assign]
    with pytest.raises(OSError, match="No space left"):
        memory.run([press(server)], limits(server))


def test_a_host_that_never_answers_is_given_up(server: Hostile) -> None:
    server.extra |= {"/feed": feed(*((f"/{name}", "1") for name in "abcdefgh"))}
    server.extra |= {f"/{name}": lambda talk: talk.wait() for name in "abcdefgh"}
    bounds = limits(server, silence=0.2, attempts=2, give_up_after=2)
    visits = Memory().run([press(server)], bounds)
    assert pages(visits) == {**dict.fromkeys("ab", "failed"), **dict.fromkeys("cdefgh", "deferred")}


def test_progress_is_told_per_host(server: Hostile) -> None:
    server.extra |= {"/feed": feed(("/a", "1")), "/a": article("A")}
    seen: list[Progress] = []
    Memory().run([press(server)], limits(server), progress=seen.append)
    assert seen[-1] == Progress(f"127.0.0.1:{server.port}", asked=4, waiting=0, silent=0, closed=None)
