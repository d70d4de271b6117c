"""What an entrance sends and cannot be read is named, and an entrance that leads nowhere for it is not called fine."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

import feedparser
import pytest

from extractors.records import Entrance, Source
from extractors.street.discover import Discovered, links
from tests.hostile import Behaviour, Hostile, hostile
from tests.street import Memory, article, limits, site

HOME = "https://www.kreis-musterland.example/"
ANY = Source("muster", "Kreis Musterland", "kreis", HOME)
RSS = f"<rss version='2.0'><channel><item><title>A</title><link>{HOME}a</link></item></channel></rss>"
URLS = f"<urlset><url><loc>{HOME}a</loc></url><url><loc>{HOME}b</loc></url>"


def find(body: str | bytes, kind: str) -> Discovered:
    entrance = Entrance(kind, HOME + "x")  # type: ignore[arg-type]
    return links(body.encode() if isinstance(body, str) else body, entrance, entrance.url, ANY)


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        ("sitemap", '{"error": "not found"}', "neither XML nor a list"),
        ("sitemap", b"\x00\x01\x02 garbage", "neither XML nor a list"),
        ("sitemap", "", "neither XML nor a list"),
        ("sitemap", "<html><body>Seite nicht gefunden</body></html>", "<html>"),
        ("sitemap", b"\x1f\x8bkaputt", "zlib.error"),
        ("sitemap", "<<<<", "ERR_"),
        ("wordpress", '[{"link": "https://www', "JSONDecodeError"),
        ("wordpress", "[" * 100_000, "RecursionError"),
        ("wordpress", "<html>Wartung</html>", "JSONDecodeError"),
        ("wordpress", "", "JSONDecodeError"),
        ("wordpress", '{"code": "rest_disabled"}', "list of posts"),
        ("wordpress", "17", "list of posts"),
        ("wordpress", "null", "list of posts"),
        ("feed", '{"version": "https://jsonfeed.org/version/1.1", "items": [', "JSONDecodeError"),
        ("feed", "<rss version='2.0'><channel>&kaputt", "SAXParseException"),
    ],
)
def test_what_cannot_be_read_is_named(kind: str, body: str | bytes, says: str) -> None:
    found = find(body, kind)
    assert found.links == ()
    assert says in (found.flaw or "")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (URLS.encode() + f"<url><loc>{HOME}c".encode(), "breaks off (ERR_"),
        (gzip.compress(URLS.encode() + b"</urlset>")[:-9], "EOFError"),
    ],
)
def test_a_sitemap_that_breaks_off_gives_what_stands_before_and_says_so(body: bytes, says: str) -> None:
    found = find(body, "sitemap")
    assert found.links
    assert says in (found.flaw or "")


@pytest.mark.parametrize("body", [URLS + "</urlset>", "<urlset/>", "<sitemapindex></sitemapindex>", HOME + "a"])
def test_a_whole_sitemap_has_no_flaw(body: str) -> None:
    assert find(body, "sitemap").flaw is None


def test_an_empty_collection_has_no_flaw() -> None:
    assert find("[]", "wordpress").flaw is None


def test_what_the_feed_parser_raises_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(*_: object, **__: object) -> None:
        raise AssertionError("a bug")

    monkeypatch.setattr(feedparser, "parse", raising)
    found = find(RSS, "feed")
    assert (found.links, found.flaw) == ((), "The feed cannot be read (AssertionError).")


# ---------------------------------------------------------------------------------------------- in a run


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def sends(body: str, kind: str = "application/json") -> Behaviour:
    return lambda talk: talk.answer(body.encode(), "200 OK", f"Content-Type: {kind}", 'ETag: "1"')


@pytest.mark.parametrize("kind", ["sitemap", "wordpress", "feed"])
def test_an_entrance_that_cannot_be_read_has_failed_and_is_asked_anew(server: Hostile, kind: str) -> None:
    server.extra["/tor"] = sends('{"error": ')
    source = site(server, Entrance(kind, server.url("/tor")))  # type: ignore[arg-type]
    memory = Memory()
    for _ in range(2):
        [visit] = [visit for visit in memory.run([source], limits(server)) if visit.role == kind]
        assert visit.outcome == "failed"
        assert visit.detail
        assert (visit.etag, visit.content_hash) == (None, None)
    assert not any("if-none-match" in request.headers for request in server.asked)


def test_an_entrance_that_breaks_off_is_open_and_says_so(server: Hostile) -> None:
    server.extra |= {"/a": article("A")}
    server.extra["/karte"] = sends(f"<urlset><url><loc>{server.url('/a')}</loc></url><url><loc>", "text/xml")
    visits = Memory().run([site(server, Entrance("sitemap", server.url("/karte")))], limits(server))
    [entrance] = [visit for visit in visits if visit.role == "sitemap"]
    assert entrance.outcome == "new"
    assert "breaks off" in (entrance.detail or "")
    assert [visit.outcome for visit in visits if visit.role == "page"] == ["new"]


def test_a_listing_may_end_with_an_empty_page(server: Hostile) -> None:
    server.extra["/liste"] = lambda talk: talk.page('<a class="m" href="/c">C</a><a class="w" href="/liste2">2</a>')
    server.extra |= {"/liste2": lambda talk: talk.page("<p>Ende</p>"), "/c": article("C")}
    source = site(server, Entrance("listing", server.url("/liste"), links="a.m", next="a.w", pages=3))
    visits = Memory().run([source], limits(server))
    assert [visit.outcome for visit in visits if visit.role == "listing"] == ["new", "new"]


def test_a_collection_whose_second_page_is_broken_says_so(server: Hostile) -> None:
    server.extra["/c"] = article("C")
    full = json.dumps([{"link": server.url("/c")}] * 50)
    pages = iter([full, '[{"link":'])
    server.extra["/posts"] = lambda talk: sends(next(pages))(talk)
    source = site(server, Entrance("wordpress", server.url("/posts"), pages=2))
    visits = [visit for visit in Memory().run([source], limits(server)) if visit.role == "wordpress"]
    assert [visit.outcome for visit in visits] == ["new", "failed"]
