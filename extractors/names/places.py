"""Venues, streets and towns that a text names as the place of something, with offsets.

It offers candidates in the order of the text and says what kind each is; which of them belongs to which action is
decided where actions are read. It knows towns from the registry, and venues by their nouns
(``vocabulary/venues.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.names import registry
from extractors.names import spellings as names


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at [start, end). ``text`` is how it is called, without preposition and address ("Bürgerhaus Bestwig").

    ``labelled``: it stands after "Wo:" or "Ort:". ``kreis`` is the Kreisschlüssel of a town that stands for one Kreis.
    """

    start: int
    end: int
    text: str
    kind: Literal["venue", "street", "town"]
    labelled: bool = False
    kreis: str | None = None


# "Ort: Kulturspeicher, Deichgasse 12" and the like, at the start of a line; up to the comma.
@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, registry.vocabulary("venues.toml")["labels"]), key=len, reverse=True))
    return re.compile(
        rf"(?:^|\n|•|[–-]\s|\.\s)\s*(?:{words})\s*[?:|]+\s*(?P<place>[^\n,;(|]{{3,80}}?)\s*(?=[,;(|\n]|$|\.\s|\.$)"
    )


# A preposition that puts something at a place; "das Kreishaus wird" and "ihrem Neubau" as well.
_PREPOSITION = (
    r"\b(?:[Ii]m|[Ii]n(?:\s(?:der|den|dem|die|das))?|[Ii]ns|[Aa]m|[Aa]n\s(?:der|den|dem)|[Aa]uf\s(?:dem|der|den)|[Bb]eim"
    r"|[Aa]uf\sdie|[Vv]or\s(?:dem|der|den)|[Zz]u[mr]|dem|den|das|(?:füll\w+|bezieh\w+|verwandel\w+)\s(?:sie\s|sich\s)?die|ihr\w*|sich\sdie|(?:seine|eine)[rmn]?)"
)
_CAPITALISED = r"(?:St\.\s)?[A-ZÄÖÜ][\wÄÖÜäöüß&’'-]*"
_ARTICLE = r"(?:Die|Der|Den|Eine[rnms]?|Diese[rnms]?|Unsere[rnms]?|Ihre[rnms]?|Seine[rnms]?|Jede[rnms]?|Alle[rnms]?)\s"
# "am Dienstag", "im Rahmen": what follows a venue's noun after am or im and is no place.
_NO_PLACE = (
    r"(?!(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|Rahmen|Anschluss|Jahr|Nach|Vor|Ende|Anfang"
    r"|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
)


def _any_of(words: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first: a tree, so that no letter is tried twice."""
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(first) + _any_of(rest) for first, rest in sorted(tree.items()) if first]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if "" in tree else joined


@cache
def _nouns() -> str:
    return f"{_any_of(registry.vocabulary('venues.toml')['nouns'])}(?:e?s)?"


@cache
def _venue() -> re.Pattern[str]:
    nouns = _nouns()
    return re.compile(
        rf"""{_PREPOSITION}\s+(?:[a-zäöüß]+e[nrm]\s+){{0,2}}
        (?P<place>
          (?:{_CAPITALISED}(?:er|en|e)\s+)?                                             # Husumer, Historischen
          (?P<noun>(?:{_CAPITALISED}-)*(?:(?i:{nouns})|[A-ZÄÖÜ][\wäöüß]*(?:{nouns}))\b)
          (?:\s+(?:„[^“]{{2,40}}“|»[^«]{{2,40}}«|"[^"]{{2,40}}"))?                       # Bürgerhaus „Alte Post“
          # Foyer des Landratsamts Erbach, … der Agentur für Arbeit Celle
          (?:\s+(?:des|der)\s+{_CAPITALISED}(?:-?\s+und\s+[A-ZÄÖÜ]\w+(?=[\s,.]))?(?:\s+für\s+Arbeit)?(?:\s+{_CAPITALISED})?)?
          # Begegnungshaus an der X-Straße
          (?:\s+(?:am|an\sder|im|auf\sdem)\s+{_NO_PLACE}(?:{_CAPITALISED}\s+)?{_CAPITALISED}(?!\sUhr))?
          (?P<tail>\s+(?:Bad\s+)?{_CAPITALISED})?                                       # Kreishaus Dietzenbach
        )""",
        re.VERBOSE,
    )


# „Haus der Begegnung“, in quotation marks after a preposition
_QUOTED = re.compile(rf"""{_PREPOSITION}\s+[„»"](?P<place>[^“«"\n]{{3,40}})[“«"]""")


@cache
def noun_inside() -> re.Pattern[str]:
    """The noun of a venue at the end of some word."""
    nouns = _nouns()
    return re.compile(rf"(?i:{nouns})\b")


@cache
def venue_names() -> re.Pattern[str]:
    """Venues by their noun alone, whatever stands before: "Der Kursaal war voll", "… lädt die Alte Mühle"."""
    nouns = _nouns()
    never = "|".join(sorted(registry.vocabulary("venues.toml")["never"], key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w-])(?P<place>(?:(?!{_ARTICLE}){_CAPITALISED}(?:er|en|e)\s+)?(?!(?i:{never})\b)(?=[A-ZÄÖÜ])(?:(?:[A-ZÄÖÜ][\wäöüß]*-)*(?i:{nouns})|[\wäöüß-]*(?:{nouns}))\b
        (?:\s+[„»"][^“«"\n]{{2,30}}[“«"])?(?:\s+(?:am|an\sder|des|der)\s+[„»"]?(?:{_CAPITALISED}en\s)?{_CAPITALISED}[“«"]?)?)""",
        re.VERBOSE,
    )


@cache
def _street() -> re.Pattern[str]:
    words = sorted(registry.vocabulary("venues.toml")["streets"], key=len, reverse=True)
    streets = "|".join(re.escape(each) for each in words)
    return re.compile(
        rf"""(?<![\w-])(?P<place>
          (?:(?!Ein|Der|Die|Das|Den|Dem|Diese|Unser|Ihr)(?:{_CAPITALISED}(?:er|e|en)|Am|Im)\s)?(?:{_CAPITALISED}-)*
          (?:[A-ZÄÖÜ][\wäöüß]*(?:{streets})|(?:Straße|Weg|Allee|Ring|Platz|Damm|Ufer))(?!\w)
          (?:(?<=Allee|Platz|traße)\s(?:der|des)\s{_CAPITALISED})?
          (?:\s?\d{{1,3}}\s?[a-h]?(?![\d.]))? )""",
        re.VERBOSE,
    )


# A Jobcenter or an Agentur is who does it, not where.
_CARRIER = re.compile(r"(?i)job[- ]?center|arbeitsagentur|messe\b")
_TOWN_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Nn]ach|(?:am )?(?:neuen )?[Ss]tandort(?: in)?|[Ii]n der Stadt|Geschäftsstelle(?: in)?|Raum)\s+$"
)
_NEXT_TOWN = re.compile(r"\s*(?:\([^)\n]{1,40}\))?\s*(?:,|und|sowie|oder)\s+(?:in\s+)?")
_LABEL_BEFORE = re.compile(r"(?:^|\n)\s*(?:[•*–-]\s+)?$")
_CLOSING = re.compile(r"[\s.,;:–-]+$")
# What comes after a venue's own name, and not after a noun that only happens to follow ("im Rathaus Bilder").
_AFTER_NAME = re.compile(r"\s*(?:[,.;:!?)“”\"«–]|$|(?:in|an|am|im|statt|ein|um|ab|zu|bis|wird|ist)\b|\d)")


def places(text: str) -> list[PlaceMention]:
    """Candidates by start; a town within a venue's name is not given again."""
    found = [_mention(text, *match.span("place"), "venue", labelled=True) for match in _label().finditer(text)]
    found += [_venue_mention(text, match) for match in _venue().finditer(text) if not _is_none(match)]
    found += [
        _mention(text, *match.span("place"), "venue")
        for match in _QUOTED.finditer(text)
        if noun_inside().search(match["place"])
        and not _CARRIER.search(match["place"])
        and not re.search(r"\b(?:im|in|am)\b", match["place"])  # „Speed-Dating im Lokschuppen“ is a title
    ]
    found += [
        _mention(text, *match.span("place"), "street")
        for match in _street().finditer(text)
        if match["place"].lower() not in _never() and not _is_no_street(match["place"].split()[-1].lower())
    ]
    found += _towns(text)
    return _apart(found)


@cache
def _never() -> frozenset[str]:
    return frozenset(registry.vocabulary("venues.toml")["never"])


@cache
def _objects() -> frozenset[str]:
    """What stands behind a house and belongs to the verb: "klatschten im Kursaal Beifall"."""
    return frozenset(registry.vocabulary("venues.toml")["objects"])


def _is_no_street(word: str) -> bool:
    """ "Ein Ausbildungsplatz" is none, "Alter Platz" is one."""
    return word in _never() and word not in {"platz", "weg", "ring", "markt"}


def _is_none(match: re.Match[str]) -> bool:
    bare = match["noun"].lower() in _never() and match["place"].removesuffix(match["tail"] or "") == match["noun"]
    return bool(_CARRIER.search(match["noun"])) or (
        bare and not (match["tail"] and names.bearers(match["tail"].strip()))
    )


def _venue_mention(text: str, match: re.Match[str]) -> PlaceMention:
    start, end = match.span("place")
    tail = (match["tail"] or "").strip()
    if tail and not names.bearers(tail) and (tail in _objects() or not _AFTER_NAME.match(text, end)):
        end = match.start("tail")
    if (address := _HOUSE_AT.match(text[start:end])) is not None:
        start += address.start("street")
    words = text[start:end].split()
    if names.bearers(text[start:end]):
        return _mention(text, start, end, "town")
    # "am Standort Jülich" is Jülich, "am Standort Spittelmarkt" is not.
    if words[0] == "Standort" and len(words) > 1 and names.bearers(" ".join(words[1:])):
        return _mention(text, start + len("Standort "), end, "town")
    return _mention(text, start, end, "venue")


def _mention(
    text: str, start: int, end: int, kind: Literal["venue", "street", "town"], labelled: bool = False
) -> PlaceMention:
    closing = _CLOSING.search(text[start:end])
    end -= len(closing[0]) if closing else 0
    kreise = registry.places().get(text[start:end], ()) if kind == "town" else ()
    return PlaceMention(start, end, text[start:end], kind, labelled, kreise[0] if len(kreise) == 1 else None)


def _towns(text: str) -> Iterator[PlaceMention]:
    listed = 0  # the end of a town after which another may follow: "in Syke (Montag), Sulingen und Twistringen"
    for hit in names.gazetteer().find(text):
        if not any(bearer.sort in {"city", "town"} for bearer in hit.values):
            continue
        before = text[max(0, hit.start - 30) : hit.start]
        if _TOWN_BEFORE.search(before) or (listed and _NEXT_TOWN.fullmatch(text, listed, hit.start)):
            listed = hit.end
            yield _mention(text, hit.start, hit.end, "town")
        elif text[hit.end : hit.end + 1] == ":" and _LABEL_BEFORE.search(text[: hit.start][-12:]):
            yield _mention(text, hit.start, hit.end, "town", labelled=True)


def _apart(found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Without those that lie within another; a labelled one goes before all."""
    kept: list[PlaceMention] = []
    for mention in sorted(found, key=lambda m: (not m.labelled, -(m.end - m.start))):
        if not any(other.start < mention.end and mention.start < other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


# "im sanierten Haus an der Lindenstraße": a mere house is where its street is.
_HOUSE_AT = re.compile(
    r"(?:Haus|Hauses|Gebäude|Gebäudes|Dienstgebäude)\s(?:am|an\sder|in\sder|auf\sdem)\s"
    r"(?P<street>(?:[A-ZÄÖÜ][\w-]+\s)?[A-ZÄÖÜ][\w-]*(?:[Ss]traße|[Ww]eg|[Aa]llee|[Pp]latz|[Rr]ing|[Gg]asse|[Dd]amm)(?:\s\d+)?)$"
)
_RANK = {"venue": 0, "street": 1, "town": 2}


def best_place(mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """What people would write into a calendar: after "Wo:" first, then venue, street, town; the first of equals."""
    return min(mentions, key=lambda m: (not (m.labelled and m.kind != "town"), _RANK[m.kind], m.start), default=None)
