"""How a place is called: a house with its street or water, and in a line of a list with the town that opens it.

It knows what belongs to a name, not which place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.marks import Mark, Marks
from extractors.announce.where_seen import VENUES, Kind
from extractors.names.spellings import bearers

_CAPITALISED = r"(?:St\.\s)?[A-ZÄÖÜ][\wäöüß&’'-]*\w"
# A house is told apart by the street, water or square that it lies at.
AT_WATER = re.compile(
    r"\s(?:am|an\sder|an\sden|auf\sdem)\s(?!Rande?\b|Ende\b|Anfang\b|\w+tag\b|\w+abend\b|\w+(?:mittag|morgen)\b|Mittwoch|\w+(?:ar|är|ril|ni|li|ust|ber)\b|März|Mai\b)"
    r"(?:[A-ZÄÖÜ]\w+er\s)?[A-ZÄÖÜ][\wäöüß-]+(?=[\s,.;:)]|$)(?!\s\d{1,2}\.)"
)
SQUARE = re.compile(r"(?i)(?:platz|straße|weg|markt|allee|ring|ufer|damm|gasse|steig|wall|promenade)\b")
WORD = re.compile(r"\w+")
IN_TOWN = re.compile(rf"\s(?:in|zu)\s(?P<town>(?:Bad\s|St\.\s)?{_CAPITALISED}(?:\s{_CAPITALISED})?)")
# Houses that every town has: the town says more.
MERE = frozenset(VENUES["mere"])


def with_its_town(
    marks: Marks, mark: Mark, one: tuple[int, int, Kind, bool], spans: Sequence[tuple[int, int, Kind, bool]]
) -> str:
    """A line "Soest: Montag, 9 Uhr, Lindenhof" tells town and house: "Soest, Lindenhof"; a longer name stands alone,
    and a house that every town has goes by the town.
    """
    town = next((span for span in spans if span[2] == "town" and _opens(marks, mark, span)), None)
    text = marks.text[one[0] : one[1]]
    if town is None:
        return text
    house = one
    if one == town:
        later = [s for s in spans if s[0] >= town[1] and s[2] in ("venue", "street", "stop") and _is_stop(marks, s)]
        if not later:
            return text
        house = min(later)
    elif one[2] not in ("venue", "street", "stop") or one[0] < town[1] or not _is_stop(marks, one):
        return text
    name, where = marks.text[town[0] : town[1]], marks.text[house[0] : house[1]]
    if where.lower() in MERE:
        return name
    if len(WORD.findall(where)) > 2:
        return where if house[2] == "venue" and not SQUARE.search(where) else name
    return f"{name}, {where.rstrip('.')}"


def _opens(marks: Marks, mark: Mark, span: tuple[int, int, Kind, bool]) -> bool:
    """Does the line open with this name, be it after its day: "Soest: …", "Mo, 9 Uhr: Soest, …"?"""
    before = marks.text[mark.clause.start : span[0]]
    after = marks.text[span[1] : span[1] + 2].strip()
    return (not before.strip() or before.rstrip().endswith(":")) and after[:1] in (":", ",")


def _is_stop(marks: Marks, span: tuple[int, int, Kind, bool]) -> bool:
    return marks.text[: span[0]].rstrip()[-1:] in ",:|" and marks.text[span[1] : span[1] + 1] in (
        "",
        ",",
        ".",
        ";",
        ":",
        "\n",
        "|",
    )


def with_more(text: str, start: int, end: int, kind: Kind) -> int:
    """What belongs to the name: "Schuppen Zwei am Nordkai"; "vor dem Rathaus in Soest", a mere noun needs its town."""
    if kind not in ("venue", "named"):
        return end
    if " am " not in text[start:end] and " an " not in text[start:end] and (beside := AT_WATER.match(text, end)):
        return beside.end()
    after = IN_TOWN.match(text, end)
    if after is not None and " " not in text[start:end]:
        for town in (after["town"], after["town"].rsplit(" ", 1)[0]):
            if bearers(town) or town.startswith("Bad "):
                return after.start("town") + len(town)
    return end
