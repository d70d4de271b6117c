"""What is fuzzed: every reader of what strangers send, with seeds that are near to what they do send.

A target takes bytes and must return; any exception but its own declared ones is a finding. ``mutated`` is the strategy.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import strategies as st

from extractors.decode import DecodeError, content, text
from extractors.records import Entrance, Page, Source
from extractors.street import discover, robots, tdm
from extractors.street.addresses import Refused
from extractors.street.asking import Answer, Asker, Broken
from extractors.street.hops import Ended, Fetched, _sent_on, _take_cookies, _target
from extractors.street.hosts import retry_after
from extractors.street.limits import Limits
from extractors.street.missing import says_missing
from tests import test_discover as forms
from tests.hostile import ARTICLE

HOME = "https://www.kreis.example/"
SOURCE = Source("muster", "Muster", "news", HOME, only="(?i)jobcenter")
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AGENT = "jobcenter-campaigns/0.1"


def _entrance(kind: str, body: bytes) -> None:
    entrance = Entrance(kind, HOME + "x", links="a", next="a.next")  # type: ignore[arg-type]
    discover.links(body, entrance, HOME + "x", SOURCE, None, text(body))


def feed(body: bytes) -> None:
    _entrance("feed", body)


def sitemap(body: bytes) -> None:
    _entrance("sitemap", body)


def collection(body: bytes) -> None:
    _entrance("wordpress", body)


def robots_file(body: bytes) -> None:
    rules = robots.parse(body, AGENT)
    rules.verdict(HOME + body[:50].decode("utf-8", "replace"))


def tdm_file(body: bytes) -> None:
    tdm.well_known(body.decode("utf-8", "replace"), HOME + "presse/a")


def page(body: bytes) -> None:
    """An HTML page: its characters, its reservations, its links, whether it is one at all."""
    answer = Answer(HOME, 200, (("content-type", "text/html"),), body, (), NOW, 0.0, 0.0, 0.0)
    tdm.in_html(body, AGENT)
    says_missing(Fetched(answer, HOME + "weg", body, 0.0), SOURCE, HOME)
    _sent_on(body, answer, HOME)
    _entrance("listing", body)


def headers(body: bytes) -> None:
    """Header lines of a response, one a line."""
    lines = [line.partition(": ") for line in body.decode("latin-1").split("\n")]
    pairs = tuple((name.lower(), value) for name, _, value in lines)
    answer = Answer(HOME, 302, pairs, gzip.compress(b"x"), (), NOW, 0.0, 0.0, 0.0)
    retry_after(answer.header("retry-after"), answer.header("date"), NOW)
    tdm.in_headers(pairs, AGENT)
    _take_cookies(answer, {})
    with contextlib.suppress(Ended):
        _target(answer, HOME)
    with contextlib.suppress(DecodeError):
        content(Page(HOME, NOW, answer.body, 200, pairs), 100_000)


class _Server:
    """Sends the bytes of the moment to whoever asks."""

    def __init__(self) -> None:
        self.body = b""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            with contextlib.suppress(OSError), connection:
                connection.recv(65536)
                connection.sendall(self.body)


_server: list[_Server] = []


def response(body: bytes) -> None:
    """A whole response, from the status line on, over a real connection."""
    if not _server:
        _server.append(_Server())
    server = _server[0]
    server.body = body
    limits = Limits(allow_private=frozenset({f"127.0.0.1:{server.port}"}), body=100_000, silence=1.0)
    asker = Asker(limits, threading.Event())
    try:
        asker.ask(f"http://127.0.0.1:{server.port}/", {}, frozenset({"text/html"}), 2.0)
    except (Broken, Refused):
        pass
    finally:
        asker.close()


HEADER_LINES = b"""content-type: text/html; charset=utf-8
location: ../neu?x=1
retry-after: Mon, 02 Mar 2026 12:01:00 GMT
date: Mon, 02 Mar 2026 12:00:00 GMT
set-cookie: eintritt=ja; Path=/
x-robots-tag: otherbot: noai, noindex
tdm-reservation: 0
content-encoding: gzip, identity"""
RESPONSES = [
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 30\r\n\r\n<html><p>dreissig Zeichen</p>\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhallo\r\n3;a=b\r\nfoo\r\n0\r\nX-Trailer: 1\r\n\r\n",
    b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.0 200 OK\r\nContent-Type: text/html;\r\n a=x\r\n\r\nhallo",
    b"HTTP/1.1 301 Moved Permanently\r\nLocation: /neu\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n",
]
FORMS = (forms.ATOM, forms.RSS2, forms.RSS091, forms.RDF, forms.JSON_FEED)
FEEDS = [form.replace("{home}", HOME).encode() for form in FORMS]
ENTRY = f"<url><loc>{HOME}a</loc><lastmod>2026-01-01</lastmod></url>"
SITEMAPS = [
    f"<urlset {forms.NS}>{ENTRY}{ENTRY}</urlset>".encode(),
    f"<?xml version='1.0'?><sitemapindex><sitemap><loc>{HOME}s.xml.gz</loc></sitemap></sitemapindex>".encode(),
    gzip.compress(f"<urlset>{ENTRY}</urlset>".encode()),
]
PAGES = [
    ARTICLE.encode(),
    b"<html><head><base href='/x/'><meta name=robots content='index, noai'>"
    b"<meta http-equiv=refresh content='0;url=/y'><title>Seite nicht gefunden</title></head>"
    b"<ul><li><h3>Titel</h3><a href=a>weiter</a><time datetime=2026></time></ul>"
    b"<a class=next rel=next href='?seite=2'>n</a></html>",
]
POST = {"link": HOME + "a", "title": {"rendered": "Jobcenter &#8211;"}, "modified_gmt": "2026-01-01"}
POSTS = [json.dumps([POST, POST]).encode()]

TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "feed": (feed, FEEDS),
    "sitemap": (sitemap, SITEMAPS),
    "collection": (collection, POSTS),
    "robots": (robots_file, [b"User-agent: *\nDisallow: /*.php$\nAllow: /a%2fb\nCrawl-delay: 2,5\nSitemap: /s.xml\n"]),
    "tdm": (tdm_file, [b'[{"location": "/presse/*", "tdm-reservation": 1, "tdm-policy": "/p"}, {"location": "/"}]']),
    "page": (page, PAGES),
    "headers": (headers, [HEADER_LINES]),
    "response": (response, RESPONSES),
}

# Pieces that break parsers: of XML and HTML, of JSON, of addresses, of HTTP, of numbers and dates, of encodings.
PIECES = [
    *(b"<", b">", b"&", b"&#x0;", b"&#99999999;", b"]]>", b"<![CDATA[", b"<!--", b"&a;", b"<x:y xmlns:x=''>"),
    *(b"<!DOCTYPE x [<!ENTITY a '&b;'>]>", b"<?xml version='1.0' encoding='utf-7'?>", b"<svg><math><table><select>"),
    *(b"<base href='http://['>", b"<a href='http://[x'>", b"encoding='x'", b"charset=utf-16"),
    *(b"[", b"]", b"{", b"}", b'"', b"'", b"\\u0000", b"\\ud800", b"1e999", b"NaN"),
    *(b"%", b"%zz", b"://", b"//", b"http://[", b"http://a:99999/", b"javascript:", b"xn--", b"\xc3\x9f.de"),
    *(b"\r\n", b"\r", b"0\r\n\r\n", b"ffffffff\r\n", b"Content-Length: 5\r\n", b"HTTP/1.1 "),
    *(b"Transfer-Encoding: chunked\r\n", b"*" * 40, b"$", b"9" * 30, b"-1", b"Mon, 99 Feb 0000 25:61:61 +9999"),
    *(b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b\x08\x00"),
]

_change = st.tuples(
    st.integers(0, 2**16),  # where
    st.integers(0, 60),  # how much is cut out there
    st.one_of(st.sampled_from(PIECES), st.binary(max_size=6), st.just(b"")),  # what is put in
    st.sampled_from([1, 1, 1, 2, 300]),  # how many times
)


def mutate(seed: bytes, changes: list[tuple[int, int, bytes, int]]) -> bytes:
    """The seed with its changes, each at a place of what the one before left."""
    for place, cut, piece, times in changes:
        at = place % (len(seed) + 1)
        seed = seed[:at] + piece * times + seed[at + cut :]
    return seed


def mutated(name: str) -> st.SearchStrategy[bytes]:
    """Seeds of this target with one to five changes."""
    return st.builds(mutate, st.sampled_from(TARGETS[name][1]), st.lists(_change, min_size=1, max_size=5))
