"""Times of day in all written forms: "10.30 Uhr", "von 07.45-13.15", "zwischen 10 und 15 Uhr", "halb zehn".

Decides which numbers are a time and whether it begins or ends something. Does not know the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from extractors.dates.words import HOURS, TABLES, one_of, patterns


@dataclass(slots=True)
class Clock:
    """One time expression. A single time that ends something ("bis 14 Uhr") has only ``ends_at``."""

    start: int
    end: int
    starts_at: time | None
    ends_at: time | None


HOUR = r"(?:2[0-4]|1\d|0?\d)"
# "10", "10 Uhr", "10.30 Uhr", "10:30", "9 h", "10 Uhr 30", then perhaps a second time
CLOCK = re.compile(
    rf"""(?P<h>{HOUR})(?:(?P<s>[.:])(?P<m>[0-5]\d))?(?!\d|:\d)(?P<u>\s?(?:Uhr|[hH])\b)?(?:\s(?P<m1>[0-5]\d)\b(?=\sbis))?
    (?P<second>
      (?P<link>\s*(?:,\s*)?(?:bis|und)\s+(?:(?:gegen|ca\.|etwa|um|circa|spätestens|maximal)\s+)?|\s*[-–—]\s*(?:ca\.\s)?)
      (?P<h2>{HOUR})(?:[.:](?P<m2>[0-5]\d))?(?![\d.]\d|\d)(?P<u2>\s?(?:Uhr|[hH])\b)?
    )?""",
    re.VERBOSE,
)
DAY_PART = re.compile(
    r"\s(?:(?:am|in der)\s)?(?P<part>abends?|nachmittags?|mittags?|morgens?|früh|vormittags?|nachts?)\b", re.IGNORECASE
)
MINUTES_AFTER = re.compile(r"\s([0-5]\d)\b(?!\s?[.,]?\d|\s(?:Uhr|Euro|Prozent|[A-ZÄÖÜ]|[a-zäöüß]+\s[A-ZÄÖÜ]))")
# what makes "8.30" a price, a share or a room
NO_CLOCK = re.compile(rf"\s?(?:{patterns('clock', 'not_a_time')})", re.IGNORECASE)
LEADS_TO_START = frozenset(TABLES["clock"]["leads"])
HOUR_WORD = one_of(HOURS)
# "von acht bis zwölf Uhr", read backwards from "Uhr"
SPOKEN = re.compile(rf"(?:\b(?P<one>{HOUR_WORD})\s+(?:bis|und)\s+)?\b(?P<two>{HOUR_WORD})\s+$")
# "halb zehn", "Viertel nach neun", "viertel vor acht"
HALF = re.compile(
    rf"[Hh]alb\s(?:(?P<h>{HOUR_WORD})|(?P<n>1[0-2]|[1-9]))\b(?:\sUhr)?(?!\s(?:Jahre|Meter|Millionen|Prozent))"
)
BEGUN = re.compile(rf"\b(?P<from>(?:(?P<h>{HOUR_WORD})|(?P<n>1\d|\d))(?:\sUhr)?)\sbis\s$")
QUARTER = re.compile(rf"[Vv]iertel\s(?P<side>vor|nach)\s(?:(?P<h>{HOUR_WORD})|(?P<n>1[0-2]|[1-9]))\b")

# What makes a single time an end: "bis 14 Uhr", "endet um 15 Uhr", "Schluss ist um 18 Uhr", "Ende: 16 Uhr"
ENDING = re.compile(
    rf"\b(?:{patterns('clock', 'end')})(?:\s+(?:{patterns('clock', 'after_end')}))*[:\s]*\s*$", re.IGNORECASE
)
ENDING_SIGNS = ("is", "nd", "chl", "ehr", "reich")  # letters of all of them: most texts are through at once
ENDED = re.compile(rf"\s(?:{patterns('clock', 'ends_after')})\b")
# "von 10 bis 14" after a day, without "Uhr", at the end of what is said
SAID = re.compile(r"\s*(?:[.,;)\n]|$)")


def at(hour: int, minute: int) -> time | None:
    """The time, 24:00 as midnight; None if there is none such."""
    if hour == 24 and minute == 0:
        return time(0, 0)
    return time(hour, minute) if hour < 24 else None


def is_ending(text: str, start: int) -> bool:
    """Whether the words in front of a single time say that something ends then."""
    before = text[max(0, start - 60) : start]
    return any(sign in before for sign in ENDING_SIGNS) and ENDING.search(before) is not None


def clock_at(text: str, pos: int, after_day: bool) -> Clock | None:
    """The time that begins with this digit. Without "Uhr" it needs minutes with a colon, a range that "von" leads,
    or a day right before (``after_day``).
    """
    found = CLOCK.match(text, pos)
    if not found or (text[pos - 1 : pos] == ":" and text[pos - 2 : pos - 1].isdigit()):
        return None
    if found["second"] and (clock := pair(text, found, after_day)):
        return clock
    end = found.end("u") if found["u"] else found.end("m") if found["m"] else found.end("h")
    written = found["u"] or (found["s"] == ":" and found["m"] and not NO_CLOCK.match(text, end))
    if not written and not (found["m"] and found["link"] and listed(text, found.start("h2"))):
        return None
    minute = int(found["m"] or 0)
    if found["u"] and not found["m"] and (more := MINUTES_AFTER.match(text, end)):
        minute, end = int(more[1]), more.end()
    return single(text, pos, end, int(found["h"]), minute)


def listed(text: str, pos: int) -> bool:
    """Whether a second time with "Uhr" stands here: "um 8.20 und 11.40 Uhr"."""
    found = CLOCK.match(text, pos)
    return bool(found and found["m"] and found["u"])


def pair(text: str, found: re.Match[str], after_day: bool) -> Clock | None:
    """A range of two times, if the words around say that these are times."""
    link, end = found["link"], found.end()
    words = text[max(0, found.start() - 24) : found.start()].lower().split()
    lead = words[-1].strip("(") if words else ""
    if "und" in link and lead != "zwischen":
        return None
    if not (found["u2"] or found["u"] or unmarked(text, found, lead, after_day)):
        return None
    starts_at = at(int(found["h"]), int(found["m"] or found["m1"] or 0))
    ends_at = at(int(found["h2"]), int(found["m2"] or 0))
    if starts_at is None or ends_at is None:
        return None
    if part := DAY_PART.match(text, end):
        end = part.end()
        if part["part"].lower().startswith(("abend", "nachmittag")) and starts_at.hour < 12 and ends_at.hour < 12:
            starts_at, ends_at = starts_at.replace(hour=starts_at.hour + 12), ends_at.replace(hour=ends_at.hour + 12)
    return Clock(found.start(), end, starts_at, ends_at)


def unmarked(text: str, found: re.Match[str], lead: str, after_day: bool) -> bool:
    """Whether a range without "Uhr" is one of times: "von 08.00-12.30", "10:00–14:00", "am 5. Mai von 10 bis 14"."""
    end = found.end()
    if NO_CLOCK.match(text, end):
        return False
    if found["m"] and found["m2"]:
        return found["s"] == ":" or lead in LEADS_TO_START or after_day or len(found["h"]) == 2
    return after_day and not found["m"] and lead in ("von", "zwischen") and SAID.match(text[end : end + 2]) is not None


def single(text: str, start: int, end: int, hour: int, minute: int) -> Clock | None:
    """One time, and whether it begins or ends something."""
    if part := DAY_PART.match(text, end):
        end = part.end()
        if part["part"].lower().startswith(("abend", "nachmittag")) and hour < 12:
            hour += 12
    moment = at(hour, minute)
    if moment is None:
        return None
    if is_ending(text, start) or ENDED.match(text, end):
        return Clock(start, end, None, moment)
    return Clock(start, end, moment, None)


def spoken_at(text: str, pos: int, _word: str) -> Clock | None:
    """The time in words around this "Uhr", "halb" or "Viertel"."""
    if text[pos] in "Uu":
        before = text[max(0, pos - 16) : pos].split()
        if not before or before[-1].lower() not in HOURS:
            return None
        found = SPOKEN.search(text, max(0, pos - 32), pos)
        if not found:
            return None
        hour, start, end = HOURS[found["two"].lower()], found.start("two"), pos + 3
        if found["one"]:
            first, second = at(HOURS[found["one"].lower()], 0), at(hour, 0)
            return Clock(found.start(), end, first, second)
        return single(text, start, end, hour, 0)
    if found := HALF.match(text, pos):
        hour = HOURS[found["h"].lower()] if found["h"] else int(found["n"])
        return half_past(text, pos, found.end(), (hour - 1) % 12 or 12)
    if found := QUARTER.match(text, pos):
        hour = HOURS[found["h"].lower()] if found["h"] else int(found["n"])
        return single(text, pos, found.end(), hour - (found["side"] == "vor"), 45 if found["side"] == "vor" else 15)
    return None


def half_past(text: str, start: int, end: int, hour: int) -> Clock | None:
    """ "halb zehn", or the end of "von neun bis halb zwei"."""
    before = BEGUN.search(text, max(0, start - 24), start)
    if not before:
        return single(text, start, end, hour, 30)
    begun = int(before["n"]) if before["n"] else HOURS[before["h"].lower()]
    return Clock(before.start("from"), end, at(begun, 0), at(hour + 12 if hour < begun and hour < 12 else hour, 30))
