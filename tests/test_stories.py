"""What finding copies promises: every copy in its story, no template, retelling or annual text merged with another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from extractors.records import Reading
from tests.filled_warehouse import NOW, action, load, opened, rows, silent, telling
from warehouse import store

DRAW = random.Random(11)
SYLLABLES = ("ba", "ker", "lin", "mo", "rat", "sel", "tun", "wis", "gor", "hel", "pam", "dro", "fes", "nil", "kat")


def word() -> str:
    return "".join(DRAW.choice(SYLLABLES) for _ in range(3))


def prose(words: int) -> str:
    return " ".join(word() for _ in range(words))


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = opened(tmp_path)
    yield con
    con.close()


def put(con: store.Connection, source: str, reading: Reading, days: int = 0) -> None:
    load(con, reading, source=source, at=NOW + timedelta(days=days))


def members(con: store.Connection) -> list[tuple[object, ...]]:
    return rows(
        con, "select source_id, relation from core.story_member join core.article using (article_id) order by 1"
    )


def page(source: str, text: str, day: date | None = date(2026, 3, 1), number: int = 1, **more: object) -> Reading:
    return telling(f"https://{source}.example/{number}", action(), text=text, published=day, **more)  # type: ignore[arg-type]


def test_copies_are_found_in_one_load_and_over_several(con: store.Connection) -> None:
    text = prose(250)
    put(con, "verband", page("verband", text))
    put(con, "rur-bote", page("rur-bote", "DÜREN (pm) – " + text, date(2026, 3, 3)))
    put(con, "eifel-heute", page("eifel-heute", text + " Mehr dazu im Netz.", date(2026, 3, 4)))
    assert members(con) == [("eifel-heute", "copy"), ("rur-bote", "copy"), ("verband", "original")]


def test_copies_of_a_short_notice_are_found(con: store.Connection) -> None:
    for number in range(12):
        notice = prose(30)
        day = date(2026, 3, 1) + timedelta(days=20 * number)
        put(con, "verband", page("verband", notice, day, number))
        put(con, "rur-bote", page("rur-bote", notice, day + timedelta(days=1), number))
    assert [relation for _, relation in members(con)] == ["copy"] * 12 + ["original"] * 12


def test_a_cut_copy_shows_how_much_it_took_and_how_much_it_left_out(con: store.Connection) -> None:
    text = prose(600)
    put(con, "verband", page("verband", text))
    put(con, "rur-bote", page("rur-bote", " ".join(text.split()[:240]), date(2026, 3, 2)))
    [(of_member, of_original)] = rows(
        con, "select share_of_member, share_of_original from mart.story_member where relation = 'copy'"
    )
    assert of_member == 1.0
    assert 0.25 < of_original < 0.55


def test_the_earliest_text_is_the_original_even_if_it_is_found_last(con: store.Connection) -> None:
    text = prose(250)
    put(con, "rur-bote", page("rur-bote", text, date(2026, 3, 3), credit="Quelle: Landkreisverband (LKV)"))
    put(con, "verband", page("verband", text, date(2026, 3, 2)), days=1)
    assert rows(con, "select original_url, named_origin, first_on from mart.story") == [
        ("https://verband.example/1", "Quelle: Landkreisverband (LKV)", date(2026, 3, 2))
    ]


def test_a_template_filled_in_by_another_carrier_is_no_copy(con: store.Connection) -> None:
    shared, day = prose(180), date(2026, 3, 16)
    put(con, "rur-bote", telling("https://rur-bote.example/1", action(day=day), text=shared + " " + prose(60)))
    other = action(day=day, jobcenters=("06439",))
    put(con, "eifel-heute", telling("https://eifel-heute.example/1", other, text=shared + " " + prose(60)))
    assert members(con) == []
    assert rows(con, "select relation from mart.story_link") == [("localized_template",)]


def test_a_story_told_anew_is_derived_not_copied(con: store.Connection) -> None:
    quote = prose(110)
    put(con, "verband", page("verband", prose(200) + " " + quote))
    put(con, "rur-bote", page("rur-bote", quote + " " + prose(220), date(2026, 3, 3)))
    assert members(con) == []
    assert rows(con, "select relation from mart.story_link") == [("derived",)]


def test_last_years_text_printed_again_is_another_story(con: store.Connection) -> None:
    text = prose(250)
    put(con, "rur-bote", page("rur-bote", text, date(2025, 3, 1)))
    put(con, "eifel-heute", page("eifel-heute", text, date(2026, 3, 1)))
    assert members(con) == []


def test_the_standing_paragraph_of_a_campaign_makes_no_copies(con: store.Connection) -> None:
    standing = prose(120)
    for number in range(8):
        day = date(2025, 1, 1) + timedelta(days=40 * number)
        put(con, "verband", page("verband", prose(70) + " " + standing, day, number))
    same_week = [page(source, prose(70) + " " + standing) for source in ("rur-bote", "eifel-heute")]
    put(con, "rur-bote", same_week[0])
    put(con, "eifel-heute", same_week[1])
    assert members(con) == []


def test_the_same_text_under_a_second_address_and_on_a_mirror(con: store.Connection) -> None:
    text = prose(250)
    put(con, "rur-bote", page("rur-bote", text, publisher="Rur-Bote"))
    put(con, "rur-bote", page("rur-bote", text, number=2, publisher="Rur-Bote"))
    put(con, "eifel-heute", page("spiegel-rur", text, number=3, publisher="Rur-Bote"))
    assert sorted(relation for _, relation in members(con)) == ["mirror", "original", "url_duplicate"]


def test_an_article_that_is_rewritten_leaves_its_story(con: store.Connection) -> None:
    text = prose(250)
    put(con, "verband", page("verband", text))
    put(con, "rur-bote", page("rur-bote", text))
    assert len(members(con)) == 2
    put(con, "rur-bote", page("rur-bote", prose(250)), days=1)
    assert members(con) == []


def test_one_load_and_many_loads_come_to_the_same_stories(tmp_path: Path) -> None:
    texts = [prose(200) for _ in range(5)]
    pages = [
        page(source, texts[n] if source != "rur-bote" else " ".join(texts[n].split()[:120]), number=n)
        for n in range(5)
        for source in ("verband", "rur-bote", "eifel-heute")
    ]
    found = []
    for name, batches in (("one", [pages]), ("many", [[p] for p in pages])):
        (tmp_path / name).mkdir()
        con = opened(tmp_path / name)
        for batch in batches:
            load(con, *batch)
        found.append(rows(con, "select * exclude (story_id) from core.story_member order by all"))
        con.close()
    assert found[0] == found[1] != []


def test_copies_are_found_among_articles_out_of_scope_but_not_published(con: store.Connection) -> None:
    text = prose(200)
    put(con, "rur-bote", silent("https://rur-bote.example/1", text))
    put(con, "eifel-heute", silent("https://eifel-heute.example/1", text))
    assert len(members(con)) == 2
    assert rows(con, "select count(*) from mart.story") == [(0,)]


def test_texts_without_a_carrier_do_not_tie_the_templates_of_two_together(con: store.Connection) -> None:
    shared, day = prose(180), date(2026, 3, 16)
    ours, theirs = shared + " " + prose(100), shared + " " + prose(100)
    put(con, "kreis-dueren", telling("https://kreis-dueren.example/1", action(day=day), text=ours))
    nobodys = {"day": day, "jobcenters": ()}
    put(con, "eifel-heute", telling("https://eifel-heute.example/1", action(**nobodys), text=theirs))
    put(con, "rur-bote", telling("https://rur-bote.example/1", action(**nobodys), text=ours))
    other = action(day=day, jobcenters=("06439",))
    put(con, "eifel-heute", telling("https://eifel-heute.example/2", other, text=theirs))
    told = "select list(url order by url) from core.story_member join core.article using (article_id) group by story_id"
    assert sorted(urls for (urls,) in rows(con, told)) == [
        ["https://eifel-heute.example/1", "https://eifel-heute.example/2"],
        ["https://kreis-dueren.example/1", "https://rur-bote.example/1"],
    ]


def test_what_an_association_sends_stays_one_story_however_it_is_localised(con: store.Connection) -> None:
    text, day = prose(220), date(2026, 3, 16)
    put(con, "verband", telling("https://verband.example/1", action(day=day, jobcenters=()), text=text))
    put(con, "rur-bote", telling("https://rur-bote.example/1", action(day=day), text=text + " " + prose(40)))
    other = action(day=day, jobcenters=("06439",))
    put(con, "eifel-heute", telling("https://eifel-heute.example/1", other, text=text + " " + prose(40)))
    assert members(con) == [("eifel-heute", "copy"), ("rur-bote", "copy"), ("verband", "original")]
