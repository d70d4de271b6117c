"""One thing on several days: lists and what leads them, tours told in prose; and what is off, with a new day."""

from datetime import date, time

from tests.telling import REST, actions, told


def test_a_list_belongs_to_the_clause_that_leads_it_and_not_to_the_news_above() -> None:
    found = actions(
        "Das Jobcenter Kreis Pinneberg hat am Montag die Lernplattform „Lotse“ freigeschaltet.\n\n"
        "Wie man sich anmeldet, zeigen die Tabletsprechstunden:\n\n"
        "Elmshorn, Bücherei: Dienstag, 5. März, 10–12 Uhr\n\n"
        "Wedel, Rathaus: Donnerstag, 7. März, 15–17 Uhr",
        "2024-02-27",
    )
    assert [one.title for one in found][1:] == ["Tabletsprechstunde", "Tabletsprechstunde"]
    assert [(one.starts_on, one.starts_at) for one in found][1:] == [
        (date(2024, 3, 5), time(10)),
        (date(2024, 3, 7), time(15)),
    ]


def test_the_last_item_of_a_list_may_end_with_a_full_stop() -> None:
    found = actions(
        "Das Jobcenter Landkreis Celle lädt zu Infonachmittagen ein, und zwar\n\n"
        "am Montag, 4. November, in Bergen (Stadthaus),\n\n"
        "am Mittwoch, 6. November, in Hambühren (Schule),\n\n"
        "am Freitag, 8. November, in Faßberg (Kita).",
        "2019-10-21",
    )
    assert [one.starts_on for one in found] == [date(2019, 11, 4), date(2019, 11, 6), date(2019, 11, 8)]


def test_the_stops_of_a_tour_are_actions_of_their_own() -> None:
    found = actions(
        "Mit der „Jobkutsche“ rollt das Jobcenter Landkreis Verden im Mai über die Dörfer. Erste Station ist am "
        "Dienstag, 7. Mai, der Marktplatz in Achim, von 9 bis 12 Uhr. Am Mittwoch, 15. Mai, steht der Wagen zur "
        "gleichen Zeit vor dem Rathaus in Oyten." + REST,
        "2019-04-30",
    )
    assert [(one.title, one.starts_on) for one in found] == [
        ("Jobkutsche", date(2019, 5, 7)),
        ("Jobkutsche", date(2019, 5, 15)),
    ]
    assert {(one.starts_at, one.ends_at) for one in found} == {(time(9), time(12))}


def test_two_single_days_are_two_actions_and_two_days_in_a_row_are_one() -> None:
    apart = actions("Das Jobcenter Bochum lädt am 3. und 17. Mai zum Workshop „Klartext“ ein.", "2022-04-20")
    assert [one.starts_on for one in apart] == [date(2022, 5, 3), date(2022, 5, 17)]
    together = actions("Das Jobcenter Bochum lädt am 3. und 4. Mai zur Jobmesse „Klartext“ ein.", "2022-04-20")
    assert [(one.starts_on, one.ends_on) for one in together] == [(date(2022, 5, 3), date(2022, 5, 4))]


def test_an_action_that_cannot_take_place_and_has_a_new_day_is_postponed_to_it() -> None:
    found = told(
        "Die für Dienstag, 10. November, im Kurhaus geplante Jobbörse „Anlauf“ des Jobcenters Kreis Höxter kann nicht "
        "stattfinden. Als Ersatztermin haben sich die Veranstalter auf Mittwoch, 14. April 2021, 9 bis 12 Uhr, "
        "verständigt." + REST,
        "2020-10-27",
        "Jobbörse muss verlegt werden",
    )
    assert [(one.status, one.starts_on, one.starts_at) for one in found.actions] == [
        ("postponed", date(2021, 4, 14), time(9))
    ]
    assert found.starts_on == date(2021, 4, 14)


def test_what_is_not_made_up_for_is_cancelled_though_its_neighbour_is_moved() -> None:
    found = actions(
        "Den für Freitag, 18. Februar, geplanten Tag der offenen Tür in Bünde muss das Jobcenter Herford absagen. "
        "Er wird nicht nachgeholt.\n\nAuch der Elternabend in Löhne entfällt zunächst. Er wird auf Freitag, "
        "25. Februar, verschoben.",
        "2022-02-16",
        "Tag der offenen Tür fällt aus",
    )
    assert (found[0].status, found[0].starts_on) == ("cancelled", date(2022, 2, 18))
    assert ("postponed", date(2022, 2, 25)) in [(one.status, one.starts_on) for one in found[1:]]


def test_the_hours_of_an_agenda_are_no_actions() -> None:
    found = actions(
        "Am Donnerstag, 12. Mai 2016, lädt das Jobcenter Kreis Unna zum Bildungstag in die Aula ein.\n\n"
        "9.00 Uhr: Eröffnung durch den Landrat\n\n10.30 Uhr: Vortrag über Gutscheine\n\n12.00 Uhr: Rundgang",
        "2016-05-02",
    )
    assert [(one.title, one.starts_on) for one in found] == [("Bildungstag", date(2016, 5, 12))]


def test_a_next_edition_is_told_though_neither_noun_nor_day_is_said() -> None:
    found = actions(
        "Rund 200 Gäste haben am Donnerstag die Jobmesse „Querdurch“ des Jobcenters Mülheim besucht." + REST + " Weil "
        "der Andrang groß war, wollen es die Veranstalter im Frühjahr wieder machen.",
        "2016-11-12",
    )
    assert [(one.title, one.status) for one in found] == [("Querdurch", "held"), ("Querdurch", "planned")]
