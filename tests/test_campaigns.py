"""Which campaign a page belongs to, in which edition; and what only looks like it."""

from datetime import date

import pytest

from extractors.names.campaigns import campaign_of, campaigns


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("die Aktionswoche „Stark. Sozial. Vor Ort.“ beginnt", "stark-sozial-vor-ort"),
        ("unter dem Motto „Stark.Sozial.Vor Ort“", "stark-sozial-vor-ort"),
        ("Beim Girls’ Day und Boys' Day", "girls-day-boys-day"),
        ("am Zukunftstag für Mädchen und Jungen", "girls-day-boys-day"),
        ("die hessenweite Woche der Chancengleichheit", "woche-der-chancengleichheit"),
        ("im Rahmen von teamw()rk", "teamwork-gesundheit"),
        ("Projekt rehaPro", "rehapro"),
        ("zum Weltfrauentag", "internationaler-frauentag"),
        ("Theaterprojekt JobAct", "jobact"),
        ("zum Tag der kommunalen Jobcenter", "tag-der-kommunalen-jobcenter"),
        ("Messe für best!ager", "jobs-fuer-best-agers"),
    ],
)
def test_a_campaign_is_known_by_its_written_forms(text: str, slug: str) -> None:
    assert campaigns(text)[0].slug == slug


@pytest.mark.parametrize(
    "text",
    [
        "Der Tag der Jobcenter des Ministeriums findet in Berlin statt.",
        "Der Tag des Jobcenters lockt mit einer Rallye.",
        "Stark, sozial und immer vor Ort: so sieht sich der Verein.",
        "Unsere Turbo-Woche im Autohaus",
        "Was Frauen wollen: eine Komödie in Hamburg",
        "Die Aktionswoche der Jugendämter beginnt.",
    ],
)
def test_what_only_looks_like_a_campaign_is_none(text: str) -> None:
    assert campaign_of(text) == (None, None)


def test_the_slogan_as_title_of_a_conference_is_not_the_campaign() -> None:
    text = "Der Verband lädt zur Fachtagung „Stark. Sozial. Vor Ort.“ nach Fulda."
    assert campaigns(text)[0].is_lookalike
    assert campaign_of(text) == (None, None)


def test_the_turned_slogan_counts_only_where_the_text_speaks_of_a_campaign() -> None:
    assert campaign_of("„Sozial. Stark. Vor Ort.“ heißt es in der Aktionswoche.")[0] == "stark-sozial-vor-ort"
    assert campaign_of("„Sozial. Stark. Vor Ort.“ heißt unser Verein.")[0] is None


def test_a_remembered_edition_is_not_the_campaign_of_the_page() -> None:
    text = "Der Kreis hatte bereits 2019 bei „Stark. Sozial. Vor Ort.“ mitgemacht."
    (mention,) = campaigns(text)
    assert mention.is_previous and mention.years == (2019,)
    assert campaign_of(text) == (None, None)


def test_the_edition_is_the_year_of_the_period_and_not_of_the_start_of_the_campaign() -> None:
    text = "Mit „Stark. Sozial. Vor Ort.“, 2019 begonnen, laden die Häuser auch in diesem Jahr ein."
    assert campaign_of(text, starts_on=date(2022, 6, 20)) == ("stark-sozial-vor-ort", "2022")
    assert campaign_of(text, published_on=date(2022, 6, 1)) == ("stark-sozial-vor-ort", "2022")
    assert campaign_of(text) == ("stark-sozial-vor-ort", "2019")


def test_a_standing_programme_has_no_edition() -> None:
    assert campaign_of("Neu im Programm rehapro", starts_on=date(2021, 1, 11)) == ("rehapro", None)


def test_the_special_campaign_goes_before_the_programme_it_runs_under() -> None:
    text = "In NRW läuft die Turbo-Woche. Der Job-Turbo begann im Herbst 2023."
    assert campaign_of(text, title="Job-Turbo: Woche der Messen", starts_on=date(2024, 4, 22)) == (
        "turbo-woche-job-turbo-nrw",
        "2024",
    )
    assert campaign_of("Jobmesse im Rahmen des Job-Turbos")[0] == "job-turbo"


def test_mentions_quote_the_text() -> None:
    text = "Die Woche „Stark. Sozial. Vor Ort.“ und der Girls'Day"
    for mention in campaigns(text):
        assert mention.text in text[mention.start - 1 : mention.end + 1]


def test_a_day_of_the_calendar_says_when_and_is_no_campaign() -> None:
    assert campaign_of("Am Internationalen Frauentag lädt das Jobcenter zu einem Vortrag ein.") == (None, None)
    assert campaign_of("Zum Internationalen Frauentag lädt das Jobcenter ein.")[0] == "internationaler-frauentag"
