"""What each kind of expression means in days: chains of days, months, years, weeks, seasons, counted units.

Takes shapes (``dates_atoms``, ``dates_phrases``) and what is known of the text, gives spans. Knows no times of day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.dates_atoms import Atom, Part
from extractors.dates_calendar import Looks, advent, month_later, numbered_week, settle, shift, week
from extractors.dates_resolve import Known, Span, dated, direction, feast_span, partial_of, weekday_only
from extractors.dates_words import POINTERS

SEASON_MONTHS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1, "turn": 12, "year_start": 1, "year_end": 12}
# Days of one enumeration lie close together; others are separate expressions.
FAR = timedelta(days=40)
STEPS = {"next": 1, "following": 1, "after_next": 2, "last": -1, "before_last": -2, "this": 0}


def meaning(known: Known, atom: Atom) -> list[tuple[int, int, Span]]:
    """Start, end and days of every expression in this chain; empty where it makes no sense."""
    if atom.what == "days":
        return chain(known, atom)
    span = SENSES[atom.what](known, atom)
    return [(atom.start, atom.end, span)] if span else []


def chain(known: Known, atom: Atom) -> list[tuple[int, int, Span]]:
    """Days, months and feasts with their links: ranges and lists, split where parts do not belong together."""
    inherit_months(atom)
    spans: list[tuple[int, int, Span]] = []
    parts, links = atom.parts, ["", *atom.links]
    groups: list[tuple[str, list[Part]]] = []
    for part, link in zip(parts, links, strict=True):
        kind = kind_of(part)
        if (
            groups
            and kind == kind_of(groups[-1][1][-1])
            and (link == "range" or (link == "list" and groups[-1][0] != "range"))
        ):
            groups[-1] = (link if groups[-1][0] in ("", link) else "list", [*groups[-1][1], part])
        elif groups and link == "range":
            groups[-1] = (link, [*groups[-1][1], part])
        else:
            groups.append(("", [part]))
    if len(groups) == 2 and groups[0][0] == groups[1][0] == "range" and kind_of(groups[0][1][0]) == "weekday":
        for weekday, part in zip(groups[0][1], groups[1][1], strict=False):
            part.weekday = part.weekday if part.weekday is not None else weekday.weekday
            part.start = min(part.start, weekday.start)
        groups = groups[1:]
    for link, members in groups:
        if link == "list" and atom.lead == "zwischen" and len(members) == 2:
            link = "range"
        span = group_span(known, atom, link, members)
        apart = span is None or (span.first and span.last and span.last - span.first > FAR)
        if link == "list" and apart and len(members) > 1:
            singles = [(part, group_span(known, atom, "", [part])) for part in members]
            spans += [(part.start, part.end, only) for part, only in singles if only]
        elif span:
            start = atom.start if members[0] is parts[0] else members[0].start
            spans.append((start, members[-1].end, span))
    return spans


def kind_of(part: Part) -> str:
    """Whether a part names a day, a weekday alone, or a month."""
    if part.day is not None or part.feast:
        return "day"
    return "weekday" if part.weekday is not None else "month"


def inherit_months(atom: Atom) -> None:
    """ "20." in front of "26. Juni" is the 20th of June."""
    month = year = None
    for part in reversed(atom.parts):
        if part.day is not None and part.month is None:
            part.month, part.year = month, part.year or year
        elif part.month is not None:
            month, year = part.month, part.year


def group_span(known: Known, atom: Atom, link: str, members: list[Part]) -> Span | None:
    """The days of one chain of equal parts."""
    kinds = {kind_of(part) for part in members}
    if kinds == {"day"}:
        span = dated(known, members, atom.start, atom.end, atom.lead)
        if span and span.first and link == "list":
            days = [found for part in members if (found := day_of(part, span))]
            span = replace(span, days=tuple(sorted(set(days))) if len(days) > 1 else ())
        if span and span.first and span.last and span.last < span.first:
            return None
        return span
    if kinds == {"month"}:
        return months(known, atom, members, link)
    return weekdays(known, atom, members, link)


def day_of(part: Part, span: Span) -> date | None:
    """The day of one part of a list whose first and last day are known."""
    assert span.first and span.last
    for year in range(span.first.year, span.last.year + 1):
        if part.feast:
            found = feast_span(part.feast, year)
            candidate = found[0] if found else None
        else:
            try:
                candidate = date(year, part.month or 0, part.day or 0)
            except ValueError:
                candidate = None
        if candidate and span.first <= candidate <= span.last:
            return candidate
    return None


def weekdays(known: Known, atom: Atom, members: list[Part], link: str) -> Span | None:
    """Weekdays without a date, alone, listed or as a range; a dated end settles an undated beginning."""
    found: list[date] = []
    last = members[-1]
    if kind_of(last) == "day":
        span = dated(known, [last], atom.start, atom.end, atom.lead)
        if not span or not span.last or members[0].weekday is None:
            return span
        return replace(span, first=span.last - timedelta(days=(span.last.weekday() - members[0].weekday) % 7))
    for part in members:
        if part.weekday is None:
            return None
        only = weekday_only(known, part, atom, atom.pointer)
        if only is None:
            return Span()
        while link == "range" and found and only < found[-1]:
            only += timedelta(days=7)
        found.append(only)
    days = tuple(found) if link == "list" else ()
    return Span(min(found), max(found), days=days)


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


def year(known: Known, atom: Atom) -> Span | None:
    """ "2019" or "2019/2020"."""
    return Span(precision="year", partial=atom.word)


def relative(known: Known, atom: Atom) -> Span | None:
    """ "heute", "gestern": seen from the day of publication."""
    day = shift(known.anchor, atom.count or 0) if known.anchor else None
    return Span(day, day)


def now(known: Known, atom: Atom) -> Span:
    """ "ab sofort" begins on the day of publication and has no end."""
    return Span(known.anchor, None, open_end=True)


def anaphor(known: Known, atom: Atom) -> Span | None:
    """ "am Tag darauf": seen from the last day that the text named."""
    if known.event is None:
        return Span()
    day = shift(known.event[1] if (atom.count or 0) > 0 else known.event[0], atom.count or 0)
    return Span(day, day)


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
    chosen = (
        (options[0] if said else settle(options, known.anchor, known.looks))
        if options and (said or known.anchor)
        else None
    )
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
    chosen = settle(options, anchor, looks)  # type: ignore[arg-type]
    return Span(precision="year", partial=f"{chosen[0]:%Y}" if chosen else None)


def unit(known: Known, atom: Atom) -> Span | None:
    """ "nächste Woche", "im vergangenen Jahr", "Ende des Monats"."""
    anchor, step = known.anchor, STEPS.get(atom.pointer, 0)
    if anchor is None:
        return Span(
            precision="day" if atom.word in ("week", "weekend") else "month" if atom.word == "month" else "year"
        )
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


def weekday_of_week(known: Known, atom: Atom) -> Span | None:
    """ "Montag nächster Woche"."""
    weekday = atom.parts[0].weekday or 0
    if known.anchor is None:
        return Span()
    only = week(known.anchor)[0] + timedelta(days=7 * STEPS[atom.pointer] + weekday)
    return Span(only, only)


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
    "year": year, "weekday_of_week": weekday_of_week, "relative": relative, "now": now, "anaphor": anaphor, "week": numbered, "quarter": numbered, "half": numbered,
    "advent": numbered, "season": season, "unit": unit, "count": count,
}  # fmt: skip
assert set(STEPS) == set(POINTERS.values())
