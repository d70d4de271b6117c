"""The word before a name that tells which of its bearers is meant: "Landkreis", "Stadt", "Kreisverwaltung"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.names import registry
from extractors.names.spellings import Bearer

# The word before a name that tells Stadt from Landkreis; for use inside verbose expressions.
DESIGNATION = r"""(?P<designation>(?:Stadt|Städte)\s+und\s+(?:dem\s+|den\s+|des\s+)?(?:Land)?[Kk]reis(?:es)?
    | (?:Land)?[Kk]reis(?:es|e|en)? | LK | Landratsamt(?:es|s)? | Kreisverwaltung | Landkreisverwaltung
    | (?:[A-ZÄÖÜ][\wäöüß]*)?[Ss]tadt(?:verwaltung|kreis(?:es)?)? | Gemeinde | Bezirk(?:s|es)? )"""
_BEFORE = re.compile(r"(?:" + DESIGNATION + r")\s+$", re.VERBOSE)


def designation_before(text: str, start: int) -> str | None:
    """The word "Landkreis", "Stadt" … directly before the name at ``start``."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    return before["designation"] if before else None


def fits(designation: str | None) -> Callable[[Bearer], bool]:
    """A test whether a bearer may be called so: "Landkreis Osnabrück" is no town."""
    word = (designation or "").lower()
    if re.match(r"städte?\s+und|stadt\s+und", word):
        return lambda bearer: bearer.sort in {"city", "kreis"}
    if word in {"lk"} or ("kreis" in word and "stadtkreis" not in word) or word.startswith("landrat"):
        return lambda bearer: bearer.sort in {"kreis", "own"} or bearer.carrier is not None
    if "stadt" in word or word == "gemeinde":
        return lambda bearer: bearer.sort in {"city", "town"}
    return lambda _: True


def narrowed(bearers: Sequence[Bearer], designation: str | None, kommunal: bool = False) -> tuple[tuple[str, ...], ...]:
    """The Kreise that may be meant by a name after the word before it; ``kommunal`` leaves only zkT if there is one."""
    fitting = [bearer for bearer in bearers if fits(designation)(bearer)] or list(bearers)
    # "Neunkirchen" is the Kreis or city of that name before it is a town elsewhere.
    fitting = [bearer for bearer in fitting if bearer.sort != "town"] or fitting
    kreise = tuple(dict.fromkeys(bearer.kreise for bearer in fitting))
    if kommunal and len(kreise) > 1:
        by_kreis = registry.carriers_by_kreis()
        alone = tuple(each for each in kreise if any(c.form == "zkT" for key in each for c in by_kreis[key]))
        return alone or kreise
    return kreise
