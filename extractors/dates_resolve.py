"""Which days an expression means, given the day of publication and what the text said before.

Year: said, else the one that an explicit date of the same day and month has in this text, else the weekday's, else
the direction. Does not know times of day. What cannot be told stays None, with what is known in ``partial``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractors.dates_atoms import Atom, Part
from extractors.dates_calendar import (
    WEEKDAY_NAMES,
    WEEKDAY_REACH,
    Looks,
    day,
    easter,
    settle,
    week,
    weekday_near,
)
from extractors.dates_words import FEASTS, MOVABLE_DAYS
from extractors.records import Precision


@dataclass(slots=True)
class Span:
    """The days an expression means. ``partial`` is what is known of a day that is not."""

    first: date | None = None
    last: date | None = None
    precision: Precision = "day"
    partial: str | None = None
    days: tuple[date, ...] = ()
    open_end: bool = False
    conflict: str | None = None


@dataclass(slots=True)
class Known:
    """What the text has told so far: explicit years, the last event it spoke of, the short period it is about."""

    text: str
    anchor: date | None
    looks: Looks
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    mentioned: set[int] = field(default_factory=set)
    event: tuple[date, date] | None = None


# Verbs that put a sentence into the past or the future. News and press prose. Weak past tenses are told by their
# endings; participles used as adjectives ("geplante"), ordinals and presents like "veranstalten" are kept out.
PAST = re.compile(
    r"\b(?:war|waren|wurden?|hatten?|hat|haben|fand|fanden|kamen?|ging|gingen|gab|gaben|trafen?|traf|lud|luden|standen?|zog|zogen|"
    r"sprach|sprachen|nahm|nahmen|begann|begannen|lief|liefen|ließ|ließen|besuchten|gehörten?|gewann|gewannen|machten|brachten?|suchten|"
    r"(?!ge|heute|sollte|könnte|möchte|müsste|letzte|dritte|vierte|siebte|achte|neunte|zehnte|gute|bunte|konkrete|private|breite|weite|"
    r"bekannte|beliebte|verstärkte|heut|alte\b|kalte)[a-zäöüß]{2,}[^s\W]te|"
    r"(?!gelten|sollten|wollten|könnten|dritten|vierten|werten|bewerten|beliebten|bekannten)[a-zäöüß]{2,}(?:ier|er|el|ll|nn|tz|b|g|k|m|(?<!a)r)ten)\b"
)
FUTURE = re.compile(
    r"\b(?:wird|werden|sollen?|will|wollen|findet|finden|startet|starten|beginnt|beginnen|lädt|laden|geplant|vorgesehen|nächste[nrs]?|"
    r"kommende[nrs]?|folgen|folgt|öffnet|bietet|steht|stehen|kann|können|dürfen|bitten|bittet|erwartet|weiter geht)\b"
)
# In a text that looks back, only these speak of what is to come.
COMING = re.compile(
    r"\b(?:wird|werden|soll|sollen|geplant|vorgesehen|nächste[nrs]?|kommende[nrs]?|folgen|folgt|findet|finden|[Ww]eiter geht|geht es weiter)\b"
)
REPORTED = re.compile(r"\b(?:teilten?\b.{0,60}\bmit|mitgeteilt|sagten?|erklärten?|berichteten?|beschloss|vorgestellt\s(?:wurden?|hat)|bekannt\s?g|"
                      r"kritisierten?|betonten?)\b", re.DOTALL)  # fmt: skip
TOLD = re.compile(r"\bteilten?\b")
WITH = re.compile(r"\s?mit\b")
DAY, WEEK = timedelta(days=1), timedelta(days=7)
POINTED = frozenset({"next", "last", "this", "after_next", "before_last"})
DEADLINE = re.compile(r"anmeld|angemeldet|bescheid|rückmeld|bewerb|zusage|zusagen", re.IGNORECASE)
END_OF_SENTENCE = re.compile(r"[.!?;]\s+(?=[A-ZÄÖÜ„\"])|\n")


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around an expression, within 160 characters each side."""
    left = max(0, start - 160)
    cut = left
    for found in END_OF_SENTENCE.finditer(text, left, start):
        cut = found.end()
    following = END_OF_SENTENCE.search(text, end, min(len(text), end + 160))
    return text[cut : following.start() + 1 if following else min(len(text), end + 160)]


def direction(known: Known, start: int, end: int) -> Looks:
    """Which way the sentence looks, where its verbs agree; otherwise the way of the whole text."""
    around = sentence(known.text, start, end)
    past, future = (
        PAST.search(around) is not None,
        (COMING if known.looks == "back" else FUTURE).search(around) is not None,
    )
    if past == future:
        return known.looks
    return "back" if past else "forward"


def partial_of(part: Part) -> str:
    """ "2022-02", "--11-05", "--11"."""
    head = f"{part.year:04d}" if part.year else "-"
    tail = f"-{part.month:02d}" if part.month else ""
    return head + tail + (f"-{part.day:02d}" if part.day and part.month else "")


def feast_span(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of a feast in a year."""
    if name in MOVABLE_DAYS:
        only = easter(year) + timedelta(days=MOVABLE_DAYS[name])
        return only, only
    if name in FEASTS:
        feast = FEASTS[name]
        if "easter" in feast:
            first, last = feast["easter"]
            return easter(year) + timedelta(days=first), easter(year) + timedelta(days=last)
        return date(year, *feast["from"]), date(year, *feast["to"])
    return None


def key(part: Part) -> tuple[int, int]:
    """Month and day, to see whether one part comes before another in a year; feasts by their place in 2001."""
    if part.feast and (span := feast_span(part.feast, 2001)):
        return span[0].month, span[0].day
    return part.month or 0, part.day or 0


def fill_years(parts: list[Part], year: int | None) -> list[int | None]:
    """Years of the parts: said ones, else inherited from the right, else from the left, else ``year`` for the last."""
    years = [part.year for part in parts]
    keys = [key(part) for part in parts]
    if all(known is None for known in years):
        years[-1] = year
    for i in range(len(parts) - 2, -1, -1):
        later = years[i + 1]
        if years[i] is None and later is not None:
            years[i] = later if keys[i] <= keys[i + 1] else later - 1
    for i in range(1, len(parts)):
        earlier = years[i - 1]
        if years[i] is None and earlier is not None:
            years[i] = earlier if keys[i - 1] <= keys[i] else earlier + 1
    return years


def days_in(parts: list[Part], year: int | None) -> list[date] | None:
    """The days of parts that all have day and month (or are feasts), or None if one does not exist."""
    found: list[date] = []
    for part, its_year in zip(parts, fill_years(parts, year), strict=True):
        if its_year is None or not 1 < its_year < 9000:
            return None
        if part.feast:
            span = feast_span(part.feast, its_year)
            if span is None:
                return None
            found.append(span[0])
            if part is parts[-1] and span[1] != span[0]:
                found.append(span[1])
            continue
        only = day(its_year, part.month or 0, part.day or 0)
        if only is None:
            return None
        found.append(only)
    return found


def misfit(parts: list[Part], days: list[date]) -> str | None:
    """A sentence about the first weekday that does not fit its date."""
    for part, only in zip(parts, days, strict=False):
        if part.weekday is not None and part.day is not None and only.weekday() != part.weekday:
            return f"The text says {WEEKDAY_NAMES[part.weekday]}, but {only.isoformat()} is a {WEEKDAY_NAMES[only.weekday()]}"
    return None


def dated(known: Known, parts: list[Part], start: int, end: int, lead: str) -> Span | None:
    """Days with a month: the year is found, the weekdays are checked."""
    fixed = any(part.year for part in parts)
    if fixed:
        days = days_in(parts, None)
        return Span(days[0], days[-1], conflict=misfit(parts, days)) if days else None
    keys = [(part.month or 0, part.day or 0) for part in parts]
    same = known.years.get(keys[-1]) or known.years.get(keys[0])
    if same and (days := days_in(parts, same)) and not misfit(parts, days):
        return Span(days[0], days[-1])
    weekdays = any(part.weekday is not None and part.day is not None for part in parts)
    if known.anchor is None:
        if weekdays:
            fits = [
                days for year in sorted(known.mentioned) if (days := days_in(parts, year)) and not misfit(parts, days)
            ]
            if len(fits) == 1:
                return Span(fits[0][0], fits[0][-1])
        if not any(days_in(parts, year) for year in (2000, 2001)):
            return None
        last = parts[-1]
        return Span(partial=partial_of(last) if last.month else None)
    reach = 3 if weekdays else 1
    options = [
        days
        for year in range(known.anchor.year - reach, known.anchor.year + reach + 1)
        if (days := days_in(parts, year))
    ]
    if not options:
        return None
    looks = known.looks
    if lead == "seit":
        looks = "back"
    elif lead == "bis" and looks == "back":
        looks = "around"
    if weekdays:
        fits = [days for days in options if not misfit(parts, days) and abs(days[0] - known.anchor) <= WEEKDAY_REACH]
        ahead = settle([(days[0], days[-1]) for days in fits], known.anchor, looks)
        if ahead:
            return Span(*ahead)
    chosen = settle([(days[0], days[-1]) for days in options], known.anchor, looks)
    hint = direction(known, start, end)
    if chosen and hint != looks and not weekdays:
        other = settle([(days[0], days[-1]) for days in options], known.anchor, hint)
        if other and abs(other[0] - known.anchor) < timedelta(days=200):
            chosen = other
    if chosen is None:
        return None
    days = next(days for days in options if (days[0], days[-1]) == chosen)
    return Span(*chosen, conflict=misfit(parts, days))


def weekday_only(known: Known, part: Part, atom: Atom, pointer: str) -> date | None:
    """A weekday without a date: as its adjective points, else in the week or period the text speaks of, else seen from
    the day of publication.
    """
    weekday = part.weekday or 0
    if pointer == "following":
        return weekday_near(known.event[1] + DAY, weekday, "forward") if known.event else None
    if pointer in POINTED:
        return pointed(known, weekday, pointer)
    if known.anchor and is_reported(known, atom):
        return weekday_near(known.anchor, weekday, "back")
    looks = "back" if atom.lead == "seit" else direction(known, atom.start, atom.end)
    inside = in_period(known, weekday, atom, looks)
    if inside or known.anchor is None:
        return inside
    if atom.lead in ("ab", "bis") and known.looks != "around":
        looks = known.looks
    return weekday_near(known.anchor, weekday, looks)


def pointed(known: Known, weekday: int, pointer: str) -> date | None:
    """ "am kommenden Freitag", "vorigen Sonntag": never the day of publication itself."""
    if known.anchor is None:
        return None
    if pointer == "this":
        return weekday_near(known.anchor, weekday, known.looks)
    if pointer in ("next", "after_next"):
        return weekday_near(known.anchor + DAY, weekday, "forward") + WEEK * (pointer == "after_next")
    return weekday_near(known.anchor - DAY, weekday, "back") - WEEK * (pointer == "before_last")


def is_reported(known: Known, atom: Atom) -> bool:
    """Whether the weekday is that of a statement ("teilte sie am Dienstag mit")."""
    around = sentence(known.text, atom.start, atom.end)
    if REPORTED.search(around) and not FUTURE.search(around):
        return True
    return TOLD.search(around) is not None and WITH.match(known.text, atom.end) is not None


def in_period(known: Known, weekday: int, atom: Atom, looks: Looks) -> date | None:
    """The weekday in the week or period of the last event, if the text may mean that one."""
    event, anchor = known.event, known.anchor
    if event is None or (anchor and abs(event[0] - anchor) > timedelta(days=120)) or (event[1] - event[0]).days > 9:
        return None
    first, last = event
    if anchor and atom.lead == "bis" and DEADLINE.search(sentence(known.text, atom.start, atom.end)):
        deadline = weekday_near(first, weekday, "back")
        return deadline if deadline >= anchor else None
    inside = week(first)[0] + DAY * weekday
    if inside < first and last >= inside + WEEK:
        inside += WEEK
    if anchor is None or (looks == "around" or known.looks == "around"):
        return inside
    return inside if (inside >= anchor if looks == "forward" else inside <= anchor) else None
