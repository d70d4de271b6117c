"""Tells when a page was published and changed; never a teaser's, a footer's or an event's date."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from extractors.article.blocks import Block, Layout
from extractors.article.hit import Hit
from extractors.article.page import Parsed
from extractors.article.stamps import stamp
from extractors.article.title import article_thing

PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published", "publication_date", "creation_date", "created",
)  # fmt: skip
UPDATED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


def _thing_date(thing: dict[str, Any] | None, *names: str) -> date | None:
    for name in names:
        found = stamp(thing.get(name)) if thing else None
        if found:
            return found
    return None


def dates_of(page: Parsed, layout: Layout, blocks: list[Block], url: str) -> tuple[Hit[date], Hit[date]]:
    """Day of publication and of the last change, as the page says them."""
    published = _published(page, layout, blocks, url)
    thing = article_thing(page)
    updated: Hit[date] = Hit()
    changed = _thing_date(thing, "dateModified")
    if changed:
        updated = Hit(changed, "jsonld", 0.9)
    else:
        for name in UPDATED_METAS:
            changed = stamp(page.head.metas.get(name))
            if changed:
                updated = Hit(changed, f"meta:{name}", 0.8)
                break
    if updated.value and published.value and updated.value <= published.value:
        updated = Hit()
    return published, updated


def _published(page: Parsed, layout: Layout, blocks: list[Block], url: str) -> Hit[date]:
    thing = article_thing(page)
    found = _thing_date(thing, "datePublished", "dateCreated")
    if found:
        return Hit(found, "jsonld", 0.97)
    for name in PUBLISHED_METAS:
        found = stamp(page.head.metas.get(name))
        if found:
            return Hit(found, f"meta:{name}", 0.95)
    for other in page.things:
        found = stamp(other.get("datePublished"))
        if found:
            return Hit(found, "jsonld", 0.9)
    match = IN_ADDRESS.search(url)
    if match:
        found = stamp("-".join(part.zfill(2) for part in match.groups()))
        if found:
            return Hit(found, "url", 0.85)
    for _, text, box in layout.times:
        if not box.gone:
            found = stamp(text)
            if found:
                return Hit(found, "time", 0.8)
    return Hit()
