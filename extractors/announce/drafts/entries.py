"""Which clauses of a programme text tell of a single action of their own, and which only of the whole.

A clause is judged by itself: its noun or name, day, Jobcenter and verb. How clauses join is decided in ``programme``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.clauses.marks import Mark
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import LABEL, OFF, ON_THE_SIDE, SPEECH, background
from extractors.announce.drafts.sides import CALENDAR_DAY, PLANNED_FOR, PRONOUN
from extractors.dates import When

# Statements on the whole: who called the week into being, who takes part. They tell of no single action.
# Words that open a programme: "zwei Termine", "an drei Standorten", "eine Auswahl:".
SEVERAL = phrase("several")
RUNNING_WEEK = phrase("running_week")
SITE = phrase("at_site")
WITH_ONE = phrase("with_one")
WHOLE = phrase("whole")
# The clause that opens the programme ("zu zwei Angeboten") tells of no single action itself.
EVENTS = phrase("events")
REPORTS = phrase("reports")
DATE_LED = re.compile(r"^(?:Bereits |Schon |Und )?(?:Am|Vom|Von|Ab|Um|Zwischen|Im|In|im|in|am)\b")
PLURAL = re.compile(r"(?:en|n|gen|tage|cafés|stände|messen|börsen)$")
NAMED = phrase("named")
FIRST = phrase("opens_programme")


def is_week(mark: Mark) -> bool:
    """Does the clause speak of the week as a whole?"""
    return any(noun.type == "campaign_week" and noun.sure for noun in mark.nouns)


def is_span(when: When) -> bool:
    return when.starts_on is not None and when.ends_on is not None and when.ends_on != when.starts_on


def is_short(when: When) -> bool:
    """A day or a few: longer spans are the programme's own."""
    if when.precision != "day" or when.starts_on is None:
        return False
    return when.ends_on is None or (when.ends_on - when.starts_on).days < 4


def own_noun(mark: Mark) -> Noun | None:
    """The noun of a single action in a programme: the week itself is none."""
    single = [noun for noun in mark.nouns if noun.type != "campaign_week" and not noun.form]
    ranked = sorted(single, key=lambda noun: (not noun.sure, noun.start))
    return ranked[0] if ranked else None


def _dated(mark: Mark) -> bool:
    """Has the clause a day besides the name of a day of the calendar ("Frauentag")?"""
    return any(re.search(r"\d", when.text) for when in mark.whens)


COUNT = re.compile(
    r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|mehrere|verschiedene|\d{1,2})\s(?:\w+e[nr]?\s)?$"
)
# "Am Mittwoch hatte die Handwerkskammer ihre Börse abgesagt": what others hold
THEIR_OWN = re.compile(
    rf"\b(?:hatte|hat|lädt|veranstaltet|richtet|plant)\s+(?:auch\s+)?(?:die|der|das)\s+(?:{phrase('others').pattern})"
)


# "Mit Führungen, Vorträgen und einem Fest haben sich die Jobcenter beteiligt": all of it, told one by one below
SUMS_UP = re.compile(r"^Mit [A-ZÄÖÜ][\w-]+n(?:, [A-ZÄÖÜ][\w-]+n)*,? (?:und|sowie) ")
# "Eingeladen hatten der Landkreistag und das Jobcenter": who held what has just been told
HOLDERS = re.compile(
    r"^(?:Eingeladen|Geladen|Veranstaltet|Organisiert|Ausgerichtet|Vorbereitet|Initiiert|Gastgeber|Veranstalter)"
    r"\w* (?:dazu |hierzu |worden )?(?:hatten?|haben?|wurden?|wird|werden|waren?|sind|ist)\b"
)
GOES_ON = re.compile(r"^(?:[Dd]abei|[Dd]ort|[Hh]ier|[Dd]arin|[Dd]azu|[Dd]afür|[Dd]amit)\b")


def _counted(mark: Mark, noun: Noun) -> bool:
    return COUNT.search(mark.clause.text[: noun.start - mark.clause.start]) is not None


def tells(mark: Mark, after_heading: bool) -> bool:
    """Does this clause tell of a single action of the programme?"""
    if background(mark) or mark.clause.heading or (SPEECH.match(mark.clause.text) and not mark.names):
        return False
    noun = own_noun(mark)
    if HOLDERS.match(mark.clause.text) and not mark.whens and not mark.names and (noun is None or not noun.sure):
        return False
    day = any(is_short(when) for when in mark.whens)
    if "deadline" in mark.cues or ("aside" in mark.cues and not (day and mark.names)):
        return False
    if noun is None and not mark.names and PRONOUN.match(mark.clause.text):
        return False
    if noun is None and not mark.names and mark.whens and all(when.text == "heute" for when in mark.whens):
        return False  # "begann mit 31 Beschäftigten, heute sind es 112"
    carrier = any(actor.mention.kreise and actor.role != "object" for actor in mark.actors)
    title = noun is not None or bool(mark.names)
    acts = bool(mark.cues & {"organise", "happens"})
    if carrier and noun is not None and WITH_ONE.search(mark.clause.text):
        return True
    single = noun is not None and noun.sure and not PLURAL.search(noun.text)
    named = any("woche" not in name.text.lower() and "." not in name.text for name in mark.names)
    if is_week(mark) and not (single and (day or carrier)) and not (named and day):
        return False
    if WHOLE.search(mark.clause.text) and not (noun is not None and noun.sure):
        return False
    if EVENTS.search(mark.clause.text) or (CALENDAR_DAY.search(mark.clause.text) and not _dated(mark)):
        return False
    if (
        mark.clause.item
        and not (mark.whens or mark.times or carrier or mark.names)
        and noun
        and PLURAL.search(noun.text)
    ):
        return False  # "Tage der offenen Tür, Ausstellungen": what is planned in many places
    whole = any(is_span(when) and not is_short(when) and not when.text.startswith("Ende") for when in mark.whens)
    if whole and not mark.names and not (noun is not None and noun.sure):
        return False  # "Vom 12. bis 16. Juni hatte das Jobcenter … eingeladen": the week itself
    if noun is not None and not day and _counted(mark, noun):
        return False  # "richtet drei Jobmessen aus": which are told one by one
    if (THEIR_OWN.search(mark.clause.text) and not mark.acting) or SUMS_UP.search(mark.clause.text):
        return False
    if GOES_ON.match(mark.clause.text) and not (mark.whens or mark.times or mark.sure or mark.names):
        return False  # "dabei informiert das Jobcenter über Zuschüsse"
    if day and mark.cues & OFF and (noun is not None or PLANNED_FOR.search(mark.clause.text)):
        return True
    if day and (ON_THE_SIDE.match(mark.clause.text) or FIRST.match(mark.clause.text)):
        return True
    all_week = (
        RUNNING_WEEK.search(mark.clause.text.partition(": ")[0][:30]) is not None and ": " in mark.clause.text[:32]
    )
    # a scene at the very beginning ("Freitag, kurz vor zwölf, Halle 3: …") is no line of a list
    label = LABEL.match(mark.clause.text) is not None and (title or carrier or mark.clause.paragraph > 0)
    listed = label or mark.clause.item or all_week
    if listed and (title or day or RUNNING_WEEK.match(mark.clause.text)) and (noun is None or not noun.form):
        return True
    if day and carrier and (title or acts):
        return True
    if REPORTS.search(mark.clause.text) or (SEVERAL.search(mark.clause.text) and not (noun is not None and noun.sure)):
        return False
    if (day or mark.times) and noun is not None and (noun.sure or acts):
        return True
    if day and (
        mark.names or mark.clause.item or ((acts or "present" in mark.cues) and DATE_LED.match(mark.clause.text))
    ):
        return True
    if carrier and acts and (title or (mark.clause.text.count(" ") > 5 and mark.clause.paragraph)):
        return True
    if (
        noun is not None
        and noun.sure
        and not PLURAL.search(noun.text)
        and (acts or "past" in mark.cues or FIRST.search(mark.clause.text))
    ):
        return True
    if mark.names and NAMED.search(mark.clause.text) and not is_week(mark):
        return True
    shown = noun is not None and (noun.sure or noun.type in ("publication", "exhibition"))
    if title and (SITE.search(mark.clause.text) or after_heading):
        return True
    if RUNNING_WEEK.search(mark.clause.text) and (shown or mark.names or (title and carrier)):
        return True
    return noun is not None and noun.type in ("publication", "exhibition") and "happens" in mark.cues


def many_carriers(told: Sequence[Mark]) -> bool:
    """Three or more clauses, each with a Jobcenter, a noun and a day of its own: a programme without the word."""
    each = [
        (next((actor.mention.kreise for actor in mark.acting if actor.mention.kreise), ()), noun.stem, mark)
        for mark in told
        if (noun := own_noun(mark)) is not None and noun.sure and (mark.whens or mark.times)
    ]
    return len({keys for keys, _, _ in each if keys}) >= 3 and len({stem for _, stem, _ in each}) >= 3
