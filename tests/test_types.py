"""What a noun of action says: the type by the parts of the compound, and words that only look like one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.announce.clauses.marks import Marks, mark
from extractors.announce.clauses.nouns import hints, nouns
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.single import single
from extractors.announce.fields.kind_of import again, kind
from extractors.announce.fields.kind_of_whole import whole
from extractors.announce.fields.signs import Signs, scores
from extractors.announce.fields.title_one import singular
from extractors.announce.fields.wording import spoken, stems, wording
from extractors.records import Action, ActionType, Article

# Words as people write them, by the type they stand for.
WORDS: dict[ActionType, str] = {
    "job_fair": "Jobmesse Gastro-Messe Lehrstellenbörse Minijobbörse Azubi-Speed-Dating Bewerberinnentag Karrieretag"
    " Recruiting-Day Ausbildungsnacht Jobrallye Pfeffer-Dating"
    " Azubi-Dating Vermittlungstag Job-Frühstück Azubi-Casting Onlinemesse Talentbörse",
    "information_event": "Infoabend Informationsstand Beratungsbus Jobmobil Telefonaktion Webinar Elternabend"
    " Bewerbungstraining Wiedereinstiegstag Elterncafé Gründersprechstunde Sprechtag Infomarkt Stadtteilsprechstunde"
    " Beratungszelt Expertentelefon Jobcafé Info-Spaziergang Gründungstag Gründerinnenstammtisch Bildungsmarkt"
    " Gesundheitsmarkt Videochat Antragswerkstatt Azubi-Café Wiedereinsteigerinnentag"
    " Gründerinnenfrühstück Gründungslunch Lernkaffee Fragesofa"
    " Arbeitgebertelefon Servicerufnummer Übungsstunde Live-Chat",
    "action_day": "Gesundheitstag Familientag Girls’Day Aktionstag Digitaltage Seniorentag Umwelttag Vorlesetag"
    " Berufsparcours Ausbildungsrallye Azubi-Rallye",
    "event": "Unternehmerfrühstück Fachtag Sommerfest Neujahrsempfang Podiumsdiskussion Arbeitgeberstammtisch"
    " Ausbildungsgipfel Zukunftswerkstatt Theaterabend Benefizkonzert Modenschau Betriebsrundgang Kickerturnier"
    " Preisverleihung Zeugnisübergabe Spatenstich Planspiel Kochwoche Vernissage Kleiderbörse Werksbesichtigung"
    " Rückkehrertag Fahrradbörse Ordensverleihung Diskussionsrunde Päckchenaktion Bühnenprogramm Lauf-Challenge"
    " Job-Walk Stadtteil-Walk Kicker-Cup Laternenumzug Schaukochen Waffelbacken Schulsachenbörse Dampferfahrt",
    "exhibition": "Fotoausstellung Werkschau Wanderausstellung Aquarelle Posterausstellung",
    "programme_launch": "Modellprojekt Online-Portal Jobcenter-App Mentoringprogramm Ausbildungsallianz Lotsendienst"
    " Terminbuchung Kooperationsvereinbarung Vermittlungsoffensive",
    "publication": "Imagefilm Kochbuch Faltblatt Plakatserie Podcast Comic Hörspiel Familienwegweiser Wandkalender",
    "opening": "Einweihung Wiedereröffnung",
    "campaign_week": "Aktionswoche Gesundheitswoche Inklusionswochen Themenwoche Aktionsmonat",
}
# Words that end like a noun of action and are none.
NONE = (
    "Arbeitsmarkt Montag Pfingstmontag Freitagnachmittag Kreistag Geburtstag Alltag Plantagen Einführung"
    " Geschäftsführung Vorstellungsgespräch Stellenangebot Lebenslauf Redaktion Kalenderwoche Arbeitswoche Supermarkt"
    " Umschulung Bewerbungsmappen Rechtsfolgenbelehrung Ratsmitglieder Veranstalter Messegelände Kursteilnehmer"
)


def _types(text: str) -> list[ActionType]:
    return [noun.type for noun in nouns(text)]


@pytest.mark.parametrize(("type_", "word"), [(kind, word) for kind, words in WORDS.items() for word in words.split()])
def test_the_last_part_of_a_compound_tells_the_type(type_: ActionType, word: str) -> None:
    assert _types(f"Das Amt lädt zur {word} ein.") == [type_]


@pytest.mark.parametrize("word", NONE.split())
def test_a_word_that_only_ends_alike_is_no_action(word: str) -> None:
    assert _types(f"Dazu gehört auch der Begriff {word} im Text.") == []


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Am Freitag ist Tag der offenen Tür.", "action_day"),
        ("Im Herbst folgt eine Woche der Ausbildung.", "campaign_week"),
        ("Geplant ist ein Markt der Möglichkeiten.", "job_fair"),
        ("Zur Nacht der Betriebe kommen 300 Gäste.", "job_fair"),
        ("Überreicht wurde der Ehrenpreis „Neue Hände“.", "event"),
        ("Am Fenster hängen Plakate aus vier Jahrzehnten.", "exhibition"),
        ("Bei der Langen Nacht der Berufe brennt Licht.", "event"),
        ("Wir freuen uns auf die neuen Räume am Hafen.", "opening"),
    ],
)
def test_fixed_phrases_name_an_action(sentence: str, type_: ActionType) -> None:
    assert type_ in _types(sentence)


def test_a_house_is_an_action_only_where_it_opens() -> None:
    assert _types("Die Beratungsstelle liegt am Markt.") != ["opening"]
    assert _types("Morgen eröffnet der Landrat die Beratungsstelle.") == ["opening"]


def test_a_course_is_launched_where_it_starts_and_else_informs() -> None:
    assert _types("Im Mai startet der Kurs.") == ["programme_launch"]
    assert _types("Der Kurs dauert drei Stunden.") == ["information_event"]


def test_an_evening_takes_the_type_of_what_is_done_there() -> None:
    assert _types("Der Frauenabend klingt mit Gesang aus.") == ["event"]
    assert _types("Beim Frauenabend gibt es Tipps zur Rente.") == ["information_event"]
    assert _types("Beim Hafenabend treffen Betriebe auf Bewerber.") == ["job_fair"]


@pytest.mark.parametrize("saying", ["Das steht auf dem Programm.", "Sie antwortet per Video.", "Im Laufe des Jahres."])
def test_sayings_tell_of_no_action(saying: str) -> None:
    assert _types(saying) == []


@pytest.mark.parametrize(
    ("told", "type_"),
    [
        ("22 Betriebe lernten 90 Arbeitsuchende kennen, viele hatten den Lebenslauf dabei.", "job_fair"),
        ("Die Aquarelle hängen bis Ostern im Treppenhaus.", "exhibition"),
        ("Das Amt bezieht 900 Quadratmeter in einem Neubau.", "opening"),
        ("Eine Referentin beantwortet Fragen, eine Anmeldung ist nicht nötig.", "information_event"),
        ("Von dem Heft wurden 800 Exemplare gedruckt.", "publication"),
        ("Die Bühne gehört dem Chor, danach wird gefeiert.", "event"),
        ("Ab sofort helfen Lotsen, gefördert vom Land.", "programme_launch"),
        ("Alle Türen stehen offen, Kinder lockt eine Rallye.", "action_day"),
    ],
)
def test_where_no_noun_names_the_action_the_words_around_hint_at_its_type(told: str, type_: ActionType) -> None:
    assert max(hints(told), key=lambda one: one[1])[0] == type_


def test_plain_words_hint_at_nothing() -> None:
    assert not any(count for _, count in hints("Es bleibt alles beim Alten."))


def _marks(title: str, text: str) -> Marks:
    return mark(Article(title, date(2024, 5, 2), None, None, None, None, "de", text), None)


def _action(of_type: ActionType, day: date | None = None) -> Action:
    return Action("Termin", of_type, "planned", "Termin", (), day, day, None, None, False, None, None, ())


def _type_of_main(title: str, text: str) -> ActionType:
    marks = _marks(title, text)
    return kind(marks, single(marks)[0])


@pytest.mark.parametrize(
    ("title", "text", "type_"),
    [
        (
            "Neues vom Markt",
            "Das Jobcenter Bochum hat am Dienstag in die Stadthalle eingeladen. Dort suchten 30 Betriebe unter den"
            " Arbeitsuchenden nach Nachwuchs, 12 Bewerber brachten es zum Vorstellungsgespräch.",
            "job_fair",
        ),
        (
            "Ein Haus für alle",
            "Das Jobcenter Bochum bezieht am 1. Juli den Neubau am Ring. Auf 900 Quadratmetern sitzen alle Büros unter"
            " einem Dach.",
            "opening",
        ),
    ],
)
def test_without_a_noun_headline_and_text_together_tell_the_type(title: str, text: str, type_: ActionType) -> None:
    assert _type_of_main(title, text) == type_


def test_hints_in_headline_and_lead_weigh_more_than_one_at_the_end() -> None:
    early = {("hint headline main", "exhibition"): 1.0, ("hint lead main", "exhibition"): 1.0}
    said = scores(Signs({**early, ("hint text main", "event"): 1.0}, ()))
    assert said["exhibition"] > said["event"]


def test_the_last_part_of_a_noun_means_the_whole_noun_told_before() -> None:
    text = (
        "Das Jobcenter Bochum bittet Gründer am Freitag, 17. Mai, zum Stammtisch in die Wache."
        " Der Existenzgründerstammtisch ist neu."
    )
    assert _type_of_main("Bei Brezeln nachgefragt", text) == "information_event"


def test_a_world_day_is_the_occasion_and_not_the_action() -> None:
    text = "Zum Internationalen Frauentag lädt das Jobcenter Bochum am 8. Juni zu einer Telefonaktion ein."
    assert _type_of_main("Fragen am Freitag", text) == "information_event"


def test_an_evening_at_which_the_holder_tells_how_something_works_informs() -> None:
    text = "Am 6. Juni erläutern wir im Jobcenter Bochum beim Unternehmerabend die Zuschüsse."
    assert _type_of_main("Wer zahlt was?", text) == "information_event"
    text = "Am 6. Juni tauschen sich im Jobcenter Bochum beim Unternehmerabend 40 Betriebe aus."
    assert _type_of_main("Wer kennt wen?", text) == "event"


def test_a_programme_is_what_is_launched_not_the_flyers_named_before_it() -> None:
    text = "Flyer, Spots und ein Film: Am Montag startet das Jobcenter Bochum seine Kampagne für Lehrstellen."
    assert _type_of_main("Neue Kampagne wirbt um Betriebe", text) == "programme_launch"


@pytest.mark.parametrize(
    ("title", "types", "type_"),
    [
        ("Veranstaltungen im Juni", ["information_event", "information_event", "job_fair"], "event"),
        ("Amt zieht um", ["opening", "action_day"], "opening"),
        ("Auf Tour", ["information_event", "information_event", "event"], "information_event"),
        ("Neues Portal gestartet", ["information_event", "information_event"], "programme_launch"),
    ],
)
def test_a_list_has_the_type_of_what_begins_or_of_most_of_its_actions(
    title: str, types: list[ActionType], type_: ActionType
) -> None:
    assert whole(_marks(title, "Mehr dazu unten."), [_action(one) for one in types]) == type_


def test_different_actions_on_several_days_of_one_week_are_an_action_week_whatever_it_is_called() -> None:
    kinds: tuple[ActionType, ...] = ("information_event", "event", "exhibition")
    marks = _marks("Drei Angebote zum Frauentag", "Mehr dazu unten.")
    near = [_action(one, date(2024, 3, 4 + day)) for day, one in enumerate(kinds)]
    assert whole(marks, near) == "campaign_week"
    assert whole(marks, [replace(one, type="information_event") for one in near]) != "campaign_week"
    far = [_action(one, date(2024, 3 + month, 4)) for month, one in enumerate(kinds)]
    assert whole(marks, far) != "campaign_week"
    assert whole(_marks("Unsere Gesundheitstage im März", "Mehr dazu unten."), near) == "action_day"


@pytest.mark.parametrize(
    "told",
    [
        "Seit dem 4. Juni gibt es im Jobcenter Bochum das Digitalcafé.",
        "Das Jobcenter Bochum bietet ab dem 4. Juni das Digitalcafé an.",
        "Im Jobcenter Bochum hat am 4. Juni das Digitalcafé seinen Betrieb aufgenommen.",
    ],
)
def test_an_offer_that_there_is_from_a_day_on_is_launched(told: str) -> None:
    assert _type_of_main("Neues für alle", told) == "programme_launch"


def test_founders_are_advised_on_their_day_and_a_ride_to_firms_is_no_fair() -> None:
    assert _type_of_main("Mut", "Am 4. Juni lädt das Jobcenter Bochum zum Gründertag ein.") == "information_event"
    assert _types("Das Amt lädt zur Jobtour ein.") == _types("Wir starten den Job-Shuttle.") == ["event"]
    assert _types("Der Film läuft auf allen Plattformen.") == ["publication"]


def test_a_forum_whose_guests_inform_themselves_informs() -> None:
    text = (
        "Am 6. Juni kamen 40 Betriebe zum Arbeitgeberforum des Jobcenters Bochum. Dort informierten sie sich über Geld."
    )
    assert _type_of_main("Wer zahlt was?", text) == "information_event"


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    for noun in nouns(text):
        assert text[noun.start : noun.end] == noun.text


# More compounds of the kind that programmes of Jobcenters are full of.
FURTHER: dict[ActionType, str] = {
    "job_fair": "Pflegetag Gastronomietag Jobaktionstag Bewerberkarussell Chef-Dating Job-Slam",
    "information_event": "Bewerbungsnachmittag Ausbildungsmobil Karrieretruck Themenfrühstück Handycafé Telefonhotline",
    "event": "Urkundenübergabe Bilderbuchkino Ideenlabor Yogakurs Nähkurs Scheckübergabe Vertragsunterzeichnung",
    "publication": "Erklärheft Interviewserie Sozialatlas",
    "programme_launch": "Lern-App Weiterbildungsprämie",
    "other": "Fotowettbewerb Gewinnspiel",
}


@pytest.mark.parametrize(("type_", "word"), [(kind, word) for kind, words in FURTHER.items() for word in words.split()])
def test_further_compounds_are_known(type_: ActionType, word: str) -> None:
    assert _types(f"Das Amt lädt zur {word} ein.") == [type_]


@pytest.mark.parametrize(
    "day", ["Girls’Day", "Girls‘ Day", "Girls' Day", "Girls Day", "Boys´Day", "Girls’ und Boys’ Day"]
)
def test_the_day_for_girls_and_boys_is_known_in_every_spelling(day: str) -> None:
    assert _types(f"Am Donnerstag ist {day} im Amt.") == ["action_day"]


def test_a_competition_is_an_action_where_people_may_take_part() -> None:
    assert [noun.sure for noun in nouns("Eine Jury entscheidet im Mai über den Wettbewerb.")] == [True]
    assert not any(noun.sure for noun in nouns("Der Wettbewerb der Anbieter wird härter."))


def test_the_day_of_a_branch_is_an_action_whose_type_the_text_tells() -> None:
    assert [(noun.sure, noun.wide) for noun in nouns("Der Logistiktag beginnt um neun.")] == [(True, True)]
    assert [(noun.sure, noun.wide) for noun in nouns("Die Jobmesse beginnt um neun.")] == [(True, False)]


def test_a_house_that_is_named_like_an_event_says_nothing_of_the_type() -> None:
    assert [(noun.sure, noun.wide) for noun in nouns("Das Programm läuft im Stadtforum ab zehn.")][-1] == (False, True)
    assert [(noun.sure, noun.wide) for noun in nouns("Zum Kulturforum kommen alle.")] == [(False, False)]


def test_what_is_made_is_an_exhibition_where_it_is_shown() -> None:
    assert _types("Im Rathaus werden Möbel ausgestellt.") == ["exhibition"]
    assert _types("Im Lager stehen Möbel bereit.") == []


@pytest.mark.parametrize(
    ("said", "opens"),
    [
        ("In der Lindenstraße hat die Jugendberufsagentur ihre Arbeit aufgenommen.", True),
        ("Die Jugendberufsagentur Nordtal wird am 3. Mai eröffnet.", True),
        ("Am Montag bietet die Jugendberufsagentur ein Training an.", False),
        ("Am Montag liest eine Personalerin in der Jugendberufsagentur Mappen gegen.", False),
    ],
)
def test_a_house_for_the_young_opens_unless_the_clause_tells_what_it_holds(said: str, opens: bool) -> None:
    assert ("opening" in _types(said)) is opens


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("Infonachmittage", "Infonachmittag"),
        ("Elterncafés", "Elterncafé"),
        ("Jobbörsen", "Jobbörse"),
        ("Vorträgen", "Vortrag"),
        ("Beratungsstände", "Beratungsstand"),
        ("Workshops", "Workshop"),
        ("Treffen", "Treffen"),
    ],
)
def test_each_of_several_goes_by_the_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_a_word_speaks_by_its_beginning_and_a_long_noun_by_its_end() -> None:
    assert stems("besichtigten") == stems("besichtigen") == {"besicht"}
    assert stems("Probierfrühstücke") == {"probier", "-hstück"}


def test_words_that_stand_in_every_text_say_nothing() -> None:
    assert stems("Danach wurden alle von ihnen im April oder später") == stems("später")


def test_title_and_lead_of_another_action_say_nothing() -> None:
    assert wording("Gäste kosten Suppe", "", "") == {"told gäst", "told kost", "told supp"}


def test_unknown_words_say_nothing() -> None:
    assert spoken(wording("Xylographenquark", "", "")) == {}


def test_what_is_said_of_an_open_house_speaks_for_a_day_of_action() -> None:
    said = spoken(wording("Das Haus öffnet Neugierigen seine Flure", "", ""))
    assert max(said, key=lambda one: said[one]) == "action_day"


def test_days_of_the_week_and_districts_say_nothing_by_their_ends_either() -> None:
    assert not stems("Donnerstag Landkreises")


@pytest.mark.parametrize(
    "following",
    [
        "In Lauda gibt es am 3. Mai einen Ableger.",
        "Die zweite Runde ist für den 3. Mai geplant.",
        "Neuer Termin ist der 3. Mai um 14 Uhr.",
        "Am 3. Mai macht er in Lauda Station.",
        "Lauda folgt am 3. Mai.",
    ],
)
def test_what_follows_without_a_noun_of_its_own_has_the_type_of_what_it_repeats(following: str) -> None:
    told = _marks("", f"Das Jobcenter lud zur Jobmesse ein. {following}")
    assert again(told, Draft(len(told.marks) - 1))


def test_the_yearly_congress_of_the_municipal_jobcenters_is_an_event() -> None:
    assert [one.type for one in nouns("Gestern begann der Tag der kommunalen Jobcenter.")][:1] == ["event"]
