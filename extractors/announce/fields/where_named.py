"""How a place is called: a house with its street or water, and in a line of a list with the town that opens it.

It knows what belongs to a name, not which place is meant.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.announce.fields.where_seen import MERE, VENUES, Kind
from extractors.names.spellings import bearers

_CAPITALISED = r"(?:St\.\s)?[A-ZÄÖÜ][\wäöüß&’'-]*\w"
# A house is told apart by the street, water or square that it lies at.
AT_WATER = re.compile(
    r"\s(?:am|an\sder|an\sden|auf\sdem)\s(?!Rande?\b|Ende\b|Anfang\b|\w+tag\b|\w+abend\b|\w+(?:mittag|morgen)\b|Mittwoch|\w+(?:ar|är|ril|ni|li|ust|ber)\b|März|Mai\b)"
    r"(?:[A-ZÄÖÜ]\w+er\s)?[A-ZÄÖÜ][\wäöüß-]+(?=[\s,.;:)]|$)(?!\s\d{1,2}\.)"
)
# A mere building is where its street is.
BUILDINGS = frozenset({"Gebäude", "Gebäudes", "Haus", "Hauses", "Hause", "Dienstgebäude", "Räume", "Räumen"})
# "Lernzentrum in der Gotlindestraße"
IN_STREET = re.compile(
    r"\s(?:an\sder|am|in\sder)\s(?:[A-ZÄÖÜ]\w+er\s)?(?:[A-ZÄÖÜ][\w-]*(?:straße|gasse|allee|weg|ring|platz|damm)|Straße|Allee|Gasse)\b"
)
IN_TOWN = re.compile(rf"\s(?:in|zu)\s(?P<town>(?:Bad\s|St\.\s)?{_CAPITALISED}(?:\s{_CAPITALISED})?)")


def with_more(text: str, start: int, end: int, kind: Kind) -> int:
    """What belongs to the name: "Schuppen Zwei am Nordkai"; "vor dem Rathaus in Soest", a mere noun needs its town."""
    single = " " not in text[start:end]
    if kind == "street" and single and text[start:end].lower() in MERE and (after := IN_TOWN.match(text, end)):
        return after.end() if after["town"].startswith("Bad ") or bearers(after["town"]) else end
    if kind not in ("venue", "named"):
        return end
    if single and text[start:end] not in BUILDINGS and (beside := IN_STREET.match(text, end)):
        return beside.end()
    if " am " not in text[start:end] and " an " not in text[start:end] and (beside := AT_WATER.match(text, end)):
        return beside.end()
    after = IN_TOWN.match(text, end)
    if after is not None and single:
        for town in (after["town"], after["town"].rsplit(" ", 1)[0]):
            if bearers(town) or town.startswith("Bad "):
                return after.start("town") + len(town)
    return end


@cache
def _bare(ending: str) -> tuple[str, ...]:
    """The nouns that can have this ending in the genitive."""
    return tuple(one for one in VENUES["nouns"] if ending == "es" or not one.endswith("s"))


def plain(text: str) -> str:
    """A house as it is called, without the genitive of its noun: "Besucher des Kreishauses"."""
    noun, _, rest = text.partition(" ")
    for ending in ("es", "s"):
        stem = noun.removesuffix(ending)
        if stem != noun and stem.lower().endswith(_bare(ending)):
            return f"{stem} {rest}".rstrip()
    return text
