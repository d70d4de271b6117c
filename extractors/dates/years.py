"""Which year a date without one means, and whether its weekday fits.

Year: said, else the one that an explicit date of the same day and month has in this text, else the weekday's, else
the direction. What cannot be told stays None, with what is known in ``partial``.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractors.dates.atoms import Part
from extractors.dates.calendar import WEEKDAY_NAMES, WEEKDAY_REACH, Looks, day, easter, settle
from extractors.dates.known import Known, Span, direction
from extractors.dates.words import FEASTS, MOVABLE_DAYS

# A verb turns a date without a year to the other side only so far; a year-old date would have its year.
TURN = timedelta(days=200)


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
    if len(parts) == 1 and not parts[0].feast:
        only = day(parts[0].year or year or 0, parts[0].month or 0, parts[0].day or 0)
        return [only] if only else None
    found: list[date] = []
    for part, its_year in zip(parts, fill_years(parts, year), strict=True):
        if its_year is None or not 1 < its_year < 9000:
            return None
        if part.feast:
            span = feast_span(part.feast, its_year)
            if span is None:
                return None
            found += span if part is parts[-1] and span[1] != span[0] else span[:1]
        elif only := day(its_year, part.month or 0, part.day or 0):
            found.append(only)
        else:
            return None
    return found


def misfit(parts: list[Part], days: list[date]) -> str | None:
    """A sentence about the first weekday that does not fit its date."""
    for part, only in zip(parts, days, strict=False):
        if part.weekday is not None and part.day is not None and only.weekday() != part.weekday:
            said, right = WEEKDAY_NAMES[part.weekday], WEEKDAY_NAMES[only.weekday()]
            return f"The text says {said}, but {only.isoformat()} is a {right}"
    return None


def dated(known: Known, parts: list[Part], start: int, end: int, lead: str) -> Span | None:
    """Days with a month: the year is found, the weekdays are checked."""
    if any(part.year for part in parts):
        days = days_in(parts, None)
        return Span(days[0], days[-1], conflict=misfit(parts, days)) if days else None
    same = known.years.get(key(parts[-1])) or known.years.get(key(parts[0]))
    if same and (days := days_in(parts, same)) and not misfit(parts, days):
        return Span(days[0], days[-1])
    weekdays = any(part.weekday is not None and part.day is not None for part in parts)
    if known.anchor is None:
        return undated(known, parts, weekdays)
    looks: Looks = "back" if lead == "seit" else "around" if lead == "bis" and known.looks == "back" else known.looks
    reach = 3 if weekdays else 1
    years = range(known.anchor.year - reach, known.anchor.year + reach + 1)
    options = [days for year in years if (days := days_in(parts, year))]
    if weekdays:
        fits = [days for days in options if abs(days[0] - known.anchor) <= WEEKDAY_REACH and not misfit(parts, days)]
        if settled := settle([(days[0], days[-1]) for days in fits], known.anchor, looks):
            return Span(*settled)
    # "seit dem 1. März" has begun, whatever the verb ("Seit dem 1. März gibt es …")
    place = None if weekdays or lead == "seit" else (start, end)
    chosen = turned(known, [(days[0], days[-1]) for days in options], looks, place)
    if chosen is None:
        return None
    days = next(days for days in options if (days[0], days[-1]) == chosen)
    return Span(*chosen, conflict=misfit(parts, days))


def turned(
    known: Known, options: list[tuple[date, date]], looks: Looks, place: tuple[int, int] | None
) -> tuple[date, date] | None:
    """The option that lies where the text looks, unless the verbs around ``place`` turn to another near one."""
    assert known.anchor is not None
    chosen = settle(options, known.anchor, looks)
    near = [option for option in options if option != chosen and abs(option[0] - known.anchor) < TURN]
    if place is None or not near or (hint := direction(known, *place)) == looks:
        return chosen
    other = settle(options, known.anchor, hint)
    return other if other in near else chosen


def undated(known: Known, parts: list[Part], weekdays: bool) -> Span | None:
    """Without a day of publication only the weekday and the years that the text names can settle the year."""
    if weekdays:
        fits = [days for year in sorted(known.mentioned) if (days := days_in(parts, year)) and not misfit(parts, days)]
        if len(fits) == 1:
            return Span(fits[0][0], fits[0][-1])
    # "am 19. November 2015 … am 3. Dezember": a text that names one year speaks of it
    told = {date(year, *key) for key, year in known.years.items() if day(year, *key)}
    if not weekdays and len({one.year for one in told}) == 1 and (days := days_in(parts, min(told).year)):
        near = abs(days[0] - min(told)) < TURN or abs(days[0] - max(told)) < TURN
        if near and (known.looks != "forward" or days[-1] >= min(told)):
            return Span(days[0], days[-1])
    if not (days_in(parts, 2000) or days_in(parts, 2001)):
        return None
    return Span(partial=partial_of(parts[-1]) if parts[-1].month else None)
