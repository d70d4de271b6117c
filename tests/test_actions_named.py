"""What an action is called and where it is held, in the words of reporters."""

import pytest

from tests.telling import actions


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Am Mittwoch hat im Lindenhof der Infotag des Jobcenters Kiel Premiere gefeiert.", "Lindenhof"),
        ("Mit der Jobmesse hat das Jobcenter Kiel am Mittwoch im Ostseesaal Premiere gefeiert.", "Ostseesaal"),
        ("Brezeln, Kaffee, los: Das Jobcenter Kiel hat am Mittwoch im Lindenhof zum Infotag geladen.", "Lindenhof"),
        ("Zum Hofgespräch bittet das Jobcenter Kiel am Mittwoch, 12. Juni, auf Gut Seekamp.", "Gut Seekamp"),
        ("Das Jobcenter Kiel zeigte am Mittwoch beim Infotag Wege. Infotage gab es auf dem Rückweg nicht.", None),
    ],
)
def test_a_house_is_found_behind_its_day_and_before_what_is_done_there(text: str, place: str | None) -> None:
    assert actions(text, "2019-06-08")[0].place == place


def test_the_same_place_is_that_of_the_action_told_before() -> None:
    found = actions(
        "Das Jobcenter Kiel lädt am Donnerstag, 25. April, von 9 bis 12 Uhr zu einem Gründerfrühstück ins "
        "Kulturforum ein. Am 13. Juni folgt um 18 Uhr am selben Ort ein Elternabend.",
        "2019-04-08",
    )
    assert [one.place for one in found] == ["Kulturforum", "Kulturforum"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("„Ich trau mich“ heißt die Kampagne, die das Jobcenter Kiel am Mittwoch gestartet hat.", "Ich trau mich"),
        (
            "Auf Bussen prangt ein Satz: „Zeit für Neues“. So heißt die Kampagne, die das Jobcenter Kiel am Mittwoch "
            "gestartet hat.",
            "Zeit für Neues",
        ),
        (
            "Das Jobcenter Kiel lud am Mittwoch zum Aktionstag in den Lindenhof. Der Aktionstag gehörte zur Initiative "
            "„Arbeit mit Herz“.",
            "Aktionstag",
        ),
        ("Ihr Jubiläum hat das Jobcenter Kiel am Sonntag mit einem Bürgerfest im Hof gefeiert.", "Bürgerfest"),
        (
            "Das Jobcenter Kiel lädt am 12. Juni um 10 Uhr zu einem Rundgang durch die Altstadt ein.",
            "Rundgang durch die Altstadt",
        ),
    ],
)
def test_a_title_is_the_name_that_the_text_binds_to_the_action(text: str, title: str) -> None:
    assert actions(text, "2019-06-08")[0].title == title
