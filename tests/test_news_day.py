"""Whether a text looks back or ahead, where neither a date nor the tense says so."""

from tests.telling import REST, told

GONE = (
    "Der Wasserkocher pfeift, dann wird es still. 35 Mütter sitzen am Mittwoch im Nachbarschaftshaus um einen Tisch: "
    "Zum Elternfrühstück hat das Jobcenter Kiel geladen. Eine 29-Jährige schreibt jedes Wort mit."
)
AHEAD = (
    "Am Mittwoch sitzen 35 Mütter im Nachbarschaftshaus um einen Tisch: Das Jobcenter Kiel lädt zum Elternfrühstück. "
    "Los geht es um 9 Uhr, Plätze sind noch frei."
)


def test_a_report_in_the_present_tense_is_of_the_weekday_just_gone() -> None:
    found = told(GONE, "2024-05-17")
    assert (found.stance, str(found.starts_on), found.actions[0].status) == ("recap", "2024-05-15", "held")


def test_an_invitation_in_the_present_tense_is_for_the_weekday_to_come() -> None:
    found = told(AHEAD, "2024-05-17")
    assert (found.stance, str(found.starts_on)) == ("preview", "2024-05-22")


def test_a_scene_without_any_sign_of_a_report_stays_ahead() -> None:
    text = "Das Jobcenter Kiel bringt am Mittwoch im Rathaus Betriebe und Bewerber zur Jobbörse zusammen."
    assert told(text + REST, "2024-05-17").stance == "preview"


def test_no_tense_turns_a_day_of_last_week_into_one_a_year_away() -> None:
    text = "Bei der Jobmesse des Jobcenters Kiel wird am 14. Mai nicht nur geredet. 300 Menschen sehen sich um."
    assert str(told(text, "2024-05-17").starts_on) == "2024-05-14"


def test_a_feast_that_is_only_the_occasion_is_not_the_day() -> None:
    text = "Das Jobcenter Kiel lädt zum Frauentag am Donnerstag, 5. März 2020, zu einem Frühstück in die Bücherei ein."
    found = told(text, "2020-02-24")
    assert (str(found.starts_on), str(found.ends_on)) == ("2020-03-05", "2020-03-05")
    beside = "Kurz vor Weihnachten hat das Jobcenter Kiel zu einem Infostand auf dem Markt eingeladen."
    assert told(beside, "2022-12-28").starts_on is None
