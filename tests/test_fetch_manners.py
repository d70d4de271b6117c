"""What a site forbids, reserves or asks of us, and the words that explain it to a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from extractors.records import Entrance
from extractors.street.allowed import allowed
from extractors.street.manners import blocked
from tests.hostile import Behaviour, Hostile, Talk, hostile
from tests.street import Memory, ask, limits, site

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def plain(text: str, status: str = "200 OK") -> Behaviour:
    return lambda talk: talk.answer(text.encode(), status, "Content-Type: text/plain")


def page(*lines: str, head: str = "") -> Behaviour:
    html = f"<html><head>{head}</head><h1>Jobcenter</h1></html>"
    return lambda talk: talk.page(html, "Content-Type: text/html", *lines)


# ---------------------------------------------------------------------------------------------- robots.txt


def test_a_forbidden_page_is_not_asked_and_the_rule_is_named(server: Hostile) -> None:
    server.extra["/robots.txt"] = plain("User-agent: *\nDisallow: /plain\n")
    visit = ask(server, "/plain")
    assert (visit.outcome, visit.detail) == ("disallowed", 'robots.txt says "Disallow: /plain" to everybody.')
    assert server.times("/plain") == []


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (plain("", "404 Not Found"), "new"),
        (plain("", "403 Forbidden"), "new"),
        (plain("", "500 Internal Server Error"), "disallowed"),
        (plain("", "503 Service Unavailable"), "disallowed"),
        (lambda talk: talk.reset(), "disallowed"),
        (lambda talk: talk.wait(), "disallowed"),
        (page(), "new"),
        (lambda talk: talk.redirect("/andere-regeln"), "disallowed"),
        (lambda talk: talk.redirect("/robots.txt"), "new"),
        (plain(f"User-agent: *\nDisallow: /plain\n{'#' * 600_000}"), "disallowed"),
        (plain(f"{'#' * 600_000}\nUser-agent: *\nDisallow: /plain\n"), "new"),
    ],
    ids=["missing", "forbidden", "error", "later", "reset", "silent", "html", "moved", "circle", "large", "beyond"],
)
def test_what_a_robots_txt_means_that_is_none(server: Hostile, act: Behaviour, outcome: str) -> None:
    server.extra |= {"/robots.txt": act, "/andere-regeln": plain("User-agent: *\nDisallow: /plain")}
    visit = ask(server, "/plain", silence=0.3)
    assert visit.outcome == outcome
    assert bool(server.times("/plain")) == (outcome == "new")


def test_every_host_that_a_redirect_leads_to_is_asked_for_leave(server: Hostile) -> None:
    def robots(talk: Talk) -> None:
        forbidden = talk.request.headers["host"].startswith("nebenan")
        talk.answer(b"User-agent: *\nDisallow: /\n" if forbidden else b"", "200 OK", "Content-Type: text/plain")

    server.extra |= {"/robots.txt": robots}
    server.extra["/hin"] = lambda talk: talk.redirect(server.url("/plain", "nebenan.example"))
    visit = ask(server, server.url("/hin", "hier.example"))
    assert visit.outcome == "disallowed"
    assert server.times("/plain") == []


def test_robots_txt_is_remembered_for_a_day(server: Hostile) -> None:
    server.extra |= {"/robots.txt": plain("User-agent: *\nDisallow: /geheim\n"), "/liste": page()}
    source, memory = site(server, Entrance("listing", server.url("/liste"), links="a")), Memory()
    for hours, asked in ((0, True), (5, False), (23, False), (30, True)):
        server.asked.clear()
        memory.run([source], limits(server), NOON + timedelta(hours=hours))
        assert bool(server.times("/robots.txt")) == asked
        assert bool(server.times("/.well-known/tdmrep.json")) == asked


def test_that_there_is_no_robots_txt_is_remembered_too(server: Hostile) -> None:
    server.extra |= {"/liste": page()}
    source, memory = site(server, Entrance("listing", server.url("/liste"), links="a")), Memory()
    memory.run([source], limits(server), NOON)
    server.asked.clear()
    memory.run([source], limits(server), NOON + timedelta(hours=5))
    assert [request.path for request in server.asked] == ["/liste"]


def test_the_pause_that_robots_txt_asks_for_is_kept(server: Hostile) -> None:
    server.extra |= {"/robots.txt": plain("User-agent: *\nCrawl-delay: 0.3\n"), "/liste": page()}
    source = site(server, Entrance("listing", server.url("/liste"), links="a"), pause=0.01)
    Memory().run([source], limits(server))
    at = [request.at for request in server.asked]
    assert len(at) == 3
    assert min(later - earlier for earlier, later in pairwise(at)) >= 0.3


def test_a_pause_that_is_longer_than_a_run_leaves_the_rest_to_later_runs(server: Hostile) -> None:
    server.extra |= {"/robots.txt": plain("User-agent: *\nCrawl-delay: 3600\n")}
    memory = Memory()
    visit = ask(server, "/plain", memory)
    assert visit.outcome == "deferred"
    assert visit.due_at is not None
    assert (visit.due_at - visit.asked_at).total_seconds() > 3500
    # Each run sends one request, so in the end the page comes too.
    visits = [memory.run([site(server)], limits(server), visit.due_at + timedelta(hours=hours)) for hours in (1, 3)]
    assert [v.outcome for v in visits[-1] if v.role == "page"] == ["new"]
    assert [request.path for request in server.asked] == ["/robots.txt", "/.well-known/tdmrep.json", "/plain"]


# ---------------------------------------------------------------------------------------------- reservations


def test_what_tdmrep_json_reserves_is_not_asked(server: Hostile) -> None:
    rules = '[{"location": "/", "tdm-reservation": 0}, {"location": "/plain", "tdm-reservation": 1}]'
    server.extra["/.well-known/tdmrep.json"] = plain(rules)
    visit = ask(server, "/plain")
    assert visit.outcome == "reserved"
    assert visit.tdm == 'tdmrep.json: "location": "/plain", "tdm-reservation": 1'
    assert server.times("/plain") == []


@pytest.mark.parametrize(
    ("act", "finding"),
    [
        (page("TDM-Reservation: 1", "TDM-Policy: https://kreis.example/lizenz.json"), "header tdm-reservation: 1"),
        (page("X-Robots-Tag: noarchive, NOAI"), "header x-robots-tag: noarchive, NOAI"),
        (page("X-Robots-Tag: noimageai"), "header x-robots-tag: noimageai"),
        (page("X-Robots-Tag: jobcenter-campaigns: noai"), "header x-robots-tag: jobcenter-campaigns: noai"),
        (page(head='<meta name="tdm-reservation" content="1">'), "meta tdm-reservation: 1"),
        (page(head="<META CONTENT='index, noai' NAME=Robots>"), "meta robots: index, noai"),
    ],
)
def test_a_reserved_page_is_neither_kept_nor_handed_on(server: Hostile, act: Behaviour, finding: str) -> None:
    server.extra["/vorbehalt"] = act
    memory = Memory()
    visit = ask(server, "/vorbehalt", memory)
    assert (visit.outcome, visit.tdm, visit.page) == ("reserved", finding, None)
    assert [role for _, _, role in memory.kept if role == "page"] == []


@pytest.mark.parametrize(
    "act",
    [
        page("TDM-Reservation: 0"),
        page("X-Robots-Tag: otherbot: noai"),
        page("X-Robots-Tag: noindex, nofollow"),
        page("X-Robots-Tag: unavailable_after: 25 Jun 2030 15:00:00 GMT"),
        page(head='<meta name="tdm-reservation" content="0"><meta name="robots" content="noindex">'),
        page(head='<meta name="description" content="tdm-reservation noai">'),
    ],
)
def test_what_is_not_reserved_for_us_is_read(server: Hostile, act: Behaviour) -> None:
    server.extra["/frei"] = act
    assert ask(server, "/frei").outcome == "new"


def test_a_reserved_link_keeps_its_title_and_is_not_asked_every_day(server: Hostile) -> None:
    server.extra |= {"/liste": lambda talk: talk.page('<a href="/v">Aktionswoche im Jobcenter</a>')}
    server.extra["/v"] = page("TDM-Reservation: 1")
    source, memory = site(server, Entrance("listing", server.url("/liste"), links="a")), Memory()
    visits = memory.run([source], limits(server), NOON)
    assert [(v.outcome, v.link_title) for v in visits if v.role == "page"] == [
        ("reserved", "Aktionswoche im Jobcenter")
    ]
    memory.run([source], limits(server), NOON + timedelta(days=5))
    assert len(server.times("/v")) == 1


# ---------------------------------------------------------------------------------------------- block list


def test_blocked_hosts_are_never_asked(server: Hostile) -> None:
    visit = ask(server, "http://www.docplayer.org/123-jobcenter.html")
    assert visit.outcome == "refused"
    assert "block list" in (visit.detail or "")
    assert server.asked == []


def test_the_block_list_means_hosts_and_their_sub_domains() -> None:
    assert blocked("https://docplayer.org/1")
    assert blocked("https://data.docplayer.org/1")
    assert not blocked("https://mydocplayer.org/1")
    assert not blocked("https://www.kreis-musterland.example/docplayer.org")


# ---------------------------------------------------------------------------------------------- in words


def test_a_person_is_told_what_is_allowed_and_why(server: Hostile) -> None:
    server.extra |= {
        "/robots.txt": plain("User-agent: *\nDisallow: /intern\nCrawl-delay: 0.1\nSitemap: /sitemap.xml\n"),
        "/.well-known/tdmrep.json": plain('[{"location": "/magazin/*", "tdm-reservation": 1}]'),
        "/": page(),
        "/liste": lambda talk: talk.page('<a href="/magazin/a">Jobcenter</a> <a href="/b">Rathaus</a>'),
    }
    entrances = (Entrance("listing", server.url("/liste"), links="a"), Entrance("feed", server.url("/intern/feed")))
    told = allowed(site(server, *entrances, only="Jobcenter"), limits=limits(server))
    wanted = [
        "We ask as jobcenter-campaigns/0.1",
        "robots.txt has 1 rules that apply to us, addressed to everybody.",
        "robots.txt asks for 0.1 seconds",
        "We wait 0.1 seconds",
        "robots.txt names sitemaps: /sitemap.xml.",
        "tdmrep.json reserves /magazin/* from text and data mining.",
        "The front page",
        "The front page itself reserves nothing",
        "The listing",
        "The listing holds 2 links; 1 of them meet the source's filter.",
        "The page",
        "Yet it is not read beyond title and link",
        f'The feed {server.url("/intern/feed")} must not be asked: robots.txt says "Disallow: /intern"',
    ]
    assert len(told) == len(wanted)
    for sentence, start in zip(told, wanted, strict=True):
        assert sentence.startswith(start)


def test_a_site_that_does_not_answer_is_explained_too(server: Hostile) -> None:
    server.extra["/robots.txt"] = plain("", "500 Internal Server Error")
    told = allowed(site(server, Entrance("feed", server.url("/feed"))), limits=limits(server))
    assert any("until it does, everything is forbidden" in sentence for sentence in told)
