"""Every single action that an article tells of: how many, whose, when, where."""

from datetime import date, time

import pytest

from tests.telling import actions


def test_one_event_told_again_and_again_is_one_action() -> None:
    found = actions(
        "Das Jobcenter Kiel lädt am 14. März 2019 zur Jobmesse „Nordlicht“ ein. Auf der Messe stellen sich "
        "40 Firmen vor. "
        "Die Messe ist von 10 bis 15 Uhr geöffnet.",
        "2019-03-05",
    )
    assert [(one.title, one.type, one.starts_on) for one in found] == [("Nordlicht", "job_fair", date(2019, 3, 14))]
    assert (found[0].starts_at, found[0].ends_at) == (time(10), time(15))


def test_a_chain_of_semicolons_gives_one_action_each_and_the_carrier_goes_on() -> None:
    found = actions(
        "In der Aktionswoche vom 2. bis 6. September 2019 sind die kommunalen Jobcenter überall zu Gast. "
        "Das Jobcenter Kreis Gütersloh zeigt am Standort Halle die Ausstellung „Umwege“ ; am Standort Verl "
        "hängt bis zum Wochenende die Fotoausstellung „Hände“. Das Jobcenter Kreis Lippe lädt am 4. September zu "
        "einem Fachgespräch nach Detmold ein.",
        "2019-08-27",
    )
    assert [(one.title, one.jobcenters, one.dates_inherited) for one in found] == [
        ("Umwege", ("05754",), True),
        ("Hände", ("05754",), True),
        ("Fachgespräch", ("05766",), False),
    ]


def test_one_title_in_three_towns_on_three_days_is_three_actions() -> None:
    found = actions(
        "Das Jobcenter Landkreis Diepholz lädt zum Unternehmerfrühstück, und zwar in Sulingen (Dienstag, 8. März), "
        "Syke (Donnerstag, 10. März) und Twistringen (Dienstag, 15. März), jeweils von 8 bis 10 Uhr.",
        "2016-02-24",
    )
    assert [(one.place, one.starts_on) for one in found] == [
        ("Sulingen", date(2016, 3, 8)),
        ("Syke", date(2016, 3, 10)),
        ("Twistringen", date(2016, 3, 15)),
    ]
    assert {(one.starts_at, one.ends_at) for one in found} == {(time(8), time(10))}


def test_each_line_of_a_list_of_town_and_day_is_an_action() -> None:
    found = actions(
        "Der Infobus des Jobcenters Landkreis Stade fährt wieder übers Land.\n\n"
        "Buxtehude: Montag, 6. September, 9 bis 12 Uhr, Marktplatz\n\n"
        "Jork: Dienstag, 7. September, 9 bis 12 Uhr, Rathaus",
        "2021-08-30",
    )
    assert [(one.place, one.starts_on, one.starts_at) for one in found] == [
        ("Buxtehude", date(2021, 9, 6), time(9)),
        ("Jork", date(2021, 9, 7), time(9)),
    ]


def test_when_and_where_lines_belong_to_the_action() -> None:
    found = actions(
        "Das Jobcenter Emden lädt zum Fahrradtag ein.\n\nWann: Samstag, 4. Mai 2024, 11 bis 16 Uhr\n\n"
        "Wo: Kulturspeicher, Deichgasse 12\n\nUm Anmeldung bis zum 29. April wird gebeten.",
        "2024-04-22",
    )
    assert len(found) == 1
    assert (found[0].starts_on, found[0].starts_at, found[0].place) == (date(2024, 5, 4), time(11), "Kulturspeicher")


def test_several_carriers_of_one_action_are_all_named() -> None:
    found = actions(
        "Zur Jobmesse am 7. März 2023 in Syke laden das Jobcenter Bremen und das Jobcenter Landkreis Diepholz ein.",
        "2023-02-27",
    )
    assert [set(one.jobcenters) for one in found] == [{"04011", "03251"}]


def test_the_next_edition_at_the_end_of_a_recap_is_an_action_to_come() -> None:
    found = actions(
        "Rund 300 Gäste kamen am Mittwoch zur Jobmesse, die das Jobcenter Landkreis Fulda im Kongresszentrum "
        "veranstaltete. "
        "16 Betriebe boten Stellen an.\n\nDie Stimmung war gut, die Schlangen lang.\n\n"
        "Die nächste Jobmesse findet am 3. April 2019 statt.",
        "2018-04-13",
    )
    assert [(one.status, one.starts_on) for one in found] == [
        ("held", date(2018, 4, 11)),
        ("planned", date(2019, 4, 3)),
    ]


@pytest.mark.parametrize(
    ("sentence", "status", "day"),
    [
        (
            "Die für den 11. März 2020 geplante Jobmesse des Jobcenters Emden ist abgesagt.",
            "cancelled",
            date(2020, 3, 11),
        ),
        ("Die Jobmesse des Jobcenters Emden wird auf den 18. März 2020 verschoben.", "postponed", date(2020, 3, 18)),
        ("Am 11. März 2020 veranstaltet das Jobcenter Emden eine Jobmesse.", "planned", date(2020, 3, 11)),
    ],
)
def test_a_cancelled_or_postponed_action_keeps_its_status_and_valid_day(sentence: str, status: str, day: date) -> None:
    found = actions(sentence, "2020-03-02")
    assert [(one.status, one.starts_on) for one in found] == [(status, day)]


def test_bad_weather_is_a_condition_and_no_change() -> None:
    found = actions(
        "Das Jobcenter der Stadt Ingolstadt veranstaltet am 15. Juli 2018 einen Familientag im Park. "
        "Bei Regen wird das Fest in die Halle verlegt.",
        "2018-07-05",
    )
    assert [one.status for one in found] == ["planned"]


def test_earlier_editions_and_other_peoples_events_are_no_actions() -> None:
    found = actions(
        "Das Jobcenter Kiel veranstaltet am 14. März 2019 eine Jobmesse. Bei der Premiere 2017 waren 300 "
        "Besucher gekommen. "
        "Zeitgleich öffnet in Lübeck eine Messe für Segelboote.",
        "2019-03-05",
    )
    assert len(found) == 1


def test_registration_and_opening_hours_lend_no_day() -> None:
    found = actions(
        "Das Jobcenter Kiel lädt im März zu einer Jobmesse ein. Betriebe können sich bis zum 6. März 2019 anmelden. "
        "Das Haus ist montags bis freitags von 8 bis 12 Uhr geöffnet.",
        "2019-02-05",
    )
    assert [(one.starts_on, one.starts_at) for one in found] == [(None, None)]


def test_a_recap_is_about_what_is_over_even_if_the_next_date_is_told_more_plainly() -> None:
    found = actions(
        "Am gestrigen Donnerstag hat das Jobcenter Kiel zum Bewerbertag geladen, 200 Menschen kamen. "
        "Für den 14. November lädt das Jobcenter um 10 Uhr zur Ausbildungsmesse in die Stadthalle ein.",
        "2019-10-11",
    )
    assert [(one.status, one.starts_on) for one in found] == [
        ("held", date(2019, 10, 10)),
        ("planned", date(2019, 11, 14)),
    ]


def test_a_called_off_action_without_a_new_date_is_cancelled() -> None:
    found = actions(
        "Der für den 12. November geplante Gesundheitstag des Jobcenters Kiel fällt aus. "
        "Einen Ersatztermin wird es nicht geben.",
        "2019-11-07",
    )
    assert found[0].status == "cancelled"


def test_the_headline_names_what_the_text_only_calls_by_its_kind() -> None:
    found = actions(
        "Rund 90 Fachleute sind am 12. März 2019 der Einladung des Jobcenters Kiel zu einem Fachtag gefolgt.",
        "2019-03-14",
        "Fachtag „Wege zurück“: Viele Fragen, wenig Zeit",
    )
    assert [one.title for one in found] == ["Wege zurück"]


def test_a_kreis_beside_a_jobcenter_is_a_carrier_too_and_who_is_named_after_the_semicolon() -> None:
    found = actions(
        "In der Aktionswoche vom 2. bis 6. September 2019 laden die kommunalen Jobcenter in Hessen ein. "
        "Am Montag beginnt in Fulda der Fachtag „Mutmacher“, den der Main-Kinzig-Kreis gemeinsam mit dem Jobcenter "
        "Landkreis Fulda ausrichtet. Das Jobcenter Landkreis Darmstadt-Dieburg zeigt am Dienstag einen Film. "
        "Nicht stattfinden kann der Familientag am Mittwoch in Korbach; das Jobcenter Waldeck-Frankenberg musste ihn "
        "absagen.",
        "2019-08-26",
    )
    carriers = {one.title: set(one.jobcenters) for one in found}
    assert carriers["Mutmacher"] == {"06435", "06631"}
    assert carriers["Familientag"] == {"06635"}
