"""What is seen of the parts of a line "Soest: Montag, 9 Uhr, Lindenhof": which town opens it, which house stands in it.

Like ``where_seen`` it decides nothing. Kind of text: lists of stops, tours and days of open doors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.where_seen import MERE, Kind, is_line

# What runs from town to town: its stops are told by their towns.
RUNS = re.compile(
    r"(?i)bus\b|mobil\b|\bauf (?:achse|tour)\b|\brollt\b|\bmacht\b.{0,40}\bstation\b|haltepunkt|\bwander|\btour\b"
)
# "im Kulturhaus in Soest", "ins Kulturhaus nach Soest": the town of a house that is named already.
TOWN_AFTER = re.compile(r"\s?(?:,|\(|\s(?P<tie>in|zu|nach))\s?")
SQUARE = re.compile(r"(?i)(?:platz|straße|weg|markt|allee|ring|ufer|damm|gasse|steig|wall|promenade)\b")


def of_line(
    marks: Marks, mark: Mark, draft: Draft, spans: Sequence[tuple[int, int, Kind, bool]]
) -> dict[int, set[str]]:
    """Features of the parts of a line "Soest: Montag, 9 Uhr, Lindenhof", by start: the town that opens it, be it of a
    tour, and the houses after it, among them those that every town has.
    """
    seen: dict[int, set[str]] = {start: set() for start, *_ in spans}
    if draft.place is not None:
        town = draft.place.split(",")[0]
        given = next((span for span in spans if marks.text[span[0] : span[1]] == town), None)
        towns = [start for start, _, kind, _ in spans if kind == "town" and given and start > given[0]]
        for start, end, kind, _ in spans:
            holds = given is not None and (start < given[0] < end or TOWN_AFTER.fullmatch(marks.text, end, given[0]))
            if holds and kind not in ("town", "unlisted"):
                seen[start].add("with_given")
            if (
                given is not None
                and kind != "town"
                and 0 < start - given[1] < 40
                and start < min(towns, default=start + 1)
            ):
                bracket = kind == "stop" and "(" in marks.text[given[1] : start]
                seen[start] |= {"with_given"} | ({"with_given:bracketed"} if bracket else set())
    for start, _, kind, _ in spans:
        houses = [end for _, end, other, _ in spans if other != "town" and 0 < start - end < 9]
        if kind == "town" and houses and (tie := TOWN_AFTER.fullmatch(marks.text, max(houses), start)):
            seen[start] |= {"town_after", f"town_after:{tie['tie'] or 'bare'}"}
    first = next((span for span in spans if span[2] == "town" and _opens(marks, mark, span)), None)
    if first is None or not is_line(mark):
        return seen
    runs = RUNS.search(marks.title) or any(RUNS.search(marks.marks[i].clause.text) for i in draft.clauses[1:3])
    manner = "runs" if runs else "label" if marks.text[first[1] : first[1] + 1] == ":" else "comma"
    seen[first[0]] |= {"opens", f"opens:{manner}"}
    for start, end, kind, _ in spans:
        if start > first[0] and kind != "town":
            house = marks.text[start:end]
            sort = "mere" if house.lower() in MERE else "square" if SQUARE.search(house) else "proper"
            seen[start] |= {"after_town", f"after_town:{sort}", f"after_town:{manner}"}
    return seen


def _opens(marks: Marks, mark: Mark, span: tuple[int, int, Kind, bool]) -> bool:
    """Does the line open with this name, be it after its day: "Soest: …", "Mo, 9 Uhr: Soest, …"?"""
    before = marks.text[mark.clause.start : span[0]]
    after = marks.text[span[1] : span[1] + 2].strip()
    return (not before.strip() or before.rstrip().endswith(":")) and after[:1] in (":", ",")
