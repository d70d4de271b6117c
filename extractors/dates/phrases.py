"""Calendar expressions that are no days: years, weeks, seasons, "in zwei Wochen", "am Tag darauf", "ab sofort".

Decides shape only, like ``dates_atoms``.
"""

from __future__ import annotations

import re

from extractors.dates.atoms import Atom, days_at, lead_of
from extractors.dates.words import (
    HABITS,
    NUMBERS,
    POINTERS,
    RELATIVE_DAYS,
    SEASONS,
    SHORT_WEEKDAYS,
    TABLES,
    UNITS,
    WEEKDAYS,
    WEEKLY,
    names,
    one_of,
)

# "2019", "2019/20", "2019/2020"; what follows must not make it an amount or a number of things
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\s?/\s?(?P<to>(?:20)?\d\d)(?!\d))?(?![\w°%€]|[.,]\d|[-/]\d|\s?[%€]|:\d)")
YEAR_RANGE = re.compile(r"\s?(?:bis|[-–—]|und)\s?(?P<to>(?:19|20)\d\d)(?![\w.,]?\d)")
YEAR_LEADS = frozenset(TABLES["year"]["leads"])
AMOUNT_AFTER = re.compile(r"\s(?:[A-ZÄÖÜ][a-zäöüß]|Euro|Mio)")
NOT_A_YEAR_BEFORE = frozenset(TABLES["year"]["not_after"])
# "25. Kalenderwoche", "KW 25", "2. Quartal", "ersten Quartal", "3. Advent"

SAID_YEAR = r"(?:\s(?:des Jahres\s)?(?P<year>(?:19|20)\d\d))?"
NUMBERED_WEEK = re.compile(rf"(?P<n>[1-5]?\d)\.\s?(?:KW\b|Kalenderwoche){SAID_YEAR}")
WEEK = re.compile(r"(?:KW|Kalenderwoche)\s?(?P<n>[1-5]?\d)\b(?:[\s/]+(?P<year>(?:19|20)\d\d))?")
QUARTER = re.compile(rf"(?P<n>[1-4])\.\s?(?P<what>Quartal|Halbjahr)(?:s|es)?\b{SAID_YEAR}")
SPOKEN_QUARTER = re.compile(r"(?P<n>erste|zweite|dritte|vierte|letzte)[nrs]?\s+$")
ADVENT = re.compile(rf"(?P<n>[1-4])\.\s?Advent(?:ssonntag)?\b{SAID_YEAR}")
ORDINALS = {"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "letzte": 4}
SEASON_YEAR = re.compile(r"(?:\s(?:des Jahres\s)?|\s?/\s?)(?P<year>(?:19|20)\d\d)\b(?:/\d\d(?:\d\d)?)?")

# Counts in front of a unit ("in zwei Wochen", "seit drei Jahren", "den letzten fünf Tagen"), read backwards from it.
VAGUE = frozenset(
    ["einige", "einigen", "mehrere", "mehreren", "wenige", "wenigen", "paar", "viele", "vielen", "etliche"]
)
# "in den vergangenen Wochen" names no week
PLURALS = frozenset(["Tage", "Tagen", "Wochen", "Monate", "Monaten", "Jahre", "Jahren", "Jahrzehnte", "Jahrzehnten"])
COUNT_LEADS = frozenset(["in", "vor", "seit", "nach", "binnen", "innerhalb"])
COUNT_SKIPS = frozenset(
    ["von", "rund", "etwa", "gut", "knapp", "den", "die", "der", "mehr", "als", "fast", "ein", "ca.", "circa"]
)
ANAPHOR = re.compile(r"\s(?P<word>darauf|danach|zuvor|davor|vorher|früher|später)\b")
EARLIER = frozenset(["zuvor", "davor", "vorher", "früher"])
# "der Woche", "nächster Woche", after a weekday or "Anfang"
EDGE = re.compile(r"(?P<edge>Anfang|Mitte|Ende|Beginn)\s(?:(?:der|des|dieser|dieses)\s)?$")
EDGE_HINT = re.compile(r"n[fd][ae]|ginn|itte")
OF_WEEK = re.compile(rf"\s(?:(?:der|in der|in)\s)?(?P<pointer>{'|'.join(POINTERS)})\sWoche\b")
SHORT = rf"(?:{names(SHORT_WEEKDAYS)})\b\.?"
PLURAL = rf"(?:{one_of([*WEEKLY, *HABITS])})\b"
# "montags bis freitags", "Mo–Fr", "Mo, Di, Do", "Mo. bis Do."
AGAIN = rf"(?:{PLURAL}|{SHORT}|(?:{names(WEEKDAYS)})\b)"
HABIT = re.compile(rf"(?:{PLURAL}|{SHORT})(?:\s*(?:,|und|sowie|bis|u\.|&|\+|/|[-–—])\s*{AGAIN})*")


def year_at(text: str, pos: int) -> Atom | None:
    """A year that stands alone: "2019", "2019/20", "2019 bis 2022"; not an amount, a number or a room."""
    found = YEAR.match(text, pos)
    if not found:
        return None
    if text[max(0, pos - 1) : pos] in ("/", "-", "–", "'", "§"):
        return None
    words = text[max(0, pos - 24) : pos].split()
    before = words[-1].strip('(„"').lower() if words else ""
    if AMOUNT_AFTER.match(text, found.end()) and before not in YEAR_LEADS:
        return None
    if before in NOT_A_YEAR_BEFORE:
        return None
    end = found.end()
    atom = Atom(pos, end, "year", word=found["year"])
    if following := YEAR_RANGE.match(text, end):
        atom.end, atom.word = following.end(), f"{found['year']}/{following['to']}"
    elif found["to"]:
        to = found["to"] if len(found["to"]) == 4 else found["year"][:2] + found["to"]
        atom.word = f"{found['year']}/{to}"
    atom.lead = before if before in ("seit", "ab", "bis") else ""
    return atom


def numbered_at(text: str, pos: int) -> Atom | None:
    """ "25. Kalenderwoche", "1. Quartal 2022", "3. Advent"."""
    for what, pattern in (("week", NUMBERED_WEEK), ("quarter", QUARTER), ("advent", ADVENT)):
        if found := pattern.match(text, pos):
            year = found["year"]
            kind = "half" if what == "quarter" and found["what"] == "Halbjahr" else what
            return Atom(pos, found.end(), kind, word=year or "", count=int(found["n"]))
    return None


# "also am 12. von 16 bis 18 Uhr", "Eine Woche darauf, am 18., …": a day of the month that the text named before
BARE_BEFORE = re.compile(r"\b(?:am|vom|zum|den|dem)\s$")
BARE_DAY = re.compile(
    r"(?P<n>3[01]|[12]\d|[1-9])\.(?=[,;)]|\s(?:von|um|ab|im|in|bei|beim|zur|zum|an|auf|dann|geht|folgt|gibt|findet|ist|und)\s)"
)


def bare_at(text: str, pos: int) -> Atom | None:
    """A day without its month."""
    found = BARE_DAY.match(text, pos)
    if found is None or not BARE_BEFORE.search(text, max(0, pos - 4), pos):
        return None
    return Atom(pos, found.end(), "bare", count=int(found["n"]))


def week_at(text: str, pos: int, word: str) -> Atom | None:
    """ "KW 25", "ersten Quartal", "zweiten Advent", with the words in front."""
    if found := WEEK.match(text, pos):
        return Atom(pos, found.end(), "week", word=found["year"] or "", count=int(found["n"]))
    ordinal = SPOKEN_QUARTER.search(text, max(0, pos - 12), pos)
    if not ordinal:
        return None
    what = {"Q": "quarter", "H": "half", "A": "advent"}[text[pos]]
    end = pos + len(word)
    year = SEASON_YEAR.match(text, end)
    said = year["year"] if year else ""
    return Atom(ordinal.start(), year.end() if year else end, what, word=said, count=ORDINALS[ordinal["n"]])


def season_at(text: str, pos: int, word: str) -> Atom | None:
    """ "im Frühjahr 2019", "im kommenden Herbst", "zum Jahresende"."""
    lead, pointer, start = lead_of(text, pos)
    year = SEASON_YEAR.match(text, pos + len(word))
    if not (lead or pointer or year) or pointer in ("one", "every"):
        return None
    end = year.end() if year else pos + len(word)
    return Atom(
        start,
        end,
        "season",
        lead=lead,
        pointer=pointer,
        word=year["year"] if year else "",
        links=[SEASONS[word.lower()]],
    )


def unit_at(text: str, pos: int, word: str) -> Atom | None:
    """ "nächste Woche", "in zwei Wochen", "vor drei Jahren", "am Tag darauf", "Ende des Monats", "fünf Tage"."""
    unit = UNITS[word.lower()]
    end = pos + len(word)
    if unit in ("day", "week") and (after := ANAPHOR.match(text, end)):
        counted = count_before(text, pos, end, unit) if word in PLURALS else None
        steps = ((counted.count if counted else None) or 1) * (7 if unit == "week" else 1)
        start = counted.start if counted else pos
        return Atom(start, after.end(), "anaphor", count=-steps if after["word"] in EARLIER else steps)
    if word == "Tag" and text[max(0, pos - 7) : pos] in ("selben ", "leichen "):
        return Atom(pos, end, "anaphor", count=0)  # "am selben Tag": the one told before
    if counted := count_before(text, pos, end, unit):
        return counted
    lead, pointer, start = lead_of(text, pos)
    edge = EDGE.search(text, max(0, start - 16), start) if EDGE_HINT.search(text, max(0, start - 16), start) else None
    if edge:
        pointer = pointer or "this"
        lead, _, start = lead_of(text, edge.start())
    if unit == "weekend" and lead in ("am", "vom", "zum") and not pointer:
        pointer = "near"
    if pointer in ("", "one", "every"):
        return None
    if word in PLURALS and not edge:
        return Atom(start, end, "count", word=unit)
    if unit in ("day", "hour", "minute"):
        return None
    return Atom(start, end, "unit", lead=lead, pointer=pointer, word=unit, links=[edge["edge"]] if edge else [])


def count_before(text: str, pos: int, end: int, unit: str) -> Atom | None:
    """ "in zwei Wochen", "vor 14 Tagen", "fünf Jahre": the number in front of a unit and the word that leads it."""
    words = text[max(0, pos - 48) : pos].split(" ")
    if len(words) < 2 or words[-1]:
        return None
    last = words[-2].lstrip("(„")
    count = int(last) if last.isdecimal() and len(last) < 4 else NUMBERS.get(last.lower())
    if count is None and last.lower() not in VAGUE:
        return None
    start = at = pos - 1 - len(last)
    lead = pointer = ""
    for word in reversed(words[:-2][-5:]):
        at -= len(word) + 1
        word = word.lower()
        if word in COUNT_LEADS:
            lead, start = word, at
            break
        if word in POINTERS:
            pointer, start = POINTERS[word], at
        elif word not in COUNT_SKIPS:
            break
    if not lead and last.lower().startswith("ein"):
        return None
    return Atom(start, end, "count", lead=lead, pointer=pointer, word=unit, count=count)


def once_at(text: str, pos: int, word: str) -> Atom | None:
    """ "ab sofort", "tags darauf", "am Folgetag", "am Vorabend"."""
    if word.lower() in ("folgetag", "vortag", "vorabend"):
        return Atom(pos, pos + len(word), "anaphor", count=1 if word.lower() == "folgetag" else -1)
    if word.lower() == "tags":
        after = ANAPHOR.match(text, pos + 4)
        return Atom(pos, after.end(), "anaphor", count=-1 if after["word"] in EARLIER else 1) if after else None
    if text[max(0, pos - 3) : pos].lower() == "ab ":
        return Atom(pos - 3, pos + len(word), "now", lead="ab")
    return None


def habit_at(text: str, pos: int, _word: str) -> Atom | None:
    """Days that come again: "montags bis freitags", "Mo–Fr", "täglich"."""
    found = HABIT.match(text, pos)
    return Atom(pos, found.end(), "weekly") if found else None


ADJECTIVES = ("gestrig", "heutig", "morgig")
HELD = tuple(TABLES["held"]["nouns"])
NOUN = re.compile(r"\s[„“»\"]?([A-ZÄÖÜ][\wäöüß’'-]*(?:[- ](?:[Dd]ay|Dating))?)")


def relative_at(text: str, pos: int, word: str) -> Atom | None:
    """ "heute", "am morgigen Mittwoch"; not the morning ("am Morgen", "heute Morgen" is one expression)."""
    if word == "Morgen" and not (
        pos == 0 or text[pos - 1] in "\n" or text[max(0, pos - 2) : pos] in (". ", "! ", "? ", ": ", "„")
    ):
        return None
    end = pos + len(word)
    if word.lower().startswith(ADJECTIVES):
        if weekday := days_at(text, end + 1):
            return Atom(pos, weekday.end, "relative", count=RELATIVE_DAYS[word.lower()])
        if text.startswith("Tag", end + 1):
            return Atom(pos, end + 4, "relative", count=RELATIVE_DAYS[word.lower()])
        # "beim gestrigen Elternabend"; "die heutigen Azubis" are those of our time
        noun = NOUN.match(text, end)
        if noun is None or (word.lower().startswith("heutig") and not noun[1].lower().endswith(HELD)):
            return None
    lead = lead_of(text, pos)[0]
    # "bis heute sind 300 gekommen" sets no end
    lead = lead if lead in ("ab", "seit") or (lead == "bis" and RELATIVE_DAYS[word.lower()] > 0) else ""
    return Atom(pos, end, "relative", lead=lead, count=RELATIVE_DAYS[word.lower()])
