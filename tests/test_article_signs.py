"""Signs, senders and days of publication as newspapers and press offices write them; every line is invented."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.article import article
from extractors.article.credit import credit
from extractors.article.dateline import dateline
from extractors.records import Article

REST = "Das Haus öffnet am Montag seine Türen. Wer mag, bringt Unterlagen mit und spricht mit den Fachleuten."
PROSE = f"{REST} Zwanzig Betriebe stellen sich vor, darunter Handwerk, Pflege und Handel."
URL = "https://www.example.org/meldung"


def read(page: str) -> Article:
    found, _ = article(page, URL, None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("(stk). ", None, "stk"),
        ("(pm) ", None, "pm"),
        ("pm. ", None, "pm"),
        ("HALLE/MZ - ", "HALLE", "MZ"),
        ("Landau/SÜW. ", "Landau/SÜW", None),
        ("Magdeburg l ", "Magdeburg", None),
        ("Gera, (pm) – ", "Gera", "pm"),
        ("Gera (pm, red) – ", "Gera", "pm, red"),
        ("Gera. pm. ", "Gera", "pm"),
        ("Gera – red – ", "Gera", "red"),
        ("(Gera/pm) ", "Gera", "pm"),
        ("(Gera, 12.04.2019) ", "Gera", None),
        ("Gera, im Mai 2021 – ", "Gera", None),
        ("LANDKREIS (pm). ", "LANDKREIS", "pm"),
        ("Altmark. ", "Altmark", None),
        ("Gera und Altenburg. ", "Gera und Altenburg", None),
        ("Berlin-Mitte. ", "Berlin-Mitte", None),
    ],
)
def test_a_dateline_names_the_place_and_who_signs(opening: str, place: str | None, agency: str | None) -> None:
    assert dateline([opening + REST, PROSE], None) == (place, agency)


@pytest.mark.parametrize("first", ["Von Anna Beispiel", "Gemeinsame Presseinformation der Stadt Gera und des Kreises"])
def test_the_dateline_stands_behind_a_line_that_only_introduces_the_text(first: str) -> None:
    assert dateline([first, f"Gera. {REST}"], None).place == "Gera"


def test_the_dateline_stands_behind_a_lead_but_a_list_of_towns_has_none() -> None:
    lead = "Zwanzig Betriebe, drei Stunden und ein langer Tisch: So einfach kann die Suche sein."
    assert dateline([lead, f"Gera. {PROSE}", PROSE], None).place == "Gera"
    assert dateline([lead, "Gera – Montag, 10 Uhr, Rathaus", "Jena – Dienstag, 10 Uhr, Volkshaus"], None).place is None


@pytest.mark.parametrize("opening", ["Sonne, Regen. ", "IHK/HWK – ", "Geschafft! ", "(Nicht) nur ", "Montag. "])
def test_what_is_no_place_opens_no_dateline(opening: str) -> None:
    assert dateline([opening + REST, PROSE], None) == (None, None)


@pytest.mark.parametrize(
    ("end", "who"),
    [
        ("Der Eintritt ist frei. kr", "kr"),
        ("Der Eintritt ist frei. – red –", "red"),
        ("Der Eintritt ist frei. (abc/Foto: Archiv)", "abc"),
        ("Der Eintritt ist frei (pm).", "pm"),
        ("Der Eintritt ist frei. Quelle: Stadt Gera", "Stadt Gera"),
        ("-red-", "red"),
        ("pm, Foto: Stadt", "pm"),
        ("Quelle: Landkreis Harz, 03.05.2021", "Landkreis Harz"),
        ("Herausgeber: Stadt Gera, Pressestelle, Kornmarkt 12, 07545 Gera", "Stadt Gera, Pressestelle"),
        ("Herausgeberin: Stadt Gera · Kornmarkt 12 · 07545 Gera · Tel. 000", "Stadt Gera"),
        ("(Dies ist eine Pressemitteilung der Stadt Gera.)", "Pressemitteilung der Stadt Gera"),
        ("Pressestelle des Landkreises Harz", "Pressestelle des Landkreises Harz"),
        ("Mit Material der dpa", "dpa"),
        ("Gesucht werden Köche (m/w/d)", None),
        ("Das Geld kommt vom Bund (BMAS).", None),
        ("Der Eintritt ist frei. mehr", None),
    ],
)
def test_who_signs_at_the_end_is_credited_without_address_day_and_picture(end: str, who: str | None) -> None:
    assert credit([PROSE, PROSE, end]) == who


def test_an_address_to_write_to_is_no_credit() -> None:
    assert credit([PROSE, "Pressekontakt: Jobcenter Gera, Büro der Leitung, Kornmarkt 1, 07545 Gera"]) is None


def test_a_label_s_value_may_be_the_next_line_and_a_picture_s_line_may_follow() -> None:
    assert credit([PROSE, "Herausgeber:", "Landkreis Harz", "Domplatz 42", "38820 Halberstadt"]) == "Landkreis Harz"
    assert credit([PROSE, "Der Eintritt ist frei. (pm)", "Foto: Beispiel"]) == "pm"


def page(first: str, last: str = "", above: str = "") -> str:
    return (
        f"<title>Betriebe laden ein | Bote</title><div class=content>{above}<h1>Betriebe laden ein</h1><p>{first}</p>"
        f"<p>{PROSE}</p><p>Am 5. Juni 2021 folgt ein Rundgang. {PROSE}</p><p>{last}</p></div>"
    )


@pytest.mark.parametrize(
    "first",
    [
        "Presseinformation Nr. 27/2021 – 3. Mai 2021",
        "Nr. 04 / 2021 – 3. Mai 2021",
        "Gera (pm), 3. Mai 2021 – Das Haus öffnet.",
    ],
)
def test_the_day_of_publication_may_stand_in_the_text_s_first_line(first: str) -> None:
    assert read(page(first)).published_on == date(2021, 5, 3)


@pytest.mark.parametrize("last", ["Herausgegeben am 3. Mai 2021", "Kreis Harz | Presse | 03.05.2021"])
def test_the_day_of_publication_may_stand_in_its_last_line(last: str) -> None:
    assert read(page(PROSE, last)).published_on == date(2021, 5, 3)


def test_a_notice_above_the_headline_and_hours_of_an_event_are_no_day_of_publication() -> None:
    notice = "<div class=hint>Das Bürgerbüro bleibt am Freitag, 30. Mai 2025, geschlossen.</div>"
    assert read(page(PROSE, above=notice)).published_on is None
    assert read(page("Datum: Samstag, 5. Juni 2021, 10 bis 12 Uhr")).published_on is None
