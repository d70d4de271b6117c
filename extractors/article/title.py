"""Tells a page's headline, without the site's name; knows headings, meta tags and JSON-LD."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from extractors.article.blocks import Layout
from extractors.article.family import Picked
from extractors.article.hit import Hit
from extractors.article.page import Parsed, clean, key_of, squeeze
from extractors.article.shapes import Block
from extractors.article.vocabulary import vocabulary
from extractors.records import Source

ARTICLE_TYPES = frozenset(vocabulary()["metadata"]["article_types"])
# what stands between a headline and the name of its site in <title>
LONGEST = 300  # characters of a headline
MOST_PARTS = 8  # separators of a page's title that are looked at
SURE = 20  # letters of a second-rank heading that the page's title cannot contain by chance
BEHIND_COLON = re.compile(r"(?<=\w):\s(.+)")  # "Site: Headline"
SEPARATOR = re.compile(r"\s+[|»«·•–—\-:/]+\s+|\s*[|»•]\s*")


def host_of(url: str) -> str | None:
    """The host of an address, None for what is no address."""
    try:
        return urlsplit(url).hostname
    except ValueError:  # "http://[": no address of ours, but a caller's to give
        return None


def types_of(thing: dict[str, Any]) -> set[str]:
    """The ``@type`` of a JSON-LD object, in lower case."""
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {name.casefold() for name in kinds if isinstance(name, str)}


def article_thing(page: Parsed) -> dict[str, Any] | None:
    """The JSON-LD object that describes the page's article."""
    for thing in page.things:
        if types_of(thing) & ARTICLE_TYPES and (thing.get("headline") or thing.get("datePublished")):
            return thing
    return None


def title_of(page: Parsed, layout: Layout, picked: Picked, source: Source | None, url: str) -> Hit[str]:
    """The headline: a heading that the page's title repeats, else JSON-LD, og:title, a sole h1, the page's title."""
    thing = article_thing(page)
    headline = thing.get("headline") if thing else None
    declared = squeeze(headline) if isinstance(headline, str) else None
    social = squeeze(page.head.metas.get("og:title") or page.head.metas.get("twitter:title"))
    window = page.head.title
    claims = [claim for claim in dict.fromkeys((declared, social, window)) if claim]
    sites = {key_of(page.head.metas.get("og:site_name", "")), key_of(source.name if source else "")}
    if picked.title:
        chosen = clean(picked.title)
        repeated = any(key_of(chosen) in key_of(claim) for claim in claims)
        return Hit((None if repeated else _without_kicker(chosen, claims)) or chosen, "selector", 0.98)
    hit = _heading(layout, claims, sites, key_of(host_of(url) or ""))
    if hit and hit.value and declared and _is_kicked(hit.value, declared):
        return Hit(declared, "jsonld", 0.9)
    if hit:
        return hit
    if declared:
        return Hit(declared, "jsonld", 0.9)
    line = _line(layout, claims, sites)
    if line:
        return Hit(line, "text", 0.7)
    fuller = _fuller(layout, claims, sites)
    if fuller:
        return Hit(fuller, "heading", 0.7)
    firsts = [block.text for block in layout.blocks if block.tag == "h1" and block.size < LONGEST and not block.linked]
    if len(firsts) == 1 and len(firsts[0]) >= 12 and key_of(firsts[0]) not in sites:
        return Hit(clean(firsts[0]), "heading:h1", 0.7)
    if social:
        return Hit(without_site(social, sites), "meta:og:title", 0.8)
    if window:
        return Hit(without_site(window, sites), "title", 0.6)
    above = _above_text(layout)
    above = [block for block in above if block.tag == "h1"] or above or _above_text(layout, linked=True)
    return Hit(clean(above[-1].text), f"heading:{above[-1].tag}", 0.5) if above else Hit()


def _above_text(layout: Layout, linked: bool = False) -> list[Block]:
    """The headings above the first prose, in reading order; without ``linked`` only those that lead nowhere else."""
    found: list[Block] = []
    for block in layout.blocks:
        if block.tag in ("h1", "h2", "h3") and 2 < block.size < LONGEST and (linked or not block.linked):
            found.append(block)
        if block.good and found:
            break
    return found


def _fuller(layout: Layout, claims: list[str], sites: set[str]) -> str | None:
    """A heading above the text that says more than the page's title: "Beruf und Ausbildung" for "Ausbildung"."""
    parts = [key_of(part) for claim in claims for part in SEPARATOR.split(claim)]
    for block in reversed(_above_text(layout)):
        key = key_of(block.text)
        if key not in sites and any(len(part) >= 8 and part not in sites and part in key for part in parts):
            return clean(block.text)
    return None


def _is_kicked(heading: str, declared: str) -> bool:
    """Whether a heading is the declared headline behind a short kicker."""
    key, wanted = key_of(heading), key_of(declared)
    return len(wanted) >= 12 and key != wanted and key.endswith(wanted) and len(wanted) >= 0.5 * len(key)


def _heading(layout: Layout, claims: list[str], sites: set[str], host: str) -> Hit[str] | None:
    """The heading that the page's title repeats, of the highest rank; a kicker before it is cut off."""
    reference = key_of("\n".join(claims))
    whole: set[str] = set()
    headings = [block for block in layout.blocks if block.tag in ("h1", "h2", "h3") and 2 < block.size < LONGEST]
    second: Hit[str] | None = None  # a heading that is the site's own name gives way to any other
    for tag in ("h1", "h2", "h3"):
        proper: list[str] = []
        others: list[str] = []
        if tag != "h1" and not whole:
            whole = {key_of(run) for claim in claims for run in (*_runs(claim), *BEHIND_COLON.findall(claim))}
        for block in headings:
            key = key_of(block.text) if block.tag == tag else ""
            if len(key) < 4 or key not in reference or key in sites:
                continue
            if tag == "h1" or key in whole or (tag == "h2" and len(key) >= SURE):
                (others if key in host or block.linked > 0.9 * block.size else proper).append(block.text)
        if proper:
            first = max(proper, key=len)
            other = _other(headings, first, tag, claims)
            return Hit(clean(other or first), f"heading:{tag}", 0.95)
        if others and not second:
            second = Hit(clean(max(others, key=len)), f"heading:{tag}", 0.9)
    if second:
        return second
    for block in headings:
        alone = _without_kicker(block.text, claims) if block.tag == "h1" and key_of(block.text) not in sites else None
        if alone:
            return Hit(alone, "heading:h1", 0.85)
    return None


def _other(headings: list[Block], first: str, tag: str, claims: list[str]) -> str | None:
    """A longer heading of lower rank that is a part of the page's title, too: then the first names the site."""
    if tag != "h1" or all(len(claim) < len(first) + 4 for claim in claims):  # the page's title says nothing else
        return None
    parts = {key_of(part) for claim in claims for part in SEPARATOR.split(claim)}
    if key_of(first) not in parts:
        return None
    longer = [block for block in headings if block.tag != "h1" and block.size > len(first) and not block.linked]
    return next((block.text for block in longer if key_of(block.text) in parts), None)


def _without_kicker(heading: str, claims: list[str]) -> str | None:
    """The headline alone where a heading begins with a kicker that the page's title does not have."""
    key = key_of(heading)
    for claim in claims:
        for part in _runs(claim):
            long_enough = part == claim or 5 * len(part) >= 2 * len(heading)
            if len(part) >= 12 and long_enough and key.endswith(key_of(part)):
                runs_on = part != claim and _runs_on(heading, len(key) - len(key_of(part)))
                return None if runs_on else part.strip()
    return None


def _runs_on(heading: str, size: int) -> bool:
    """Whether the first ``size`` letters are no kicker but begin a sentence: "Lohnt sich eine | Lehre im Amt"."""
    for word in heading.split():
        size -= len(key_of(word))
        if size <= 0:
            return word[-1].islower() and word.islower()
    return False


def _runs(claim: str) -> list[str]:
    """A title's parts between separators, and every run of them, the longest first."""
    spans = [match.span() for match in islice(SEPARATOR.finditer(claim), MOST_PARTS)]
    cuts = [(0, 0), *spans, (len(claim), len(claim))]
    runs = [claim[start[1] : end[0]] for place, start in enumerate(cuts) for end in cuts[place + 1 :]]
    return sorted(runs, key=len, reverse=True)


def _line(layout: Layout, claims: list[str], sites: set[str]) -> str | None:
    """A line that the page's title repeats, on pages that set their headline without a heading: the longest."""
    keys = [key_of(claim) for claim in claims]
    found = [
        block.text
        for block in layout.blocks[:120]
        if 10 <= block.size <= 200
        and key_of(block.text) not in sites
        and any(key_of(block.text) in key for key in keys)
    ]
    return clean(max(found, key=len)) if found else None


def without_site(text: str, sites: set[str]) -> str:
    """A title without the site's name before or after a separator; where the name is unknown, the longest part."""
    parts = [part for part in SEPARATOR.split(text) if part.strip()]
    for name in (parts[-1:], parts[:1]):
        if len(parts) > 1 and name and key_of(name[0]) in sites:
            start = text.find(parts[1]) if name == parts[:1] else 0
            end = len(text) if name == parts[:1] else text.rfind(parts[-2]) + len(parts[-2])
            return text[start:end].strip()
    if len(parts) > 1 and len(parts[-1]) < 40:
        parts.pop()
    return max(parts, key=len) if parts else text
