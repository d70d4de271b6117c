"""Actions that a text announces for later or tells of by the way: next editions, feasts, what has begun."""

from datetime import date, time

import pytest

from tests.telling import actions, told

RECAP = (
    "Das Jobcenter Kiel hat am Donnerstag, 6. Juni, im Rathaus eine Jobmesse ausgerichtet. 40 Betriebe standen in der "
    "Halle, und mehr als 500 Gäste kamen. Viele brachten ihre Unterlagen gleich mit. Die Stimmung war gut, lobte der "
    "Oberbürgermeister. Am Ende lagen 30 Zusagen auf dem Tisch. "
)


@pytest.mark.parametrize(
    ("last", "day"),
    [
        ("Am 9. Oktober öffnet sich die Halle wieder.", date(2019, 10, 9)),
        ("Das Datum für 2020 steht bereits fest: Am 4. Juni sind die Betriebe erneut willkommen.", date(2020, 6, 4)),
        ("Wer leer ausging, hat eine neue Gelegenheit: Am 9. Oktober treffen sich Betriebe und Bewerber im Schloss.",
         date(2019, 10, 9)),
        ("Die Messe soll künftig alle zwei Jahre stattfinden, das nächste Mal im Herbst 2021.", None),
        ("2020 soll die Messe auch in Plön haltmachen.", None),
        ("Im nächsten Jahr ist wieder Plön an der Reihe.", None),
    ],
)  # fmt: skip
def test_a_recap_announces_the_next_edition_in_many_words(last: str, day: date | None) -> None:
    found = actions(RECAP + last, "2019-06-08")
    assert [(one.starts_on, one.status) for one in found] == [(date(2019, 6, 6), "held"), (day, "planned")]


def test_what_only_comes_back_to_normal_is_no_next_edition() -> None:
    found = actions(RECAP + "Wer Fragen hat, erreicht die Beraterinnen am Montag wieder am Telefon.", "2019-06-08")
    assert len(found) == 1


def test_a_feast_without_a_day_was_held_when_its_exhibition_opened() -> None:
    found = actions(
        "Seit Montag hängen im Flur des Jobcenters Kiel Zeichnungen. „Kleine Schritte“ heißt die Ausstellung. "
        "Zur Vernissage kamen 80 Gäste. Sie ist bis zum 28. Juni zu sehen.",
        "2019-06-05",
    )
    assert [(one.type, one.starts_on, one.status) for one in found] == [
        ("exhibition", date(2019, 6, 3), "running"),
        ("event", date(2019, 6, 3), "held"),
    ]


def test_one_more_of_what_is_held_beforehand() -> None:
    found = actions(
        "„Job zum Greifen“ heißt die Messe, zu der das Jobcenter Kiel am Mittwoch, 12. Juni, einlädt.\n\nWer üben "
        "will: Für Montag, 3. Juni, setzt das Jobcenter um 14 Uhr ein Training an. Ein zweites folgt am 6. Juni.",
        "2019-05-20",
    )
    assert [one.starts_on for one in found] == [date(2019, 6, 12), date(2019, 6, 3), date(2019, 6, 6)]


def test_stops_of_a_tour_linked_by_their_sentence() -> None:
    found = actions(
        "Das Jobcenter Kiel tourt im September durch die Stadt und lädt Betriebe zum Werkstattgespräch ein. Den Anfang "
        "macht am Dienstag, 10. September, die Brauerei; am Donnerstag, 12. September, öffnet die Seilerei ihre Tore; "
        "zum Abschluss trifft man sich am Mittwoch, 18. September, in der Tischlerei. Beginn ist jeweils 18 Uhr.",
        "2019-09-04",
    )
    assert [(one.starts_on, one.starts_at) for one in found] == [
        (date(2019, 9, 10), time(18)),
        (date(2019, 9, 12), time(18)),
        (date(2019, 9, 18), time(18)),
    ]


def test_what_began_last_week_goes_before_the_lesson_that_is_still_to_come() -> None:
    found = told(
        "Seit Dienstag, 4. Juni, können Kundinnen und Kunden des Jobcenters Kiel Gespräche am Bildschirm führen. Die "
        "Videoberatung steht allen offen.\n\nWer Hilfe mit der Technik braucht: Am Dienstag, 18. Juni, bietet das "
        "Jobcenter von 15 bis 16 Uhr eine Übungsstunde an.",
        "2019-06-06",
        title="Kiel: Neuer Weg zum Amt",
    )
    assert (found.stance, found.type, found.starts_on, found.ends_on) == (
        "launch",
        "programme_launch",
        date(2019, 6, 4),
        None,
    )
    assert [one.starts_on for one in found.actions] == [date(2019, 6, 4), date(2019, 6, 18)]


def test_an_exhibition_in_a_week_hangs_until_the_day_said_after_it() -> None:
    found = actions(
        "Vom 5. bis 11. September 2022 beteiligt sich das Jobcenter Kreis Steinfurt an der Aktionswoche „Stark. "
        "Sozial. Vor Ort.“.\n\nAm Mittwoch, 7. September, berät es auf dem Markt in Rheine.\n\nAm Freitag, "
        "9. September, wird im Kreishaus die Fotoausstellung „Neu“ eröffnet; sie bleibt bis 30. September hängen.",
        "2022-08-30",
    )
    assert (found[-1].starts_on, found[-1].ends_on) == (date(2022, 9, 9), date(2022, 9, 30))


def test_what_is_on_until_this_afternoon_is_running() -> None:
    found = told(
        "In der Stadthalle hat am Donnerstagmorgen eine Jobmesse des Jobcenters Kiel begonnen. 40 Firmen "
        "stellen sich noch bis 14 Uhr vor.",
        "2024-04-11",
    )
    assert (found.stance, found.actions[0].status) == ("running", "running")
