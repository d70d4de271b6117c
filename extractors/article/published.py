"""Tells when a page was published and changed; never a teaser's, a footer's or an event's date."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from selectolax.lexbor import LexborNode

from extractors.article.blocks import Layout
from extractors.article.family import Picked
from extractors.article.hit import Hit
from extractors.article.names import COMMENTS, SOFT, TEASER, sort_of
from extractors.article.page import Parsed
from extractors.article.shapes import Block
from extractors.article.shown import shown
from extractors.article.stamps import stamp, stamps
from extractors.article.title import SEPARATOR, article_thing
from extractors.article.vocabulary import vocabulary

PUBLISHED_METAS = tuple(vocabulary()["metadata"]["published"])
UPDATED_METAS = tuple(vocabulary()["metadata"]["updated"])
MARKED = (
    "[itemprop~=datePublished], meta[property='article:published_time'], abbr.published, .entry-date, .published,"
    " .publish-date, .publishdate, .pubdate, .datum, .date, .post-date, .documentPublished"
)
IN_ADDRESS = re.compile(r"/(?:((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})|(\d\d?)-(\d\d?)-((?:19|20)\d\d))(?![\d])")


def _thing_date(thing: dict[str, Any] | None, *names: str) -> date | None:
    for name in names:
        found = stamp(thing.get(name)) if thing else None
        if found:
            return found
    return None


def dates_of(
    page: Parsed, layout: Layout, blocks: list[Block], title: str | None, url: str, picked: Picked
) -> tuple[Hit[date], Hit[date]]:
    """Day of publication and of the last change, as the page says them."""
    published = _chosen(picked.published) or _published(page, layout, blocks, title, url)
    thing = article_thing(page)
    updated = _chosen(picked.updated) or Hit()
    changed = updated.value or _thing_date(thing, "dateModified")
    if updated.value is None and changed:
        updated = Hit(changed, "jsonld", 0.9)
    elif updated.value is None:
        for name in UPDATED_METAS:
            changed = stamp(page.head.metas.get(name))
            if changed:
                updated = Hit(changed, f"meta:{name}", 0.8)
                break
    if updated.value and published.value and updated.value <= published.value:
        updated = Hit()
    return published, updated


def _chosen(values: tuple[str, ...]) -> Hit[date] | None:
    """The first day among what a selector found."""
    found = next(filter(None, map(stamp, values)), None)
    return Hit(found, "selector", 0.97) if found else None


def _published(page: Parsed, layout: Layout, blocks: list[Block], title: str | None, url: str) -> Hit[date]:
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
    hit = shown(layout, blocks, title)
    if hit.value:
        return hit
    return _marked(page) or _in_address(url, title) or _in_title(page) or Hit()


def _marked(page: Parsed) -> Hit[date] | None:
    """An element that is marked as the day of publication, outside of lists, links and side columns."""
    for node in page.tree.css(MARKED)[:8]:
        attributes = node.attributes
        values = (attributes.get("content"), attributes.get("datetime"), attributes.get("title"), node.text())
        found = next(filter(None, map(stamp, values)), None)
        if found and (node.tag == "meta" or not _is_beside(node, permalink=node.tag == "abbr")):
            return Hit(found, "marked", 0.7)
    return None


def _is_beside(node: LexborNode, permalink: bool) -> bool:
    """Whether an element stands in a list, a link (a day may be its article's ``permalink``) or a side column."""
    outer = node.parent
    for _ in range(40):
        if outer is None:
            break
        if outer.tag in ("li", "aside", "nav") or (outer.tag == "a" and not permalink):
            return True
        attributes = outer.attributes
        if sort_of(attributes.get("class"), attributes.get("id")) in (COMMENTS, SOFT, TEASER):
            return True
        outer = outer.parent
    return False


def _in_address(url: str, title: str | None) -> Hit[date] | None:
    """The day in the path, unless the headline names it too: then it is the subject's day ("Urteil vom …")."""
    match = IN_ADDRESS.search(url)
    found = stamp("-".join(match.group(1, 2, 3) if match[1] else match.group(6, 5, 4))) if match else None
    if not found or found in (written.day for written in stamps(title or "")):
        return None
    return Hit(found, "url", 0.6)


def _in_title(page: Parsed) -> Hit[date] | None:
    """A day set apart at either end of the page's title: "08.11.2021 | Fachtag", "Pressemitteilung | 02.11.2021"."""
    parts = SEPARATOR.split(page.head.title or "")
    for part in (parts[0], parts[-1]):
        found = stamps(part)
        if found and found[0].end - found[0].start == len(part.strip()):
            return Hit(found[0].day, "title", 0.6)
    return None
