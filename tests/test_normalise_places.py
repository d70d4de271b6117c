"""Venues, streets and towns; Länder and Kreise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names import best_place, land_of, places, territories


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gefeiert wird im Bürgerhaus Bestwig am Freitag.", "Bürgerhaus Bestwig"),
        ("Treffpunkt ist das Foyer des Landratsamts Soest.", "Foyer des Landratsamts Soest"),
        ("in der Meppener Stadthalle", "Meppener Stadthalle"),
        ("im großen Sitzungssaal des Kreishauses statt", "Sitzungssaal des Kreishauses"),
        ("im Kulturzentrum „Alte Post“ in Soest", "Kulturzentrum „Alte Post“"),
        ("im „Haus der Begegnung“ in Soest", "Haus der Begegnung"),
        ("im Begegnungshaus an der Lindenstraße", "Begegnungshaus an der Lindenstraße"),
        ("in der CD-Kaserne", "CD-Kaserne"),
        ("am Kirchplatz 4 in Meschede", "Kirchplatz 4"),
        ("hinter den Türen an der Kamper Straße", "Kamper Straße"),
        ("mit einem Fest in Hofheim", "Hofheim"),
        ("am Standort Jülich", "Jülich"),
        ("Wo: Festsaal am See, Alter Weg 2", "Festsaal am See"),
        ("Ort: Stadthalle Olsberg, Hüttenstraße 5", "Stadthalle Olsberg"),
        ("Wo?\nMensa der Hochschule, Campusallee 3", "Mensa der Hochschule"),
    ],
)
def test_the_place_is_what_one_would_write_into_a_calendar(text: str, expected: str) -> None:
    found = best_place(places(text))
    assert found is not None and found.text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Im Jobcenter Köln läuft die Aktion.",
        "auf dem Arbeitsmarkt und bei der Jobmesse",
        "im Rahmen der Woche, am Dienstag, im Mai",
        "Ein Ausbildungsplatz oder ein Kita-Platz",
    ],
)
def test_a_jobcenter_a_market_and_a_weekday_are_no_places(text: str) -> None:
    assert best_place(places(text)) is None


def test_a_venue_in_a_title_is_the_venue() -> None:
    assert [place.text for place in places("zum „Speed-Dating im Lokschuppen“ ein")] == ["Lokschuppen"]


def test_a_labelled_place_goes_before_one_in_the_prose() -> None:
    found = best_place(places("Im Rathaus gibt es Karten.\n\nOrt: Stadthalle, Markt 1"))
    assert found is not None and found.labelled and found.text == "Stadthalle"


def test_territories_have_codes() -> None:
    text = "Bundesweit und in NRW, auch im hessischen Teil, im Kreis Düren, in der Stadt Kassel und im Ilm-Kreis"
    assert [territory.code for territory in territories(text)] == ["DE", "NW", "HE", "05358", "06611", "16070"]


def test_brandenburg_is_a_land_but_brandenburg_an_der_havel_is_a_city() -> None:
    assert [t.code for t in territories("in Brandenburg an der Havel und in Brandenburg")] == ["12051", "BB"]


def test_a_name_that_city_and_landkreis_share_is_no_territory_by_itself() -> None:
    assert territories("in Kassel") == []
    assert territories("im Landkreis Kassel")[0].code == "06633"


def test_a_town_in_a_kreis_is_not_the_kreis() -> None:
    assert territories("in Düren") == []


def test_the_land_of_a_kreis() -> None:
    assert [land_of(code) for code in ("05358", "13061", "NW", "DE", "99999")] == ["NW", "MV", "NW", None, None]


@given(st.text(alphabet=st.sampled_from(" ImindersenRathausStadtHalle„“.,:\nOrtWo?äKö0123StraßePlatz"), max_size=200))
def test_places_and_territories_quote_any_text(text: str) -> None:
    for mention in [*places(text), *territories(text)]:
        assert text[mention.start : mention.end] == mention.text
