"""Actions that a text tells in passing: without a noun, beforehand, once more, in another sentence than their hours."""

from datetime import date, time

from tests.telling import actions


def test_a_day_with_hours_after_a_recap_is_an_action_whatever_it_is_called() -> None:
    found = actions(
        "Das Jobcenter Kiel hat am Donnerstag, 6. Juni, im Rathaus einen Berufetag ausgerichtet. Mehr als 200 Gäste "
        "kamen und stellten Fragen. Wer an diesem Tag arbeiten musste, bekommt noch eine Chance: Am Dienstag, "
        "18. Juni, hilft das Team von 15 bis 17 Uhr in der Stadtbücherei bei den Unterlagen.",
        "2019-06-08",
    )
    assert [(one.starts_on, one.starts_at, one.status) for one in found] == [
        (date(2019, 6, 6), None, "held"),
        (date(2019, 6, 18), time(15), "planned"),
    ]


def test_what_is_held_beforehand_is_not_the_main_action() -> None:
    found = actions(
        "Das Jobcenter Kiel lädt zu einer Jobmesse in die Ostseehalle ein. Am Mittwoch, 12. Juni, stellen sich "
        "dort von 10 bis 15 Uhr 40 Firmen vor. Zur Vorbereitung bietet das Jobcenter am Dienstag, 4. Juni, "
        "ab 9 Uhr ein Bewerbungstraining an.",
        "2019-05-20",
    )
    assert (found[0].type, found[0].starts_on) == ("job_fair", date(2019, 6, 12))
    assert found[1].starts_on == date(2019, 6, 4)


def test_the_same_once_more_at_the_same_hour() -> None:
    found = actions(
        "Das Jobcenter Kiel lädt am Donnerstag, 25. April, von 9 bis 12 Uhr zu einem Gründerfrühstück ein. "
        "Wegen der großen Nachfrage wird das Angebot am 13. Juni zur selben Uhrzeit wiederholt.",
        "2019-04-08",
    )
    assert [(one.starts_on, one.starts_at, one.ends_at) for one in found] == [
        (date(2019, 4, 25), time(9), time(12)),
        (date(2019, 6, 13), time(9), time(12)),
    ]


def test_a_length_gives_the_end() -> None:
    found = actions(
        "Das Jobcenter Kiel lädt am 12. Juni 2019 zur Jobbörse ein. Die Jobbörse beginnt um 13 Uhr und dauert "
        "drei Stunden.",
        "2019-05-20",
    )
    assert (found[0].starts_at, found[0].ends_at) == (time(13), time(16))


def test_what_ends_later_today_is_running() -> None:
    found = actions(
        "Das Jobcenter Kiel bietet heute, Mittwoch, 12. Juni, noch bis 17 Uhr einen Bewerbungsmappencheck an. "
        "Los ging es um 9 Uhr.",
        "2019-06-12",
    )
    assert [(one.status, one.starts_at, one.ends_at) for one in found] == [("running", time(9), time(17))]


def test_hours_said_for_each_stop_hold_for_all() -> None:
    found = actions(
        "Das Jobcenter Landkreis Stade bietet drei Infonachmittage an, jeweils von 14 bis 16 Uhr: am Montag, "
        "2. September, im Rathaus Buxtehude; am Mittwoch, 4. September, in der Stadtbücherei Stade; und am Freitag, "
        "6. September, im Jugendhaus Jork.",
        "2019-08-20",
    )
    assert [(one.starts_on, one.starts_at, one.ends_at) for one in found] == [
        (date(2019, 9, day), time(14), time(16)) for day in (2, 4, 6)
    ]


def test_stops_may_come_before_the_sentence_that_names_the_action() -> None:
    found = actions(
        "Das Jobcenter Landkreis Stade lädt im Herbst in drei Gemeinden zum Elterncafé ein.\n\n"
        "Erste Station ist Buxtehude: Dort sitzen die Fachleute am Montag, 2. September, von 9 bis 11 Uhr im Rathaus. "
        "In Stade folgt das Elterncafé am Mittwoch, 4. September, zur gleichen Uhrzeit im Mehrgenerationenhaus.",
        "2019-08-20",
    )
    assert [(one.starts_on, one.starts_at) for one in found] == [
        (date(2019, 9, 2), time(9)),
        (date(2019, 9, 4), time(9)),
    ]


def test_many_jobcenters_with_a_day_each_are_a_programme_without_the_word() -> None:
    found = actions(
        "Zum Jubiläum gibt es im Juni allerlei zu erleben. Das Jobcenter Kiel feiert am 17. Juni ein Sommerfest. "
        "Das Jobcenter Landkreis Stade bittet am selben Tag von 13 bis 17 Uhr zum Tag der offenen Tür. "
        "Das Jobcenter Kreis Lippe lädt am 20. Juni zu einem Fachgespräch ein.",
        "2019-06-03",
    )
    assert [(one.starts_on, one.starts_at) for one in found] == [
        (date(2019, 6, 17), None),
        (date(2019, 6, 17), time(13)),
        (date(2019, 6, 20), None),
    ]


def test_a_day_with_hours_in_an_action_week_needs_no_noun() -> None:
    found = actions(
        "In der Aktionswoche vom 2. bis 6. September 2019 lädt das Jobcenter Kreis Lippe am Montag um 10 Uhr zu einem "
        "Bewerbertag ein. Die Fachleute sind am Mittwoch von 14 bis 18 Uhr unter einer eigenen Nummer zu erreichen.",
        "2019-08-27",
    )
    assert [(one.starts_on, one.ends_at) for one in found] == [
        (date(2019, 9, 2), None),
        (date(2019, 9, 4), time(18)),
    ]


def test_further_sentences_of_a_line_do_not_end_the_list() -> None:
    found = actions(
        "Das Jobcenter Landkreis Stade lädt zu Bustouren zu Betrieben ein.\n\n"
        "Tour Elbe: Mittwoch, 4. September, Abfahrt 8.30 Uhr Stade, Bahnhof. Besucht werden drei Werften.\n\n"
        "Tour Geest: Freitag, 6. September, Abfahrt 9 Uhr Buxtehude, Markt. Auf dem Plan steht eine Gärtnerei.",
        "2019-08-20",
    )
    assert [(one.starts_on, one.starts_at) for one in found] == [
        (date(2019, 9, 4), time(8, 30)),
        (date(2019, 9, 6), time(9)),
    ]


def test_a_day_near_by_goes_before_one_almost_a_year_ago() -> None:
    found = actions(
        "Das Jobcenter Kiel hatte am Dienstag zum Azubi-Speeddating eingeladen. 30 Betriebe waren gekommen. "
        "Für alle, die am Dienstag leer ausgingen, schiebt das Jobcenter am 4. Juli, 15 Uhr, eine kleine Runde nach.",
        "2019-06-13",
    )
    assert [one.starts_on for one in found] == [date(2019, 6, 11), date(2019, 7, 4)]


def test_an_action_week_is_told_jobcenter_by_jobcenter() -> None:
    found = actions(
        "Vom 5. bis 11. September 2022 beteiligen sich die kommunalen Jobcenter an der Aktionswoche „Stark. Sozial. "
        "Vor Ort.“.\n\nDas Jobcenter Kreis Steinfurt berät in einem Workshop mit Ratsmitgliedern über Wege in Arbeit "
        "für Geflüchtete und für Frauen. Im Jobcenter des Kreises Borken wird ein Blick auf die Folgen des "
        "Sofortzuschlags geworfen.",
        "2022-08-30",
    )
    assert [(one.title, one.jobcenters) for one in found] == [
        ("Workshop mit Ratsmitgliedern", ("05566",)),
        ("Blick auf die Folgen des Sofortzuschlags", ("05554",)),
    ]
    assert found[0].type == "event"
    assert set(found[0].topics) >= {"flucht_migration", "frauen_chancengleichheit"}


def test_lengths_are_told_in_words_and_halves() -> None:
    for said, ends_at in (
        ("anderthalb Stunden", time(15, 30)),
        ("etwa eine Stunde", time(15)),
        ("90 Minuten", time(15, 30)),
    ):
        found = actions(
            "Das Jobcenter Kiel lädt am Mittwoch, 12. Juni 2019, um 14 Uhr zu einem Infonachmittag ins Rathaus ein. "
            f"Der Nachmittag dauert {said}.",
            "2019-06-03",
        )
        assert (found[0].starts_at, found[0].ends_at) == (time(14), ends_at)
