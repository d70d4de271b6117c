"""Hours that stand apart from their days: said for all of them, or as the end of something."""

from datetime import date, time

import pytest

from extractors.dates import find

TODAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    "said",
    [
        "Los geht es überall um 15 Uhr.",
        "In allen drei Fällen beginnt es um 15 Uhr.",
        "Der Vorhang hebt sich stets um 15 Uhr.",
        "Beginn ist um 15 Uhr im jeweiligen Rathaus.",
        "\n\nWir fangen immer um 15 Uhr an.",
    ],
)
def test_hours_said_for_all_hold_for_every_day_told_before(said: str) -> None:
    found = find(f"Am 4. Juni sind wir in Lübz, am 6. Juni in Plau und am 11. Juni in Crivitz. {said}", TODAY)
    assert [one.starts_at for one in found if one.kind == "event"] == [time(15)] * 3


def test_hours_said_for_all_before_the_days_hold_for_each() -> None:
    found = find(
        "An drei Abenden, jeweils von 18 bis 20 Uhr, in Lübz (4. Juni), Plau (6. Juni) und Crivitz (11. Juni).", TODAY
    )
    assert {(one.starts_at, one.ends_at) for one in found} == {(time(18), time(20))}


def test_hours_of_one_day_are_not_those_of_the_days_before() -> None:
    found = find("Am 4. Juni sind wir in Lübz, am 6. Juni in Plau. Beginn ist dort um 15 Uhr.", TODAY)
    assert [one.starts_at for one in found if one.kind == "event"] == [None, time(15)]


@pytest.mark.parametrize(
    "said",
    [
        "um 14 Uhr ist Feierabend",
        "um 14 Uhr wird zusammengepackt",
        "gegen 14 Uhr sind alle fertig",
        "gegen 14 Uhr setzt der Fahrer alle wieder ab",
        "um 14 Uhr klingt der Tag mit Musik aus",
        "um 14 Uhr geht das Fest zu Ende",
        "Rückkehr: 14 Uhr",
        "ist gegen 14 Uhr zurück",
    ],
)
def test_what_ends_at_an_hour_ends_then(said: str) -> None:
    found = find(f"Am 4. Juni geht es um 9 Uhr los, {said}.", TODAY)
    assert (found[0].starts_at, found[0].ends_at) == (time(9), time(14))


@pytest.mark.parametrize("said", ["schließt der Hausmeister auf", "schließt sich ein Rundgang an", "öffnet das Haus"])
def test_what_begins_at_an_hour_does_not_end_then(said: str) -> None:
    assert find(f"Am 4. Juni um 9 Uhr {said}.", TODAY)[0].starts_at == time(9)


def test_two_days_that_follow_each_other_are_one_period() -> None:
    found = find("Heute und morgen wird die Halle zum Markt.", TODAY)
    assert [(one.starts_on, one.ends_on) for one in found] == [(date(2024, 5, 6), date(2024, 5, 7))]
