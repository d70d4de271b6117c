"""One page in, one reading out: pure, complete, and the same every time."""

import json
import re
from datetime import UTC, datetime

import pytest

from extractors.announce.scope.reasons import explain
from extractors.read import from_jsonl, read, to_json
from extractors.records import Page, Reading

ROWS = {
    "announcement": {
        "stance",
        "type",
        "campaign",
        "edition",
        "starts_on",
        "ends_on",
        "initiators",
        "evidence",
        "actions",
        "figures",
    },
    "article": {"title", "published_on", "updated_on", "publisher", "dateline", "credit", "language", "text"},
}
HTML = """<!DOCTYPE html><html lang="de"><head><title>Jobmesse im Kurhaus - Küstenpost</title>
<meta property="article:published_time" content="2025-04-22T09:00:00+02:00"></head>
<body><nav><a href="/">Start</a></nav>
<article><h1>Jobmesse im Kurhaus</h1>
<p>Cuxhaven. Das Jobcenter Cuxhaven veranstaltet am Dienstag, 6. Mai 2025, von 10 bis 15 Uhr im Kurhaus eine Jobmesse.
Erwartet werden 40 Betriebe aus der ganzen Region, die Kräfte für die Saison suchen.</p>
<p>Wer mag, lässt seine Unterlagen gleich prüfen. Der Eintritt ist frei, eine Anmeldung nicht nötig.</p>
</article></body></html>"""


def line(html: str = HTML, **more: str) -> str:
    return json.dumps(
        {"url": "https://kuestenpost.example/a", "html": html, "fetched_at": "2025-05-01T12:00:00+02:00", **more}
    )


def reading(html: str = HTML) -> Reading:
    return read(*from_jsonl(line(html, site_name="Küstenpost", kind="news")))


def test_a_page_gives_a_reading_with_every_key() -> None:
    found = to_json(reading())
    assert set(found) == {"url", "article", "announcement", "issues"}
    assert set(found["article"]) == ROWS["article"]
    assert set(found["announcement"]) == ROWS["announcement"]
    assert found["announcement"]["actions"][0]["starts_at"] == "10:00"
    json.dumps(found)


def test_reading_a_page_twice_gives_the_same() -> None:
    assert reading() == reading()


def test_a_page_without_a_jobcenter_leaves_at_the_gate() -> None:
    html = HTML.replace("Das Jobcenter Cuxhaven", "Der Hafenverein")
    found = reading(html)
    assert found.announcement is None
    assert found.rules == ()
    assert found.article is not None


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "\x00\x01", "<html><body>" + "<div>" * 3000])
def test_a_broken_page_is_an_issue_and_no_error(html: str) -> None:
    found = reading(html)
    assert found.announcement is None


@pytest.mark.parametrize(
    ("half", "place"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Jobmesse \\ud83c","publisher":'
         '{"name":"Bote \\uDC00"}}</script></head>', "</head>"),
        ("Jobmesse \ud83c. Erwartet", "Jobmesse.\nErwartet"),
    ],
    ids=["in JSON-LD", "in the text"],
)  # fmt: skip
def test_half_an_emoji_that_a_length_limit_left_costs_nothing_else(half: str, place: str) -> None:
    assert place in HTML
    found = to_json(reading(HTML.replace(place, half)))
    assert "für die Saison suchen" in found["article"]["text"]
    assert found["announcement"]["actions"][0]["starts_at"] == "10:00"


def test_bytes_that_cannot_be_decoded_are_an_issue() -> None:
    page = Page(
        "https://a.example/", datetime(2025, 1, 1, tzinfo=UTC), b"not gzip", headers=(("content-encoding", "gzip"),)
    )
    found = read(page, None)
    assert found.article is None or found.announcement is None


@pytest.mark.parametrize("bad", ["[]", "{}", '{"url": "https://a.example/"}', '{"url": 1, "html": "x"}', "no json"])
def test_a_line_that_is_no_page_is_refused(bad: str) -> None:
    with pytest.raises(ValueError):
        from_jsonl(bad)


def test_the_reasons_are_shown_with_weights_and_words() -> None:
    shown = explain(reading())
    assert "holder" in shown
    assert "veranstaltet" in shown
    assert re.search(r"\+\d\.\d  holder", shown)
