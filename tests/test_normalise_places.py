"""Venues, streets and towns; Länder and Kreise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names import best_place, land_of, places, territories
from tests.telling import actions


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse auf die „Nordstern“ ein.", "Nordstern"),
        ("Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse in die Alte Weberei ein.", "Alte Weberei"),
        (
            "Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse in den Speicher am Alten Hafen.",
            "Speicher am",
        ),
        ("Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse ein. Ort ist die Reithalle.", "Reithalle"),
        ("Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse nach Bad Zwischenahn ein.", "Bad Zwischenahn"),
        ("Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse im Internet ein.", None),
        ("Das Jobcenter Emden bietet am Montag, 6. Mai 2024, eine Telefonsprechstunde an.", None),
    ],
)
def test_a_house_needs_no_known_noun_to_be_the_place(text: str, expected: str | None) -> None:
    [found] = actions(text, "2024-04-22")
    assert (found.place or "")[: len(expected or "")] == (expected or "") and bool(found.place) == bool(expected)


def test_a_tour_stops_at_towns_and_other_lines_name_the_house() -> None:
    lines = "Buxtehude: Montag, 6. September, 9 bis 12 Uhr, {}\n\nJork: Dienstag, 7. September, 9 Uhr, {}"
    tour = "Der Infobus des Jobcenters Landkreis Stade fährt wieder übers Land.\n\n"
    told = [one.place for one in actions(tour + lines.format("Markt", "Rathaus"), "2021-08-30")]
    assert told == ["Buxtehude", "Jork"]
    evenings = "Das Jobcenter Landkreis Stade lädt zu zwei Elternabenden „Zurück in den Beruf“ ein.\n\n"
    told = [one.place for one in actions(evenings + lines.format("Lindenhof", "Bürgerhaus"), "2021-08-30")]
    assert told == ["Lindenhof", "Bürgerhaus"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zum Elternabend lädt das Jobcenter Emden am Montag, 6. Mai 2024, ins Foyer des Jobcenters ein.",
            "Foyer des Jobcenters",
        ),
        (
            "Zum Elternabend lädt das Jobcenter Emden am Montag, 6. Mai 2024, in das Lernhaus in der Beerenstraße ein.",
            "Lernhaus in der Beerenstraße",
        ),
        (
            "Eine Ausstellung eröffnet das Jobcenter Emden am Montag, 6. Mai 2024, in Leer mit Stühlen, die in der "
            "Holzwerkstatt des Vereins entstanden sind.",
            "Leer",
        ),
    ],
)
def test_the_place_stands_in_the_text_as_given(text: str, expected: str) -> None:
    found = [one.place for one in actions(text, "2024-04-30")]
    assert found == [expected]
    assert expected in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thema eines Infoabends, zu dem das Jobcenter Emden am Montag, 6. Mai 2024, einlädt, ist Teilzeit.",
            "Infoabend",
        ),
        ("Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zum Girls’Day und Boys’Day ein.", "Girls’Day und Boys’Day"),
        (
            "Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse Pflege und Handwerk ein.",
            "Jobmesse Pflege und",
        ),
        (
            "Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Verleihung des Ausbildungspreises ein.",
            "Verleihung des Ausbildungspreises",
        ),
        (
            "Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zum Frauenfrühstück zum Internationalen Frauentag ein.",
            "Frauenfrühstück",
        ),
        (
            "Das Jobcenter Emden lädt am Montag, 6. Mai 2024, zur Jobmesse ein, bezahlt vom Landesprogramm „Mut“.",
            "Jobmesse",
        ),
    ],
)
def test_a_title_is_the_noun_with_what_belongs_to_it(text: str, expected: str) -> None:
    assert actions(text, "2024-04-22")[0].title.startswith(expected)
