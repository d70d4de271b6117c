"""Topics by their wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names import topics
from extractors.names.registry import vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jobmesse für Geflüchtete", {"arbeitgeber_vermittlung", "flucht_migration"}),
        ("Azubi-Speed-Dating im Rathaus", {"ausbildung_jugend", "arbeitgeber_vermittlung"}),
        ("Frühstück für Alleinerziehende", {"alleinerziehende_familie"}),
        ("Tag der offenen Tür", {"transparenz_image"}),
        ("Eine Fotoausstellung im Foyer", {"kunst_kultur"}),
        ("Frauencafé zum Wiedereinstieg", {"frauen_chancengleichheit"}),
        ("Neue Stellen für Langzeitarbeitslose", {"langzeitarbeitslosigkeit"}),
        ("Festakt zum Jubiläum", {"politik_jubilaeum"}),
        ("Weiterbildungsmesse", {"qualifizierung_weiterbildung"}),
        ("Gesundheitstag mit der Krankenkasse", {"gesundheit"}),
        ("Einweihung der neuen Geschäftsstelle", {"standort_service"}),
        ("Quereinstieg in der Altenpflege", {"branche_pflege"}),
        ("Sprechstunde zu jobcenter.digital", {"digitalisierung"}),
        ("Girls'Day im Amt", {"nachwuchs_personal"}),
        ("Der Infobus steht im Quartier", {"sozialraum_beratung"}),
        ("Schulbedarf aus dem Bildungspaket", {"bildung_teilhabe"}),
        ("Jobs für die Generation 50plus", {"aeltere", "arbeitgeber_vermittlung"}),
        ("Ein Jahr § 16i", {"teilhabechancengesetz"}),
        ("Tag für Existenzgründer", {"selbststaendigkeit"}),
        ("Inklusion am Arbeitsplatz", {"inklusion_reha"}),
        ("Der Stromspar-Check kommt", {"wohnen_energie"}),
    ],
)
def test_every_topic_is_shown_by_its_wordings(text: str, expected: set[str]) -> None:
    assert set(topics(text)) == expected


@pytest.mark.parametrize("text", ["25 Frauen und Männer kamen.", "Aber das war gut.", "Sie stellte sich vor die Tür."])
def test_words_that_only_look_like_a_topic_show_none(text: str) -> None:
    assert topics(text) == ()


def test_a_weak_wording_is_enough_in_a_title_but_not_in_the_text() -> None:
    assert topics("Es ging auch um Ausbildung.") == ()
    assert topics("Ein Vormittag im Rathaus.", title="Infotag Ausbildung") == ("ausbildung_jugend",)


def test_topics_come_in_the_order_of_the_text() -> None:
    assert topics("Ausstellung von Geflüchteten") == ("kunst_kultur", "flucht_migration")


def test_the_campaigns_themes_are_topics() -> None:
    known = set(vocabulary("topics.toml")) - {"ignore"}
    assert len(known) == 22
    themes = {
        entry["topic"] for slug, entry in vocabulary("campaigns.toml").items() if slug != "turned" and "topic" in entry
    }
    assert themes <= known


@given(st.text())
def test_any_text_has_topics_or_none(text: str) -> None:
    assert isinstance(topics(text), tuple)


def test_part_time_training_is_about_training_and_about_families() -> None:
    assert set(topics("Ein Abend zur Teilzeitausbildung")) == {"alleinerziehende_familie", "ausbildung_jugend"}


@pytest.mark.parametrize("text", ["Treffen im Nachbarschaftshaus", "Die Kampagne beginnt.", "Der Fachtag ist morgen."])
def test_a_house_a_campaign_and_a_gathering_are_no_topics(text: str) -> None:
    assert topics(text) == ()
