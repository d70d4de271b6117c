"""What each shape means in days, chains of days above all: ranges, enumerations, shared months and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.atoms import Atom, Part
from extractors.dates.known import Known, Span
from extractors.dates.units import SENSES, months
from extractors.dates.weekdays import weekday_only
from extractors.dates.years import dated, feast_span

# Days of one enumeration lie close together; others are separate expressions.
FAR = timedelta(days=40)


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
