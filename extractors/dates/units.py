"""What expressions mean that are no days: months, years, weeks, quarters, seasons, counted units, "ab sofort"."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.atoms import Atom, Part
from extractors.dates.calendar import Looks, advent, month_later, numbered_week, settle, shift, week
from extractors.dates.known import Known, Span, direction
from extractors.dates.words import POINTERS
from extractors.dates.years import partial_of

# The month that stands for a season or a turn of the year.
SEASON_MONTHS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1, "turn": 12, "year_start": 1, "year_end": 12}
# Weeks, months or years from the day of publication.
STEPS = {"next": 1, "following": 1, "after_next": 2, "last": -1, "before_last": -2, "this": 0}


def months(known: Known, atom: Atom, members: list[Part], link: str) -> Span:
    """Months: known to the month only. A year not said comes from the day of publication."""
    first, last = members[0], members[-1]
    if last.year is None and known.anchor is not None:
        anchor, month = known.anchor, last.month or 1
        options = [
            (date(year, month, 1), date(*month_later(year, month, 1), 1))
            for year in range(anchor.year - 2, anchor.year + 3)
        ]
        chosen = settle(options, anchor, month_direction(known, atom))
        if chosen:
            last = replace(last, year=chosen[0].year)
    if first is members[-1]:
        first = last
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - ((first.month or 0) > (last.month or 0)))
    partial = partial_of(last) if len(members) == 1 or link == "list" else f"{partial_of(first)}/{partial_of(last)}"
    if link == "list" and len(members) > 1:
        partial = partial_of(first)
    return Span(precision="month", partial=partial)


def month_direction(known: Known, atom: Atom) -> Looks:
    """Which way a month without a year lies: its pointer, its lead, the verbs of its sentence, the text."""
    step = STEPS.get(atom.pointer, 0)
    if step or atom.lead == "seit":
        return "forward" if step > 0 else "back"
    return direction(known, atom.start, atom.end)


def year(_: Known, atom: Atom) -> Span | None:
    """ "2019" or "2019/2020"."""
    return Span(precision="year", partial=atom.word)


def vague(_: Known, __: Atom) -> Span:
    """ "jetzt", "bald": no day."""
    return Span(precision="year")


def last_year(known: Known, _: Atom) -> Span:
    """ "im Vorjahr": the year before the one of publication."""
    return Span(precision="year", partial=str(known.anchor.year - 1) if known.anchor else None)


def relative(known: Known, atom: Atom) -> Span | None:
    """ "heute", "gestern": seen from the day of publication."""
    day = shift(known.anchor, atom.count or 0) if known.anchor else None
    return Span(day, day)


def now(known: Known, _: Atom) -> Span:
    """ "ab sofort" begins on the day of publication and has no end."""
    return Span(known.anchor, None, open_end=True)


def anaphor(known: Known, atom: Atom) -> Span | None:
    """ "am Tag darauf": seen from the last day that the text named."""
    if known.event is None:
        return Span()
    day = shift(known.event[1] if (atom.count or 0) > 0 else known.event[0], atom.count or 0)
    return Span(day, day)


def bare(known: Known, atom: Atom) -> Span | None:
    """ "am 18.": the day of that number which the text named, else of the month of its last one; else nothing."""
    if known.event is None:
        return None
    if (named := known.days.get(atom.count or 0)) is not None:
        return Span(named, named)
    with suppress(ValueError):
        day = known.event[0].replace(day=atom.count or 0)
        return Span(day, day)
    return None


def numbered(known: Known, atom: Atom) -> Span | None:
    """A calendar week, a quarter, a half-year or a Sunday of Advent by its number."""
    said = int(atom.word) if atom.word else None
    years = [said] if said else [known.anchor.year + i for i in (-1, 0, 1)] if known.anchor else []
    options = []
    number = atom.count or 0
    for its_year in years:
        if atom.what == "week":
            span = numbered_week(its_year, number)
        elif atom.what == "advent":
            span = (advent(its_year, number), advent(its_year, number))
        else:
            size = 3 if atom.what == "quarter" else 6
            last_year, last_month = month_later(its_year, number * size, 1)
            span = (
                (date(its_year, (number - 1) * size + 1, 1), date(last_year, last_month, 1) - timedelta(days=1))
                if number <= 12 // size
                else None
            )
        if span:
            options.append(span)
    chosen = None
    if options and said:
        chosen = options[0]
    elif options and known.anchor is not None:
        chosen = settle(options, known.anchor, known.looks)
    if atom.what in ("quarter", "half"):
        partial = f"{chosen[0]:%Y-%m}/{chosen[1]:%Y-%m}" if chosen else None
        return Span(precision="month", partial=partial)
    if chosen is None:
        return Span() if number <= 53 else None
    return Span(*chosen)


def season(known: Known, atom: Atom) -> Span:
    """Seasons and turns of a year are known to the year."""
    if atom.word:
        return Span(precision="year", partial=atom.word)
    anchor = known.anchor
    if anchor is None:
        return Span(precision="year")
    middle = SEASON_MONTHS.get(atom.links[0], anchor.month)
    step = STEPS.get(atom.pointer)
    looks = "forward" if step == 1 else "back" if step == -1 else known.looks
    options = [
        (date(y, middle, 1), date(*month_later(y, middle, 2), 1))
        for y in (anchor.year - 1, anchor.year, anchor.year + 1)
    ]
    chosen = settle(options, anchor, looks)
    return Span(precision="year", partial=f"{chosen[0]:%Y}" if chosen else None)


def unit(known: Known, atom: Atom) -> Span | None:
    """ "nächste Woche", "im vergangenen Jahr", "Ende des Monats"."""
    anchor, step = known.anchor, STEPS.get(atom.pointer, 0)
    if anchor is None:
        return Span(
            precision="day" if atom.word in ("week", "weekend") else "month" if atom.word == "month" else "year"
        )
    if atom.word == "weekend" and atom.pointer == "near":
        return near_weekend(known, anchor, atom)
    if atom.word in ("week", "weekend"):
        moved = shift(anchor, 7 * step)
        if moved is None:
            return None
        monday, sunday = week(moved)
        if atom.word == "weekend":
            return Span(monday + timedelta(days=5), sunday)
        edge = atom.links[0] if atom.links else ""
        if edge in ("Anfang", "Beginn"):
            return Span(monday, monday)
        return Span(monday, sunday)
    if atom.word == "month":
        its_year, month = month_later(anchor.year, anchor.month, step)
        return Span(precision="month", partial=f"{its_year}-{month:02d}")
    if atom.word == "year":
        return Span(precision="year", partial=str(anchor.year + step))
    return Span(precision="year")


def near_weekend(known: Known, anchor: date, atom: Atom) -> Span | None:
    """ "am Wochenende": the next or the last one, as the text looks."""
    saturday = week(anchor)[0] + timedelta(days=5)
    options = [(day, day + timedelta(days=1)) for day in (saturday - timedelta(days=7), saturday)]
    chosen = settle(options, anchor, direction(known, atom.start, atom.end))
    return Span(*chosen) if chosen else None


def weekday_of_week(known: Known, atom: Atom) -> Span | None:
    """ "Montag nächster Woche", "Montag bis Freitag kommender Woche", "Dienstag und Freitag nächster Woche"."""
    if known.anchor is None:
        return Span()
    monday = week(known.anchor)[0] + timedelta(days=7 * STEPS[atom.pointer])
    days = tuple(monday + timedelta(days=part.weekday or 0) for part in atom.parts)
    if list(days) != sorted(days):
        return None
    return Span(days[0], days[-1], days=days if "list" in atom.links else ())


def count(known: Known, atom: Atom) -> Span | None:
    """ "in zwei Wochen" and "vor drei Jahren"; any other number of units is a duration and names no day."""
    anchor, number = known.anchor, atom.count
    step = {"in": 1, "vor": -1}.get(atom.lead)
    if step is None or number is None or atom.pointer:
        return Span(precision="year" if atom.word in ("year", "decade", "century") else "day")
    if anchor is None:
        return Span()
    if atom.word in ("day", "week"):
        only = shift(anchor, step * number * (7 if atom.word == "week" else 1))
        return Span(only, only)
    if atom.word == "month":
        its_year, month = month_later(anchor.year, anchor.month, step * number)
        return Span(precision="month", partial=f"{its_year}-{month:02d}") if its_year > 0 else None
    if atom.word == "year" and number < 300:
        return Span(precision="year", partial=str(anchor.year + step * number))
    return Span(precision="year")


SENSES = {
    "year": year,
    "last_year": last_year,
    "vague": vague,
    "relative": relative,
    "weekday_of_week": weekday_of_week,
    "anaphor": anaphor,
    "bare": bare,
    "now": now,
    "week": numbered,
    "quarter": numbered,
    "half": numbered,
    "advent": numbered,
    "season": season,
    "unit": unit,
    "count": count,
}
assert set(STEPS) == set(POINTERS.values())
