"""Every sentence of ``figures.csv`` claims what is written beside it, and nothing else.

Notation of ``expected``: subject, value (``~`` approximate, ``500-600`` a range), unit; several joined by " | ".
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.figures import candidates, figures
from extractors.figures.score import explain
from extractors.records import Figure
from extractors.sentences import clauses

ROWS = list(csv.DictReader(Path(__file__).with_name("figures.csv").read_text("utf-8").splitlines(), delimiter=";"))
SENTENCES = [row["sentence"] for row in ROWS]


def written(figure: Figure) -> str:
    top = f"-{figure.value_max:g}" if figure.value_max is not None else ""
    value = f"{figure.value:.0f}" if float(figure.value).is_integer() else f"{figure.value:g}"
    return f"{figure.subject} {'~' if figure.approximate else ''}{value}{top} {figure.unit}"


@pytest.mark.parametrize("row", ROWS, ids=SENTENCES)
def test_a_sentence_claims_what_the_table_says(row: dict[str, str]) -> None:
    assert " | ".join(written(figure) for figure in figures(row["sentence"], lambda at: None)) == row["expected"]


def test_the_table_holds_claims_and_traps() -> None:
    assert len(ROWS) >= 60
    assert sum(1 for row in ROWS if not row["expected"]) >= 25


def test_a_figure_is_quoted_with_its_sentence() -> None:
    text = "Der Tag war gut besucht. Rund 300 Gäste kamen in die Halle. Danach wurde aufgeräumt."
    (figure,) = figures(text, lambda at: "05915")
    assert figure.evidence == "Rund 300 Gäste kamen in die Halle."
    assert figure.scope == "05915"


def test_the_scope_is_asked_for_the_place_of_the_number() -> None:
    text = "Bei uns arbeiten 29 Jobcenter. Bundesweit betreuen alle zusammen 5 Millionen Menschen."
    found = figures(text, lambda at: "DE" if at > text.index("Bundesweit") else "RP")
    assert [(figure.value, figure.scope) for figure in found] == [(29, "RP"), (5_000_000, "DE")]


def test_the_same_claim_twice_is_told_once() -> None:
    assert len(figures("60 Aussteller kommen. Die 60 Aussteller sind aus der Region.", lambda at: None)) == 1


def test_a_number_without_its_noun_takes_the_one_before() -> None:
    found = figures("An beiden Tagen stellten sich Arbeitgeber vor, 24 waren es zusammen.", lambda at: None)
    assert [(figure.subject, figure.value) for figure in found] == [("exhibitors", 24)]


def test_a_part_is_of_the_same_kind_as_the_whole() -> None:
    found = figures("Hierzulande arbeiten 29 Jobcenter, fünf davon tragen Landkreise allein.", lambda at: None)
    assert [(figure.subject, figure.value) for figure in found] == [("jobcenters", 29), ("jobcenters", 5)]


def test_two_verbs_of_one_sentence_tell_two_subjects() -> None:
    text = "Sie kümmern sich um 20.000 Menschen und bringen jedes Jahr 2.500 Menschen in Arbeit."
    found = figures(text, lambda at: None)
    assert [(figure.subject, figure.value) for figure in found] == [
        ("people_supported", 20_000),
        ("integrations_per_year", 2_500),
    ]


def test_the_numbers_of_an_earlier_edition_are_left_out() -> None:
    text = (
        "Diesmal sind 50 Firmen dabei. Zur Premiere 2016 kamen 20 Firmen, aus 300 Gesprächen wurden damals 40 Verträge."
    )
    assert [(figure.subject, figure.value) for figure in figures(text, lambda at: None)] == [("exhibitors", 50)]


def told(text: str) -> list[tuple[str, float]]:
    return [(figure.subject, figure.value) for figure in figures(text, lambda at: None)]


def test_firms_are_exhibitors_at_a_fair_and_participants_at_a_breakfast() -> None:
    assert told("Das Jobcenter lädt zur Jobmesse ein. 30 Betriebe machen mit.") == [("exhibitors", 30)]
    assert told("Das Jobcenter lud zum Unternehmerfrühstück ein. Gekommen waren 30 Betriebe.") == [("participants", 30)]


def test_a_list_is_of_the_class_of_its_last_noun() -> None:
    assert told("17 Sparten, Innungen und Betriebe werben auf der Jobbörse um Nachwuchs.") == [("exhibitors", 17)]


def test_what_came_of_it_is_neither_a_visitor_nor_a_participant() -> None:
    text = "Am Speed-Dating nahmen 50 Bewerberinnen teil. Elf von ihnen haben inzwischen eine Arbeit gefunden."
    assert told(text) == [("participants", 50), ("other", 11)]


def test_a_part_of_a_sum_is_a_sum() -> None:
    text = "3 Millionen Euro kostet der Umbau, 1,2 Millionen davon gibt das Land."
    assert told(text) == [("budget_eur", 3_000_000), ("budget_eur", 1_200_000)]


def test_a_vague_number_is_no_figure() -> None:
    assert told("Mehrere Hundert Betriebe kamen zur Jobmesse.") == []


def test_a_row_of_a_table_is_no_address_of_the_next_paragraph() -> None:
    assert told("Ort: Stadthalle am Markt\n\n15 Firmen stellen sich auf der Jobmesse vor.") == [("exhibitors", 15)]


def test_nouns_of_both_genders_count_in_every_spelling() -> None:
    for noun in ("Besucherinnen und Besucher", "Besucher:innen", "Besucher*innen", "Besucher/-innen", "Besucher_innen"):
        assert told(f"Zur Jobmesse kamen 400 {noun}.") == [("visitors", 400)]


def test_the_features_that_decided_can_be_named() -> None:
    text = "Zur Jobmesse kamen 400 Gäste."
    (one,) = candidates(text, clauses(text))
    why = explain(one.counted.kind, one.features)
    assert {"noun:visitors", "near:come"} <= {name for name, _ in why["visitors"]}
    assert set(why) == {"claimed", "visitors"}


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.text(max_size=40))
def test_figures_quote_verbatim_and_shortly_whatever_the_text(sentences: list[str], rest: str) -> None:
    text = " ".join(sentences) + rest
    for figure in figures(text, lambda at: None):
        assert figure.evidence in text
        assert 0 < len(figure.evidence) <= 300


@given(st.text(max_size=300))
def test_figures_never_raise(text: str) -> None:
    figures(text, lambda at: None)


def test_a_clause_without_an_end_is_read_to_its_end() -> None:
    found = figures("Es kamen 50 Gäste und machen ohne Punkt weiter " * 1500, lambda at: None)
    assert [(figure.subject, figure.value) for figure in found] == [("visitors", 50)]
    assert len(found[0].evidence) <= 300


def test_the_number_of_today_is_claimed_beside_that_of_an_earlier_year() -> None:
    assert told("Vor drei Jahren kamen 30 Betriebe zur Jobmesse, heute sind es 55.") == [("exhibitors", 55)]


def test_part_of_a_group_may_be_named_with_its_noun() -> None:
    text = "Am Lehrgang nahmen 20 Frauen teil. Elf der Frauen haben inzwischen eine Stelle gefunden."
    assert told(text) == [("participants", 20), ("other", 11)]


def test_several_adjectives_stand_between_number_and_noun() -> None:
    assert told("Auf der Jobmesse stellen sich 40 kleine, mittlere und große Betriebe vor.") == [("exhibitors", 40)]


def test_more_than_there_are_jobcenters_is_a_number_of_people() -> None:
    text = "Wie viele Menschen betreut das Jobcenter? Es sind rund 18.000."
    assert told(text) == [("people_supported", 18_000)]


def test_a_hall_of_that_name_does_not_hide_what_is_counted_behind_it() -> None:
    assert told("Zur Jobmesse bauten in der Halle 35 Firmen ihre Stände auf.") == [("exhibitors", 35)]


def test_those_who_were_written_to_have_not_come() -> None:
    assert told("Angeschrieben hat das Jobcenter 700 Jugendliche.") == [("other", 700)]


def test_a_word_that_is_no_adjective_ends_what_is_counted() -> None:
    text = "Im Süden gibt es 50 Jobcenter, elf davon liegen zwischen Alb und Bodensee."
    assert told(text) == [("jobcenters", 50), ("jobcenters", 11)]


def test_a_compound_with_hyphens_is_of_the_class_of_its_last_part() -> None:
    assert told("Zu sehen sind 28 Sepia-Fotos.") == [("other", 28)]
    assert told("Das Amt unterstützt 4.300 SGB-II-Empfänger.") == [("people_supported", 4300)]


def test_who_draws_benefits_is_supported_whatever_verb_says_so() -> None:
    for said in (
        "Bürgergeld beziehen im Kreis 2.800 Menschen.",
        "Von Grundsicherung leben hier 2.800 Menschen.",
        "2.800 Menschen stocken im Kreis mit Bürgergeld auf.",
        "Auf Leistungen angewiesen sind im Kreis 2.800 Menschen.",
    ):
        assert told(said) == [("people_supported", 2800)]


def test_a_phrase_in_passing_is_not_what_the_sentence_says() -> None:
    assert told("Im Kochkurs lernen 18 Frauen ohne Schulabschluss.") == [("participants", 18)]
    assert told("Noch 180 Frauen sind ohne Schulabschluss.") == [("other", 180)]


def test_the_verb_behind_an_aside_belongs_to_the_number_before_it() -> None:
    text = "240 Menschen, viele aus der Altstadt, strömten zum Tag der offenen Tür."
    assert told(text) == [("visitors", 240)]


def test_a_list_of_nouns_does_not_cut_off_the_verb() -> None:
    text = "An der Tagung nahmen 95 Fachleute aus Kitas, Schulen und Vereinen teil."
    assert told(text) == [("participants", 95)]
    text = "95 Fachleute aus Kitas, Schulen und Vereinen nahmen an der Tagung teil."
    assert told(text) == [("participants", 95)]


def test_the_whole_took_part_and_the_part_found_work() -> None:
    assert told("Von den 32 Teilnehmern haben zwölf eine Stelle.") == [("participants", 32), ("other", 12)]


def test_who_is_invited_has_not_come_and_who_follows_an_invitation_has() -> None:
    assert told("Eingeladen hatte das Jobcenter 800 Frauen.") == [("other", 800)]
    assert told("160 Frauen folgten der Einladung zur Jobmesse.") == [("visitors", 160)]
    assert told("35 Unternehmer folgten der Einladung zum Abendessen.") == [("participants", 35)]


def test_a_number_may_be_told_before_or_behind_what_it_counts() -> None:
    assert told("Auf rund 450 schätzt der Kreis die Zahl der Langzeitarbeitslosen ohne Abschluss.") == [("other", 450)]
    assert told("Die Zahl der Gäste gab der Leiter mit 340 an.") == [("visitors", 340)]


def test_a_number_can_be_what_a_verb_speaks_of() -> None:
    text = "Zur Jobmesse kamen 220 Menschen, 19 verließen sie mit einem Vertrag."
    assert told(text) == [("visitors", 220), ("other", 19)]


def test_places_of_a_round_or_in_order_of_arrival_are_no_participants() -> None:
    assert told("Je Rundgang gibt es 20 Plätze.") == [("other", 20)]
    assert told("Im Seminar gibt es 20 Plätze.") == [("participants", 20)]


def test_what_happened_elsewhere_is_not_claimed() -> None:
    assert told("Eine ähnliche Messe in Trier hatte 500 Besucher.") == []


def test_firms_that_do_something_elsewhere_are_no_exhibitors() -> None:
    assert told("240 Betriebe im Landkreis bilden nicht mehr aus.") == [("other", 240)]
    assert told("An der Umfrage beteiligten sich 410 Betriebe.") == [("participants", 410)]
    assert told("Zwölf Unternehmer ließen sich die Schweißwerkstatt erklären.") == [("participants", 12)]


def test_who_works_in_a_house_is_not_looked_after_there() -> None:
    assert told("In unserem Amt arbeiten 310 Menschen.") == [("other", 310)]


def test_the_staff_of_another_firm_is_no_claim() -> None:
    assert told("Die Spedition beschäftigt 140 Leute.") == []


def test_who_is_looked_after_may_be_called_jobless() -> None:
    assert told("Das Jobcenter betreut 380 arbeitslose Menschen mit Behinderung.") == [("people_supported", 380)]


def test_who_is_registered_in_a_town_is_not_yet_registered_with_the_office() -> None:
    assert told("In Mainz wurden bisher 3.300 Geflüchtete registriert.") == [("other", 3300)]
    assert told("Beim Jobcenter sind 3.300 Geflüchtete registriert.") == [("people_supported", 3300)]


def test_a_compound_that_is_cut_short_ends_as_the_next_one() -> None:
    assert told("Gemeldet sind 60 Arbeits- und Praktikumsplätze.") == [("jobs_offered", 60)]


def test_an_infinitive_belongs_to_what_was_said_before() -> None:
    assert told("Sieben Jugendliche haben zugesagt, im Sommer ein Praktikum zu machen.") == [("other", 7)]


def test_two_verbs_say_two_things_of_two_numbers() -> None:
    text = "Sie begleiten rund 48.000 Menschen und haben im vorigen Jahr 6.400 Integrationen erreicht."
    assert told(text) == [("people_supported", 48_000), ("integrations_per_year", 6400)]


def test_the_first_night_of_a_play_is_no_earlier_edition() -> None:
    assert told("130 Zuschauer erlebten die Premiere im Stadttheater.") == [("visitors", 130)]


def test_people_of_a_town_are_people_whatever_the_town_is_called() -> None:
    assert told("20 Rosenheimer haben bei dem Projekt mitgemacht.") == [("participants", 20)]


def test_who_is_counted_depends_on_the_kind_of_event() -> None:
    assert told("Zur Ausbildungsmesse kamen 24 Betriebe.") == [("exhibitors", 24)]
    assert told("Zum Unternehmerfrühstück kamen 24 Betriebe.") == [("participants", 24)]


def test_a_number_behind_its_verb_counts_a_part_of_those_before() -> None:
    assert ("other", 9) in told(
        "40 Frauen machten im Kurs mit. Mit einem Arbeitsvertrag in der Tasche gingen neun heim."
    )


def test_how_often_something_was_done_is_counted() -> None:
    assert told("85-mal wurde beim Gesundheitstag der Blutdruck gemessen.") == [("other", 85)]


def test_hands_that_a_firm_looks_for_are_jobs() -> None:
    assert told("Die Großküche sucht 14 Helferinnen.") == [("jobs_offered", 14)]


def test_the_event_of_the_paragraph_tells_who_is_counted() -> None:
    fair = "Die Ausbildungsmesse im Kurhaus ist der Höhepunkt der Woche.\n\n"
    assert ("exhibitors", 21) in told(fair + "In der Halle zeigen 21 Betriebe ihre Berufe.")
    assert ("participants", 21) in told(fair + "Am Mittwoch ist Unternehmerfrühstück. 21 Betriebe haben zugesagt.")


def test_a_number_that_closes_its_sentence_counts_the_noun_it_opens_with() -> None:
    assert told("Besucher zählte die Messe am Ende 1.320.") == [("visitors", 1320)]


def test_a_number_behind_a_fronted_verb_counts_those_named_before() -> None:
    assert ("other", 13) in told("Am Infotag nahmen 80 Frauen teil. Für einen Kurs vormerken ließen sich 13.")


def test_all_the_people_of_a_district_are_its_inhabitants_and_those_who_draw_benefits_are_supported() -> None:
    assert told("Im Landkreis leben 145.000 Menschen.") == [("inhabitants", 145_000)]
    assert told("Im Landkreis leben 9.800 Menschen von Bürgergeld.") == [("people_supported", 9_800)]
