"""What counts as an announcement of a Jobcenter, and what only looks like one."""

import pytest

from extractors.announce.scope.gate import may_concern_a_jobcenter
from tests.telling import REST, outcome, source

ANNOUNCED = {
    "a job fair that the Jobcenter holds": (
        "Cuxhaven. Das Jobcenter Cuxhaven veranstaltet am Dienstag, 6. Mai 2025, im Kurparksaal eine Jobmesse.",
        "2025-04-22",
    ),
    "an invitation with the verb at the end": (
        "Zu einem Elterncafé, bei dem es um Teilzeit geht, hat das Jobcenter Kreis Viersen für den 3. Juni "
        "2024 eingeladen.",
        "2024-05-27",
    ),
    "a holder named in the next sentence": (
        "Am 12. Oktober 2023 öffnet in der Stadthalle die Ausbildungsbörse. Veranstalter ist das Jobcenter "
        "Landkreis Stade.",
        "2023-10-02",
    ),
    "an event in the house": (
        "Im Jobcenter Kiel findet am Donnerstag, 14. März 2019, eine Jobbörse für Pflegekräfte statt.",
        "2019-03-05",
    ),
    "customers whom it drives around": (
        "Der Bus war voll, als sich am Donnerstag 38 Arbeitslose vom Jobcenter Landkreis Cham durch drei Lager "
        "führen ließen. Zu der Rundfahrt „Auf Achse“ gehörte ein Imbiss, sieben Teilnehmer verabredeten Probearbeiten.",
        "2019-05-24",
    ),
    "a holder in a relative clause that hangs on the action": (
        "31 Suchende setzten sich am Donnerstag zum Stammtisch „Zweite Schicht“, zu dem das Jobcenter Worms in die "
        "Schankstube gerufen hatte.",
        "2022-05-07",
    ),
    "an action whose name belongs to the Jobcenter": (
        "Bei der „Langen Bank“ des Jobcenters Suhl ging es am Mittwoch um Sitzfleisch: 80 Neugierige schreinerten mit.",
        "2022-05-07",
    ),
    "somebody behind it": (
        "Hinter der „Nacht der Chancen“ am Freitag steckt das Jobcenter Cottbus. 300 Leute zogen von Tür zu Tür.",
        "2022-05-07",
    ),
    "what a Jobcenter calls its own": (
        "Das Kommunale Jobcenter Fulda hat am Donnerstag seinen ersten Lehrlingsbasar über die Bühne gebracht.",
        "2022-05-07",
    ),
    "an action that it calls off": (
        "Wegen der Hitze bläst das Jobcenter Peine das für Freitag geplante Sommerfest ab.",
        "2022-05-04",
    ),
    "a rarer verb of bringing people together": (
        "Wer Köche sucht, sollte am 19. Mai 2022 ins Volkshaus gehen. Dort bringt jenarbeit Gastwirte und Arbeitslose "
        "an einen Tisch.",
        "2022-05-04",
    ),
    "a holder behind a comparison of something else": (
        "Damit im Herbst weniger Lehrverträge platzen, veranstaltet die Arge Gera am 11. November 2009 einen "
        "Ausbildungstag.",
        "2009-10-29",
    ),
    "an exhibition by means of which it wants something": (
        "„Zweiter Blick“ heißt die Fotoausstellung, mit der das Jobcenter Gera Vorbehalte abbauen will. Sie ist seit "
        "Donnerstag in der Bibliothek zu sehen, bis zum 30. November 2019.",
        "2019-11-11",
    ),
    "a holder that is called es": (
        "Beim Jobcenter Landkreis Leer wächst der Bedarf an Deutschkursen. Gemeinsam mit der Diakonie veranstaltet es "
        "darum am 9. Mai 2023 einen Infonachmittag.",
        "2023-04-26",
    ),
    "a family day that is put off, among others that are off too": (
        "Das Jobcenter Peine verschiebt sein Familienfest vom Sonntag auf den 7. September, denn es soll stürmen. Der "
        "Vortrag am 12. Juni im Saal der Caritas findet statt. Auch die Ruderer sagen ihren Ausflug ab.",
        "2019-06-05",
    ),
    "a look back": (
        "Gut 200 Menschen kamen gestern zur Jobmesse des Jobcenters Landkreis Rostock. 30 Betriebe stellten sich vor.",
        "2018-09-20",
    ),
    "a programme that begins": (
        "Ab sofort können sich Eltern in der App „Kompass“ beraten lassen. Das Jobcenter Wuppertal hat sie "
        "gestern vorgestellt.",
        "2021-02-11",
    ),
}
LOOKS_LIKE = {
    "a raid that is called a day of action": (
        "Zoll, Ordnungsamt und Jobcenter haben am Freitag in Lünen Baustellen geprüft. Es war der dritte Aktionstag "
        "in diesem Frühjahr. Anlass war der Verdacht auf Schwarzarbeit. Das Jobcenter Kreis Unna prüft acht Fälle.",
        "2022-05-14",
    ),
    "a protest that is called a day of action": (
        "Mit Trommeln zogen am Mittwoch 90 Menschen vor das Jobcenter Gera. Zum Aktionstag gegen Kürzungen hatte ein "
        "Bündnis aufgerufen, Redner verlangten höhere Sätze. Der Leiter des Jobcenters nahm einen offenen Brief an.",
        "2016-10-07",
    ),
    "a course on notices": (
        "Kursnummer 12-004. Termin: Montag, 4. März 2024, 19 Uhr. Gebühr: 14 Euro, ermäßigt 7 Euro. Anwältin Ott "
        "geht mit Ihnen durch, was das Jobcenter verlangen darf.",
        "2024-02-12",
    ),
    "an architects' contest": (
        "Der Wettbewerb um das neue Amtshaus in Herne ist entschieden. Die Jury wählte am Freitag ein Glasdach und "
        "drei Türme. Das Jobcenter soll 2017 einziehen. Alle Entwürfe sind bis 30. Mai im Rathaus ausgestellt.",
        "2014-05-16",
    ),
    "one of many stalls": (
        "Die Frauenmesse der Gleichstellungsstelle am 15. März fällt aus. 40 Aussteller, darunter Landfrauen und das "
        "Jobcenter Landkreis Celle, wurden informiert.",
        "2020-03-10",
    ),
    "a guide": (
        "Wer Bürgergeld beantragen will, wendet sich an das Jobcenter. Sie haben Anspruch auf den Regelsatz "
        "von 563 Euro. "
        "Legen Sie Widerspruch ein, wenn der Bescheid falsch ist. Viele Jobcenter laden zu Infoveranstaltungen ein.",
        "2024-02-01",
    ),
    "a ruling": (
        "Das Sozialgericht gab der Klägerin recht. Das Jobcenter hatte sie zu einer Jobmesse am 3. Mai "
        "eingeladen und die "
        "Leistung gekürzt. Die Berufung ist zugelassen, Aktenzeichen: S 12 AS 100/18.",
        "2019-01-10",
    ),
    "an office notice": (
        "Das Jobcenter Peine bleibt am Freitag, 9. Juni, wegen einer internen Veranstaltung geschlossen. "
        "Wir bitten um Verständnis.",
        "2023-06-01",
    ),
    "statistics": (
        "Die Zahl der Arbeitslosen ist im Juli gestiegen. Die Quote liegt bei 5,4 Prozent, im Vormonat waren es 5,2. "
        "Das Jobcenter betreut 4.200 Menschen. Das zeigt der Arbeitsmarktbericht.",
        "2022-07-29",
    ),
    "a crime": (
        "Ein Mann hat am Montag im Jobcenter Gera einen Mitarbeiter bedroht. Die Polizei nahm ihn fest, die "
        "Staatsanwaltschaft ermittelt wegen Nötigung.",
        "2020-11-03",
    ),
    "a vacancy": (
        "Das Jobcenter Landkreis Celle sucht ab Oktober eine Fachkraft (m/w/d). Entgeltgruppe 9c TVöD. "
        "Ihre Aufgaben: Beratung und Mitarbeit an Jobmessen. Ihre Bewerbung erreicht uns vor dem 12. Juni.",
        "2023-05-02",
    ),
    "a politician's visit": (
        "Die Bundestagsabgeordnete besuchte am Dienstag das Jobcenter Kitzingen und informierte sich über "
        "das Bürgergeld.",
        "2023-03-09",
    ),
    "other people's fair": (
        "Die Handwerkskammer lädt am 5. Mai 2024 zur Ausbildungsmesse ein. Anders als beim Jobcenter braucht "
        "man keinen Termin.",
        "2024-04-20",
    ),
    "a guest whom the Jobcenter looks after": (
        "Zum Stammtisch der Winzer kam am Donnerstag auch ein Mann, den das Jobcenter Worms seit Jahren betreut.",
        "2022-05-07",
    ),
    "other people's feast, whose helpers it pays": (
        "Die Pfarrei feiert am 12. Mai 2022 ihr Sommerfest. Die Hälfte der Löhne zahlt das Jobcenter Kassel, den Rest "
        "bringen Spenden.",
        "2022-05-04",
    ),
    "a day on which it hires": (
        "Zum 1. Juni 2022 bildet das Jobcenter Kreis Plön zwei Fachangestellte für Arbeitsmarktdienstleistungen aus.",
        "2022-05-04",
    ),
    "a protest": (
        "Die Erwerbsloseninitiative demonstriert am 12. Juni vor dem Jobcenter Trier. Der Protest richtet "
        "sich gegen Kürzungen.",
        "2024-06-03",
    ),
}


@pytest.mark.parametrize("name", ANNOUNCED)
def test_an_action_of_a_jobcenter_is_in_scope(name: str) -> None:
    text, published = ANNOUNCED[name]
    assert outcome(text + REST, published).announcement is not None


@pytest.mark.parametrize("name", LOOKS_LIKE)
def test_what_only_looks_like_an_action_is_left_out(name: str) -> None:
    text, published = LOOKS_LIKE[name]
    assert outcome(text, published).announcement is None


def test_every_decision_names_its_rules_and_where_they_fired() -> None:
    text, published = ANNOUNCED["a job fair that the Jobcenter holds"]
    rules = outcome(text, published).rules
    holder = next(rule for rule in rules if rule.name == "holder")
    assert "veranstaltet" in text[holder.start : holder.end]
    assert holder.weight > 0


def test_a_page_out_of_scope_is_explained_too() -> None:
    text, published = LOOKS_LIKE["an office notice"]
    assert any(rule.name.startswith("office_notice") for rule in outcome(text, published).rules)


# What a Jobcenter writes on its own site names it seldom: "wir", "bei uns", "unser Haus".
OWN_ANNOUNCED = {
    "an invitation by we": (
        "Am Mittwoch, 8. März 2023, laden wir Eltern zu einem Infofrühstück ins Bürgerhaus ein.",
        "2023-02-27",
        "Wiedereinstieg mit Kindern",
    ),
    "guests who come to us": (
        "Am 21. Juni stellen sich bei uns 14 Pflegedienste vor. Kommen Sie zwischen 9 und 12 Uhr in den großen Saal.",
        None,
        "Bewerbertag Pflege",
    ),
    "a look back at our fair": (
        "Danke an alle, die gestern da waren! Unsere dritte Ausbildungsbörse zählte 380 Gäste.",
        "2019-05-15",
        "Volle Gänge",
    ),
}
OWN_LOOKS_LIKE = {
    "trainees start": (
        "Vier Auszubildende haben gestern bei uns ihr Berufsleben begonnen. Die Nachwuchskräfte lernten in einer "
        "Rallye das Haus kennen, nächste Woche folgen Einführungstage.",
        "2021-09-02",
        "Vier Neue am Start",
    ),
    "a survey of customers": (
        "Bei der Kundenbefragung vergaben Sie die Schulnote 2,1. Die Rücklaufquote lag bei 28 Prozent, jeder dritte "
        "Befragte wünscht sich abends Termine.",
        "2017-11-20",
        "So zufrieden sind Sie mit uns",
    ),
    "the staff's run": (
        "Mit 18 Kolleginnen und Kollegen waren wir am Freitag beim Firmenlauf am Start. Unsere Betriebssportgruppe "
        "trainiert schon für das nächste Jahr.",
        "2018-07-02",
        "Firmenlauf: Wir waren dabei",
    ),
    "a warning": (
        "Zurzeit erhalten Kunden gefälschte Nachrichten, die zu einer angeblichen Infoveranstaltung am 3. Mai "
        "einladen. Sie stammen nicht von uns. Öffnen Sie die Links nicht.",
        "2024-04-29",
        "Vorsicht vor falschen SMS",
    ),
    "a closed day": (
        "Am Dienstag, 6. Juni, bilden wir uns an einem internen Fachtag fort. Das Haus bleibt ganztägig geschlossen. "
        "Unterlagen nimmt der Briefkasten am Eingang auf.",
        "2023-05-30",
        "Am 6. Juni geschlossen",
    ),
}


@pytest.mark.parametrize("name", OWN_ANNOUNCED)
def test_on_its_own_site_a_jobcenter_goes_by_we(name: str) -> None:
    text, published, title = OWN_ANNOUNCED[name]
    assert outcome(text + REST, published, title, "jobcenter", "Jobcenter Celle").announcement is not None


@pytest.mark.parametrize("name", OWN_LOOKS_LIKE)
def test_news_of_the_house_is_no_action(name: str) -> None:
    text, published, title = OWN_LOOKS_LIKE[name]
    assert outcome(text, published, title, "jobcenter", "Jobcenter Celle").announcement is None


def test_a_mention_of_a_jobcenter_does_not_make_other_peoples_fair_its_own() -> None:
    text = (
        "Die Sparkasse und die Kreishandwerkerschaft laden am 14. September 2019 zum Lehrstellenmarkt ein. "
        "Leistungen vom Jobcenter sind hier kein Thema."
    )
    assert outcome(text, "2019-09-02").announcement is None


def test_an_own_page_passes_the_gate_without_the_word_jobcenter() -> None:
    assert may_concern_a_jobcenter("Wir laden zum Bewerbertag ein.", source("jobcenter", "Marke"))
    assert not may_concern_a_jobcenter("Wir laden zum Bewerbertag ein.", source("news", "Tageblatt"))


# Where no clause names Jobcenter, verb and noun together, its part shows elsewhere.
SHOWN_ELSEWHERE = {
    "the one behind it is named last": (
        "Siebzehn Handwerksbetriebe führten gestern auf dem Schulhof vor, was sie können, rund 200 Neugierige kamen. "
        "Auf die Beine gestellt hat den Berufetag das Jobcenter Kreis Höxter.",
        "2019-06-05",
    ),
    "a relative clause makes it the holder": (
        "Am 4. Mai 2021 öffnet in Ansbach der Bewerbungsgarten. Gedankt wurde dem Jobcenter Landkreis Ansbach, das die "
        "Idee dazu hatte. Der Eintritt ist frei.",
        "2021-04-26",
    ),
}
ONLY_NAMED = {
    "a relative clause on what it does every day": (
        "Mit dem Pass, den das Jobcenter Stade ausgibt, kostet der Eintritt zum Volksfest am 8. Juni 2019 die Hälfte. "
        "Das Fest beginnt um 14 Uhr mit einem Umzug.",
        "2019-05-28",
    ),
    "the addressee of a notice": (
        "Am 9. März 2024 stellen sich 30 Vereine auf der Ehrenamtsmesse vor. Was man dort verdient, muss dem Jobcenter "
        "gemeldet werden. Veranstalter der Messe ist die Koordinierungsstelle Ehrenamt.",
        "2024-02-26",
    ),
}


@pytest.mark.parametrize("name", SHOWN_ELSEWHERE)
def test_the_part_of_a_jobcenter_may_show_anywhere(name: str) -> None:
    text, published = SHOWN_ELSEWHERE[name]
    assert outcome(text + REST, published).announcement is not None


@pytest.mark.parametrize("name", ONLY_NAMED)
def test_a_jobcenter_named_in_passing_has_no_part(name: str) -> None:
    text, published = ONLY_NAMED[name]
    assert outcome(text + REST, published).announcement is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Ministerin schaut im Jobcenter vorbei",
            "Zeitz. Die Arbeitsministerin hat am Dienstag das Jobcenter Burgenlandkreis besucht. Beim Rundgang ging es "
            "auch um die Jobbörse im März. Danach fuhr sie nach Halle weiter.",
        ),
        (
            "Runder Tisch zum Bahnhof",
            "Peine. Am Mittwoch tagte der Runde Tisch zum Bahnhof. Am Tisch saßen Händler, Polizei und das Jobcenter "
            "Peine. Das nächste Treffen ist am 8. Juni 2022.",
        ),
        (
            "Ein Keller voller Akten",
            "Fulda. Das Theater Kulisse zeigt am 13. Mai 2022 sein Stück „Keller“. Das Kommunale Jobcenter Fulda habe "
            "man um ausrangierte Ordner gebeten, sagt die Regisseurin. Beginn ist um 20 Uhr.",
        ),
        (
            "Recht haben, recht bekommen",
            "Kassel. Ein Anwalt hält am 17. Mai 2022 einen Vortrag für alle, die Ärger mit dem Jobcenter Kassel haben. "
            "Beginn ist um 18 Uhr, der Eintritt ist frei.",
        ),
        (
            "Imker stellen aus",
            "Ulm. Am Samstag, 14. Mai 2022, laden die Imker ein. Als Gast spricht ein pensionierter Teamleiter des "
            "Jobcenters Ulm über Wildbienen. Honig gibt es auch.",
        ),
    ],
)
def test_who_is_visited_sits_at_a_table_or_is_asked_for_something_holds_nothing(title: str, text: str) -> None:
    assert outcome(text, "2022-05-05", title).announcement is None


@pytest.mark.parametrize(
    "text",
    [
        "Verden. Das Jobcenter Landkreis Verden geht auf Tour: Ein umgebauter Lieferwagen hält am 10. Mai 2022 in "
        "Dörverden und am 12. Mai in Kirchlinteln, jeweils von 9 bis 12 Uhr.",
        "Celle. Zu den Leuten aufs Land kommt das Jobcenter Celle mit einem Wohnwagen. Erste Station ist am 11. Mai "
        "2022 um 9 Uhr der Markt in Bergen.",
        "Gotha. Am 12. Mai 2022 beantworten drei Fachleute des Jobcenters Landkreis Gotha Fragen zur Umschulung. Die "
        "Leitung ist von 10 bis 14 Uhr geschaltet.",
    ],
)
def test_a_jobcenter_that_goes_to_the_people_or_answers_on_a_day_acts(text: str) -> None:
    assert outcome(text, "2022-05-05").announcement is not None


@pytest.mark.parametrize(
    "text",
    [
        "Mappe fertig? In unserem Bewerbercafé schauen Coaches darüber. Am 12. Mai 2022 ab 9 Uhr ist Platz.",
        "Am Samstag, 14. Mai 2022, finden Sie uns auf dem Ausbildungsmarkt in der Rundhalle. An unserem Stand dreht "
        "sich ein Glücksrad.",
        "Waffeln, Sonne, 300 Gäste: Unser Familientag am vergangenen Samstag hat Spaß gemacht. Wir danken allen.",
    ],
)
def test_on_its_own_site_we_need_no_verb_of_holding(text: str) -> None:
    found = outcome(text, "2022-05-05", "Neues", "jobcenter", "Jobcenter Kreis Unna").announcement
    assert found is not None


def test_hours_of_an_office_on_its_own_site_are_no_action() -> None:
    text = "Am Freitag, 27. Mai 2022, schließen wir um 12 Uhr. Anträge stellen Sie bitte online."
    assert outcome(text, "2022-05-05", "Geänderte Öffnungszeiten", "jobcenter", "Jobcenter").announcement is None
