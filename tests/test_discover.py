"""From a feed, sitemap, listing or collection to the pages that are worth asking."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records import Entrance, Source
from extractors.street.discover import Discovered, address, entrances, links

HOME = "https://www.kreis-musterland.example/"
ANY = Source("muster", "Kreis Musterland", "kreis", HOME)
NEWS = Source("bote", "Bote", "news", HOME, only=r"(?i)job-?center")
FEED = Entrance("feed", HOME + "feed/")

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Presse</title><link href="{home}"/>
<entry><title type="html">Jobcenter &amp;amp; Kreis</title><link rel="alternate" href="/a?utm_source=feed"/>
<link rel="enclosure" href="/a.pdf"/><id>tag:1</id>
<updated>2026-03-02T10:00:00Z</updated><summary>Kurz &lt;b&gt;gesagt&lt;/b&gt;</summary></entry>
</feed>"""
RSS2 = """<rss version="2.0"><channel><title>Presse</title><link>{home}</link>
<item><title>Jobcenter &amp; Kreis</title><link>{home}a</link><guid isPermaLink="false">17</guid>
<description><![CDATA[<p>Kurz <b>gesagt</b></p>]]></description>
<pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate></item></channel></rss>"""
RSS091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>P</title><link>{home}</link>
<item><title>Jobcenter &amp; Kreis</title><link>{home}a</link>
<description>Kurz gesagt</description></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{home}"><title>P</title></channel>
<item rdf:about="{home}a"><title>Jobcenter &amp; Kreis</title><link>{home}a</link><description>Kurz gesagt</description>
<dc:date>2026-03-02</dc:date></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"url": HOME + "a", "title": "Jobcenter & Kreis", "content_html": "<p>Kurz <b>gesagt</b></p>"},
            {"id": "ohne Adresse"},
        ],
    }
)  # fmt: skip


def find(text: str | bytes, entrance: Entrance = FEED, source: Source = ANY) -> Discovered:
    return links(text if isinstance(text, bytes) else text.encode(), entrance, entrance.url, source)


# ---------------------------------------------------------------------------------------------- feeds


@pytest.mark.parametrize("form", [ATOM, RSS2, RSS091, RDF, JSON_FEED], ids=["atom", "rss2", "rss091", "rdf", "json"])
def test_every_form_of_feed_gives_address_title_and_teaser(form: str) -> None:
    found = find(form.replace("{home}", HOME))
    assert [(link.url, link.title, link.teaser) for link in found.links] == [
        (HOME + "a", "Jobcenter & Kreis", "Kurz gesagt")
    ]
    assert found.flaw is None


def test_a_feed_in_another_encoding_is_read() -> None:
    latin = '<?xml version="1.0" encoding="iso-8859-1"?>' + RSS2.replace("{home}", HOME).replace("Kurz", "Für")
    assert (find(latin.encode("iso-8859-1")).links[0].teaser or "").startswith("Für")


@pytest.mark.parametrize(
    ("title", "path", "wanted"),
    [("Jobcenter lädt ein", "a", True), ("Rathaus", "job-center-aktion", True), ("Rathaus", "a", False)],
)
def test_a_news_source_takes_what_meets_its_filter(title: str, path: str, wanted: bool) -> None:
    feed = f"<rss version='2.0'><channel><item><title>{title}</title><link>{HOME}{path}</link></item></channel></rss>"
    found = find(feed, source=NEWS)
    assert (len(found.links), found.seen) == (int(wanted), 1)


def test_a_page_given_as_feed_leads_to_its_feed() -> None:
    html = """<html><head><link rel="alternate" type="application/rss+xml" title="Presse" href="/presse.xml">
    <link rel="alternate" type="application/rss+xml" title="Kommentar-Feed" href="/comments/feed/"></head></html>"""
    found = find(html)
    assert [entrance.url for entrance, _ in found.further] == [HOME + "presse.xml"]
    assert found.flaw
    assert [entrance.url for entrance in entrances(html, HOME)] == [HOME + "presse.xml"]


def test_an_empty_feed_is_a_flaw() -> None:
    assert find("<rss version='2.0'><channel></channel></rss>").flaw
    assert find("").flaw
    assert find("{}").flaw


LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_entities_that_unfold_to_gigabytes_do_not(kind: str) -> None:
    found = find(with_entity(kind, LAUGHS, "l9"), Entrance(kind, HOME + "x"))  # type: ignore[arg-type]
    assert all(len(str(link)) < 2000 for link in found.links)


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_no_file_outside_is_read_by_an_entity(kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    for declared in (f'<!ENTITY f SYSTEM "file://{secret}">', f'<!ENTITY % p SYSTEM "file://{secret}"> %p;'):
        found = find(with_entity(kind, declared, "f"), Entrance(kind, HOME + "x"))  # type: ignore[arg-type]
        assert "geheim" not in str(found)


def test_a_sitemap_unfolds_no_entity_at_all() -> None:
    found = find(with_entity("sitemap", '<!ENTITY f "2026-03-02">', "f"), SITEMAP)
    assert "2026" not in str(found)


def with_entity(kind: str, declared: str, name: str) -> str:
    head = f'<?xml version="1.0"?><!DOCTYPE x [{declared}]>'
    if kind == "feed":
        item = f"<item><title>&{name};</title><link>{HOME}a</link></item>"
        return f'{head}<rss version="2.0"><channel>{item}</channel></rss>'
    return f"{head}<urlset><url><loc>{HOME}a</loc><lastmod>&{name};</lastmod></url></urlset>"


# ---------------------------------------------------------------------------------------------- sitemaps


SITEMAP = Entrance("sitemap", HOME + "sitemap.xml")
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def test_a_sitemap_gives_the_newest_first_with_the_titles_of_the_news_extension() -> None:
    xml = f"""<?xml version="1.0" encoding="UTF-8"?><urlset {NS}>
    <url><loc>{HOME}alt</loc><lastmod>2020-01-01</lastmod></url>
    <url><loc> {HOME}neu?utm_source=x </loc><news:news><news:publication><news:name>Bote</news:name></news:publication>
    <news:publication_date>2026-03-02T10:00:00+01:00</news:publication_date>
    <news:title>Jobcenter &amp; Kreis</news:title></news:news></url>
    <url><loc>{HOME}bild</loc><image:image xmlns:image="i"><image:loc>{HOME}bild.jpg</image:loc></image:image></url>
    </urlset>"""
    found = find(xml, SITEMAP)
    assert [link.url.rpartition("/")[2] for link in found.links] == ["neu", "alt", "bild"]
    assert found.links[0].title == "Jobcenter & Kreis"
    assert found.links[0].announced_change == "2026-03-02T10:00:00+01:00"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_packed_sitemap_and_an_index_are_read(pack: object) -> None:
    xml = f"<sitemapindex><sitemap><loc>{HOME}s1.xml.gz</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>"
    found = find(pack(xml.encode()), SITEMAP)  # type: ignore[operator]
    assert [(entrance.kind, entrance.url, day) for entrance, day in found.further] == [
        ("sitemap", HOME + "s1.xml.gz", "2026-01-01")
    ]


def test_what_stands_before_the_break_of_a_sitemap_counts() -> None:
    assert len(find(f"<urlset><url><loc>{HOME}a</loc></url><url><loc>{HOME}b", SITEMAP).links) == 1
    packed = gzip.compress(f"<urlset><url><loc>{HOME}a</loc></url></urlset>".encode())
    assert find(packed[:-4], SITEMAP).links
    assert find(b"\x1f\x8bkaputt", SITEMAP).links == ()


def test_a_sitemap_of_plain_lines_is_read() -> None:
    assert [link.url for link in find(f"{HOME}a\n{HOME}b\nmailto:x\n", SITEMAP).links] == [HOME + "a", HOME + "b"]


# ---------------------------------------------------------------------------------------------- listings


LISTING = Entrance("listing", HOME + "presse", links="li a.m", next="a.weiter")


def test_a_listing_gives_its_links_with_title_and_teaser_and_its_next_page() -> None:
    html = """<base href="/presse/"><ul>
    <li><h3>Jobcenter lädt ein</h3><p>Am Freitag</p><a class="m" href="eins">weiterlesen</a></li>
    <li><a class="m" href="zwei"><h3>Kreis</h3> mit Bild</a> <time datetime="2026-03-02">2. März</time></li>
    <li><a class="m" href="eins">Doppelt</a></li><li><a class="m" href="mailto:x@y.example">Mail</a></li></ul>
    <a class="weiter" href="?seite=2">Weiter</a>"""
    found = find(html, LISTING)
    assert [(link.url, link.title) for link in found.links] == [
        (HOME + "presse/eins", "Jobcenter lädt ein"),
        (HOME + "presse/zwei", "Kreis"),
    ]
    assert "Am Freitag" in (found.links[0].teaser or "")
    assert found.links[1].announced_change == "2026-03-02"
    assert found.next == HOME + "presse/?seite=2"


def test_a_selector_that_is_none_is_a_flaw() -> None:
    assert "selector" in (find("<p>", Entrance("listing", HOME, links="a[[")).flaw or "")


def test_a_listing_without_links_is_a_flaw() -> None:
    assert find("<p>Keine Meldungen</p>", LISTING).flaw


# ---------------------------------------------------------------------------------------------- WordPress


def test_a_wordpress_collection_gives_its_posts() -> None:
    post = {"link": HOME + "?p=1", "title": {"rendered": "Jobcenter &#8211; Tag"}, "modified_gmt": "2026"}
    posts = [post, {"link": None}, "x", {"title": "ohne Link"}]
    entrance = Entrance("wordpress", HOME + "wp-json/wp/v2/posts", search="job center")
    found = find(json.dumps(posts), entrance)
    assert [(link.url, link.title, link.announced_change) for link in found.links] == [
        (HOME + "?p=1", "Jobcenter – Tag", "2026")
    ]
    assert "search=job+center" in address(entrance)
    assert "modified_after=2026-01-01T00%3A00%3A00" in address(entrance, "2026-01-01T00:00:00")
    assert find('{"code": "rest_disabled"}', entrance).flaw


def test_a_full_collection_has_a_next_page() -> None:
    full = json.dumps([{"link": f"{HOME}?p={number}"} for number in range(50)])
    first = find(full, Entrance("wordpress", HOME + "wp-json/wp/v2/posts?per_page=50"))
    assert (first.next or "").endswith("per_page=50&page=2")
    second = find(full, Entrance("wordpress", first.next or ""))
    assert (second.next or "").endswith("per_page=50&page=3")


# ---------------------------------------------------------------------------------------------- whatever comes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "piece"),
    [
        ("feed", b"<item>"),
        ("feed", b"<item " + b"a='x' " * 2000),
        ("listing", b"<a href=/x>"),
        ("sitemap", b"<url>"),
    ],
)
def test_a_flood_of_elements_costs_bounded_memory(kind: str, piece: bytes) -> None:
    body = b"<rss version='2.0'><channel>" + piece * (3_000_000 // len(piece))
    tracemalloc.start()
    try:
        find(body, Entrance(kind, HOME + "x", links="a"))  # type: ignore[arg-type]
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(str.encode),
    st.sampled_from(["feed", "sitemap", "listing", "wordpress"]),
)
def test_whatever_an_entrance_sends_is_read_or_named(body: bytes, kind: str) -> None:
    assert isinstance(find(body, Entrance(kind, HOME + "x", links="a")), Discovered)  # type: ignore[arg-type]
