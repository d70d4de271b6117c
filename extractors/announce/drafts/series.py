"""One title, several days or houses: "in A, in B, in C", "am 8. März in A, am 10. in B", a list of town and day.

It splits a draft into one draft per day or house; what the action is, and whose, stays with the draft it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.announce.clauses.days import days_of, pairs, timed
from extractors.announce.clauses.lists import DAY_LABEL, WHEN_LABEL
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import background
from extractors.announce.clauses.turned import by_years
from extractors.announce.drafts.conjuncts import in_conjuncts
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.stations import SAME_HOURS, in_stations
from extractors.dates import When
from extractors.names import PlaceMention
from extractors.names.spellings import bearers

# "In Werlte …; in Spelle …": a clause that opens with its house or town.
OPENS_WITH_PLACE = re.compile(r"^(?:[Ii]n|[Ii]m|[Aa]m|[Aa]uf dem|[Aa]n der)\s+(?:\w+e[nmr]\s+)?[A-ZÄÖÜ]")


# "Sulingen (Dienstag, 8. März)": the name right before a day in brackets.
BEFORE_BRACKET = re.compile(r"([A-ZÄÖÜ][\wäöüß-]+(?:[ -](?:am|an der|im|bei)?\s?[A-ZÄÖÜ][\wäöüß-]+)?)\s*\(\W*$")


def _bracketed(marks: Marks, whens: Sequence[When]) -> list[tuple[When, str]]:
    found = [(when, BEFORE_BRACKET.search(marks.text[max(0, when.start - 60) : when.start])) for when in whens]
    return [(when, name[1]) for when, name in found if name is not None]


# "vom 12. Februar bis 2. März in der Volksbank Öhringen": the house right after its days.
AFTER_DAYS = re.compile(
    r"^\W*(?:im|in der|in|am|auf dem|an der)\s+([A-ZÄÖÜ][\wäöüß-]+(?:\s(?:am |an der )?[A-ZÄÖÜ][\wäöüß-]+)*)"
)


def _told_after(marks: Marks, whens: Sequence[When]) -> list[tuple[When, str]]:
    found = [(when, AFTER_DAYS.match(marks.text[when.end : when.end + 80])) for when in whens]
    return [(when, name[1]) for when, name in found if name is not None]


def _single_days(marks: Marks, draft: Draft) -> list[Draft]:
    """ "am 13. und am 15. September": two days that do not follow each other are two actions; else nothing. They may
    stand right before ("Am 6., 13. und 20. Juni ist der Saal reserviert. Gezeigt werden Filme").
    """
    near = [draft.head] if marks.marks[draft.head].whens else [i for i in (draft.head - 1, *draft.also) if i >= 0]
    whens = next((marks.marks[i].whens for i in near if marks.marks[i].whens and not background(marks.marks[i])), ())
    for when in whens:
        days = when.days
        if len(days) > 1 and any((later - one).days > 1 for one, later in pairwise(days)):
            return [
                replace(draft, when=replace(when, starts_on=day, ends_on=day, days=()), series=True) for day in days
            ]
    return []


def in_clauses(
    marks: Marks, draft: Draft, places: Sequence[PlaceMention], heads: frozenset[int] = frozenset()
) -> list[Draft]:
    """The draft, or one draft per pair of day and place if one of its clauses tells of two or more.

    ``heads`` are the clauses that tell of actions: another one's says nothing of this one.
    """
    if each := _single_days(marks, draft):
        return each
    nearby = [i for i in (*draft.clauses[:3], draft.head + 1, draft.head + 2) if i < len(marks.marks)]
    for i in dict.fromkeys(nearby):
        mark = marks.marks[i]
        days = days_of(mark.whens)
        if draft.next and marks.published_on is not None:  # "Wer am Dienstag verhindert war, kann am 9. in A und …"
            days = [day for day in days if day.starts_on and day.starts_on > marks.published_on]
        if len(days) < 2 or background(mark) or (i != draft.head and i in heads):
            continue
        if SAME_HOURS.search(mark.clause.text) and days[0].starts_at is not None:
            days = [days[0], *(timed(day, days[0]) for day in days[1:])]
        inside = [p for p in places if mark.clause.start <= p.start < mark.clause.end]
        found = (
            [(day, where.text) for day, where in pairs(days, inside)]
            or _bracketed(marks, days)
            or _told_after(marks, days)
        )
        if len(found) < 2 and _and_again(marks.text, days):
            return [replace(draft, when=day, also=[*draft.also, i], series=True) for day in days]
        if len(found) >= 2:
            if re.search(r"\bjeweils\b", mark.clause.text):
                hours = next((one for one in (*mark.whens, *mark.times) if one.starts_at), None)
                found = [(timed(day, hours), where) for day, where in found]
            return [replace(draft, when=day, place=where, also=[*draft.also, i], series=True) for day, where in found]
    return [draft]


# "am 25. Oktober und noch einmal am 8. November": the same on two days, in one place
AGAIN = re.compile(
    r"[\s,]*(?:und|sowie|oder)\s(?:dann\s)?(?:noch einmal|nochmals|erneut|wieder|ein weiteres Mal)\s(?:am\s)?"
)


def _and_again(text: str, days: Sequence[When]) -> bool:
    return all(AGAIN.fullmatch(text[one.end : other.start]) for one, other in pairwise(days))


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
    elif draft.main and not draft.also and not own and marks.marks[draft.head].whens and _lasts(marks, draft):
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


def _lasts(marks: Marks, draft: Draft) -> bool:
    """Has the draft a beginning without an end: a programme that the days of the list only go with?"""
    return any(when.open_end for when in marks.marks[draft.head].whens)


def in_houses(marks: Marks, draft: Draft, places: Sequence[PlaceMention]) -> list[Draft]:
    """The draft, or one per house where two or more linked clauses after it open with their own house and bring no
    noun.
    """
    houses: list[Draft] = []
    for i in range(draft.head, min(draft.head + 6, len(marks.marks))):
        mark = marks.marks[i]
        own = any(noun.sure and draft.noun and noun.stem != draft.noun.stem for noun in mark.nouns)
        linked = i + 1 < len(marks.marks) and marks.marks[i + 1].clause.sentence == mark.clause.sentence
        linked = linked or (i > 0 and marks.marks[i - 1].clause.sentence == mark.clause.sentence)
        if linked and not own and not mark.names and not mark.whens and OPENS_WITH_PLACE.match(mark.clause.text):
            inside = [p for p in places if mark.clause.start <= p.start < mark.clause.start + 45]
            if inside:
                houses.append(replace(draft, head=i, also=[draft.head], series=True, place=inside[0].text))
    return houses if len(houses) >= 2 else [draft]


def expand(
    marks: Marks,
    draft: Draft,
    places: Sequence[PlaceMention],
    lines: bool,
    heads: frozenset[int],
    alone: bool,
    others: frozenset[int],
) -> list[Draft]:
    """All single actions of one draft: by lines, else by stations, days or houses; mostly the draft alone.

    ``lines``: list items may be instances of this draft (in a programme each tells of an action of its own).
    ``heads`` are the clauses that tell of actions, ``others`` those that say another one's days; ``alone``: the text
    tells of one action, and what is added to it.
    """
    if len(together := in_conjuncts(marks, draft)) > 1:
        return together
    found = [in_lines(marks, draft, places)]
    if len(found[0]) == 1 and (lines or alone):
        found.append(in_stations(marks, draft, places, None if lines else heads, others))
    found.append(in_clauses(marks, draft, places, heads | others))
    if lines:
        found.append(in_houses(marks, draft, places))
    return found[0] if len(found[0]) > 1 else max(found, key=len)
