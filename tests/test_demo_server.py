"""Promises of the demo's server: its sites are found and served as real ones are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPResponse

import pytest
from bs4 import BeautifulSoup

from demo.server import Request, Server, serve
from demo.sites import Sites
from extractors.records import Source
from extractors.source import sources
from extractors.street import discover
from tests.invented import DAY_1, DAY_2, DEMO, EXPECTED, SITES, pages


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


def ask(server: Server, host: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(
            "GET", path, headers={"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def found_by(source: Source, sites: Sites) -> dict[str, str]:
    """Address and title of what a source's entrances lead to, walked as the pipeline walks them."""
    host = source.home.removeprefix("http://").rstrip("/")
    waiting = [(entrance, discover.address(entrance)) for entrance in source.entrances]
    found: dict[str, str] = {}
    while waiting:
        entrance, url = waiting.pop()
        answer = sites.answer(host, url.removeprefix(f"http://{host}"), {})
        if answer.status != 200:
            continue
        text = answer.body.decode(sites.sites[host].charset if entrance.kind == "listing" else "utf-8")
        seen = discover.links(answer.body, entrance, url, source, answer.headers["Content-Type"], text)
        assert seen.flaw is None, (url, seen.flaw)
        found |= {link.url: link.title or "" for link in seen.links}
        waiting += [(further, further.url) for further, _ in seen.further]
        if seen.next and entrance.kind == "listing":
            waiting.append((entrance, seen.next))
    return found


# ------------------------------------------------------------------------------------------------ how it is found


def test_every_source_leads_to_all_of_its_pages() -> None:
    for source in sources(DEMO / "sources").values():
        site = DAY_1.sites[source.home.removeprefix("http://").rstrip("/")]
        found = found_by(source, DAY_1)
        for text in site.texts:
            wanted = source.only is None or re.search(source.only, f"{text.title} {text.summary} {text.path}")
            shown = text.redirect is None or source.entrances[0].kind != "listing"
            if wanted and shown and source.entrances[0].kind != "wordpress":
                assert site.address(text.path) in found, (source.id, text.path)


def test_every_link_of_an_entrance_resolves_or_fails_as_expected() -> None:
    broken = {one["page"]: one["why"] for one in EXPECTED["unreadable"]}
    for source in sources(DEMO / "sources").values():
        host = source.home.removeprefix("http://").rstrip("/")
        for url in found_by(source, DAY_1):
            status = DAY_1.answer(host, url.removeprefix(f"http://{host}"), {}).status
            assert status == {"404": 404, "410": 410, "500": 500, "redirect": 301}.get(broken.get(url, ""), 200), url


def test_news_portals_hold_pages_that_their_filter_leaves_out() -> None:
    for source in sources(DEMO / "sources").values():
        if source.kind == "news":
            site = DAY_1.sites[source.home.removeprefix("http://").rstrip("/")]
            wanted = re.compile(source.only or "(?i)jobcenter")
            assert any(not wanted.search(f"{text.title} {text.body} {text.path}") for text in site.texts), source.id
            if source.entrances[0].kind != "listing":
                assert len(found_by(source, DAY_1)) < len(site.texts), source.id


def test_navigation_and_related_links_resolve() -> None:
    for site in SITES:
        for text in site.texts:
            if text.status != 200 or text.broken or text.redirect:
                continue
            soup = BeautifulSoup(DAY_1.answer(site.host, text.path, {}).body.decode(site.charset), "lxml")
            for anchor in soup.select("nav a[href^='/'], .menu a[href^='/'], .jp-relatedposts a, h4 + ul a"):
                assert DAY_1.answer(site.host, str(anchor["href"]), {}).status == 200, (text.path, anchor["href"])


def test_a_wordpress_collection_counts_and_turns_its_pages(server: Server) -> None:
    host, path = "weserbogen-online.example", "/wp-json/wp/v2/posts?search=jobcenter&per_page=4"
    first, body = ask(server, host, path)
    total, last = int(first.headers["X-WP-Total"]), int(first.headers["X-WP-TotalPages"])
    assert total > 8
    assert last == -(-total // 4)
    assert b'"rendered"' in body
    assert ask(server, host, f"{path}&page={last}")[0].status == 200
    assert ask(server, host, f"{path}&page={last + 1}")[0].status == 400
    assert ask(server, host, f"{path}&after=gestern")[0].status == 400
    later, _ = ask(server, host, f"{path}&after=2026-01-01T00:00:00")
    assert 0 < int(later.headers["X-WP-Total"]) < total


# ------------------------------------------------------------------------------------------------ how it is served


def test_a_page_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    kinds = Counter[str]()
    for site in SITES:
        text = next(text for text in site.texts if text.announces)
        first, body = ask(server, site.host, text.path)
        tag, since = first.headers["ETag"], first.headers["Last-Modified"]
        assert body
        assert (tag is not None) == (site.validators in ("both", "etag"))
        assert (since is not None) == (site.validators in ("both", "last-modified"))
        kinds[site.validators] += 1
        if tag:
            assert ask(server, site.host, text.path, If_None_Match=tag)[0].status == 304
            assert (
                ask(server, site.host, text.path, If_None_Match='"other"', If_Modified_Since=since or "")[0].status
                == 200
            )
        if since:
            assert ask(server, site.host, text.path, If_Modified_Since=since)[0].status == 304
            assert parsedate_to_datetime(since) == text.modified.replace(microsecond=0)
        if not tag and not since:
            assert ask(server, site.host, text.path, If_None_Match='"x"')[1] == body
    assert kinds == {"both": 8, "etag": 1, "last-modified": 1, "none": 1}


def test_entrances_answer_conditional_requests_too(server: Server) -> None:
    first, _ = ask(server, "www.massarbeit.example", "/aktuelles/atom.xml")
    again, body = ask(server, "www.massarbeit.example", "/aktuelles/atom.xml", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")


def test_the_server_remembers_what_was_asked(server: Server) -> None:
    ask(server, "www.kreis-dueren.example", "/presse/", If_None_Match='"old"')
    ask(server, "nowhere.example", "/")
    assert server.requests == [
        Request("www.kreis-dueren.example", "/presse/", 200, True),
        Request("nowhere.example", "/", 421, False),
    ]
    assert server.hosts == DAY_1.hosts


def test_a_client_may_speak_to_it_as_to_a_proxy(server: Server) -> None:
    answer, body = ask(server, "anything", "http://www.heidebote.example/meldungen.htm?seite=2")
    assert answer.status == 200
    assert "Der Heidebote" in body.decode("cp1252")


def test_an_editors_change_shows_on_the_second_day(server: Server) -> None:
    (change,) = EXPECTED["changed"]
    site, text = pages(DAY_1)[change["page"]]
    first, before = ask(server, site.host, text.path)
    server.day = 2
    second, after = ask(server, site.host, text.path, If_None_Match=first.headers["ETag"])
    assert second.status == 200
    assert parsedate_to_datetime(second.headers["Last-Modified"]) > parsedate_to_datetime(
        first.headers["Last-Modified"]
    )
    assert "10. Dezember 2026" in after.decode()
    assert "10. Dezember 2026" not in before.decode()


def test_the_second_day_touches_nothing_but_what_was_edited() -> None:
    before, after = pages(DAY_1), pages(DAY_2)
    touched = {
        url
        for url, (site, text) in after.items()
        if url not in before or DAY_1.answer(site.host, text.path, {}) != DAY_2.answer(site.host, text.path, {})
    }
    assert touched == {one["page"] for kind in ("changed", "appeared", "vanished") for one in EXPECTED[kind]}
    assert {one["page"] for one in EXPECTED["appeared"]} == after.keys() - before.keys()
    assert before.keys() <= after.keys()


def test_pages_misbehave_as_real_ones_do() -> None:
    served = {}
    for one in EXPECTED["unreadable"]:
        site, text = pages(DAY_1)[one["page"]]
        served[one["why"]] = DAY_1.answer(site.host, text.path, {})
    assert (served["404"].status, served["410"].status, served["500"].status) == (404, 410, 500)
    assert served["redirect"].status == 301
    assert served["redirect"].headers["Location"].startswith("/")
    assert "gibt es nicht mehr" in served["soft 404"].body.decode()
    assert served["soft 404"].status == 200
    assert b"</body>" not in served["cut"].body.lower()
    assert b"\x00" in served["noise"].body
    assert max(text.delay for _, text in pages(DAY_1).values()) == 1.0


def test_old_pages_come_in_old_characters_and_one_site_packs_its_pages() -> None:
    cp1252 = DAY_1.answer("www.heidebote.example", "/2025-10/jobmesse.htm", {})
    assert cp1252.headers["Content-Type"] == "text/html"
    assert "für" not in cp1252.body.decode("utf-8", "replace")
    assert "Wümme" in cp1252.body.decode("cp1252")
    latin1 = DAY_1.answer("www.landkreis-wittmund.example", "/", {})
    assert latin1.headers["Content-Type"].endswith("charset=iso-8859-1")
    packed = DAY_1.answer("www.kreis-dueren.example", "/", {"accept-encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.body[:2] == b"\x1f\x8b"
    assert "Content-Encoding" not in DAY_1.answer("www.kreis-dueren.example", "/", {}).headers


def test_every_host_tells_robots_what_they_may_do() -> None:
    rules = {host: DAY_1.answer(host, "/robots.txt", {}) for host in DAY_1.hosts}
    assert {answer.status for answer in rules.values()} == {200}
    assert [host for host, answer in rules.items() if b"Crawl-delay" in answer.body] == ["weserbogen-online.example"]
    for one in EXPECTED["unreadable"]:
        if one["why"] == "disallowed":
            site, text = pages(DAY_1)[one["page"]]
            folder = text.path.rpartition("/")[0]
            assert f"Disallow: {folder}/" in rules[site.host].body.decode()


def test_a_part_of_one_site_is_reserved_in_all_three_forms() -> None:
    host = "kommunal-presse.example"
    assert b'"location": "/archiv/*"' in DAY_1.answer(host, "/.well-known/tdmrep.json", {}).body
    reserved = [text for text in DAY_1.sites[host].texts if text.reserved]
    header = next(text for text in reserved if text.reserved == "header")
    meta = next(text for text in reserved if text.reserved == "meta")
    assert DAY_1.answer(host, header.path, {}).headers["tdm-reservation"] == "1"
    assert b'name="tdm-reservation" content="1"' in DAY_1.answer(host, meta.path, {}).body
