"""Tells a page's headline, without the site's name; knows headings, meta tags and JSON-LD."""

from __future__ import annotations

import re
from typing import Any

from extractors.article.blocks import Layout
from extractors.article.body import key_of
from extractors.article.family import Picked
from extractors.article.hit import Hit
from extractors.article.page import Parsed, clean, squeeze

ARTICLE_TYPES = frozenset(
    "article newsarticle blogposting reportagenewsarticle liveblogposting opinionnewsarticle analysisnewsarticle"
    " backgroundnewsarticle report advertisercontentarticle techarticle scholarlyarticle socialmediaposting".split()
)
# what stands between a headline and the name of its site in <title>
SEPARATOR = re.compile(r"\s+[|»«·•–—\-:/]+\s+|\s*[|»•]\s*")


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


def title_of(page: Parsed, layout: Layout, picked: Picked) -> Hit[str]:
    """The headline: a heading that the page's title repeats, else JSON-LD, og:title, a sole h1, the page's title."""
    if picked.title:
        return Hit(clean(picked.title), "selector", 0.98)
    thing = article_thing(page)
    declared = squeeze(str(thing["headline"])) if thing and isinstance(thing.get("headline"), str) else None
    social = squeeze(page.head.metas.get("og:title") or page.head.metas.get("twitter:title"))
    window = page.head.title
    reference = key_of(f"{declared or ''}\n{social or ''}\n{window or ''}")
    headings = [block for block in layout.blocks if block.tag in ("h1", "h2", "h3") and block.size > 2]
    for tag in ("h1", "h2", "h3"):
        repeated = [
            block.text
            for block in headings
            if block.tag == tag and len(key_of(block.text)) > 3 and key_of(block.text) in reference
        ]
        if repeated:
            return Hit(max(repeated, key=len), f"selector:{tag}", 0.95)
    if declared:
        return Hit(declared, "jsonld", 0.9)
    if social:
        return Hit(without_site(social, page), "meta:og:title", 0.8)
    firsts = [block.text for block in headings if block.tag == "h1"]
    if len(firsts) == 1:
        return Hit(firsts[0], "selector:h1", 0.7)
    if window:
        return Hit(without_site(window, page), "title", 0.6)
    return Hit(firsts[0], "selector:h1", 0.5) if firsts else Hit()


def without_site(text: str, page: Parsed) -> str:
    """The longest part of a title that names the site before or after a separator."""
    parts = SEPARATOR.split(text)
    site = key_of(page.head.metas.get("og:site_name", ""))
    kept = [part for part in parts if part.strip() and key_of(part) != site]
    if len(kept) == len(parts) and len(parts) > 1:
        kept = kept[:-1] if len(kept[-1]) < 40 else kept
    return max(kept, key=len) if kept else text
