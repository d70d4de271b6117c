"""Houses, hours and days that a text says apart from the action's own clause: lists, further stops, hours for all."""

from datetime import date, time

from extractors.dates import find
from tests.telling import REST, actions, told


def test_the_hours_at_the_end_of_a_line_are_not_those_of_the_next_days_line() -> None:
    found = find(
        "Montag, 8. Mai: Lübz, Markt, 9 bis 12 Uhr\n\nMittwoch, 10. Mai: Plau, Haus des Gastes", date(2023, 4, 27)
    )
    days = [one for one in found if one.kind == "event"]
    assert [(one.starts_on, one.starts_at) for one in days] == [(date(2023, 5, 8), time(9)), (date(2023, 5, 10), None)]


def test_hours_said_once_with_jeweils_hold_for_every_day_of_the_sentence() -> None:
    found = find("Am 4. März in Ahaus und am 11. März im Rathaus Borken, jeweils von 9 bis 11 Uhr.", date(2024, 2, 20))
    assert {(one.starts_at, one.ends_at) for one in found} == {(time(9), time(11))}


def test_the_day_before_and_yesterdays_fair_are_days() -> None:
    found = find("Am 25. April ist Messe. Schon einen Tag vorher wird aufgebaut.", date(2018, 4, 12))
    assert found[-1].starts_on == date(2018, 4, 24)
    found = find("Bei der gestrigen Jobbörse war viel los. Die heutigen Azubis waren dabei.", date(2018, 4, 12))
    assert [one.starts_on for one in found] == [date(2018, 4, 11)]


def test_what_goes_on_since_a_day_has_begun() -> None:
    found = find("Das war knapp.\n\nSeit dem 1. März gibt es den Treff.", date(2022, 3, 17), "forward")
    assert [(one.starts_on, one.open_end) for one in found] == [(date(2022, 3, 1), True)]


def test_hours_that_somebody_speaks_of_are_not_the_actions() -> None:
    found = actions(
        "Zur Jobmesse des Jobcenters Kreis Unna kamen am Donnerstag 260 Gäste in die Stadthalle.\n\n"
        "„Bei uns beginnt der Dienst um 5.30 Uhr, da hat kein Hort offen“, sagte eine Bäckerin.",
        "2019-05-25",
    )
    assert found[0].starts_at is None


def test_a_list_of_houses_has_the_title_and_the_hours_that_stand_above_it() -> None:
    found = actions(
        "Das Jobcenter Kreis Borken richtet mit den Büchereien ein Digital-Café ein.\n\n"
        "Die Termine, jeweils von 15 bis 17 Uhr:\n\nDonnerstag, 12. Mai 2022: Bücherei Vreden\n\n"
        "Donnerstag, 19. Mai 2022: Bücherei Gronau" + REST,
        "2022-05-02",
    )
    assert [(one.starts_on, one.starts_at, one.ends_at) for one in found] == [
        (date(2022, 5, 12), time(15), time(17)),
        (date(2022, 5, 19), time(15), time(17)),
    ]
    assert {one.title for one in found} == {"Digital-Café"}


def test_hours_said_for_all_talks_are_those_of_each() -> None:
    found = actions(
        "Das Jobcenter Kreis Höxter bietet zwei Vorträge an. Die Reihe heißt „Mit Plan“.\n\n"
        "Zum Auftakt am Dienstag, 24. Februar, geht es in Brakel um das Thema „Wert der Arbeit“. Am Donnerstag, "
        "5. März, folgt in Warburg der Vortrag „Bewerbung heute“. Alle Vorträge beginnen um 19 Uhr und enden gegen "
        "21 Uhr.",
        "2015-02-13",
    )
    timed = [(one.starts_on, one.starts_at, one.ends_at) for one in found]
    assert (date(2015, 2, 24), time(19), time(21)) in timed
    assert (date(2015, 3, 5), time(19), time(21)) in timed


def test_ordinals_date_what_the_sentence_before_has_named() -> None:
    found = actions(
        "Zur Jobmesse „Neue Chancen“ des Jobcenters Kreis Höxter kamen am Donnerstag, 9. Mai 2019, 70 Gäste.\n\n"
        "Für alle mit Fragen bietet das Jobcenter Sprechtage an. Der erste fand am Dienstag dieser Woche von 14 bis "
        "16 Uhr im Rathaus Brakel statt, der zweite folgt am 23. Mai zur gleichen Zeit im Rathaus Warburg.",
        "2019-05-17",
    )
    assert [(one.starts_on, one.starts_at, one.status) for one in found[1:]] == [
        (date(2019, 5, 14), time(14), "held"),
        (date(2019, 5, 23), time(14), "planned"),
    ]


def test_the_same_on_two_days_in_one_house_is_two_actions() -> None:
    found = actions(
        "Das Jobcenter Kreis Höxter lädt am Donnerstag, 18. Oktober, zum Gründertag ein.\n\nWer weitermachen will, "
        "kann das Seminar „Buchführung leicht“ besuchen. Es findet am 25. Oktober und noch einmal am 8. November, "
        "jeweils ab 18 Uhr, in Brakel statt.",
        "2018-10-05",
    )
    assert [one.starts_on for one in found[1:]] == [date(2018, 10, 25), date(2018, 11, 8)]


def test_what_is_held_elsewhere_on_a_later_day_is_another_action() -> None:
    found = actions(
        "Das Jobcenter Landkreis Greiz lädt am 3. April 2025 zum Unternehmerfrühstück nach Greiz ein.\n\nFür Betriebe "
        "aus dem Norden findet das Frühstück am 22. Mai 2025 in Gera statt.",
        "2025-03-20",
    )
    assert [one.starts_on for one in found] == [date(2025, 4, 3), date(2025, 5, 22)]


def test_a_day_to_which_something_is_moved_lies_ahead() -> None:
    found = told(
        "Die für Donnerstag, 25. Februar, geplante Jobmesse des Jobcenters Kreis Höxter kann nicht stattfinden. Die "
        "Veranstalter haben beschlossen, sie auf den 30. September zu verlegen." + REST,
        "2021-02-18",
        "Jobmesse erst im Herbst",
    )
    assert [(one.status, one.starts_on) for one in found.actions] == [("postponed", date(2021, 9, 30))]


def test_an_exhibition_is_open_since_its_opening() -> None:
    found = actions(
        "Noch bis Freitag, 12. Juli, zeigt das Jobcenter Kreis Höxter im Rathaus die Fotoausstellung „Schicht“.\n\n"
        "Zur Eröffnung am vergangenen Freitag waren 110 Gäste gekommen." + REST,
        "2013-06-18",
    )
    assert (found[0].starts_on, found[0].ends_on) == (date(2013, 6, 14), date(2013, 7, 12))
