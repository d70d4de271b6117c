"""What is seen around a number before it counts as a claim: named features that are there or not.

Decides nothing: ``figures_score`` weighs them. Patterns as data: ``vocabulary/figure_features.toml``; kind of text:
press releases and local news about Jobcenter.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.figures.counted import Counted
from extractors.figures.events import event_around, event_in, main_event
from extractors.figures.numbers import Number
from extractors.figures.omitted import FIRMS
from extractors.figures.rules import EDITION, FEW, MAY, is_earlier, segment
from extractors.sentences import Clause

TABLES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "vocabulary" / "figure_features.toml").read_text("utf-8")
)
PATTERNS = {where: {name: re.compile(what) for name, what in table.items()} for where, table in TABLES.items()}
# Above each of these sizes a number is of another kind: told one by one, a group, a crowd, a town.
SIZES = (3, 5, 10, 60, 500, 5000)
AROUND = 40
# Nothing further off than this is looked at, however long the clause.
FAR = 300
# What the office does all the year: of an earlier year it is a claim as well, unlike the guests of an earlier fair.
WORK = frozenset(
    {
        "near:serve",
        "near:place_in_work",
        "near:draw",
        "money:grant",
        "near:registered",
        "near:registered_jobless",
        "noun:clients",
        "noun:households",
        "noun:jobcenters",
    }
)
# Who is counted: an event has guests, those who take part, firms that show themselves.
GROUP = dict.fromkeys(FIRMS, "firms") | {
    "people": "people",
    "clients": "people",
    "part": "people",
    "visitors": "guests",
    "participants": "joined",
    "staff": "staff",
    "seats": "seats",
}
# What is said of those who came of it all, not of the whole that they are a part of ("von den 40 Gästen fanden …").
OF_A_PART = frozenset({"near:outcome", "near:find_work", "near:jobless", "after:of_group"})
# "die 20 Frauen ohne Abschluss lernten", "Kunden, die Bürgergeld beziehen, bekamen …"
RELATIVE = re.compile(
    r"(?:\sund\s\w+)?,\s(?:die|denen|deren|welche)\s[^,.;]*|(?:\sund\s\w+)?\sohne\s(?:[a-zäöüß]+\s){0,2}\w+"
)
# "320 Jugendliche sind gemeldet, die noch nichts haben"
BEHIND = re.compile(r",\s(?:die|denen|deren)\s[^,.;]*")
# Those who are without work, of whom it is said and not in passing.
BEING = re.compile(r"\b(?:sind|waren|seien|wären|bleiben|blieben|leben|lebten|gibt|gab|zähl\w+)\b")
# "40 Frauen, die meisten aus der Nordstadt, kamen"
ASIDE = re.compile(
    r"(?:\sund\s\w+)?,\s(?:die|deren|denen|darunter|unter ihnen|vor allem|meist|zumeist|überwiegend|größtenteils|viele"
    r"|manche|einige|alle|allesamt|mehrheitlich|zum Teil|teils|fast alle)\s[^,.;]*,\s"
)
# Clients by a name that says what they are without, not whose they are.
JOBLESS = re.compile("arbeitslos|erwerbslos")
# So many find work in a year, not after a course.
MANY = 100
# "zwei von fünf Plätzen": the second number is no claim of its own.
PLACES = frozenset({"seats", "training", "jobs"})
OF = re.compile(r"(?:\d|[a-zäöüß]{3,})\svon\s$")
# What a firm does that is there, at a fair or among others.
TAKES_PART = frozenset({"near:join", "near:took_part", "near:sign_up", "near:enrol"})
# What somebody does who talks with others: a firm or an expert who does is no exhibitor and no staff.
TALKS = frozenset({"near:took_part", "near:meet"})
# What says another thing of a firm than of a guest: it meets, it follows an invitation, it is asked, it takes money …
OF_WHOM = {
    "firms": ("spoke_with", "followed", "approached", "meet", "deal", "visit", "survey"),
    "staff": ("portrayed", "visit", "survey", "others_staff"),
    "clients": ("number_of",),
    "people": ("employed", "wanted", "others_staff", "their_staff"),
}
# Who lives somewhere is an inhabitant where nothing more is said of them; families are helped as a whole.
ANYBODY = re.compile(r"menschen|personen|leute|bürger(?:innen|n)?|köpfe", re.IGNORECASE)
FAMILIES = re.compile(r"\w*familien", re.IGNORECASE)
DRAWN = frozenset({"near:draw", "sentence:draw", "which:draw", "near:jobless", "said_of:jobless", "said_of:young"})
MORE = re.compile(r"\s(?:aus|ohne|mit|unter|über|ab|im alter|im bezug|von)\b|,\s(?:die|denen|deren)\b", re.IGNORECASE)
# "sucht 30 Fahrer": so many jobs
HIRED = frozenset({"people", "staff", "unknown"})
# "Betriebe mit mehr als 250 Beschäftigten": what is asked of a firm or a group
CONDITIONED = frozenset({"people", "staff", "participants", "clients"})
# Verbs, adverbs, adjectives: those seen often enough tell of whom the sentence speaks.
WORDS = re.compile(r"\b[a-zäöüß]{4,}\b")
# Seats that go to those who come first.
FIRST_COME = frozenset({"near:only_first", "sentence:first_come"})
# What came of it is told in small numbers as well ("drei haben eine Stelle").
RESULTS = frozenset({"near:outcome", "near:find_work"})
FEW_RESULTS = 3
# … and so are the members of a list ("zwölf Heime und vier Kliniken")
LISTED = FIRMS | {"people"}


def features(text: str, number: Number, clause: Clause, counted: Counted) -> frozenset[str]:
    """The names of all features of a number that counts ``counted``: "noun:people", "near:come", "size:60" …"""
    first, last = max(clause.start, number.start - FAR), min(clause.end, number.end + FAR)
    said, at, past = text[first:last], number.start - first, number.end - first
    start, end = segment(said, at, past)
    noun_ends = counted.at + len(counted.word) - first if counted.at >= 0 else past
    aside = ASIDE.match(said, noun_ends)
    behind = said[slice(*segment(said, aside.end(), aside.end()))] if aside else ""
    stretches = {
        "near": f"{said[start:end]} {behind}".lower() if behind else said[start:end].lower(),
        "sentence": said.lower(),
        "before": said[max(0, at - AROUND) : at].lower(),
        "after": said[past : past + AROUND].lower(),
    }
    if counted.at > number.end:
        stretches["said_of"] = text[number.end : counted.at].lower()
        # "380 arbeitslose Frauen lernen": what they are is not what is said of them
        if not BEING.search(stretches["near"]):
            stretches["near"] = stretches["near"].replace(stretches["said_of"], " ", 1)
    if counted.at >= 0 and (of := RELATIVE.match(text, counted.at + len(counted.word), clause.end)):
        stretches["which"] = of[0].lower()
        if "," not in of[0] and not BEING.search(stretches["near"]):
            stretches["near"] = stretches["near"].replace(of[0].lower(), "", 1)
    elif whose := BEHIND.match(said, end):
        stretches["which"] = whose[0].lower()
    if counted.kind == "seats":
        stretches["trade"] = text[max(0, number.start - FAR) : number.end + FAR // 2].lower()
    if counted.kind in ("things", "unknown", "households", "groups"):
        stretches["thing"] = counted.word.lower()
    if counted.kind in ("money", "share"):
        stretches[counted.kind] = stretches["near" if counted.kind == "money" else "sentence"]
    seen = {name for where, stretch in stretches.items() for name in found_in(where, stretch)}
    seen.add(f"noun:{counted.kind}")
    if counted.kind == "people" and FAMILIES.fullmatch(counted.word):
        seen.add("noun:families")
    if "near:dwells" in seen and dwellers(text, counted, seen):
        seen.add("both:people_dwell")
    if counted.kind == "clients" and JOBLESS.search(counted.word.lower()):
        seen.add("noun:jobless")
    if "before:whole" in seen:
        seen -= OF_A_PART
    if counted.kind in MAY:
        seen |= of_event(text, number, clause, counted.kind)
        seen.update(f"word:{word}" for word in WORDS.findall(said, start, end))
    seen.update(f"size:{size}" for size in SIZES if number.value >= size)
    found_in_year = number.value >= MANY and {"near:find_work", "near:yearly"} <= seen
    found_in_year = found_in_year and seen.isdisjoint({"sentence:since", "near:business"})
    work = found_in_year or (not seen.isdisjoint(WORK) and not EDITION.search(said[:end].lower()))
    earlier = is_earlier(said[:end]) or (counted.kind == "part" and is_earlier(said[:start]))
    few = FEW.get(counted.kind, FEW["else"])
    if not seen.isdisjoint(RESULTS) or (counted.kind in LISTED and "before:joined" in seen):
        few = min(few, FEW_RESULTS)
    told = {
        "few": number.value < few,
        "left_out": counted.at < 0,
        "approximate": number.approximate,
        "range": number.value_max is not None,
        "spelled": number.spelled,
        "earlier": earlier and not work,
        "earlier_behind": not earlier and not work and is_earlier(said[end:]),
        "worked_earlier": earlier and work,
        "heading": clause.heading,
        "quoted": is_quoted(text, number.start, clause),
        "opens": at < 2,
    }
    seen.update(name for name, holds in told.items() if holds)
    if found_in_year:
        seen.add("both:found_in_year")
    return frozenset(seen | together(seen, counted.kind, stretches["before"]))


def dwellers(text: str, counted: Counted, seen: set[str]) -> bool:
    """Whether those who live somewhere are all the people there."""
    if counted.kind != "people" or not ANYBODY.fullmatch(counted.word):
        return False
    return seen.isdisjoint(DRAWN) and not MORE.match(text, counted.at + len(counted.word))


def of_event(text: str, number: Number, clause: Clause, kind: str) -> set[str]:
    """Which event the text is about, which one the clause names, and who is counted there."""
    main, here = main_event(text), event_in(text, number.start, clause.start, clause.end)
    around = here or event_around(text, number.start)
    seen = {f"{where}:{event}" for where, event in (("main", main), ("here", here), ("around", around)) if event}
    if kind in GROUP and (event := around or main):
        seen.add(f"both:{GROUP[kind]}_{event}")
    return seen


@lru_cache(maxsize=64)
def found_in(where: str, stretch: str) -> tuple[str, ...]:
    """The features that a stretch of this kind shows; the numbers of one sentence share most of theirs."""
    return tuple(f"{where}:{name}" for name, pattern in PATTERNS[where].items() if pattern.search(stretch))


def together(seen: set[str], kind: str, before: str) -> set[str]:
    """What two features say only together: a firm joins, a client is placed in a year …"""
    both = {
        "firms_join": kind in FIRMS and not seen.isdisjoint(TAKES_PART),
        "placed_a_year": {"near:place_in_work", "near:yearly"} <= seen and "near:since_then" not in seen,
        "placed_since": {"near:place_in_work", "near:since_then"} <= seen,
        "part_served": kind == "part" and "near:serve" in seen,
        "part_promised": kind == "part" and "near:promised" in seen,
        "things_out_of": kind == "things" and "before:out_of" in seen,
        "short_elsewhere": {"near:shortage", "sentence:others_say"} <= seen,
        "condition": kind in CONDITIONED and "before:condition" in seen,
        "staff_talk": kind == "staff" and not seen.isdisjoint(TALKS),
        "part_jobless": {"near:from_them", "sentence:out_of_work", "sentence:jobcenter"} <= seen,
        "firms_outcome": kind in FIRMS and "near:outcome" in seen and "near:show" not in seen,
        "things_place": kind == "things" and "before:place" in seen,
        "guests_outcome": kind == "visitors" and "near:outcome" in seen,
        "came_to_course": {"near:come", "near:course"} <= seen,
        "seats_each": kind == "seats" and "near:each" in seen,
        "seats_first": kind == "seats" and not seen.isdisjoint(FIRST_COME),
        "of_places": kind in PLACES and OF.search(before) is not None,
        "begun_in_year": {"near:begun", "near:yearly"} <= seen,
        "hired": kind in HIRED and "before:seeks" in seen and "after:object" not in seen,
        "came_a_year": "near:rate" in seen and "near:come" in seen,
    }
    found = {f"both:{name}" for name, holds in both.items() if holds}
    who = "firms" if kind in FIRMS else kind if kind in ("staff", "people", "clients") else ""
    of_whom = () if "noun:jobless" in seen else OF_WHOM.get(who, ())
    return found | {f"both:{who}_{name}" for name in of_whom if f"near:{name}" in seen}


def is_quoted(text: str, offset: int, clause: Clause) -> bool:
    """Whether somebody is quoted here: a mark that opens stands last in front, within the paragraph."""
    before = text[
        max(text.rfind("\n", max(0, offset - 2 * FAR), offset) + 1, clause.start - 300, offset - 2 * FAR) : offset
    ]
    return before.rfind("„") > max(before.rfind("“"), before.rfind("”")) or before.rfind("»") > before.rfind("«")
