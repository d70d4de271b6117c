"""Topics by their wordings, and the window that an action's topics are read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names import action_topics, topics
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


def test_an_action_is_about_its_sentence_and_not_about_its_neighbours() -> None:
    paragraph = "Am Montag zeigt das Haus eine Ausstellung. Am Dienstag folgt eine Jobmesse in der Stadthalle."
    assert action_topics("Jobmesse", "Am Dienstag folgt eine Jobmesse", paragraph) == ("arbeitgeber_vermittlung",)


def test_a_sentence_that_points_back_belongs_to_the_one_before() -> None:
    paragraph = "Entstanden ist eine Fotoausstellung. Sie ist bis Freitag zu sehen."
    assert "kunst_kultur" in action_topics("Wege", "Sie ist bis Freitag zu sehen.", paragraph)


def test_campaign_and_kind_of_action_speak_for_a_topic() -> None:
    assert action_topics("Telefonaktion", "Am Mittwoch läuft sie.", "", campaign="woche-der-chancengleichheit") == (
        "frauen_chancengleichheit",
    )
    assert action_topics("Immigra", "Die Schau beginnt um zehn.", "", kind="job_fair") == ("arbeitgeber_vermittlung",)


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


def test_a_film_or_an_open_day_of_a_campaign_about_nothing_else_shows_the_house() -> None:
    assert action_topics("Amt aber herzlich", "Der Streifen läuft am Montag.", "", kind="publication") == (
        "transparenz_image",
    )
    assert action_topics("Rallye", "Die Rallye beginnt um zehn.", "", kind="action_day") == ()


def test_part_time_training_is_about_training_and_about_families() -> None:
    assert set(topics("Ein Abend zur Teilzeitausbildung")) == {"alleinerziehende_familie", "ausbildung_jugend"}


def test_the_headline_speaks_for_the_main_action_but_not_for_one_that_is_added() -> None:
    told = ("Treffpunkt", "Beginn ist um zehn Uhr vor dem Rathaus.", "")
    headline = "Jobmesse für Geflüchtete"
    assert "flucht_migration" in action_topics("Chor", "Es singt ein Chor.", "", headline, main=True)
    assert action_topics("Chor", "Es singt ein Chor.", "", headline) == ("kunst_kultur",)
    assert "flucht_migration" in action_topics(*told, headline)


def test_the_lead_shows_a_topic_of_the_only_action_where_it_says_it_twice() -> None:
    once = "Eine Köchin, ein Maurer und ein Busfahrer sind gekommen."
    twice = "Altenpflegerinnen waren gefragt, ein Pflegeheim und zwei Pflegedienste warben um sie."
    assert "branche_pflege" not in action_topics("Jobmesse", "Die Jobmesse lief gut.", "", "", once, alone=True)
    assert "branche_pflege" in action_topics("Jobmesse", "Die Jobmesse lief gut.", "", "", twice, alone=True)


def test_a_programme_is_about_whom_it_is_for_wherever_that_is_said() -> None:
    text = "Vorgestellt wurde das Netzwerk. " + "Mehr folgt. " * 60 + "Gedacht ist es für Langzeitarbeitslose."
    shown = action_topics("Anlauf", "Vorgestellt wurde das Netzwerk.", "", "", text, "programme_launch", main=True)
    assert shown == ("langzeitarbeitslosigkeit",)
    assert set(action_topics("Anlauf nach § 16i", "Das Programm beginnt.", "", kind="programme_launch", main=True)) == {
        "teilhabechancengesetz",
        "langzeitarbeitslosigkeit",
    }


@pytest.mark.parametrize("text", ["Treffen im Nachbarschaftshaus", "Die Kampagne beginnt.", "Der Fachtag ist morgen."])
def test_a_house_a_campaign_and_a_gathering_are_no_topics(text: str) -> None:
    assert topics(text) == ()
