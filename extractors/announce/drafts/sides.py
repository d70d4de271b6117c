"""Tells which clauses of a text on one action tell of another one beside it: a ceremony, a talk, something called off.

Whether a clause announces a next edition is decided in ``editions``.
"""

from __future__ import annotations

import re
from datetime import date

from extractors.announce.clauses.days import MISSED
from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import (
    IN_TURN,
    MOVED,
    OFF,
    REPORTED,
    SPEECH,
    acts_itself,
    background,
    on_agenda,
    same_action,
)
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.off import is_off, rescheduled

PRONOUN = re.compile(r"^(?:Sie|Er)\b")
LASTING = frozenset({"exhibition", "programme_launch", "opening", "publication"})
CEREMONY = phrase("ceremony")
# "am letzten Tag laden wir zur Finissage": the day is that of the whole
EDGE_DAY = re.compile(r"\b(?:(?P<first>ersten)|(?P<last>letzten)) (?:Tag|Abend|Ausstellungstag)\b")
CALENDAR_DAY = phrase("calendar_day")
ON_THE_SIDE = phrase("on_the_side")
SOME_SEASON, ADDED = phrase("some_season"), phrase("added")
PLANNED_FOR = phrase("planned_for")
OURS = re.compile(r"\b(?:[Uu]nser(?:e[nmrs]?)?|[Ww]ir)\b")
LIES_OUT = phrase("lies_out")
HIS_OWN = re.compile(r"\b(?:er|ihn|ihm|ich|mich|mir)\b")
BEFOREHAND = phrase("beforehand")
# What is held again or next, without a noun: "Am 5. Oktober öffnet die Gärtnerei …".
AGAIN = phrase("held_by_verb")


def _is_rest(marks: Marks, mark: Mark) -> bool:
    """ "… drei Abende an: am 9. Juni in Lübz; am 14. Juni in Plau": a further day of what its sentence tells."""
    here = mark.clause
    before = (m.clause for m in marks.marks if m.clause.sentence == here.sentence)
    return not mark.cues and not mark.acting and any(one.start < here.start for one in before)


def _own_day(mark: Mark, taken: set[object]) -> bool:
    """Has the clause a day that the main action has not?"""
    text, offset = mark.clause.text, mark.clause.start
    told = [when for when in mark.whens if not MISSED.search(text[: when.start - offset])]
    days = {when.starts_on or when.partial for when in told if when.starts_on or when.partial}
    return bool(days) and not days & taken and "deadline" not in mark.cues


def _by_the_clock(marks: Marks, mark: Mark, noun: Noun | None, main: Draft, recap: bool) -> bool:
    """A coming day with its hours is an action of its own, whatever it is called, in a text that looks back; in others
    where the Jobcenter stands in it: "Bewerbungsfotos werden am Dienstag von 10 bis 15 Uhr im Jobcenter gemacht".
    """
    today = marks.published_on
    ahead = today is not None and any(w.starts_on and w.starts_on > today and w.precision == "day" for w in mark.whens)
    hour = any(when.starts_at for when in mark.whens)
    if HIS_OWN.search(mark.clause.text) and not mark.acting:
        return False  # "Am Montag um 6 Uhr fängt er dort an": what comes for one person
    if not ahead or not hour or REPORTED.search(mark.clause.text) or mark.cues & OFF or mark.clause.item:
        return False
    other = noun is None or noun.form or not same_action(noun, main.noun)
    invited = "invites" in mark.cues and not is_off(marks, main.head, main.noun)
    own = bool(mark.acting) or invited or BEFOREHAND.search(mark.clause.text) is not None
    return recap or (other and not _is_day_only(main) and own)


def _in_turn(marks: Marks, mark: Mark, noun: Noun | None, main: Draft, taken: set[object], near: bool) -> bool:
    """The next of a row of actions in a text that looks ahead: a coming day of its own with its hours, or told right
    after another one ("Tags darauf geht es per Bus zu zwei Gärtnereien").
    """
    today = marks.published_on
    if today is None or marks.default == "back" or mark.clause.item or not any(isinstance(day, date) for day in taken):
        return False
    coming = [
        one
        for one in mark.whens
        if one.starts_on and one.starts_on > today and one.starts_on == one.ends_on and one.precision == "day"
    ]
    if not coming or len(coming) < len(mark.whens) or mark.cues & {"intended", "previous", "cancelled", "postponed"}:
        return False
    if REPORTED.search(mark.clause.text) or HIS_OWN.search(mark.clause.text) or is_off(marks, main.head, main.noun):
        return False
    called = main.noun is not None and not main.noun.form  # "die Reihe" may be called anything
    if noun is not None and not noun.form and called and same_action(noun, main.noun):
        return False
    told = any(one.starts_at for one in coming) or (near and IN_TURN.match(mark.clause.text) is not None)
    return told and not _is_day_only(main)


def _is_day_only(main: Draft) -> bool:
    """Is it told only by its day, so that any day can be its own?"""
    return main.noun is None and main.name is None


def _ceremony(marks: Marks, mark: Mark, noun: Noun | None, main: Draft) -> bool:
    """Something that lasts (exhibition, programme, house) and its opening on one day are two actions."""
    if noun is None or main.noun is None or not CEREMONY.search(noun.text):
        return False
    told = marks.marks[main.head]
    if main.noun.type not in LASTING and not any(when.open_end for when in told.whens) and "until" not in told.cues:
        return False  # "bieten ab dem 14. September einen Energie-Check an" lasts, too
    one_day = any(when.starts_on and when.starts_on == when.ends_on for when in mark.whens)
    one_day = one_day or EDGE_DAY.search(mark.clause.text) is not None
    one_day = one_day or (bool(mark.times) and ON_THE_SIDE.search(mark.clause.text) is not None)
    return one_day and not same_action(noun, main.noun) and not SPEECH.match(mark.clause.text)


A_NEW_ONE = re.compile(r"\b(?:ein|eine|einen|einem|einer)\s(?:[a-zäöüß]+e[nmrs]?\s){0,2}$")


def _some_day(marks: Marks, mark: Mark, noun: Noun) -> bool:
    """ "Im Herbst soll das Jahr mit einem Festabend ausklingen": still to come, and without a day; told last."""
    late = mark.clause.start > len(marks.text) * 0.5
    said = A_NEW_ONE.search(mark.clause.text[: noun.start - mark.clause.start]) is not None
    if not late or not said or "past" in mark.cues or mark.cues & OFF:
        return False
    return SOME_SEASON.match(mark.clause.text) is not None and ADDED.search(mark.clause.text) is not None


def _instead(mark: Mark, noun: Noun | None, main: Draft) -> bool:
    """Something else on the day of what is off: named otherwise, or another thing by its noun."""
    if not mark.whens or mark.cues & OFF:
        return False
    other_name = any(main.name is None or name.text != main.name.text for name in mark.names)
    other_noun = noun is not None and noun.sure and main.noun is not None and not same_action(noun, main.noun)
    return bool(mark.acting) and (other_name or other_noun)


def is_side(
    marks: Marks,
    mark: Mark,
    noun: Noun | None,
    main: Draft,
    taken: set[object],
    recap: bool,
    apart: bool,
    near: bool = False,
) -> bool:
    """Does the clause tell of another action: on a day of its own, called off, or an exhibition that goes on?

    ``recap``: the main action is over, so a coming day is another action's whatever it is called; ``near``: another
    action has been told right before.
    """
    if mark.cues & {"aside", "deadline", "unless"} or SPEECH.match(mark.clause.text) or on_agenda(mark):
        return False
    if CALENDAR_DAY.search(mark.clause.text) and not (
        mark.acting and any(re.search(r"\d", w.text) for w in mark.whens)
    ):
        return False
    if noun is None and not mark.names and (PRONOUN.match(mark.clause.text) or _is_rest(marks, mark)):
        return False
    moved = {"postponed"} & (marks.in_title.cues | marks.marks[main.head].cues)
    if moved and MOVED.search(mark.clause.text):
        return False
    if noun is not None and noun.type == "publication" and mark.names and not same_action(noun, main.noun):
        lies = LIES_OUT.search(mark.clause.text) is not None and not mark.cues & {"past", "previous"}
        if lies and (bool(mark.acting) or OURS.search(mark.clause.text)):
            return True  # "Unsere Broschüre „Warm“ liegt im Foyer aus"
    shows = noun is not None and noun.type in ("publication", "exhibition") and bool(mark.acting)
    if shows and ON_THE_SIDE.search(mark.clause.text) and not same_action(noun, main.noun):
        return True
    lasts = main.noun is not None and main.noun.type in LASTING
    one_day = lasts and any(when.starts_on and when.starts_on == when.ends_on for when in mark.whens)
    if _ceremony(marks, mark, noun, main) or (
        ON_THE_SIDE.search(mark.clause.text) and (one_day or _own_day(mark, taken))
    ):
        return True
    own_days = _own_day(mark, taken)
    if own_days and mark.cues & OFF and PLANNED_FOR.search(mark.clause.text):
        return True  # "Die für den 22. Februar angesetzte Fotoaktion fällt aus", whatever it is called
    if marks.default == "forward" and mark.looks == "back" and not any(when.starts_on for when in mark.whens):
        return False  # "Im Juni hatten beide die Vereinbarung unterzeichnet": how it came about
    if own_days and _by_the_clock(marks, mark, noun, main, recap):
        return True
    if own_days and _in_turn(marks, mark, noun, main, taken, near):
        return True
    if is_off(marks, main.head, main.noun) and _instead(mark, noun, main):
        return True
    held = own_days and bool(mark.cues & {"happens", "organise"}) and not mark.cues & OFF
    if held and noun is not None and noun.sure and is_off(marks, main.head, main.noun):
        # one of several is off, the others are held: "In B findet der Elternvormittag … statt"
        return bool(mark.names) or rescheduled(marks, main.head, main.noun) is None
    if REPORTED.search(mark.clause.text) and not (noun is not None and noun.sure):
        return False
    if noun is not None and noun.sure and not same_action(noun, main.noun) and _some_day(marks, mark, noun):
        return True
    own, acts = own_days, bool(mark.cues & {"organise", "happens", "invites", "present"})
    today = marks.published_on
    coming = today is not None and any(w.starts_on and w.starts_on > today for w in mark.whens)
    # without a day of publication the tense tells what is still to come
    coming = coming or (today is None and mark.looks == "forward" and marks.marks[main.head].looks != "forward")
    again = AGAIN.search(mark.clause.text) is not None
    said, acts = noun is not None or bool(mark.names) or again, acts or again
    hour = any(when.starts_at for when in mark.whens) or bool(mark.times)
    if lasts and one_day and coming and own and hour and not background(mark):
        return True  # beside what lasts, a coming day with an hour is an event, whatever it is called
    if noun is None and own and coming and acts_itself(mark):
        return True
    if (
        recap
        and own
        and acts
        and coming
        and "begun" not in mark.cues
        and said
        and not marks.in_title.cues & {"cancelled", "postponed"}
    ):
        return True
    new_name = any(main.name is None or name.text != main.name.text for name in mark.names)
    if noun is None and own and mark.names and (mark.acting or (new_name and mark.cues & {"happens", "organise"})):
        return True
    if (
        noun is None
        or noun.form
        or not ((main.noun is None and noun.sure and apart) or not same_action(noun, main.noun))
    ):
        return False
    goes_on = main.noun is not None and main.noun.type == "exhibition" and not mark.names
    if noun.type == "exhibition" and goes_on:
        return False  # "Zu sehen sind die Bilder bis zum …": the exhibition that the text is about
    if noun.type == "exhibition" and (noun.sure or any(w.ends_on and not w.starts_on for w in mark.whens)):
        return True
    if mark.cues & {"cancelled", "postponed"} and noun.sure:
        return True
    if not noun.sure and not mark.acting and not any(when.starts_on for when in mark.whens):
        return False  # "Wer mag, kann im April einen Kurs beim Verein beginnen": what others offer some day
    return own and (noun.sure or bool(mark.acting or mark.names) or (acts and noun.type != "programme_launch"))
