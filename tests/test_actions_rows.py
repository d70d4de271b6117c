"""Rows of actions that prose tells one after the other, without naming each by a noun of its own."""

from datetime import date, time

from tests.telling import REST, actions


def days(text: str, published: str) -> list[tuple[date | None, time | None, time | None]]:
    return [(one.starts_on, one.starts_at, one.ends_at) for one in actions(text + REST, published)]


def test_a_page_in_scope_tells_of_one_action_at_least() -> None:
    found = actions(
        "Doch das „Lotsen-Café“, zu dem das Jobcenter Kreis Soest am Dienstag, 22. März, in die Bücherei einlädt, hat "
        "schon bei der Premiere 25 Gäste gehabt. Dieses Mal nehmen zehn Betriebe teil." + REST,
        "2022-03-07",
        title="Jobcenter lädt zum Lotsen-Café ein",
    )
    assert [one.starts_on for one in found] == [date(2022, 3, 22)]


def test_a_week_of_which_nothing_single_is_told_is_itself_what_is_held() -> None:
    found = actions(
        "Das Jobcenter Zollernalbkreis lädt zu den Aktionswochen „Ranzen packen“ ein. Sie dauern vom 7. bis "
        "25. August. In den Fluren sitzt ein Team und füllt Anträge mit aus." + REST,
        "2023-08-04",
    )
    assert [(one.starts_on, one.ends_on) for one in found] == [(date(2023, 8, 7), date(2023, 8, 25))]


def test_what_is_told_by_day_and_hour_beside_the_main_action_is_an_action() -> None:
    found = days(
        "Das Jobcenter Herne lädt am Montag, 3. Juni, um 9 Uhr zur Jobmesse ins Kulturzentrum. "
        "Am Dienstag, 4. Juni, knistert um 18 Uhr im Stadtgarten ein Lagerfeuer mit Geschichten aus dem Berufsleben.",
        "2024-05-20",
    )
    assert found == [(date(2024, 6, 3), time(9), None), (date(2024, 6, 4), time(18), None)]


def test_words_that_go_on_tell_of_the_next_action() -> None:
    found = days(
        "Das Jobcenter Herne lädt am Montag, 3. Juni, um 9 Uhr zum Bewerbertag ins Kulturzentrum. "
        "Tags darauf geht es mit dem Bus zu zwei Gärtnereien.",
        "2024-05-20",
    )
    assert [first for first, _, _ in found] == [date(2024, 6, 3), date(2024, 6, 4)]


def test_two_actions_in_one_clause_have_a_day_each() -> None:
    found = actions(
        "Das Jobcenter Herne hat am Freitag seinen Neubau gefeiert, 200 Gäste kamen zum Festakt. "
        "Am 15. Juni folgt eine Jobmesse, am 18. September ein Elternabend." + REST,
        "2025-05-19",
    )
    assert [(one.title, one.starts_on) for one in found[-2:]] == [
        ("Jobmesse", date(2025, 6, 15)),
        ("Elternabend", date(2025, 9, 18)),
    ]


def test_two_days_of_one_fair_in_one_clause_stay_one_kind_of_action() -> None:
    found = actions(
        "Das Jobcenter Herne lädt am 15. Juni zur Jobmesse ein, die am 18. Juni als Messe im Netz weitergeht." + REST,
        "2025-05-19",
    )
    assert {one.title for one in found} == {"Jobmesse"}


def test_an_exhibition_and_its_opening_in_one_clause_are_two_actions() -> None:
    found = actions(
        "Mit einer Vernissage wurde am Freitagabend im Stadthaus die Ausstellung „Ufer“ des Jobcenters Cottbus "
        "eröffnet. 65 Gäste kamen. Anzusehen sind die Bilder noch bis Mittwoch, 30. Oktober." + REST,
        "2019-09-09",
    )
    assert [(one.title, one.type, one.starts_on, one.ends_on) for one in found] == [
        ("Ufer", "exhibition", date(2019, 9, 6), date(2019, 10, 30)),
        ("Vernissage", "event", date(2019, 9, 6), date(2019, 9, 6)),
    ]


def test_stops_that_open_with_their_town_go_on_with_a_tour() -> None:
    found = actions(
        "Für Schulabgänger richtet das Jobcenter Erzgebirgskreis die „Restplatzbörse“ aus.\n\n"
        "Auftakt ist am Dienstag, 20. Juli, von 10 bis 14 Uhr im Landratsamt in Annaberg-Buchholz. Zwei Tage später "
        "folgt Aue mit dem Kulturhaus. In Marienberg öffnet die Stadthalle am Donnerstag, 29. Juli." + REST,
        "2021-07-09",
    )
    assert [one.starts_on for one in found] == [date(2021, 7, 20), date(2021, 7, 22), date(2021, 7, 29)]
