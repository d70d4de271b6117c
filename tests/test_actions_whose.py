"""Whose an action is, where it is and what it is called, in texts on several Jobcenter, towns or days."""

from tests.telling import actions


def test_the_jobcenter_there_is_that_of_the_town_named_before() -> None:
    found = actions(
        "Essen. Mit einer Jobmesse hat die „Turbo-Woche“ am Freitag, 26. April, geendet. Das Jobcenter Essen zählte "
        "in der Grugahalle 900 Gäste.\n\n"
        "In Herne ging es ruhiger zu. Das Jobcenter dort lud am Mittwoch, 24. April, zum Sprachcafé ins Museum ein.",
        "2024-04-27",
    )
    assert {one.title: one.jobcenters for one in found}["Sprachcafé"] == ("05916",)


def test_each_of_two_jobcenter_in_a_sentence_has_the_action_of_its_day() -> None:
    found = actions(
        "Die Aktionswoche „Stark. Sozial. Vor Ort.“ der kommunalen Jobcenter läuft vom 20. bis 26. Juni 2022. Das "
        "Jobcenter Kreis Borken bittet am 21. Juni zu einem Bürgerfest in den Stadtpark, das Jobcenter Kreis Coesfeld "
        "am 23. Juni zu einem Fachtag ins Kolpinghaus. Das Jobcenter Kreis Steinfurt zeigt am 24. Juni die "
        "Ausstellung „Mut“.",
        "2022-06-10",
    )
    assert [(one.jobcenters, one.place) for one in found[:2]] == [
        (("05554",), "Stadtpark"),
        (("05558",), "Kolpinghaus"),
    ]


def test_a_congress_of_associations_is_no_jobcenters() -> None:
    found = actions(
        "Rund 200 Fachleute sind am 12. September 2023 in Berlin zum Tag der kommunalen Jobcenter zusammengekommen. "
        "Ausgerichtet wurde er vom Deutschen Landkreistag und vom Deutschen Städtetag. In den Foren stellten das "
        "Jobcenter Kreis Borken und das Jobcenter Kreis Coesfeld ihre Erfahrungen vor.",
        "2023-09-13",
    )
    assert found[0].jobcenters == ()
    assert found[0].title == "Tag der kommunalen Jobcenter"


def test_each_day_of_a_sentence_has_its_own_square() -> None:
    found = actions(
        "Das Jobcenter Kiel kommt mit seinem Infostand in die Stadtteile: am Montag, 3. Juni, auf den Vinetaplatz, am "
        "Mittwoch, 5. Juni, auf den Blücherplatz und am Freitag, 7. Juni, auf den Exerzierplatz.",
        "2024-05-20",
    )
    assert [one.place for one in found] == ["Vinetaplatz", "Blücherplatz", "Exerzierplatz"]


def test_pictures_in_the_corridors_of_a_jobcenter_hang_in_the_jobcenter() -> None:
    found = actions(
        "In den Fluren des Jobcenters Lübeck hängt seit Montag, 7. Mai, die Ausstellung „Gegenlicht“. Am 7. Juni um "
        "17 Uhr führt die Malerin durch die Bilder.",
        "2018-05-12",
    )
    assert (found[0].title, found[0].place) == ("Gegenlicht", "Jobcenter Lübeck")
    assert found[1].title == "Führung"


def test_one_of_a_row_is_called_by_its_number() -> None:
    found = actions(
        "Das Jobcenter Kiel veröffentlicht heute die erste Folge seines Podcasts „Klartext im Flur“. Die zweite "
        "Folge nimmt das Team am Mittwoch, 29. November, um 18 Uhr vor Publikum in der Stadtbücherei auf.",
        "2023-11-06",
    )
    assert found[-1].title == "zweite Folge"
