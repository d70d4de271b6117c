"""Which Jobcenter a text speaks of, and which carriers that are; "das Jobcenter" too, as far as it can be told.

A carrier is told only where the words tell it: its name or brand, the carrier's own site, the town of the same clause,
or a text that names exactly one. A news portal's name or domain tells nothing. City and Landkreis of one name stay open
(``how="ambiguous"``, no Kreise) unless a word ("Landkreis", "Stadt", "kommunales") or the rest of the text decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from extractors.names import designations, registry
from extractors.names import jobcenter_grammar as grammar
from extractors.names.gazetteer import Hit
from extractors.names.mentions import Head, Mention, Scan, carrier_of, named, scan, territories_of
from extractors.names.spellings import Bearer
from extractors.records import Source

__all__ = ["Mention", "jobcenters", "kreise_of", "own_carrier"]

_Carrier = tuple[tuple[str, ...], str | None]


def jobcenters(
    text: str, source: Source | None = None, published_on: date | None = None, context: str = ""
) -> list[Mention]:
    """All mentions of Jobcenter in ``text``, by start.

    ``context`` is what surrounds the text and may tell a carrier: title, dateline, publisher of a Kreis page; never the
    name of a news portal. ``published_on`` is not needed today: Kreise merged away resolve to their successors.
    """
    del published_on
    own = own_carrier(source)
    seen = scan(text, context, frozenset(own[0]))
    mentions, heads = named(seen)
    found = mentions + [_generic(seen, head, mentions, own, context) for head in heads]
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def kreise_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The Kreisschlüssel of some mentions, in the order in which they are first named."""
    return tuple(dict.fromkeys(key for mention in mentions for key in mention.kreise))


def own_carrier(source: Source | None) -> _Carrier:
    """The Kreise and the registry id that "das Jobcenter" means on this site; ((), None) if it is nobody's own site.

    A carrier's own site, or that of a Kreis, city or town with exactly one Jobcenter.
    """
    if source is None:
        return (), None
    if source.jobcenter:
        carrier = registry.carriers().get(source.jobcenter)
        return (carrier.kreise, carrier.id) if carrier else ((), None)
    return _carrier_of_name(source.name) if source.kind in {"jobcenter", "kreis"} else ((), None)


@cache
def _carrier_of_name(name: str) -> _Carrier:
    found = {(mention.kreise, mention.jobcenter) for mention in named(scan(name))[0] if mention.kreise}
    if len({kreise for kreise, _ in found}) == 1:
        return max(found, key=lambda each: each[1] or "")
    carriers = {carrier_of(kreise) for _, kreise in territories_of(name)}
    if len(carriers) == 1:
        return carriers.pop()
    # "Jobcenter Leipzig" as the name of a site is the one that calls itself so, although a Landkreis shares the name.
    same = [
        each for each in registry.carriers().values() if name.casefold() in map(str.casefold, (each.name, *each.brands))
    ]
    return (same[0].kreise, same[0].id) if len(same) == 1 else ((), None)


def _generic(seen: Scan, head: Head, mentions: Sequence[Mention], own: _Carrier, context: str) -> Mention:
    """ "das Jobcenter": of this site, of the clause's town, of the paragraph, of the text, of title or dateline."""
    before = seen.text[max(0, head.start - 60) : head.start]
    carrier: _Carrier | None = None
    if head.plural or head.text == "Optionskommunen" or grammar.INDEFINITE.search(before):
        return Mention(head.start, head.end, head.text, (), None, "generic")
    if own[0]:
        elsewhere = _elsewhere(seen, head)
        if elsewhere and elsewhere[0] != own[0]:
            return Mention(head.start, head.end, head.text, *elsewhere, "context")
        return Mention(head.start, head.end, head.text, *own, "own_site")
    if definite := bool(grammar.DEFINITE.search(before)):
        carrier = _of_clause(seen, head)
        carrier = carrier or _of_place_before(seen, head, before)
    paragraph = seen.text.rfind("\n", 0, head.start) + 1
    carrier = carrier or _the_one([mention for mention in mentions if paragraph <= mention.start < head.start])
    if not carrier and mentions:
        carrier = _the_one(mentions)
    elif not carrier:
        carrier = _the_one(named(scan(context))[0]) or (_of_text(seen, context, head.kommunal) if definite else None)
    if carrier and carrier[0]:
        return Mention(head.start, head.end, head.text, *carrier, "context")
    return Mention(head.start, head.end, head.text, (), None, "generic")


def _the_one(mentions: Sequence[Mention]) -> _Carrier | None:
    """The carrier of these mentions if it is one and the same in all of them."""
    if len({mention.kreise for mention in mentions}) != 1 or not mentions[0].kreise:
        return None
    return mentions[0].kreise, next((mention.jobcenter for mention in mentions if mention.jobcenter), None)


def _of_clause(seen: Scan, head: Head) -> _Carrier | None:
    """The town of the same clause or list entry: "In Emden feiert das Jobcenter", "Worms: Tag im Jobcenter"."""
    text = seen.text
    owner = grammar.OWNER.match(text, head.end)
    designation = owner["word"] if owner else None
    paragraph = text.rfind("\n", 0, head.start) + 1
    for label in (
        grammar.LABEL.match(text, paragraph),
        grammar.HEADING.search(text, max(0, paragraph - 60), paragraph),
    ):
        hit = seen.hits.get(label.start("name")) if label else None
        if label and hit and hit.end == label.end("name"):
            return _only(
                designations.narrowed(hit.values, label.groupdict().get("designation") or designation, head.kommunal)
            )
    clause = max((m.end() for m in grammar.SENTENCE_END.finditer(text, paragraph, head.start)), default=paragraph)
    for start in sorted((start for start in seen.hits if clause <= start < head.start), reverse=True):
        before = grammar.PLACE_BEFORE.search(text[max(clause, start - 40) : start])
        if before:
            kreise = designations.narrowed(seen.hits[start].values, before["designation"] or designation, head.kommunal)
            return _only(kreise)
    return None


def _of_place_before(seen: Scan, head: Head, before: str) -> _Carrier | None:
    """ "In Soest blieb es klein. Das Jobcenter dort …": the place named last in the paragraph."""
    if not (grammar.THERE_AFTER.match(seen.text, head.end) or grammar.THERE_BEFORE.search(before)):
        return None
    paragraph = seen.text.rfind("\n", 0, head.start) + 1
    last = max((start for start in seen.hits if paragraph <= start < head.start), default=None)
    if last is None:
        return None
    before = seen.text[max(paragraph, last - 40) : last]
    told = grammar.PLACE_BEFORE.search(before)
    return _only(designations.narrowed(seen.hits[last].values, told["designation"] if told else None, head.kommunal))


IN_KREIS = re.compile(r"\b[Ii]m\s+(?:Land)?[Kk]reis\s+$")
NEAREST = 25  # characters between a Kreis and the Jobcenter that is said to be its own


def _elsewhere(seen: Scan, head: Head) -> _Carrier | None:
    """The Kreis of which an own site tells as well: "Im Landkreis Cham lädt das Jobcenter ein"."""
    for hit in seen.hits.values():
        if not hit.end < head.start <= hit.end + NEAREST or re.search(r"[.,;:\n]", seen.text[hit.end : head.start]):
            continue
        if IN_KREIS.search(seen.text[max(0, hit.start - 20) : hit.start]):
            return _only(designations.narrowed(hit.values, "Landkreis", head.kommunal))
    return None


def _only(options: Sequence[tuple[str, ...]]) -> _Carrier | None:
    return carrier_of(options[0]) if len(options) == 1 else None


def _of_text(seen: Scan, context: str, kommunal: bool) -> _Carrier | None:
    """For a text that names no Jobcenter: the town of its dateline, else the only Kreis in which all its places lie."""
    match = grammar.DATELINE.match(seen.text)
    hit = seen.hits.get(match.start(1)) if match else None
    if match and hit and hit.end == match.end(1):
        return _only(designations.narrowed(hit.values, None, kommunal))
    carriers = {carrier_of(kreise) for _, kreise in territories_of(context)}
    if len(carriers) != 1:
        # A town may be anybody's home; it takes "der Landkreis Cham" or "die Stadt Worms" to say whose text this is.
        carriers = {carrier_of(kreise) for _, kreise in territories_of(seen.text)}
        if not any(_says_whose(seen.text, offset, hit) for offset, hit in seen.hits.items()):
            return None
    return carriers.pop() if len(carriers) == 1 else None


def _says_whose(text: str, offset: int, hit: Hit[Bearer]) -> bool:
    own = any(bearer.sort == "own" for bearer in hit.values)
    return own or designations.designation_before(text, offset) is not None
