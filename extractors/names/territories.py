"""Which territories a text names: the country, Länder and Kreise, with offsets and codes.

Towns count as their Kreis only where they are a kreisfreie Stadt. A name that Stadt and Landkreis share is left out
unless a word before it decides; "landesweit" is left to the caller, who knows the Land of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.names import designations, registry
from extractors.names import spellings as names
from extractors.names.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory named at [start, end). ``code`` is "DE", a Land's two letters or a Kreisschlüssel."""

    start: int
    end: int
    text: str
    code: str
    kind: Literal["country", "land", "kreis"]


@cache
def _lands() -> Gazetteer[str]:
    table = registry.vocabulary("names.toml")
    forms = [(form, code) for code, each in table["lands"].items() for form in each]
    # Adjectives are listed without their ending: "hessische" also stands for "hessischen", "hessischer".
    forms += [(form + ending, code) for form, code in forms if form.endswith("sche") for ending in ("n", "r", "s", "m")]
    forms += [(form[0].upper() + form[1:], code) for form, code in forms if form[0].islower()]
    forms += [(form, "DE") for form in table["country"]["forms"]]
    return Gazetteer(forms)


def territories(text: str) -> list[Territory]:
    """Territories by start. Where a Land and a Kreis overlap ("Land Berlin"), the Land is given."""
    found: list[Territory] = []
    kreise = [
        hit for hit in names.gazetteer().find(text) if any(b.sort in {"city", "kreis", "own"} for b in hit.values)
    ]
    for land in _lands().find(text):
        # "Brandenburg an der Havel" is no Land.
        if not any(hit.start <= land.start and land.end < hit.end for hit in kreise):
            code = land.values[0]
            kind: Literal["country", "land"] = "country" if code == "DE" else "land"
            found.append(Territory(land.start, land.end, text[land.start : land.end], code, kind))
    taken = [(territory.start, territory.end) for territory in found]
    for hit in kreise:
        bearers = [bearer for bearer in hit.values if bearer.sort in {"city", "kreis", "own"}]
        if any(start < hit.end and hit.start < end for start, end in taken):
            continue
        designation = designations.designation_before(text, hit.start)
        options = designations.narrowed(bearers, designation)
        if len(options) != 1 or len(options[0]) != 1:
            continue
        if bearers[0].sort == "kreis" and not designation and any(bearer.sort == "town" for bearer in hit.values):
            continue  # "in Düren" is the town; only "Kreis Düren" is the Kreis
        found.append(Territory(hit.start, hit.end, text[hit.start : hit.end], options[0][0], "kreis"))
    return sorted(found, key=lambda territory: territory.start)


def land_of(code: str) -> str | None:
    """The Land of a Kreisschlüssel ("05358" → "NW"), or of itself ("NW"); None for "DE" and unknown codes."""
    if code in registry.kreise():
        return registry.kreise()[code].land
    if code in registry.former_kreise():
        return registry.former_kreise()[code].land
    return code if len(code) == 2 and code != "DE" else None
