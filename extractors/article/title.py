"""Tells a page's headline, without the site's name; knows headings, meta tags and JSON-LD."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from extractors.article.blocks import Layout
from extractors.article.family import Picked
from extractors.article.hit import Hit
from extractors.article.page import Parsed, clean, key_of, squeeze
from extractors.article.vocabulary import vocabulary
from extractors.records import Source

ARTICLE_TYPES = frozenset(vocabulary()["metadata"]["article_types"])
# what stands between a headline and the name of its site in <title>
LONGEST = 300  # characters of a headline
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
    claims = [claim for claim in (declared, social, window) if claim]
    sites = {key_of(page.head.metas.get("og:site_name", "")), key_of(source.name if source else "")}
    if picked.title:
        chosen = clean(picked.title)
        repeated = any(key_of(chosen) in key_of(claim) for claim in claims)
        return Hit((None if repeated else _without_kicker(chosen, claims)) or chosen, "selector", 0.98)
    hit = _heading(layout, claims, sites, key_of(host_of(url) or ""))
    if hit:
        return hit
    if declared:
        return Hit(declared, "jsonld", 0.9)
    line = _line(layout, claims, sites)
    if line:
        return Hit(line, "text", 0.7)
    if social:
        return Hit(without_site(social, sites), "meta:og:title", 0.8)
    firsts = [block.text for block in layout.blocks if block.tag == "h1" and block.size < LONGEST]
    if len(firsts) == 1:
        return Hit(clean(firsts[0]), "heading:h1", 0.7)
    if window:
        return Hit(without_site(window, sites), "title", 0.6)
    return Hit(clean(firsts[0]), "heading:h1", 0.5) if firsts else Hit()


def _heading(layout: Layout, claims: list[str], sites: set[str], host: str) -> Hit[str] | None:
    """The heading that the page's title repeats, of the highest rank; a kicker before it is cut off."""
    reference = key_of("\n".join(claims))
    headings = [block for block in layout.blocks if block.tag in ("h1", "h2", "h3") and 2 < block.size < LONGEST]
    second: Hit[str] | None = None  # a heading that is the site's own name gives way to any other
    for tag in ("h1", "h2", "h3"):
        proper: list[str] = []
        others: list[str] = []
        for block in headings:
            key = key_of(block.text) if block.tag == tag else ""
            if len(key) > 3 and key in reference and key not in sites:
                (others if key in host or block.linked > 0.9 * block.size else proper).append(block.text)
        if proper:
            return Hit(clean(max(proper, key=len)), f"heading:{tag}", 0.95)
        if others and not second:
            second = Hit(clean(max(others, key=len)), f"heading:{tag}", 0.9)
    if second:
        return second
    for block in headings:
        alone = _without_kicker(block.text, claims) if block.tag == "h1" and key_of(block.text) not in sites else None
        if alone:
            return Hit(alone, "heading:h1", 0.85)
    return None


def _without_kicker(heading: str, claims: list[str]) -> str | None:
    """The headline alone where a heading begins with a kicker that the page's title does not have."""
    key = key_of(heading)
    for claim in claims:
        for part in SEPARATOR.split(claim):
            if len(part) >= 12 and 5 * len(part) >= 2 * len(heading) and key.endswith(key_of(part)):
                return part.strip()
    return None


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
