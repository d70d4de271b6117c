"""Which Jobcenter a text names, and which carriers that are: by name, adjective, abbreviation, brand or context.

A carrier is told only where the words tell it: its name or brand, the carrier's own site, or a text that names exactly
one. A news portal's name or domain tells nothing. City and Landkreis of one name stay open (``how="ambiguous"``, no
Kreise) unless a word ("Landkreis", "Stadt", "kommunales") or the rest of the text decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from extractors import names, registry
from extractors.names import Bearer, Brand, Hit
from extractors.records import Source

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


# The word itself: Jobcenter, JobCenter, Job-Center, Job Center, KreisJobCenter; before 2011 ARGE, Optionskommune. Not in
# compounds ("Jobcenter-Leiter") and addresses ("jobcenter.digital").
_HEAD = re.compile(
    r"""(?<![\w@./-])
    (?P<word>[Jj]ob(?:[- ]?[Cc]enter)(?P<dative>n)?s? | JOB-?CENTERS? | JOB-?CENTER(?P<dative2>N)?
      | ARGEn?s? | Arge(?=\s+(?:der|des|im|SGB|für)\b) | Optionskommunen?
      | Arbeitsgemeinschaft(?=\s+(?:zur\sGrundsicherung|SGB\sII|\(SGB|für\sGrundsicherung)) )
    (?! \w | -\w | \.\w )""",
    re.VERBOSE,
)
# Words between the head and a name: "der Stadt", "im Kreis", "für den Landkreis", "Landkreis", "„", "(".
_LINK = re.compile(
    r"""(?: \s* (?:AöR|kAöR)\b )?
    (?: \s+ (?:zur\s+Grundsicherung(?:\s+für\s+Arbeitsuchende)?|SGB\s+II|\(SGB\s+II\)) )?
    \s* [,–-]? (?: \s+ ["„“»(] )? \s*
    (?: (?: des | der | dem | den | im | in | in\s+der | in\s+dem | in\s+den | für | für\s+den | für\s+die | für\s+das | vom | von
        | von\s+der | am | aus | zu | beim | bei\s+der | am\s+Standort | am\s+Standort\s+in | an\s+den\s+Standorten )\s+ )?
    (?: """
    + names.DESIGNATION
    + r"""\s+ )?""",
    re.VERBOSE,
)
_AND = re.compile(
    r"\s*(?:,|,?\s*und|,?\s*sowie|&|/|bzw\.|oder)\s*(?:(?:der|des|dem|den|im|in|die)\s+)?(?:"
    + names.DESIGNATION
    + r"\s+)?",
    re.VERBOSE,
)
_SUFFIX = re.compile(
    r"[ -](?P<both>Stadt\s+und\s+(?:Land|Kreis|Landkreis)\b)|[ -](?P<city>Stadt)\b|[ -](?P<kreis>Land|Kreis)\b"
)
_PLURAL = re.compile(
    r"(?:\b(?:[Dd]ie|[Dd]er|[Bb]eiden?|[Aa]llen?|[Vv]iele|[Ee]inige|[Mm]ehrere|[Dd]en|[Dd]eren|\d+|[Zz]wölf|[Aa]cht|[Dd]rei|[Zz]wei)"
    r"\s+(?:\w+(?:en|e)\s+){0,2})$"
)
# "das Jobcenter", "im kommunalen Jobcenter": this one, and not "ein Jobcenter" or "Stadt und Jobcenter".
_DEFINITE = re.compile(
    r"\b(?:[Dd]as|[Dd]em|[Dd]es|[Ii]m|[Vv]om|[Bb]eim|[Zz]um|[Ii]ns|[Aa]m|[Uu]nser(?:e[ms])?|[Dd]ortigen?|[Öö]rtlichen?)"
    r"\s+(?:\w+(?:e|en)\s+)?$"
)
_INDEFINITE = re.compile(r"\b(?:[Kk]?[Ee]in(?:e[ms])?|[Ii]hr(?:e[ms])?|[Jj]ede[ms]?|[Mm]anche[ms]?)\s+(?:\w+\s+)?$")
_KOMMUNAL = re.compile(r"[Kk]ommunale[nrsm]?\s+(?:\w+er\s+)?$")
_ADJECTIVE = re.compile(r"(\b[\wäöüß]+(?:er|[hc]he[nrs]?))\s+(?:(?:[Kk]ommunale|[Ss]tädtische)[nrsm]?\s+)?$")
_ADJECTIVE_AFTER = re.compile(r"\s+(?:der|des|im)\s+([A-ZÄÖÜ][\wäöüß]+er)\b")
_GENERIC_DESIGNATION = re.compile(
    r"\s+(?:der|des|dieser|unserer|unseres|im)\s+(?P<word>Stadt|Landkreis(?:es)?|Kreis(?:es)?)\b(?!\s+[A-ZÄÖÜ])"
)
_LIST_LABEL = re.compile(r"\s*(?:[•*–-]\s+)?([A-ZÄÖÜ][^\n:.!?]{1,40}):\s")
_SENTENCE_END = re.compile(r"[.!?:;]\s|\n")
_PLACE_BEFORE = re.compile(r"(?:\b[Ii]n|\b[Aa]us|\b[Ii]m|\b[Ff]ür)\s+(?:" + names.DESIGNATION + r"\s+)?$", re.VERBOSE)
_DATELINE = re.compile(r"\s*([A-ZÄÖÜ][\w./ äöüßÄÖÜ-]{1,38}?)\s*(?:\([\w/ ]{1,12}\))?\s*(?:[.:|–-])\s*[–-]?\s")


def jobcenters(
    text: str, source: Source | None = None, published_on: date | None = None, context: str = ""
) -> list[Mention]:
    """All mentions of Jobcenter in ``text``, by start.

    ``context`` is what surrounds the text and may tell a carrier: title, dateline, publisher of a Kreis page; never the
    name of a news portal. ``published_on`` is not needed for today's names; old Kreise resolve to their successors.
    """
    del published_on
    reader = _Reader(text, source, context)
    return reader.mentions()


def own_carrier(source: Source | None) -> tuple[tuple[str, ...], str | None]:
    """The Kreise and the registry id that "das Jobcenter" means on this site; ((), None) if it is nobody's own site.

    A carrier's own site, or that of a Kreis, city or town with exactly one Jobcenter. A news portal's name tells nothing.
    """
    if source is None:
        return (), None
    if source.jobcenter:
        carrier = registry.carriers().get(source.jobcenter)
        return (carrier.kreise, carrier.id) if carrier else ((), None)
    if source.kind not in {"jobcenter", "kreis"}:
        return (), None
    return _carrier_of_name(source.name)


@cache
def _carrier_of_name(name: str) -> tuple[tuple[str, ...], str | None]:
    named = {(m.kreise, m.jobcenter) for m in _Reader(name, None, "").explicit() if m.kreise}
    if len({kreise for kreise, _ in named}) == 1:
        return max(named, key=lambda each: each[1] or "")
    found = {_told(kreise) for _, kreise in _territories(name)}
    return found.pop() if len(found) == 1 else ((), None)


def _told(kreise: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """The carrier of a Kreis: its Kreise, and its id if there is only one Jobcenter."""
    carriers = {carrier for key in kreise for carrier in registry.carriers_by_kreis().get(key, ())}
    served = tuple(sorted({key for carrier in carriers for key in carrier.kreise}))
    return served, next(iter(carriers)).id if len(carriers) == 1 else None


def _territories(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Territories that are named for certain: (offset, Kreise). A shared name without a word before it is not."""
    found = []
    for hit in names.gazetteer().find(text):
        bearers = [bearer for bearer in hit.values if bearer.sort != "slot"]
        if not bearers:
            continue
        kreise = names.narrowed(bearers, names.designation_before(text, hit.start))
        if len(kreise) == 1:
            found.append((hit.start, kreise[0]))
    return found


class _Reader:
    """One reading of one text: the hits of both gazetteers, and what the text says for certain."""

    def __init__(self, text: str, source: Source | None, context: str) -> None:
        self.text = text
        self.context = context
        self.own = own_carrier(source)
        self.hits = {hit.start: hit for hit in names.gazetteer().find(text)}
        self.heads = list(_HEAD.finditer(text))
        self.brands = names.brands().find(text)

    # -- what is named

    def explicit(self) -> list[Mention]:
        """The mentions that carry a name of their own; heads without one are not among them."""
        found: list[Mention] = []
        self.generic: list[tuple[re.Match[str], bool, bool]] = []
        for brand in self.brands:
            found += self._brand(brand)
        taken = [(m.start, m.end) for m in found]
        for head in self.heads:
            if any(start <= head.start() < end for start, end in taken):
                continue
            plural = bool(head["dative"] or head["dative2"] or _PLURAL.search(self.text[: head.start()][-60:]))
            kommunal = bool(_KOMMUNAL.search(self.text[: head.start()][-40:]))
            named = self._after(head.start(), head.end(), plural, kommunal) or self._before(head, kommunal)
            found += named
            if not named and not self._touches_brand(head, found):
                self.generic.append((head, plural, kommunal))
        return sorted(found, key=lambda m: m.start)

    def _mention(
        self, start: int, end: int, options: Sequence[tuple[str, ...]], how: How, carrier: str | None = None
    ) -> Mention:
        text = self.text[start:end]
        if len(options) > 1:
            decided = [each for each in options if set(each) & self._said_elsewhere()]
            options = decided if len(decided) == 1 else options
        if len(options) == 1:
            kreise, only = _told(options[0])
            if carrier:
                kreise, only = registry.carriers()[carrier].kreise, carrier
            return Mention(start, end, text, kreise, only, how)
        return Mention(
            start, end, text, (), None, "ambiguous", tuple(sorted({key for each in options for key in each}))
        )

    def _said_elsewhere(self) -> set[str]:
        """The Kreise that text and context name for certain, to decide between city and Landkreis of one name."""
        if not hasattr(self, "_said"):
            said = {key for _, kreise in _territories(self.text) + _territories(self.context) for key in kreise}
            self._said = said | set(self.own[0])
        return self._said

    def _after(self, start: int, position: int, plural: bool, kommunal: bool, how: How = "name") -> list[Mention]:
        """Names to the right of the head: "Jobcenter im Kreis Lippe", "Jobcenter für Aachen, Düren und Heinsberg"."""
        found: list[Mention] = []
        link = _LINK.match(self.text, position)
        chain = plural or bool(link and re.search(r"\bfür\b|\bStandorten\b|[Ss]t[aä]dt\w*\s+und", link[0]))
        while link:
            hit = self.hits.get(link.end())
            if hit is None:
                break
            end, designation = hit.end, link["designation"]
            suffix = _SUFFIX.match(self.text, end)
            if suffix and any(bearer.sort == "kreis" for bearer in hit.values):
                end = suffix.end()
                designation = "Stadt und Kreis" if suffix["both"] else "Stadt" if suffix["city"] else "Kreis"
            found += self._named(start if not found else hit.start, end, hit.values, designation, kommunal, how)
            link = _AND.match(self.text, end) if chain else None
        if not found and (adjective := _ADJECTIVE_AFTER.match(self.text, position)):
            bearers = names.adjective(adjective[1])
            if bearers:
                found.append(
                    self._mention(start, adjective.end(), names.narrowed(bearers, None, kommunal), "inflection")
                )
        return found

    def _named(
        self, start: int, end: int, bearers: Sequence[Bearer], designation: str | None, kommunal: bool, how: How
    ) -> list[Mention]:
        options = names.narrowed(bearers, designation, kommunal)
        if designation and re.match(r"St[aä]dte?\s+und", designation):
            return [self._mention(start, end, [each], how) for each in options]
        ids = {bearer.carrier for bearer in bearers if bearer.carrier}
        if len(options) > 1 and (plain := [b for b in bearers if b.sort != "slot" and names.fits(designation)(b)]):
            options = names.narrowed(plain, designation, kommunal)
        name = self.text[end - 4 : end].strip()
        if how == "name" and name.isupper() and len(name) < 4:
            how = "abbreviation"
        return [self._mention(start, end, options, how, ids.pop() if len(ids) == 1 and len(options) == 1 else None)]

    def _before(self, head: re.Match[str], kommunal: bool) -> list[Mention]:
        """An adjective to the left of the head: "Wuppertaler Jobcenter", "Grafschafter Jobcenter"."""
        adjective = _ADJECTIVE.search(self.text[max(0, head.start() - 60) : head.start()])
        bearers = names.adjective(adjective[1]) if adjective else ()
        if not adjective or not bearers:
            return []
        start = max(0, head.start() - 60) + adjective.start(1)
        return [self._mention(start, head.end(), names.narrowed(bearers, None, kommunal), "inflection")]

    def _touches_brand(self, head: re.Match[str], found: Sequence[Mention]) -> bool:
        """Whether a brand stands directly before or after: "das Jobcenter, das hier AGL heißt", "Jobcenter MaßArbeit"."""
        return any(
            m.how == "brand" and m.kreise and (-2 <= m.start - head.end() < 16 or 0 <= head.start() - m.end < 4)
            for m in found
        )

    # -- brands

    def _brand(self, hit: Hit[Brand]) -> list[Mention]:
        brand = hit.values[0]
        options = tuple(registry.carriers()[each].kreise for each in brand.carriers)
        if len(brand.carriers) == 1:
            if brand.weak and not self._is_near(hit, set(options[0])):
                return []
            return [self._mention(hit.start, hit.end, options, "brand", brand.carriers[0])]
        told = self._after(hit.start, hit.end, False, False, "brand") or self._before_brand(hit)
        if told and any(set(told[0].kreise) & set(each) for each in options):
            return told
        if brand.weak and not self._is_near(hit, {key for each in options for key in each}):
            return []
        return [self._mention(hit.start, hit.end, options, "brand")]

    def _before_brand(self, hit: Hit[Brand]) -> list[Mention]:
        adjective = _ADJECTIVE.search(self.text[max(0, hit.start - 60) : hit.start])
        bearers = names.adjective(adjective[1]) if adjective else ()
        return [self._mention(hit.start, hit.end, names.narrowed(bearers, None, True), "brand")] if bearers else []

    def _is_near(self, hit: Hit[Brand], kreise: set[str]) -> bool:
        """Whether an ordinary word is the brand here: beside the word Jobcenter, or where the territory is named."""
        if set(self.own[0]) & kreise:
            return True
        beside = self.text[max(0, hit.start - 25) : hit.end + 25]
        if _HEAD.search(beside):
            return True
        if self.text[hit.start - 1 : hit.start] == "(" and re.search(
            r"Arbeit|Beschäftigung|Vermittlung|Grundsicherung", self.text[max(0, hit.start - 70) : hit.start]
        ):
            return True
        before = _ADJECTIVE.search(self.text[max(0, hit.start - 40) : hit.start])
        if before and any(set(bearer.kreise) & kreise for bearer in names.adjective(before[1])):
            return True
        form = hit.values[0]
        first = next(each for each in self.brands if each.values[0] == form)
        return first.start < hit.start and self._is_near(first, kreise)

    # -- heads without a name

    def mentions(self) -> list[Mention]:
        """Explicit mentions, and "das Jobcenter" as far as site, clause, title or the rest of the text tell it."""
        named = self.explicit()
        found = list(named)
        for head, plural, kommunal in self.generic:
            found.append(self._generic(head, plural, kommunal, named))
        return sorted(found, key=lambda m: (m.start, m.end))

    def _generic(self, head: re.Match[str], plural: bool, kommunal: bool, named: Sequence[Mention]) -> Mention:
        start, end, word = head.start(), head.end(), head[0]
        if plural or word.startswith("Optionskommunen"):
            return Mention(start, end, word, (), None, "generic")
        if self.own[0]:
            return Mention(start, end, word, self.own[0], self.own[1], "own_site")
        before = self.text[max(0, start - 60) : start]
        if _INDEFINITE.search(before):
            return Mention(start, end, word, (), None, "generic")
        definite = _DEFINITE.search(before)
        designation = _GENERIC_DESIGNATION.match(self.text, end)
        options = self._local(head, designation["word"] if designation else None, kommunal) if definite else ()
        if len(options) == 1:
            kreise, only = _told(options[0])
            return Mention(start, end, word, kreise, only, "context")
        if named:
            told = self._one_of(named)
        else:
            told = self._one_of(_Reader(self.context, None, "").explicit())
            if not told and definite:
                told = self._from_dateline(kommunal)
        if told:
            return Mention(start, end, word, told[0], told[1], "context")
        return Mention(start, end, word, (), None, "generic")

    def _one_of(self, named: Sequence[Mention]) -> tuple[tuple[str, ...], str | None] | None:
        kreise = {m.kreise for m in named}
        if len(kreise) != 1 or () in kreise:
            return None
        return named[0].kreise, next((m.jobcenter for m in named if m.jobcenter), None)

    def _local(self, head: re.Match[str], designation: str | None, kommunal: bool) -> tuple[tuple[str, ...], ...]:
        """The town of the same clause: "In Hamm lädt das Kommunale Jobcenter", "Worms: Tag der offenen Tür im Jobcenter"."""
        paragraph = self.text.rfind("\n", 0, head.start()) + 1
        label = _LIST_LABEL.match(self.text, paragraph)
        if label and (hit := self.hits.get(label.start(1))) and hit.end == label.end(1):
            return names.narrowed(hit.values, designation, kommunal)
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text, paragraph, head.start())]
        clause = ends[-1] if ends else paragraph
        for hit in sorted((h for s, h in self.hits.items() if clause <= s < head.start()), key=lambda h: -h.start):
            before = _PLACE_BEFORE.search(self.text[max(clause, hit.start - 40) : hit.start])
            if before:
                return names.narrowed(hit.values, before["designation"] or designation, kommunal)
        return ()

    def _from_dateline(self, kommunal: bool) -> tuple[tuple[str, ...], str | None] | None:
        """The dateline's town, if text and title name no other Jobcenter: "Fulda. … im Kreisjobcenter"."""
        match = _DATELINE.match(self.text)
        hit = self.hits.get(match.start(1)) if match else None
        if match and hit and hit.end == match.end(1):
            options = names.narrowed(hit.values, None, kommunal)
            if len(options) == 1:
                return _told(options[0])
        kreise = {kreise for _, kreise in _territories(self.context)}
        return _told(kreise.pop()) if len(kreise) == 1 else None


def kreise_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The Kreisschlüssel of some mentions, in the order in which they are first named."""
    return tuple(dict.fromkeys(key for mention in mentions for key in mention.kreise))
