"""One page, one address: what in an address does not name the page is dropped, and what does stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.street.links import absolute, canonical, host_key, identity, origin

BASE = "https://www.kreis-musterland.example/presse/"


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("meldung-1", "/presse/meldung-1"),
        ("../amt/./x/../y", "/amt/y"),
        ("//www.kreis-musterland.example/a#top", "/a"),
        (" /a\n", "/a"),
        ("HTTPS://WWW.Kreis-Musterland.EXAMPLE:443/a", "/a"),
        ("https://www.kreis-musterland.example./a", "/a"),
        ("https://nutzer:geheim@www.kreis-musterland.example/a", "/a"),
        # where the reader came from
        ("/a?utm_source=rss&utm_medium=feed", "/a"),
        ("/a?pk_campaign=brief&id=7", "/a?id=7"),
        ("/a?fbclid=x&gclid=y", "/a"),
        # one visitor's visit
        ("/a.html;jsessionid=0A1B.live21", "/a.html"),
        ("/a?PHPSESSID=1&p=5", "/a?p=5"),
        # other views of the same page
        ("/2022/06/22/aktionswoche/amp/", "/2022/06/22/aktionswoche/"),
        ("/meldung/print", "/meldung"),
        ("/meldung?print=1", "/meldung"),
        ("/meldung?output=webview", "/meldung"),
        ("/2024/05/tag.html?m=1", "/2024/05/tag.html"),
        # an address that a stranger put in
        ("/a?L=http://boese.example/", "/a"),
        ("/a?L=1", "/a?L=1"),
        # query strings that are the key
        ("/?p=4711", "/?p=4711"),
        ("/front_content.php?idart=12", "/front_content.php?idart=12"),
        ("/index.php?view=article&id=9", "/index.php?view=article&id=9"),
        ("/n?tx_news_pi1[news]=5&cHash=ab12", "/n?tx_news_pi1%5Bnews%5D=5&cHash=ab12"),
        ("/x.php?object=tx|1.2&ModID=7&FID=3", "/x.php?object=tx%7C1.2&ModID=7&FID=3"),
        ("/s1.html?seite=2&kategorie=", "/s1.html?seite=2&kategorie="),
        # one spelling
        ("/größe?ort=Köln", "/gr%C3%B6%C3%9Fe?ort=K%C3%B6ln"),
        ("/gr%c3%b6%c3%9fe", "/gr%C3%B6%C3%9Fe"),
        ("/%7Euser/%41mt", "/~user/Amt"),
        ("/50%-Regel", "/50%25-Regel"),
        ("/a b", "/a%20b"),
        ("/a%2Fb", "/a%2Fb"),
    ],
)
def test_what_names_the_page_stays_and_the_rest_goes(link: str, wanted: str) -> None:
    assert canonical(link, BASE) == "https://www.kreis-musterland.example" + wanted


@pytest.mark.parametrize(
    "link",
    ["mailto:presse@kreis.example", "javascript:void(0)", "tel:+49251", "ftp://kreis.example/a", "data:text/html,x",
     "http://", "https://:80/", "http://[kaputt/", "http://kreis..example/", "http://kreis.example:99999/", "file:///etc/passwd",
     "https://kreis.example/" + "a" * 5000],
)  # fmt: skip
def test_what_is_no_page_is_no_link(link: str) -> None:
    assert canonical(link, BASE) is None


def test_umlauts_in_host_names_are_punycode() -> None:
    assert canonical("https://jobcenter-lübeck.example/a") == "https://xn--jobcenter-lbeck-9vb.example/a"
    assert identity("https://jobcenter-lübeck.example/a") == identity("http://www.xn--jobcenter-lbeck-9vb.example/a/")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.kreis.example/a/", "https://kreis.example/a", True),
        ("https://kreis.example/a?b=1&c=2", "https://kreis.example/a?c=2&b=1", True),
        ("https://kreis.example", "https://kreis.example/", True),
        ("https://kreis.example:8443/a", "https://kreis.example/a", False),
        ("https://kreis.example/a", "https://kreis.example/A", False),
        ("https://kreis.example/?p=1", "https://kreis.example/?p=2", False),
        ("https://presse.kreis.example/a", "https://kreis.example/a", False),
    ],
)
def test_the_same_page_has_one_identity(one: str, other: str, same: bool) -> None:
    assert (identity(one) == identity(other)) == same


def test_a_host_is_one_unit_of_politeness_and_an_origin_is_exact() -> None:
    assert host_key("https://www.kreis.example/a") == host_key("http://kreis.example/b")
    assert host_key("http://kreis.example:8080/") != host_key("http://kreis.example/")
    assert origin("https://www.kreis.example/a?b") == "https://www.kreis.example"


@given(st.text(max_size=80))
def test_any_text_is_a_link_or_none(text: str) -> None:
    found = canonical(text, BASE)
    if found is not None:
        assert found.isascii()
        assert canonical(found) == found
        assert absolute(found) is not None
        assert identity(identity(found)) is not None


@given(st.from_regex(r"https?://[a-zäöü.-]{1,20}(:[0-9]{1,5})?/[a-zA-Z0-9%äß/.;=?&+ -]{0,40}", fullmatch=True))
def test_cleaning_twice_changes_nothing(url: str) -> None:
    found = canonical(url)
    if found is not None:
        assert canonical(found) == found
        assert identity(found) == identity(url)
