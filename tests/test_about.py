"""What an action is about: its own words first, then those around it, as far as they belong to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extractors.announce.clauses.marks import Marks, mark
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.about import Telling, chosen, features, topics_of
from extractors.records import ActionType, Article


def _marks(title: str, text: str) -> Marks:
    return mark(Article(title, date(2023, 5, 2), None, None, None, None, "de", text), None)


def _about(
    text: str,
    title: str,
    of_type: ActionType = "event",
    headline: str = "Neues aus dem Haus",
    heads: tuple[int, ...] = (0,),
    at: int = 0,
    programme: bool = False,
    campaign: str | None = None,
) -> set[str]:
    """The topics of the action that clause ``heads[at]`` tells."""
    drafts = [Draft(head, main=head == heads[0]) for head in heads]
    told = Telling(_marks(headline, text), drafts[at], title, of_type, drafts[0], frozenset(heads), programme, campaign)
    return set(topics_of(told))


def test_an_action_is_about_what_its_title_and_its_sentence_say() -> None:
    assert _about("Am Freitag lädt das Jobcenter zum Infotag für Geflüchtete ein.", "Infotag") == {"flucht_migration"}


def test_one_of_a_list_is_not_about_its_neighbours() -> None:
    text = "Am Montag beginnt im Foyer eine Fotoausstellung.\n\nAm Dienstag beraten Fachleute zum Stromsparen."
    assert _about(text, "Fotoausstellung", "exhibition", heads=(0, 1), programme=True) == {"kunst_kultur"}
    assert "kunst_kultur" not in _about(text, "Beratung", "information_event", heads=(0, 1), at=1, programme=True)


def test_the_headline_says_what_the_only_action_is_about() -> None:
    text = "Am Mittwoch ab zehn Uhr sitzen alle an einem Tisch."
    assert _about(text, "Tischrunde", headline="Frühstück für Alleinerziehende") == {"alleinerziehende_familie"}


def test_a_fair_brings_employers_and_applicants_together_whatever_it_is_called() -> None:
    assert _about("Am Mittwoch öffnet die Halle.", "Anpacken", "job_fair") == {"arbeitgeber_vermittlung"}


def test_an_exhibition_is_culture_and_an_opening_is_about_the_place() -> None:
    assert "kunst_kultur" in _about("Die Bilder hängen im Flur.", "Wege", "exhibition")
    assert "standort_service" in _about("Am Montag geht die Tür auf.", "Lindenhof", "opening")


def test_the_theme_of_a_campaign_may_be_a_topic_though_no_word_says_so() -> None:
    draft, marks = Draft(0, main=True), _marks("Neues", "Am Mittwoch läuft die Telefonaktion.")
    told = Telling(marks, draft, "Telefonaktion", "event", draft, frozenset({0}), False, "woche-der-chancengleichheit")
    assert features(told)["frauen_chancengleichheit"]["theme"] == 1
    assert not features(replace(told, campaign=None))


def test_topics_come_in_the_order_of_the_action_and_not_by_weight() -> None:
    marks = _marks("Messe", "Die Jobmesse für Geflüchtete öffnet um zehn.")
    draft = Draft(0, main=True)
    told = Telling(marks, draft, "Jobmesse", "job_fair", draft, frozenset({0}), False, None)
    assert topics_of(told) == ("arbeitgeber_vermittlung", "flucht_migration")


def test_where_no_topic_is_sure_the_likeliest_is_taken_unless_it_is_far_off() -> None:
    assert chosen({"gesundheit": -0.9, "aeltere": -1.1}) == {"gesundheit"}
    assert chosen({"gesundheit": -3.0}) == frozenset()
    assert chosen({}) == frozenset()


@given(st.text(max_size=200))
def test_any_title_has_topics_or_none(title: str) -> None:
    assert isinstance(_about("Am Mittwoch kommt der Bus.", title), set)
