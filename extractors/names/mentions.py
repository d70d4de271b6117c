"""The Jobcenter that a text names outright: by name, abbreviation, adjective or brand.

It returns what carries a name of its own, and apart from that the heads without one ("das Jobcenter"), which
``extractors.names.jobcenters`` resolves from site, clause and context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from extractors.names import designations, registry
from extractors.names import jobcenter_grammar as grammar
from extractors.names import spellings as names
from extractors.names.gazetteer import Hit
from extractors.names.spellings import Bearer, Brand

How = Literal["name", "brand", "abbreviation", "inflection", "own_site", "context", "ambiguous", "generic"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A Jobcenter that is named at [start, end) of a text.

    ``kreise`` are the Kreisschlüssel of the carrier (several for a gE over several Kreise), () where it cannot be told.
    ``jobcenter`` is the registry id where it is one carrier. ``candidates`` are the Kreise in question when ambiguous.
    """

    start: int
    end: int
    text: str
    kreise: tuple[str, ...]
    jobcenter: str | None
    how: How
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The word Jobcenter without a name of its own."""

    start: int
    end: int
    text: str
    plural: bool
    kommunal: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """A text with the names and brands that stand in it, and the Kreise that site, title and text tell for certain.

    ``home`` is the city of the dateline, where a Landkreis shares its name.
    """

    text: str
    hits: dict[int, Hit[Bearer]]
    brands: tuple[Hit[Brand], ...]
    own: Set[str]
    certain: Set[str]
    home: Set[str]


def scan(text: str, context: str = "", own: Set[str] = frozenset()) -> Scan:
    """The text once looked through. ``own`` are the Kreise of the site, ``context`` is title and dateline."""
    hits = {hit.start: hit for hit in names.gazetteer().find(text)}
    told = {key for part in (text, context) for _, kreise in territories_of(part) for key in kreise}
    return Scan(text, hits, tuple(names.brands().find(text)), own, told | own, _home(text, hits))


def _home(text: str, hits: Mapping[int, Hit[Bearer]]) -> Set[str]:
    match = grammar.DATELINE.match(text)
    hit = hits.get(match.start(1)) if match else None
    if match is None or hit is None or hit.end != match.end(1):
        return frozenset()
    return frozenset(key for bearer in hit.values if bearer.sort == "city" for key in bearer.kreise)


def territories_of(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Territories named for certain: (offset, Kreise). A name that city and Kreis share needs a word before it."""
    found = []
    for hit in names.gazetteer().find(text):
        bearers = [bearer for bearer in hit.values if bearer.sort != "slot"]
        if bearers:
            kreise = designations.narrowed(bearers, designations.designation_before(text, hit.start))
            if len(kreise) == 1:
                found.append((hit.start, kreise[0]))
    return found


def carrier_of(kreise: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """The carrier of some Kreise: all Kreise it serves, and its id if there is only one Jobcenter."""
    carriers = {carrier for key in kreise for carrier in registry.carriers_by_kreis().get(key, ())}
    served = tuple(sorted({key for carrier in carriers for key in carrier.kreise}))
    return served, next(iter(carriers)).id if len(carriers) == 1 else None


def named(seen: Scan) -> tuple[list[Mention], list[Head]]:
    """The mentions with a name of their own, by start, and the heads without."""
    found = [mention for hit in seen.brands for mention in _brand(seen, hit)]
    taken = [(mention.start, mention.end) for mention in found]
    heads: list[Head] = []
    for match in grammar.HEAD.finditer(seen.text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        before = seen.text[max(0, match.start() - 60) : match.start()]
        plural = bool(match["dative"] or match["capitals"] or grammar.PLURAL.search(before))
        # "Jobcenter Herford, Lippe und Bielefeld laden ein": no article, so it may be a list.
        bare = not plural and not grammar.DEFINITE.search(before) and not grammar.INDEFINITE.search(before)
        head = Head(match.start(), match.end(), match[0], plural, bool(grammar.KOMMUNAL.search(before)))
        mentions = _after(seen, head, "name", bare) or _before(seen, head)
        found += mentions
        if not mentions and not _touches_brand(head, found):
            heads.append(head)
    return sorted(found, key=lambda mention: mention.start), heads


# ------------------------------------------------------------------------------------------------ names


def _mention(
    seen: Scan, start: int, end: int, options: Sequence[tuple[str, ...]], how: How, carrier: str | None = None
) -> Mention:
    text = seen.text[start:end]
    if len(options) > 1:
        decided = [each for each in options if set(each) & seen.certain]
        if not decided and how == "name":
            # "Leipzig (pm). Das Jobcenter Leipzig …": the Landkreis would say that it is one
            decided = [each for each in options if set(each) & seen.home]
        options = decided if len(decided) == 1 else options
    if len(options) > 1:
        return Mention(
            start, end, text, (), None, "ambiguous", tuple(sorted({key for each in options for key in each}))
        )
    if carrier:
        return Mention(start, end, text, registry.carriers()[carrier].kreise, carrier, how)
    return Mention(start, end, text, *carrier_of(options[0]), how)


def _after(seen: Scan, head: Head, how: How, bare: bool = False) -> list[Mention]:
    """Names to the right: "Jobcenter im Kreis Lippe", "Jobcenter in Kiel, Plön und Neumünster"."""
    found: list[Mention] = []
    link = grammar.LINK.match(seen.text, head.end)
    chain = head.plural or bool(link and re.search(r"\bfür\b|\bStandorten\b|[Ss]t[aä]dt\w*\s+und", link[0]))
    while link:
        hit, designation = seen.hits.get(link.end()), link["designation"]
        if hit is None and designation:  # "Ingolstadt" is a name although it ends like "Hansestadt"
            hit, designation = seen.hits.get(link.start("designation")), None
        if hit is None:
            break
        end = hit.end
        if found and bare and not chain and designation:
            break  # "Jobcenter Wesel und Stadt Xanten": another body
        suffix = grammar.SUFFIX.match(seen.text, end)
        if suffix and any(bearer.sort == "kreis" for bearer in hit.values):
            end = suffix.end()
            designation = "Stadt und Kreis" if suffix["both"] else "Stadt" if suffix["city"] else "Kreis"
        found += _named(seen, hit.start if found else head.start, end, hit.values, designation, head.kommunal, how)
        link = grammar.AND.match(seen.text, end) if chain or bare else None
    if not found and (adjective := grammar.ADJECTIVE_AFTER.match(seen.text, head.end)):
        bearers = names.adjective(adjective[1])
        if bearers:
            options = designations.narrowed(bearers, None, head.kommunal)
            found.append(_mention(seen, head.start, adjective.end(), options, "inflection"))
    return found


def _named(
    seen: Scan, start: int, end: int, bearers: Sequence[Bearer], designation: str | None, kommunal: bool, how: How
) -> list[Mention]:
    options = designations.narrowed(bearers, designation, kommunal)
    if designation and re.match(r"St[aä]dte?\s+und", designation):
        return [_mention(seen, start, end, [each], how) for each in options]
    if len(options) > 1:
        plain = [bearer for bearer in bearers if bearer.sort != "slot" and designations.fits(designation)(bearer)]
        options = designations.narrowed(plain, designation, kommunal) if plain else options
    ids = {bearer.carrier for bearer in bearers if bearer.carrier}
    last = seen.text[start:end].split()[-1]
    if how == "name" and last.isupper() and len(last) < 4:
        how = "abbreviation"
    return [_mention(seen, start, end, options, how, ids.pop() if len(ids) == 1 and len(options) == 1 else None)]


def _before(seen: Scan, head: Head, how: How = "inflection") -> list[Mention]:
    """Adjectives to the left: "Wuppertaler Jobcenter", "Grafschafter Jobcenter", "Kölner und Bonner Jobcenter"."""
    offset = max(0, head.start - 60)
    match = grammar.ADJECTIVE.search(seen.text[offset : head.start])
    if not match or not (bearers := names.adjective(match["word"])):
        return []
    found = []
    if match["first"] and (first := names.adjective(match["first"])):
        span = offset + match.start("first"), offset + match.end("first")
        found.append(_mention(seen, *span, designations.narrowed(first, None, head.kommunal), how))
    options = designations.narrowed(bearers, None, head.kommunal)
    return [*found, _mention(seen, offset + match.start("word"), head.end, options, how)]


# ------------------------------------------------------------------------------------------------ brands


def _brand(seen: Scan, hit: Hit[Brand]) -> list[Mention]:
    brand = hit.values[0]
    options = tuple(registry.carriers()[each].kreise for each in brand.carriers)
    all_kreise = {key for each in options for key in each}
    if len(brand.carriers) > 1:
        head = Head(hit.start, hit.end, "", False, True)
        told = _after(seen, head, "brand") or _before(seen, head, "brand")
        if told and set(told[0].kreise) & all_kreise:
            return told
    if brand.weak and not _is_brand(seen, hit, all_kreise):
        return []
    return [
        _mention(seen, hit.start, hit.end, options, "brand", brand.carriers[0] if len(brand.carriers) == 1 else None)
    ]


ARTICLE = re.compile(r"\b(?:[Dd](?:ie|er|as|en|em|es)|vom|beim|zur|zum) $")


def _is_brand(seen: Scan, hit: Hit[Brand], kreise: Set[str]) -> bool:
    """Whether an ordinary word is the brand here: beside the word Jobcenter, in brackets after the long name, after an
    adjective of its territory, on its own site, or because it was introduced so before.
    """
    before = seen.text[max(0, hit.start - 80) : hit.start]
    if seen.own & kreise or grammar.HEAD_BEFORE_BRAND.search(before) or grammar.BRACKETED.search(before):
        return True
    if grammar.HEAD_AFTER_BRAND.match(seen.text, hit.end):
        return True
    adjective = grammar.ADJECTIVE.search(before)
    if adjective and any(set(bearer.kreise) & kreise for bearer in names.adjective(adjective["word"])):
        return True
    link = grammar.LINK.match(seen.text, hit.end)
    place = seen.hits.get(link.end()) if link and link.end() > hit.end else None
    if place and any(set(bearer.kreise) & kreise for bearer in place.values):
        return True
    if (
        ARTICLE.search(before) and seen.hits
    ):  # "Quedlinburg. Zu Kaffee bittet die KoBa": at home in the text's first town
        home = seen.hits[min(seen.hits)]
        if all(set(bearer.kreise) & kreise for bearer in home.values):
            return True
    first = next(each for each in seen.brands if each.values == hit.values)
    return first.start < hit.start and _is_brand(seen, first, kreise)


def _touches_brand(head: Head, found: Sequence[Mention]) -> bool:
    """Whether a brand directly before or after names this head: "bei der AGL, dem Jobcenter"."""
    return any(
        mention.how == "brand"
        and bool(mention.kreise)
        and (-2 <= mention.start - head.end < 16 or 0 <= head.start - mention.end < 6)
        for mention in found
    )
