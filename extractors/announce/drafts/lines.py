"""One title, a list of its days and towns: splits a draft into one per line, and reads title and place off a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.announce.clauses.days import days_of, timed
from extractors.announce.clauses.lists import DAY_LABEL, WHEN_LABEL
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.turned import by_years
from extractors.announce.drafts.draft import Draft
from extractors.dates import When
from extractors.names import PlaceMention
from extractors.names.spellings import bearers

TITLE_END = re.compile(r",|;| \(| \d| am (?:\d|[A-Z]\w+tag)|\bam \d|, ursprünglich|\||$")


# "Bad Belzig (Kreishaus)", "Neustadt am Rübenberge": a label that can be a place; "Den Anfang macht Zeven" is none
NAME_ONLY = re.compile(r"[A-ZÄÖÜ\d](?:[^a-zäöüß]|(?<=\w)[a-zäöüß]|\b(?:am|an|der|im|in|bei|vor|ob|und|a|d)\b)*")


def line_facts(
    text: str, start: int, places: Sequence[PlaceMention], alone: bool = True
) -> tuple[str | None, str | None]:
    """Title and place of one line of a list. "Town: what, day" and "Day: what" bring a title, "Town: day, house"
    none. ``alone``: the line tells of an action of its own, not of a day of another one.
    """
    label, _, rest = text.partition(":")
    inside = [p for p in places if start <= p.start < start + len(text)]
    by_day = DAY_LABEL.match(label) is not None
    what = re.sub(r"^(?:Der|Die|Das|Ein|Eine) ", "", rest.strip())
    end = TITLE_END.search(what)
    what = what[: end.start()].strip() if end is not None else what
    is_place = any(p.text.startswith(what[:12]) for p in inside) if what else True
    first = inside[0] if inside else None
    if by_day and what and "," in rest and bearers(what):
        return None, re.split(r" \(|;", rest.strip())[0].strip()
    if by_day and first is not None and first.kind == "town" and what.startswith(first.text):
        return None, re.split(r" \(|;", rest.strip())[0].strip()
    titled = (
        bool(what)
        and not DAY_LABEL.match(what)
        and not (is_place and (not alone or not by_day))
        and len(what.split()) <= 9
    )
    if not rest and not inside and "," in text:
        after = re.search(r"Uhr,\s*([^,;(]+)", text)
        return None, after[1].strip() if after is not None else text.rsplit(",", 1)[1].strip()
    towns = [p for p in inside if p.kind == "town"] or inside
    town = label.strip() if not by_day and NAME_ONLY.fullmatch(label.strip()) else towns[0].text if towns else None
    return (what if titled else None), town


def _line(draft: Draft, i: int, text: str, places: Sequence[PlaceMention], start: int) -> Draft:
    if WHEN_LABEL.match(text):
        after = [p for p in places if start <= p.start < start + len(text) + 120]
        where = after[0].text if after else None
        return replace(draft, head=i, also=[draft.head], main=False, series=True, place=where, lines=())
    titled, town = line_facts(text, start, places, alone=False)
    return replace(draft, head=i, also=[draft.head], main=False, series=True, title=titled, place=town, lines=())


def in_lines(marks: Marks, draft: Draft, places: Sequence[PlaceMention]) -> list[Draft]:
    """The draft, or one draft per line of its list; itself too, where its own clause names another day."""
    if len(draft.lines) < 2:
        return [draft]
    lines = [_line(draft, i, marks.marks[i].clause.text, places, marks.marks[i].clause.start) for i in draft.lines]
    hours = _for_each(marks, draft)
    for line, when in zip(lines, _ascending([marks.marks[i].whens[0] for i in draft.lines]), strict=True):
        its = next((one for one in marks.marks[line.head].times if one.starts_at), hours)  # "Abfahrt 8.30 Uhr"
        if (its is not None and when.starts_at is None) or when is not marks.marks[line.head].whens[0]:
            line.when = timed(when, its)
    listed = {when.starts_on for i in draft.lines for when in marks.marks[i].whens}
    own = [w for w in days_of(marks.marks[draft.head].whens) if w.starts_on == w.ends_on and w.starts_on not in listed]
    if own and draft.head not in draft.lines:
        lines.insert(0, replace(draft, when=own[0], series=True))
    elif draft.main and not own and not _dated(marks, draft.also) and _lasts(marks, draft):
        lines.insert(0, replace(draft, series=False))
    return lines


# "Los geht es jeweils um 15 Uhr": said before or after the list, for every line of it
EACH = phrase("each_time")


def _for_each(marks: Marks, draft: Draft) -> When | None:
    around = [draft.lines[0] - 1, draft.lines[-1] + 1, draft.lines[-1] + 2]
    for i in (i for i in around if 0 <= i < len(marks.marks)):
        mark = marks.marks[i]
        if EACH.search(mark.clause.text) and not mark.cues & {"deadline", "shut"}:
            for time in mark.times:
                return time
    return None


def _ascending(whens: Sequence[When]) -> list[When]:
    """A list goes on in time: a day without a year that lies after the next line's is that of the year before."""
    found = list(whens)
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        late = one.starts_on is not None and after.starts_on is not None and one.starts_on > after.starts_on
        if late and one.starts_on is not None and not YEAR.search(one.text):
            earlier = by_years(one, -1)
            if after.starts_on is not None and earlier.starts_on is not None and earlier.starts_on <= after.starts_on:
                found[i] = earlier
    return found


YEAR = re.compile(r"\b(?:19|20)\d\d\b|\.\d\d$")


def _dated(marks: Marks, clauses: Sequence[int]) -> bool:
    return any(marks.marks[i].whens for i in clauses)


def _lasts(marks: Marks, draft: Draft) -> bool:
    """Has the draft a beginning without an end: a programme that the days of the list only go with?"""
    return any(when.open_end for when in marks.marks[draft.head].whens)
