"""What a person may expect of an article's reading, on many systems' pages and on broken ones."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article import article
from extractors.records import Article, Selectors, Source
from tests import article_layouts as layouts

NO_SOURCE = Source(id="", name="", kind="other", home="https://werse-bote.example/")
URL = "https://werse-bote.example/aktuelles/werkstatt.html"


def read(html: str, source: Source | None = None, url: str = URL) -> Article:
    found, _ = article(html, url, source)
    assert found is not None
    return found


@pytest.mark.parametrize("layout", layouts.LAYOUTS, ids=lambda layout: layout.__name__)
class TestEverySystem:
    def test_the_text_is_the_article_and_nothing_else(self, layout: Callable[[], str]) -> None:
        assert read(layout()).text.split("\n\n") == layouts.text(layout in layouts.WITH_ROWS).split("\n\n")

    def test_the_title_is_the_headline_without_the_site(self, layout: Callable[[], str]) -> None:
        assert read(layout()).title == layouts.TITLE

    def test_the_day_of_publication_is_the_article_s_own(self, layout: Callable[[], str]) -> None:
        assert read(layout()).published_on == date.fromisoformat(layouts.DAY)

    def test_dateline_and_credit_are_found_in_the_text(self, layout: Callable[[], str]) -> None:
        found = read(layout())
        assert (found.dateline, found.credit) == ("Beckum", "Kreis Warendorf, Pressestelle")

    def test_every_field_says_where_it_was_found(self, layout: Callable[[], str]) -> None:
        found = read(layout(), Source(id="x", name="Werse-Bote", kind="news", home="https://x.example/"))
        assert {hit.field for hit in found.found} >= {
            "title",
            "published_on",
            "publisher",
            "dateline",
            "credit",
            "language",
        }
        assert all(hit.where and 0 < hit.confidence <= 1 for hit in found.found)
        assert (found.publisher, found.language) == ("Werse-Bote", "de")


@pytest.mark.parametrize(
    "layout", [layouts.drupal, layouts.contao, layouts.blogger, layouts.amp, layouts.cards, layouts.soup, layouts.terms]
)
def test_the_publisher_is_read_off_an_unknown_site_s_page(layout: Callable[[], str]) -> None:
    assert read(layout()).publisher == "Werse-Bote"


def test_a_domain_ending_is_no_part_of_a_publisher_s_name() -> None:
    source = Source(id="x", name="werse-bote.de", kind="news", home="https://x.example/")
    assert read(layouts.soup(), source).publisher == "werse-bote"


def test_a_source_s_own_selectors_come_first() -> None:
    html = layouts.cards().replace("<h5>", "<h5 class='wanted'>").replace("<h1", "<h2").replace("</h1>", "</h2>")
    source = Source(
        id="x",
        name="X",
        kind="news",
        home="https://x.example/",
        selectors=Selectors(title=(".wanted",), text=(".card-text",)),
    )
    assert read(html, source).title == "Aus der Region"


def test_a_selector_that_finds_nothing_is_an_issue_and_the_text_is_read_all_the_same() -> None:
    selectors = Selectors(title=("h1",), text=(".gone-since-the-relaunch",), drop=("[[[",))
    found, issues = article(
        layouts.contao(), URL, Source(id="x", name="X", kind="news", home="https://x.example/", selectors=selectors)
    )
    assert found is not None and found.text == layouts.text()
    assert [issue.kind for issue in issues] == ["selector-missed"]


def test_an_element_that_a_source_drops_is_not_in_the_text() -> None:
    selectors = Selectors(text=(".ce_text",), drop=(".ce_text h3",))
    found = read(
        layouts.contao(), Source(id="x", name="X", kind="news", home="https://x.example/", selectors=selectors)
    )
    assert layouts.HEADING not in found.text and layouts.ITEMS[0] in found.text


def test_a_page_that_does_not_say_its_day_has_none() -> None:
    html = layouts.cards().replace("Mi, 06.03.2019, 09:12 Uhr", "von der Redaktion")
    assert read(html).published_on is None


def test_a_page_without_text_is_no_article_but_an_issue() -> None:
    found, issues = article(f"<html><body><ul>{layouts.MENU}</ul></body></html>", URL, None)
    assert found is None
    assert [issue.kind for issue in issues] == ["no-article"]


def test_soft_hyphens_do_not_reach_the_text() -> None:
    found = read(
        layouts.soup().replace("Lastenräder", "Lasten\u00adräder").replace("Rollstuhltandem", "Rollstuhl&shy;tandem")
    )
    assert "Lastenräder" in found.text and "Rollstuhltandem" in found.text


def test_a_box_that_is_called_noise_but_holds_the_article_is_read() -> None:
    html = (
        f"<body><h1>{layouts.TITLE}</h1><div class='slider'>"
        + "".join(f"<p>{p}</p>" for p in layouts.PARAGRAPHS)
        + "</div></body>"
    )
    assert read(html).text == "\n\n".join(layouts.PARAGRAPHS)


def test_comments_are_never_the_article_however_long() -> None:
    comment = "<p>Das sehe ich ganz anders, und zwar aus vielen Gründen, die ich hier der Reihe nach darlegen will.</p>"
    html = layouts.cards().replace("</body>", f"<div id='comments'>{comment * 60}</div></body>")
    assert read(html).text == layouts.text()


def test_the_language_is_that_of_the_text() -> None:
    english = (
        "<p>The town has opened a new office for people who are looking for work, and it is open to all of them.</p>"
    )
    assert read(f"<html lang='de'><body><h1>News</h1>{english * 3}</body></html>").language == "en"


PIECES = (
    *(
        "<p>",
        "</p>",
        "<div class='teaser'>",
        "</div>",
        "<table><tr><td>",
        "</td>",
        "<dd>",
        "<dt>",
        "<li>",
        "<h1>",
        "<br>",
    ),
    *(
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<time datetime='x'>",
        "<a href=",
        "'>",
        "<article>",
        "</article>",
        "<title>",
    ),
    *("&shy;&#0;", "<svg><p>", "<template>", "</html>", "<meta content=x name=date>", "<frameset>", "]]>", "\0", "😀"),
    *("<script type='application/ld+json'>", '{"@graph":[', "am 31.02.2019 ", "99.99.9999 ", "Text. " * 30),
    *("Beckum (red) – ", "Quelle: "),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_broken_markup_never_raises(pieces: list[str]) -> None:
    found, issues = article("".join(pieces), URL, NO_SOURCE)
    assert found is not None or issues


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_as_page_and_address_is_read_without_an_exception(html: str, url: str) -> None:
    article(html, url, None)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "tief",
        "<table><tr><td>" * 3_000,
        "<ul><li>" * 5_000 + "x",
        "<dl><dt>a<dd>" * 4_000,
        "<p>" + "Wort " * 200_000,
        "<a>x</a>" * 50_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<script " * 20_000,
        "(" * 50_000 + "A " * 50_000,
        "<p>" + "Quelle: " * 5_000 + "</p>",
        "<h1>" + "A-" * 20_000 + "</h1><p>" + "B. " * 20_000,
        "",
        "\0\0\0",
    ],
    ids=range(13),
)
def test_a_monstrous_page_is_read_in_bounded_time(html: str) -> None:
    article(html, URL, None)


@pytest.mark.parametrize("runs", [True, False])
def test_reading_leaves_the_search_for_cycles_as_it_found_it(runs: bool) -> None:
    was = gc.isenabled()
    try:
        gc.enable() if runs else gc.disable()
        article(
            "<body><p>Das Jobcenter lädt am Freitag alle ein, die Arbeit suchen, und zwar ins Rathaus.</p></body>",
            "",
            None,
        )
        assert gc.isenabled() is runs
    finally:
        gc.enable() if was else gc.disable()
