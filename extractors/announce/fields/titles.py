"""Gives an action its title: the proper name that the text uses, else a short noun phrase from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.clauses.lists import DAY_LABEL
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Name, Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import LABEL
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.title_fallback import fallback, is_sentence, of_verb, without_place
from extractors.announce.fields.title_names import (
    NAMED,
    VAGUE,
    beside,
    in_headline,
    is_house,
    motto,
    name_near,
    named_later,
    sole_name,
    usable,
)
from extractors.announce.fields.title_nouns import renamed
from extractors.announce.fields.title_one import known_by_name, of_one
from extractors.announce.fields.title_phrases import NEW_HOUSE, ORDINAL, noun_phrase, of_act
from extractors.names.spellings import bearers


def _from_title(marks: Marks, noun: Noun) -> str | None:
    """The headline's wording where it counts the edition ("3. Hammer Gesundheitstag")."""
    for one in marks.in_title.nouns:
        if one.stem == noun.stem and ORDINAL.search(marks.title[: one.start]):
            return noun_phrase(marks.title, one, 0)
    return None


def _home(marks: Marks, draft: Draft) -> Mark:
    """The clause in which the draft's noun stands; its head where it goes by none."""
    if draft.noun is not None:
        for i in (draft.head, *draft.also):
            clause = marks.marks[i].clause
            if clause.start <= draft.noun.start < clause.end:
                return marks.marks[i]
    return marks.marks[draft.head]


def title(
    marks: Marks,
    draft: Draft,
    slogans: frozenset[str],
    single: bool,
    blocked: Sequence[tuple[int, int]] = (),
    main: str | None = None,
    where: str | None = None,
) -> str:
    """The title of an action; one of several that are told at once has its own ("drei Infotage": "Infotag").
    ``slogans``: names of campaigns, which title no single action of a programme.

    ``single``: the text tells of one action, which may go by the campaign's name. ``blocked`` are spans (places) that a
    noun phrase of last resort must not be taken from. ``main`` is the title of the main action, which its next edition
    goes by where it has no noun of its own; ``where`` is the action's place, which is no title.
    """
    return without_place(of_one(draft, _title(marks, draft, slogans, single, blocked, main, where)), where)


def _title(
    marks: Marks,
    draft: Draft,
    slogans: frozenset[str],
    single: bool,
    blocked: Sequence[tuple[int, int]],
    main: str | None,
    where: str | None,
) -> str:
    if draft.title is not None and not draft.title.endswith(".") and draft.title not in (where or ""):
        asks_who = draft.title.startswith("Wer ") and not draft.title.endswith("?")
        if not asks_who and (draft.noun is None or draft.noun.text not in draft.title or not is_sentence(draft.title)):
            return draft.title
    if (done := of_verb(draft, marks.marks[draft.head].clause.text)) is not None:
        return done
    if (draft.series or _is_bare_line(marks.marks[draft.head])) and (lead := _lead(marks, draft)) is not None:
        named = in_headline(marks, draft, slogans) if " " not in lead else None
        return named or lead
    draft = renamed(marks, draft, blocked)
    if (known := known_by_name(marks, draft, main)) is not None:
        return known
    home = _home(marks, draft)
    for mark in dict.fromkeys([marks.marks[draft.head], home, *(marks.marks[i] for i in draft.also)]):
        here = mark is home and draft.noun is not None
        act = of_act(draft.noun, marks.text[draft.noun.end : mark.clause.end]) if here and draft.noun else None
        if act is not None and not (mark.names and draft.noun is not None and draft.noun.type == "opening"):
            break  # what opens has a name of its own
        noun = draft.noun if here else next((n for n in mark.nouns if draft.noun and n.stem == draft.noun.stem), None)
        if here and draft.noun is not None and (behind := beside(mark, draft.noun)) is not None:
            return behind
        if here and draft.noun is not None and CALENDAR.match(draft.noun.text):
            return draft.noun.text  # what it is under is only its motto
        free = tuple(
            n
            for n in usable(mark, slogans, single)
            if not is_house(n, draft, blocked) and not (n.text == where and draft.noun is None)
        )
        name = name_near(_only(mark, free), noun)
        if name is not None:
            return name.text
    if draft.next and (draft.noun is None or not draft.noun.sure) and (edition := _edition(marks, draft)) is not None:
        return edition
    if main is not None and draft.next and (draft.noun is None or draft.noun.form or draft.noun.text in VAGUE):
        return main
    if draft.main and (late := named_later(marks, draft, slogans)) is not None:
        return late
    empty = draft.noun is None or draft.noun.form or draft.noun.text in VAGUE
    if main is not None and draft.noun is not None and draft.noun.text in DATES:
        return main
    if single and draft.main and empty and (sole := sole_name(marks, draft, slogans)) is not None:
        return sole
    refers = draft.series and draft.noun is not None and draft.noun.form
    if (draft.main or refers) and (called := in_headline(marks, draft, slogans)) is not None:
        return called
    if draft.noun is not None and home.clause.start <= draft.noun.start < home.clause.end:
        phrase = noun_phrase(home.clause.text, draft.noun, home.clause.start, home.nouns)
        return _from_title(marks, draft.noun) or phrase
    if draft.next:
        for i in draft.clauses:
            spoken = next((noun for noun in marks.marks[i].nouns if noun.form), None)
            if spoken is not None:
                return noun_phrase(marks.marks[i].clause.text, spoken, marks.marks[i].clause.start)
    head = marks.marks[draft.head].clause.text
    if draft.main and (house := IN_BUILDING.search(head)) is not None:
        return house[1]
    if draft.main and draft.noun is None and (house := NEW_HOUSE.search(head)) is not None:
        return house[1].strip()
    if draft.main and (said := motto(marks, draft)) is not None:
        return said
    if draft.main:
        if marks.in_title.names:
            return marks.in_title.names[0].text
        if (sure := next((noun for noun in marks.in_title.nouns if noun.sure), None)) is not None:
            more = beside(marks.in_title, sure)  # "Bewerbertag Pflege und Handwerk"
            with_more = more is not None and not bearers(more.removeprefix(f"{sure.text} "))
            return more if more is not None and with_more else noun_phrase(marks.title, sure, 0)
        if marks.title:
            parts = [part for part in re.split(r": | – ", marks.title) if not bearers(part)]
            return parts[0] if parts else marks.title
    act = ACTED.match(head)
    if act is not None:
        return ACTS[act[1]]
    return fallback(marks.marks[draft.head], blocked, where) or main or head[:60]


# "nimmt im sanierten Gebäude an der Lindenstraße den Betrieb auf": the house is what opens.
IN_BUILDING = re.compile(
    r"\b(?:im|ins|in das|in die|in den|das|den)\s(?:[a-zäöü]+en?\s)?"
    r"((?:Neubau|(?:Dienst)?[Gg]ebäude|Räumen?|Räumlichkeiten)\s(?:am|an der|in der)\s[A-ZÄÖÜ][\w-]+)"
)
# "Tag der kommunalen Jobcenter": a name of its own.
CALENDAR = re.compile(r"Tag\s(?:der|des)\s(?:[Kk]ommunalen|[Ss]ozialen|[Öö]ffentlichen)\s")
# A next day of the same.
DATES = frozenset({"Termin", "Ersatztermin", "Ausweichtermin", "Nachholtermin", "Zusatztermin", "Wiederholungstermin"})
# "die nächste Auflage", "eine zweite Tour", "eine Fortsetzung": what a next edition is called by itself.
EDITION = phrase("next_edition")


def _edition(marks: Marks, draft: Draft) -> str | None:
    found = next((m for i in draft.clauses[:2] if (m := EDITION.search(marks.marks[i].clause.text))), None)
    return found[1] if found is not None else None


# "Geehrt werden die Betriebe am …": an act told by its verb alone goes by the noun of the verb.
ACTS = {
    "Geehrt": "Ehrung",
    "Ausgezeichnet": "Auszeichnung",
    "Verliehen": "Verleihung",
    "Eröffnet": "Eröffnung",
    "Eingeweiht": "Einweihung",
    "Enthüllt": "Enthüllung",
    "Übergeben": "Übergabe",
    "Überreicht": "Übergabe",
    "Versteigert": "Versteigerung",
    "Vorgestellt": "Vorstellung",
    "Verabschiedet": "Verabschiedung",
    "Verlost": "Verlosung",
}
ACTED = re.compile(rf"({'|'.join(ACTS)}) (?:wird|werden|wurden?)\b")
LAST_WORD = re.compile(r"\b(?:den|die|das|der|dem|unsere[nr]?|zu[mr]?)\s([A-ZÄÖÜ][\w-]+):$")
LISTS = re.compile(
    r"(?i)(?:termine?n?|überblick|stationen|haltepunkte?n?|orte?n?|angebote?n?|veranstaltungen|programm|tage?n?|städten?|gemeinden|liste|übersicht|zeiten|jobcenter\w*)$"
)
WITH = re.compile(r"\bmit\s(?:\w+em\s|\w+er\s)?$")


def _is_bare_line(mark: Mark) -> bool:
    """A line of a list that says when and where but not what; what comes "mit" it is only added."""
    text, offset = mark.clause.text, mark.clause.start
    own = [n for n in mark.nouns if not WITH.search(text[: n.start - offset])]
    line = mark.clause.item or LABEL.match(text) is not None or DAY_LABEL.match(text) is not None
    return line and bool(mark.whens) and not own and not mark.names


def _lead(marks: Marks, draft: Draft) -> str | None:
    """What the lines of a list are instances of, as the clause right before them says: "… in den Sprechstunden:"."""
    for i in range(draft.head - 1, max(-1, draft.head - 12), -1):
        mark = marks.marks[i]
        text = mark.clause.text.rstrip()
        if mark.clause.item or mark.clause.heading or LABEL.match(text) or DAY_LABEL.match(text):
            continue
        if mark.names and (mark.whens or text.endswith(":") or NAMED.search(text)):
            return mark.names[0].text
        if not text.endswith(":"):
            return None
        noun = next((one for one in mark.nouns if not one.form), None)
        if noun is not None:
            return noun_phrase(mark.clause.text, noun, mark.clause.start)
        last = LAST_WORD.search(text)
        return last[1] if last is not None and not LISTS.search(last[1]) else None
    return None


def _only(mark: Mark, names: tuple[Name, ...]) -> Mark:
    return Mark(mark.clause, mark.cues, mark.nouns, names, mark.actors, mark.whens, mark.times, mark.looks)
