"""What an article tells as a whole: stance, type, campaign, period."""

from datetime import date

from tests.telling import REST, outcome, told

WEEK = (
    "Vom 20. bis 26. Juni 2022 läuft die bundesweite Aktionswoche „Stark. Sozial. Vor Ort.“ der kommunalen Jobcenter. "
    "Schon 2019 hatte es eine solche Woche gegeben.\n\n"
    "Das Jobcenter Kreis Borken lädt am Dienstag, 21. Juni, zu einem Tag der offenen Tür nach Ahaus ein. "
    "Das Jobcenter im Kreis Lippe zeigt die ganze Woche über die Ausstellung „Wendepunkte“."
)


def test_a_coming_event_is_a_preview_and_a_past_one_a_recap() -> None:
    text = "Das Jobcenter Kiel veranstaltet am 14. März 2019 eine Jobmesse."
    assert told(text, "2019-03-05").stance == "preview"
    assert told(text, "2019-03-14").stance == "running"
    past = "Zur Jobmesse, die das Jobcenter Kiel am 14. März 2019 veranstaltete, kamen 400 Gäste."
    assert told(past, "2019-03-16").stance == "recap"


def test_a_programme_that_has_begun_is_a_launch() -> None:
    text = "Das Jobcenter Landkreis Leer hat am 1. März 2021 das Modellprojekt „Rückenwind“ gestartet."
    found = told(text, "2021-03-04")
    assert (found.stance, found.type, found.ends_on) == ("launch", "programme_launch", None)


def test_the_period_of_a_campaign_week_is_this_years_not_the_remembered_one() -> None:
    found = told(WEEK, "2022-06-15")
    assert (found.type, found.campaign, found.edition) == ("campaign_week", "stark-sozial-vor-ort", "2022")
    assert (found.starts_on, found.ends_on) == (date(2022, 6, 20), date(2022, 6, 26))


def test_the_quotation_is_verbatim_and_short() -> None:
    found = told(WEEK, "2022-06-15")
    text = " ".join(WEEK.split())
    for quotation in (found.evidence, *(action.evidence for action in found.actions)):
        assert quotation
        assert quotation in text
        assert len(quotation) <= 300


def test_who_called_the_campaign_into_being_is_named() -> None:
    text = WEEK + "\n\nDie Kampagne haben der Deutsche Landkreistag und der Deutsche Städtetag ins Leben gerufen."
    assert told(text, "2022-06-15").initiators == ("Deutscher Landkreistag", "Deutscher Städtetag")


def test_a_weekday_that_does_not_fit_its_date_becomes_an_issue() -> None:
    text = "Das Jobcenter Kiel veranstaltet am Montag, 14. März 2019, eine Jobmesse."
    assert "date-conflict" in {issue.kind for issue in outcome(text, "2019-03-05").issues}


def test_a_jobcenter_that_cannot_be_told_is_left_open_and_becomes_an_issue() -> None:
    text = (
        "Das Jobcenter lädt am 14. März 2019 zu einer Jobmesse in die Stadthalle ein. "
        "Am Stand des Jobcenters sitzt ein Fotograf." + REST
    )
    found = outcome(text, "2019-03-05")
    assert found.announcement is not None
    assert found.announcement.actions[0].jobcenters == ()
    assert {issue.kind for issue in found.issues} & {"jobcenter-unknown", "jobcenter-ambiguous"}


def test_the_jobcenter_on_its_own_site_is_certain() -> None:
    text = "Wir laden Sie am 14. März 2019 zu unserer Jobmesse in die Stadthalle ein."
    found = told(text, "2019-03-05", kind="jobcenter", site="Jobcenter Kiel")
    assert found.actions[0].jobcenters == ("01002",)


def test_a_recap_that_ends_with_the_next_day_stays_a_recap() -> None:
    text = (
        "Beim Hallenturnier des Jobcenters Gera traten am Samstag zwölf Mannschaften an. Den Pokal gewann eine "
        "Werkstatt aus Greiz, 90 Zuschauer klatschten.\n\nDas nächste Hallenturnier steigt am 7. November 2026."
    )
    found = told(text, "2026-03-10", title="Zwölf Mannschaften, ein Pokal")
    assert found.stance == "recap"
    assert (found.starts_on, found.ends_on) == (date(2026, 3, 7), date(2026, 3, 7))


def test_what_is_put_off_has_its_new_day_whatever_is_offered_instead() -> None:
    text = (
        "Der für den 11. März geplante Infotag „Neustart“ des Jobcenters Kiel kann nicht stattfinden. "
        "Neuer Termin ist der 20. Mai 2021.\n\nBis dahin bietet das Jobcenter zwei Ersatztermine an:\n\n"
        "Telefonsprechstunde am 11. März von 9 bis 12 Uhr\n\nOnline-Werkstatt am 12. März, 18 Uhr"
    )
    found = told(text, "2021-03-01", title="Infotag wird verlegt")
    assert found.stance == "preview"
    assert found.starts_on == found.ends_on == date(2021, 5, 20)


def test_an_offer_that_began_a_few_days_ago_is_a_launch_and_goes_on() -> None:
    text = (
        "Seit Montag hilft das Jobcenter Landkreis Celle beim Hochladen von Bescheiden: Die „Klickstunde“ im "
        "Mehrgenerationenhaus ist ein neues Angebot. Eine Anmeldung ist nicht nötig."
    )
    found = told(text, "2023-02-09", title="Hilfe beim Hochladen")
    assert (found.stance, found.ends_on) == ("launch", None)


def test_a_book_that_was_presented_before_guests_is_looked_back_at() -> None:
    text = (
        "Am Mittwoch wurde in der Stadtbücherei das Kochbuch „Löffelweise“ des Jobcenters Peine vorgestellt. "
        "Frauen und Männer aus einem Kurs haben es geschrieben, 40 Gäste kosteten mit."
    )
    found = told(text, "2018-11-30", title="Ein Kochbuch für kleines Geld")
    assert (found.stance, found.starts_on, found.ends_on) == ("recap", date(2018, 11, 28), date(2018, 11, 28))


def test_an_office_that_has_moved_is_a_launch_though_its_open_day_lies_ahead() -> None:
    text = (
        "Seit Montag arbeitet das Jobcenter Peine in der früheren Post am Bahnhof. 30 Schreibtische sind mitgekommen."
        "\n\nAm Samstag, 25. September, gibt es von 11 bis 15 Uhr einen Tag der offenen Tür."
    )
    found = told(text, "2021-09-09", title="Jobcenter hat eine neue Adresse")
    assert (found.stance, found.type, found.starts_on, found.ends_on) == (
        "launch",
        "opening",
        date(2021, 9, 6),
        None,
    )


def test_what_is_on_today_is_not_over() -> None:
    text = (
        "Wer Arbeit sucht, kann sich heute, Donnerstag, 6. Juli 2023, in der Stadthalle umsehen. Das Jobcenter Gera "
        "veranstaltet dort eine Jobbörse. Los ging es um 10 Uhr."
    )
    assert told(text, "2023-07-06").stance == "running"


def test_an_exhibition_that_hangs_goes_before_the_talk_that_closes_it() -> None:
    text = (
        "Wer im Jobcenter Gera wartet, blickt seit Neuestem in fremde Küchen. „Herdplatten“ heißt die Reihe, die seit "
        "dem 3. April und noch bis zum 26. Mai im Erdgeschoss zu sehen ist.\n\nAm letzten Tag, Freitag, 26. Mai, wird "
        "um 16 Uhr zu einem Erzählcafé geladen."
    )
    found = told(text, "2023-04-12", title="Blick in fremde Küchen")
    assert (found.stance, found.type) == ("running", "exhibition")
    assert (found.starts_on, found.ends_on) == (date(2023, 4, 3), date(2023, 5, 26))


def test_an_exhibition_begins_with_its_opening_and_ends_when_it_is_said_to_end() -> None:
    text = (
        "Noch bis zum 28. April zeigt das Jobcenter Celle im Kreishaus die Ausstellung „Handarbeit“. "
        "Eröffnet wurde sie am 3. April vor 60 Gästen."
    )
    found = told(text, "2023-04-12", title="Handarbeit im Kreishaus")
    assert (found.starts_on, found.ends_on) == (date(2023, 4, 3), date(2023, 4, 28))
    assert found.actions[0].starts_on == date(2023, 4, 3)


def test_a_house_handed_over_last_week_is_looked_back_at_though_its_open_day_lies_ahead() -> None:
    text = (
        "Junge Leute in Peine haben jetzt eine eigene Anlaufstelle. Landrätin Anke Voss hat am Freitag, 7. April 2023, "
        "das Jugendbüro des Jobcenters Peine seiner Bestimmung übergeben.\n\n"
        "Wer sich umsehen will, ist am Samstag, 22. April, zum Tag der offenen Tür willkommen."
    )
    found = told(text, "2023-04-12", title="Neues Jugendbüro des Jobcenters eingeweiht")
    assert (found.stance, found.starts_on) == ("recap", date(2023, 4, 7))


def test_what_goes_on_beside_the_action_of_the_headline_is_not_the_news() -> None:
    text = (
        "Das Jobcenter Gera veranstaltet am 5. Mai eine Jobmesse in der Stadthalle. "
        "Seit Montag gibt es die Standpläne im Netz."
    )
    found = told(text, "2023-04-12", title="Jobmesse in der Stadthalle")
    assert (found.stance, found.starts_on) == ("preview", date(2023, 5, 5))


def test_a_recap_is_of_the_day_it_opens_with() -> None:
    text = (
        "300 Jugendliche haben sich am Samstag bei der Ausbildungsbörse des Jobcenters Celle umgesehen. "
        "Gestern zog die Teamleiterin Bilanz."
    )
    assert told(text, "2023-04-12", title="Andrang in der Halle").starts_on == date(2023, 4, 8)


def test_a_house_that_was_opened_before_guests_was_held_on_that_day() -> None:
    text = "Mit 60 Gästen ist am Montag die neue Geschäftsstelle des Jobcenters Kiel in Mettenhof eingeweiht worden."
    found = told(text, "2024-05-15")
    assert (found.stance, found.actions[0].status) == ("recap", "held")
    assert str(found.starts_on) == str(found.ends_on) == "2024-05-13"


def test_a_programme_lasts_until_the_day_that_a_later_sentence_names() -> None:
    text = (
        "Am 15. Februar 2022 startet das Jobcenter Kiel das Programm „Rückenwind“ für Menschen ohne Ausbildung. "
        "Es läuft bis zum 31. Dezember 2023."
    )
    assert str(told(text, "2022-02-10").ends_on) == "2023-12-31"


def test_an_exhibition_opened_last_week_is_still_to_be_seen() -> None:
    text = (
        "Am 6. Mai 2024 hat das Jobcenter Kiel im Rathaus die Ausstellung „Hände“ eröffnet. "
        "Noch bis zum 31. Mai hängen die Bilder dort."
    )
    found = told(text, "2024-05-16")
    assert (found.stance, found.actions[0].status, str(found.ends_on)) == ("running", "running", "2024-05-31")


def test_a_week_of_which_one_sentence_says_both_ends_is_running() -> None:
    text = (
        "Zur Frauenwoche kamen am Mittwoch 20 Gäste ins Jobcenter Kiel. "
        "Die Aktionswoche hatte am Montag begonnen und endet am Samstag, 11. März."
    )
    found = told(text, "2017-03-09")
    assert (str(found.starts_on), str(found.ends_on)) == ("2017-03-06", "2017-03-11")


def test_signing_up_from_now_on_launches_nothing() -> None:
    text = (
        "Ab sofort kann man sich für einen Workshop anmelden. Am Mittwoch, 5. Februar 2025, lädt das Jobcenter Kiel "
        "zu dem Workshop in die Bücherei ein."
    )
    found = told(text, "2025-01-13")
    assert (found.stance, str(found.starts_on)) == ("preview", "2025-02-05")


def test_adjourned_is_put_off_and_a_certificate_made_up_for_is_not() -> None:
    text = "Das Jobcenter Kiel hat seine Jobbörse am 12. November 2020 auf unbestimmte Zeit vertagt."
    assert told(text, "2020-10-27").actions[0].status == "postponed"
    feast = (
        "Bei der Feier des Jobcenters Kiel am 25. Juni 2009 nahmen 43 junge Leute ihr Zeugnis entgegen, "
        "nachgeholt in einem Kurs."
    )
    assert told(feast, "2009-06-26").actions[0].status == "held"
