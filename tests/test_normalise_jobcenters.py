"""Which Jobcenter is meant: by name, adjective, abbreviation, brand, site, clause; and when it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names import jobcenters, kreise_of, own_carrier, registry
from extractors.records import Source


def site(name: str, kind: str = "kreis", jobcenter: str | None = None) -> Source:
    return Source(id="site", name=name, kind=kind, home="https://site.example/", jobcenter=jobcenter)  # type: ignore[arg-type]


def kreise(text: str, source: Source | None = None, context: str = "") -> tuple[str, ...]:
    return kreise_of(jobcenters(text, source, None, context))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Jobcenter Kreis Steinfurt öffnet am Montag.", ("05566",)),
        ("Bilder zeigt das Jobcenter im Kreis Borken.", ("05554",)),
        ("das kommunale Jobcenter im Landkreis Peine", ("03157",)),
        ("ein Rundgang durchs Jobcenter des Main-Taunus-Kreises", ("06436",)),
        ("Gäste im Jobcenter des Märkischen Kreises", ("05962",)),
        ("Jobcenter Oberbergischer Kreis", ("05374",)),
        ("beim Jobcenter des Landkreises Saarlouis", ("10044",)),
        ("Kommunales Jobcenter Rheingau-Taunus", ("06439",)),
        ("Jobcenter Lahn-Dill", ("06532",)),
        ("Jobcenter der StädteRegion Aachen", ("05334",)),
        ("Jobcenter Frankfurt (Oder) und Jobcenter Frankfurt am Main", ("12053", "06412")),
        ("Jobcenter Halle/Saale", ("15002",)),
        ("Jobcenter Neumarkt in der Oberpfalz", ("09373",)),
        ("Jobcenter Sankt Wendel", ("10046",)),
        ("Das Jobcenter Rotenburg (Wümme)", ("03357",)),
        ("JOBCENTER KÖLN", ("05315",)),
        ("jobcenter Kreis Unna", ("05978",)),
    ],
)
def test_a_jobcenter_is_known_by_its_name(text: str, expected: tuple[str, ...]) -> None:
    assert kreise(text) == expected


@pytest.mark.parametrize("word", ["Jobcenter", "JobCenter", "Job-Center", "Job Center", "jobcenter", "Jobcenters"])
def test_the_word_is_spelled_in_many_ways(word: str) -> None:
    assert kreise(f"Anmeldung beim {word} Wuppertal") == ("05124",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Solinger Jobcenter lädt ein", "05122"),
        ("des Düsseldorfer Job-Centers", "05111"),
        ("im Münsteraner Jobcenter", "05515"),
        ("das Jenaer Jobcenter", "16053"),
        ("Bremer Jobcenter", "04011"),
        ("das Grafschafter Jobcenter", "03456"),
        ("das Hammer Kommunale Jobcenter", "05915"),
        ("das Jobcenter der Wuppertaler Stadtverwaltung", "05124"),
        ("die Gütersloher Jobcenter-Leitung und das Gütersloher Jobcenter", "05754"),
    ],
)
def test_a_jobcenter_is_known_by_the_adjective_of_its_town(text: str, expected: str) -> None:
    assert kreise(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Jobcenter HSK", "05958"), ("Jobcenter EN", "05954"), ("das Jobcenter MYK", "07137")],
)
def test_a_jobcenter_is_known_by_its_abbreviation(text: str, expected: str) -> None:
    (mention,) = jobcenters(text)
    assert (mention.kreise, mention.how) == ((expected,), "abbreviation")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die MaßArbeit lädt Betriebe ein.", "zkt-03459"),
        ("„job-com“ stellt aus", "zkt-05358"),
        ("MainArbeit bittet zum Gespräch", "zkt-06413"),
        ("Das Jobcenter Neue Wege berät.", "zkt-06431"),
        ("im Kommunalen Center für Arbeit", "zkt-06435"),
        ("Beraten wird bei der AGL, dem Jobcenter", "ge-agl-arbeit-und-grundsicherung-leverkusen"),
        ("Jobcenter ME-aktiv", "ge-me-aktiv"),
        ("Zentrum für Arbeit (ZfA)", "zkt-03457"),
        ("Pro Arbeit – Kreis Offenbach", "zkt-06438"),
        ("die ProArbeit im Landkreis Osterholz", "zkt-03356"),
        ("KreisJobCenter Marburg-Biedenkopf", "zkt-06534"),
    ],
)
def test_a_jobcenter_is_known_by_its_brand(text: str, expected: str) -> None:
    assert expected in {mention.jobcenter for mention in jobcenters(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Die ProArbeit lädt ein.",
        "Wir gehen neue Wege. Neue Wege in den Beruf!",
        "Der KVA-Wert steigt, AHA-Regeln gelten weiter.",
        "Maia kommt aus Köln und sucht Arbeit.",
    ],
)
def test_a_brand_that_several_use_or_that_is_an_ordinary_word_tells_nobody(text: str) -> None:
    assert kreise(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Jobcenter für Kiel, Plön und Neumünster planen einen Tag.", ("01002", "01057", "01004")),
        ("die Jobcenter Coburg Stadt und Land", ("09463", "09473")),
        ("bei den Jobcentern von Stadt und Landkreis Passau", ("09262", "09275")),
        ("Die Jobcenter Kiel, Neumünster sowie Kreis Plön", ("01002", "01004", "01057")),
        ("Jobcenter Herford, Lippe und Bielefeld laden ein", ("05758", "05766", "05711")),
        ("Kölner und Bonner Jobcenter", ("05315", "05314")),
        ("in den Jobcentern Soest und Lippstadt", ("05974",)),
    ],
)
def test_a_list_names_several_carriers_or_one_with_several_houses(text: str, expected: tuple[str, ...]) -> None:
    assert kreise(text) == expected


def test_a_list_ends_where_another_body_begins() -> None:
    assert kreise("Jobcenter Wesel und Stadt Bochum laden ein") == ("05170",)
    assert kreise("Das Jobcenter Bonn und Köln Marketing laden ein") == ("05314",)


def test_a_jobcenter_over_several_kreise_stands_for_all_of_them() -> None:
    assert kreise("das Jobcenter Deutsche Weinstraße") == ("07316", "07332")
    assert kreise("das Jobcenter Landau-Südliche Weinstraße") == ("07313", "07337")


def test_the_twelve_of_berlin_share_one_key_and_keep_their_ids() -> None:
    (mention,) = jobcenters("Das Jobcenter Berlin Mitte lädt ein.")
    assert (mention.kreise, mention.jobcenter) == (("11000",), "ge-berlin-mitte")
    assert jobcenters("vor dem Jobcenter Neukölln")[0].jobcenter == "ge-berlin-neukoelln"


def test_a_town_stands_for_the_jobcenter_of_its_kreis() -> None:
    assert kreise("Das Jobcenter in Rheine lädt ein.") == ("05566",)
    assert kreise("das Jobcenter Stralsund") == ("13073",)


def test_kreise_of_old_times_stand_for_their_successors() -> None:
    assert kreise("Die ARGE Uecker-Randow lädt ein.") == ("13075",)
    assert kreise("Jobcenter Landkreis Osterode am Harz") == ("03159",)


class TestCityAndLandkreisOfOneName:
    def test_stay_open_where_nothing_decides(self) -> None:
        (mention,) = jobcenters("Das Jobcenter Osnabrück lädt ein.")
        assert (mention.kreise, mention.how, mention.candidates) == ((), "ambiguous", ("03404", "03459"))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Das Jobcenter der Stadt Osnabrück lädt ein.", "03404"),
            ("Das Jobcenter Landkreis Osnabrück lädt ein.", "03459"),
            ("Jobcenter Leipzig Stadt", "14713"),
            ("Jobcenter Fürth-Land", "09573"),
        ],
    )
    def test_are_told_by_a_word_beside_the_name(self, text: str, expected: str) -> None:
        assert kreise(text) == (expected,)

    def test_are_told_by_the_adjective_kommunal_if_only_one_of_them_is(self) -> None:
        assert kreise("Das kommunale Jobcenter Leipzig lädt ein.") == ("14729",)

    def test_are_told_by_the_rest_of_the_text_or_the_title(self) -> None:
        assert kreise("Das Jobcenter Kassel lädt ein. Die Stadt Kassel hilft.") == ("06611",)
        assert kreise("Das Jobcenter Kassel lädt ein.", context="Messe im Landkreis Kassel") == ("06633",)

    def test_are_told_by_the_town_of_the_dateline(self) -> None:
        assert kreise("Kassel (pm). Das Jobcenter Kassel lädt ein.") == ("06611",)
        assert kreise("Kassel. Das Jobcenter Kassel lädt ein, sagt der Landkreis Kassel.") == ("06633",)
        assert kreise("Fulda. Das Jobcenter Kassel lädt ein.") == ()

    def test_are_told_by_the_site(self) -> None:
        assert kreise("Das Jobcenter Kassel lädt ein.", site("Landkreis Kassel")) == ("06633",)


class TestTheJobcenter:
    def test_is_the_carrier_on_its_own_site(self) -> None:
        text = "Das Jobcenter lädt ein."
        assert kreise(text, site("Jobcenter Arbeit Hellweg Aktiv", "jobcenter")) == ("05974",)
        assert kreise(text, site("Kreis Coesfeld")) == ("05558",)
        assert kreise(text, site("Universitätsstadt Tübingen")) == ("08416",)
        assert kreise(text, site("Bezirksamt Pankow von Berlin")) == ("11000",)
        assert kreise(text, site("Presse", "kreis", jobcenter="zkt-05566")) == ("05566",)

    def test_is_the_neighbours_where_an_own_site_tells_of_the_neighbour(self) -> None:
        assert kreise("Im Landkreis Cham lädt das Jobcenter ein.", site("Kreis Coesfeld")) == ("09372",)
        assert kreise("Mit dem Landkreis Cham lädt das Jobcenter ein.", site("Kreis Coesfeld")) == ("05558",)
        assert kreise("Im Kreis Coesfeld lädt das Jobcenter ein.", site("Kreis Coesfeld")) == ("05558",)

    def test_is_the_one_that_calls_itself_so_on_a_site_of_a_shared_name(self) -> None:
        assert own_carrier(site("Jobcenter Leipzig", "jobcenter")) == (("14713",), "ge-leipzig")
        assert own_carrier(site("KCA Main-Kinzig", "jobcenter")) == (("06435",), "zkt-06435")
        assert own_carrier(site("Pressestelle")) == ((), None)

    @pytest.mark.parametrize("kind", ["news", "wire", "association", "other"])
    def test_is_nobody_on_a_portal_named_after_a_town(self, kind: str) -> None:
        assert kreise("Das Jobcenter lädt ein.", site("Solingen aktuell", kind)) == ()
        assert own_carrier(site("Solingen aktuell", kind)) == ((), None)

    def test_is_the_only_one_that_the_text_names(self) -> None:
        assert [mention.how for mention in jobcenters("Das Jobcenter Köln lädt ein. Das Jobcenter ist offen.")] == [
            "name",
            "context",
        ]

    def test_is_nobody_when_the_text_names_two(self) -> None:
        text = "Mit dem Jobcenter Kiel feiert das Jobcenter Plön.\n\nDas Jobcenter ist offen."
        assert jobcenters(text)[-1].kreise == ()

    def test_is_the_one_named_before_in_the_same_paragraph(self) -> None:
        text = "Das Jobcenter Köln lädt ein.\n\nDas Jobcenter Bonn zeigt Bilder. Auch ein Film läuft im Jobcenter."
        assert jobcenters(text)[-1].kreise == ("05314",)

    def test_is_that_of_the_town_in_the_clause_or_list_entry(self) -> None:
        assert kreise("In Hamm öffnet das Kommunale Jobcenter am Dienstag die Türen.") == ("05915",)
        assert kreise("• Worms: Führung durch das Jobcenter\n\n• Trier: Film über das Jobcenter") == ("07319", "07211")
        assert kreise("Worms\n\nEine Führung durch das Jobcenter beginnt um 10 Uhr.") == ("07319",)

    def test_is_that_of_the_dateline_if_no_other_is_named(self) -> None:
        assert kreise("SOLINGEN (red) – Was geschieht im Jobcenter?") == ("05122",)
        assert kreise("SOLINGEN (red) – Was geschieht im Jobcenter? Das Jobcenter Köln weiß es.") == ("05315",)

    def test_is_that_of_the_only_landkreis_in_the_text(self) -> None:
        assert kreise("Der Landkreis Cham und das Jobcenter laden nach Roding ein.") == ("09372",)
        assert kreise("Aus Roding kam die Idee, das Jobcenter half.") == ()

    @pytest.mark.parametrize(
        "text",
        [
            "Köln. Ein Jobcenter ist kein Amt.",
            "Köln. Die kommunalen Jobcenter in NRW laden ein.",
            "Köln. Wer Fragen hat, geht zu seinem Jobcenter oder ruft jobcenter.digital auf.",
        ],
    )
    def test_is_not_any_jobcenter_or_all_of_them(self, text: str) -> None:
        assert kreise(text) == ()


def test_compounds_and_addresses_are_no_mention() -> None:
    assert jobcenters("Die Jobcenter-Leiterin nutzt jobcenter.digital und www.jobcenter-koeln.example.") == []


def test_every_jobcenter_of_the_registry_is_found_by_its_own_name() -> None:
    """But for names that city and Landkreis share, which must come out open or right, never wrong."""
    wrong = []
    for carrier in registry.carriers().values():
        name = carrier.name if "obcenter" in carrier.name else f"Jobcenter {carrier.name}"
        found = kreise(f"Am Montag öffnet {name} die Türen.")
        if found and found != carrier.kreise:
            wrong.append((name, found))
        if not found and not any(row["name_shared"] == "y" and row["kreis"] in carrier.kreise for row in ROWS):
            wrong.append((name, found))
    assert wrong == []


ROWS = list(registry.table("kreise.csv"))


@given(st.text(alphabet=st.sampled_from(" Jobcenter„“()-.,:\nKölnStadtLandkreisdesundimProArbeit"), max_size=200))
def test_any_text_can_be_read_and_mentions_quote_it(text: str) -> None:
    for mention in jobcenters(text):
        assert text[mention.start : mention.end] == mention.text
        assert set(mention.kreise) <= set(registry.kreise())
