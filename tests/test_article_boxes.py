"""Texts that pages cut into boxes, and texts among others: what belongs together; every line is invented."""

from __future__ import annotations

from extractors.article import article
from extractors.records import Article

LINE = "Zwanzig Betriebe stellen sich vor, darunter Handwerk, Pflege und Handel, und der Eintritt ist frei."
URL = "https://www.example.org/meldung"
HEAD = "<title>Betriebe laden zum Rundgang | Bote</title>"


def read(page: str) -> Article:
    found, _ = article(HEAD + page, URL, None)
    assert found is not None
    return found


def paragraphs(count: int, form: str = "<p>{}</p>") -> str:
    return "".join(form.format(f"Absatz {number}: {LINE}") for number in range(count))


def test_the_text_goes_on_behind_a_box_that_points_elsewhere() -> None:
    aside = "<div><b>Mehr zum Thema</b><ul><li><a href=#>Markt zieht um</a></ul></div>"
    found = read(f"<h1>Betriebe laden zum Rundgang</h1><div>{paragraphs(5)}{aside}<p>Am Ende: {LINE}</p></div>")
    assert found.text.endswith(f"Am Ende: {LINE}") and "Mehr zum Thema" not in found.text


def test_a_source_in_a_box_like_the_paragraphs_belongs_to_the_text() -> None:
    form = "<div class=c1><div class=c2><span>{}</span></div></div>"
    body = paragraphs(4, form) + form.format("Quelle: Stadt Gera")
    assert read(f"<div><div class=c0>Betriebe laden zum Rundgang</div>{body}</div>").credit == "Stadt Gera"


def test_an_article_in_a_list_of_others_is_the_one_under_the_headline() -> None:
    others = "".join(
        f"<li class=m><h3><a href=#>Meldung {n} aus der Stadt</a></h3><p>Anderes {LINE}</p></li>" for n in range(4)
    )
    opened = f"<li class=m><h2>Betriebe laden zum Rundgang</h2><div>{paragraphs(5)}</div></li>"
    found = read(f"<ul>{opened}{others}</ul>")
    assert found.text.count("Absatz") == 5 and "Anderes" not in found.text


def test_a_text_that_a_page_builder_cuts_is_read_as_a_whole() -> None:
    def widget(number: int, inner: str) -> str:
        inner = f"<div class='elementor-widget-container'>{inner}</div>"
        return f"<div class='elementor-element elementor-element-{number}a'>{inner}</div>"

    body = widget(1, f"<p>Anfang. {LINE}</p>") + widget(2, "<h2>Der Ablauf</h2>") + widget(3, paragraphs(8))
    found = read(f"<h1>Betriebe laden zum Rundgang</h1><div>{body}</div>")
    assert found.text.startswith("Anfang.") and "Der Ablauf" in found.text


def test_a_line_in_bold_before_a_break_is_a_line_of_its_own() -> None:
    found = read(f"<div><b>Betriebe laden zum Rundgang</b><br><small>3. Mai 2021</small><br><br>{LINE} {LINE}</div>")
    assert found.title == "Betriebe laden zum Rundgang" and found.text == f"{LINE} {LINE}"


def test_the_site_s_name_as_first_heading_gives_way_to_the_headline() -> None:
    found = read(f"<h1>Bote</h1><h2>Betriebe laden zum Rundgang</h2>{paragraphs(3)}")
    assert found.title == "Betriebe laden zum Rundgang"


def test_a_headline_is_not_cut_where_it_is_one_sentence() -> None:
    head = "<title>Arbeit in der Pflege » Was zählt?</title><h1>Warum lohnt sich die Arbeit in der Pflege?</h1>"
    found, _ = article(head + paragraphs(3), URL, None)
    assert found and found.title == "Warum lohnt sich die Arbeit in der Pflege?"
