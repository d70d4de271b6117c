"""The written forms of Kreise, towns and brands, and where they stand in a text.

It finds names; which of several bearers of a name is meant (Stadt or Landkreis Osnabrück) is left to
``extractors.names.designations``. Inflected forms are made here from the names in the registry:
"Hochsauerlandkreises", "Oberbergischen Kreises", "Neumarkt in der Oberpfalz", "SOLINGEN".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.names import registry
from extractors.names.gazetteer import Gazetteer

# city: kreisfreie Stadt · town: lies in a Kreis · kreis: bare name of a Landkreis ("Osnabrück") · own: a name that
# carries the word Kreis itself ("Hochsauerlandkreis") · slot: a short form that counts only after the word Jobcenter
Sort = Literal["city", "town", "kreis", "own", "slot"]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who may be meant by a name: a Kreis, and for a slot name of the registry the carrier itself."""

    kreise: tuple[str, ...]
    sort: Sort
    carrier: str | None = None


# Parts of official names that are written out or left out in running text.
_WRITTEN_OUT: Sequence[tuple[str, str]] = (
    ("i.d. OPf.", "in der Oberpfalz"),
    ("a.d.", "an der"),
    ("a. Inn", "am Inn"),
    ("i. Fichtelgebirge", "im Fichtelgebirge"),
)
_TAIL = re.compile(r" (?:am|an der|im|in der|i\.|a\.|i\.d\.|a\.d\.) .*| \(.*\)$|/.*$")
# "Neustadt" and "Brandenburg" alone are too many other things.
_NEVER_SHORT = {"Neustadt", "Brandenburg", "Frankfurt"}


def variants(name: str) -> set[str]:
    """A name with its abbreviations written out, its brackets opened and its river left out."""
    forms = {name}
    for short, long in _WRITTEN_OUT:
        forms |= {form.replace(short, long) for form in forms}
    forms |= {form.replace(" (", "/").replace(")", "") for form in forms if form.endswith(")")}
    stem = _TAIL.sub("", name)
    if stem not in _NEVER_SHORT and "Bad Windsheim" not in name:
        forms.add(stem)
    if name.startswith("St. "):
        forms |= {"Sankt " + name[4:], "St." + name[4:], "St " + name[4:]}
    if "-" in name:
        forms.add(name.replace("-", " - "))
        forms.add(name.replace("-", "\N{EN DASH}"))
    return forms


def inflected(name: str) -> set[str]:
    """The cases of a name that carries the word Kreis: "Ilm-Kreises", "Märkischen Kreis", "StädteRegion Aachen"."""
    forms = set(variants(name))
    forms |= {re.sub(r"([Kk])reis\b", r"\1reises", form) for form in forms}
    forms |= {re.sub(r"ischer (?=Kreis)", "ischen ", form) for form in forms}
    forms |= {form.replace("Regionalverband", "Regionalverbands") for form in forms}
    forms |= {form.replace("Regionalverband", "Regionalverbandes") for form in forms if "verbands" not in form}
    forms |= {form.replace("Städteregion", "StädteRegion") for form in forms}
    return forms


def _stem_of_own(name: str) -> str:
    """What is left of an own name without the word Kreis: "Lahn-Dill", "Hochtaunus"; "" where nothing good is."""
    stem = re.sub(r"(?:-K|k)reis$", "", name)
    return "" if stem == name or stem.endswith(("gs", "fs")) else stem


def _kreis_names() -> Iterable[tuple[str, Bearer]]:
    extra = registry.vocabulary("names.toml")["kreis"]
    for kreis in registry.kreise().values():
        if kreis.is_city:
            sort: Sort = "city"
        elif re.search(r"[Kk]reis\b|kreis |^Region|^Städteregion", kreis.name):
            sort = "own"
        else:
            sort = "kreis"
        bearer = Bearer((kreis.key,), sort)
        for form in (inflected if sort == "own" else variants)(kreis.name):
            yield form, bearer
        if sort in {"kreis", "city"}:
            beside: Sort = "own" if sort == "kreis" else "city"
            yield f"{kreis.name}-{'Land' if sort == 'kreis' else 'Stadt'}", Bearer((kreis.key,), beside)
        for form in extra.get(kreis.key, ()):
            yield form, bearer
        slot = Bearer((kreis.key,), "slot")
        if sort == "own" and (stem := _stem_of_own(kreis.name)):
            yield stem, slot
        if kreis.abbreviation:
            yield kreis.abbreviation, slot
    for kreis in registry.former_kreise().values():
        yield from ((form, Bearer(kreis.successors, "kreis")) for form in inflected(kreis.name))


def _carrier_names() -> Iterable[tuple[str, Bearer]]:
    """What stands after the word Jobcenter in the registry: "Deutsche Weinstraße", "Berlin Mitte", "Mitte"."""
    lead = re.compile(r"^Jobcenter (?:Landkreis |Kreis |Stadt )?")
    for carrier in registry.carriers().values():
        name = lead.sub("", carrier.name)
        if (
            carrier.form != "gE"
            or name == carrier.name
            or any(mark in carrier.name for mark in ("AGL", "aktiv", "Aktiv"))
        ):
            continue
        bearer = Bearer(carrier.kreise, "slot", carrier.id)
        for form in variants(name):
            yield form, bearer
        if name.startswith("Berlin "):
            yield name.removeprefix("Berlin "), bearer
            yield name.replace("Berlin ", "Berlin-"), bearer
        if name.endswith(("-Nord", "-Süd", " Nord", " Süd")):
            yield re.sub(r"[- ](Nord|Süd)$", r" \1", name), bearer
            yield re.sub(r"[- ](Nord|Süd)$", r"-\1", name), bearer


@cache
def _names() -> dict[str, tuple[Bearer, ...]]:
    found: dict[str, list[Bearer]] = {}
    for form, bearer in _kreis_names():
        found.setdefault(form, []).append(bearer)
    for form, keys in registry.places().items():
        for written in dict.fromkeys((form, form.replace("Sankt ", "St. "))):
            found.setdefault(written, []).extend(Bearer((key,), "town") for key in keys)
    for form, bearer in _carrier_names():
        # A carrier that is called like its only Kreis adds nothing.
        if not any(known.kreise == bearer.kreise and known.sort != "slot" for known in found.get(form, ())) or (
            len(registry.carriers_by_kreis()[bearer.kreise[0]]) > 1
        ):
            found.setdefault(form, []).append(bearer)
    return {form: tuple(dict.fromkeys(bearers)) for form, bearers in found.items()}


def bearers(name: str) -> tuple[Bearer, ...]:
    """Who may be meant by exactly this name; () if nobody is known."""
    return _names().get(name, ())


@cache
def gazetteer() -> Gazetteer[Bearer]:
    """All names of Kreise, towns and carriers, also in capitals ("SOLINGEN (red)")."""
    forms = [(form, bearer) for form, each in _names().items() for bearer in each]
    forms += [(form.upper(), bearer) for form, bearer in forms if len(form) > (3 if bearer.sort == "city" else 4)]
    return Gazetteer(forms)


@cache
def _adjective_stems() -> dict[str, tuple[Bearer, ...]]:
    table = registry.vocabulary("names.toml")["adjectives"]
    found: dict[str, tuple[Bearer, ...]] = {}
    for key, stems in table.items():
        city = registry.kreise()[key].is_city
        for stem in stems:
            found[stem] = (Bearer((key,), "city" if city else "own"),)
    return found


def adjective(word: str) -> tuple[Bearer, ...]:
    """Who is meant by an adjective of a town or region: "Solinger", "Jenaer", "Grafschafter", "mittelmärkische"."""
    for stem, found in _adjective_stems().items():
        if word == stem or (stem[-1] == "h" and word.startswith(stem) and word[len(stem) :] in {"e", "en", "er", "es"}):
            return found
    if not word.endswith("er") or not word[:1].isupper():
        return ()
    for base in (
        word[:-2],
        word[:-2] + "en",
        word[:-1],
        word[:-2] + "n",
        "Bad " + word[:-2],
        "Bad " + word[:-2] + "en",
    ):
        found = tuple(each for each in bearers(base) if each.sort in {"city", "town", "kreis"})
        if found:
            return found
    return ()


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand with the carriers that use it; ``weak`` when it is also an ordinary word or abbreviation."""

    carriers: tuple[str, ...]
    weak: bool


@cache
def brands() -> Gazetteer[Brand]:
    """All brands by which a Jobcenter goes without the word Jobcenter."""
    return Gazetteer(
        (form, Brand(tuple(entry["id"]), bool(entry.get("weak"))))
        for entry in registry.vocabulary("names.toml")["brand"]
        for form in entry["forms"]
    )
