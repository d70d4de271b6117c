"""Decides which pages an entrance leads to: reads a feed, sitemap, listing or WordPress collection and filters by the
source.

One fetched entrance in hand, nothing else: what was seen before, and what may be fetched, is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

from extractors.records import Entrance, Source
from extractors.street.feeds import feed_links, wordpress_links
from extractors.street.links import Link, canonical, identity
from extractors.street.listings import SelectorError, alternates, listing_links
from extractors.street.sitemaps import sitemap_links

_PER_PAGE = 50  # posts of one WordPress REST answer; 100 is the most that WordPress gives
_WORDPRESS_FIELDS = "link,title,excerpt,date_gmt,modified_gmt"
_XML_BYTES = 50_000_000  # the sitemap protocol's own bound, unpacked


@dataclass(frozen=True, slots=True)
class Discovered:
    """What an entrance leads to.

    ``links`` are the pages that meet the source's filter (``seen`` counts those before it), ``further`` the entrances
    behind this one (sitemaps of an index, the feed that a page names) with what is announced of their age, ``next`` is
    the address of the next page of a listing. ``flaw`` says in one sentence what could not be read.
    """

    links: tuple[Link, ...] = ()
    further: tuple[tuple[Entrance, str | None], ...] = ()
    next: str | None = None
    seen: int = 0
    flaw: str | None = None


def links(
    body: bytes,
    entrance: Entrance,
    base_url: str,
    source: Source,
    content_type: str | None = None,
    html: str | None = None,
) -> Discovered:
    """The pages that this entrance leads to. ``body`` is unpacked; ``html`` is its text where the caller has decoded
    it.

    Never raises: what cannot be read is named in ``flaw``, one sentence.
    """
    flaws: list[str] = []
    further: list[tuple[Entrance, str | None]] = []
    following: str | None = None
    text = html if html is not None else body.decode("utf-8", "replace")
    if entrance.kind == "feed":
        found = feed_links(body, base_url, content_type, flaws.append)
        if not found and "<html" in text[:2000].lower():
            # The page's address was given instead of its feed's.
            further = [(Entrance("feed", url), None) for url, _ in alternates(text, base_url)[:3]]
            flaws = ["The entrance is a page, not a feed."]
    elif entrance.kind == "sitemap":
        found, maps = sitemap_links(body, base_url, _XML_BYTES, flaws.append)
        further = [(Entrance("sitemap", link.url), link.announced_change) for link in maps]
    elif entrance.kind == "wordpress":
        found = wordpress_links(body, base_url, flaws.append)
        if len(found) >= _PER_PAGE:
            following = _next_collection_page(base_url)
    else:
        try:
            found, following = listing_links(text, base_url, entrance.links, entrance.next)
        except SelectorError as error:
            return Discovered(flaw=f"The selector of the listing cannot be read: {error}")
    if not found and not further and not flaws and entrance.kind in ("feed", "listing"):
        flaws = [f"The {entrance.kind} holds no link."]
    wanted = _once(link for link in found if is_wanted(link, source))
    return Discovered(tuple(wanted), tuple(further), following, len(found), " ".join(flaws) or None)


def _once(found: object) -> list[Link]:
    """Each page once, in order; the first mention with the richer one's words."""
    kept: dict[str, Link] = {}
    for link in found:  # type: ignore[attr-defined]
        key = identity(link.url)
        if key not in kept:
            kept[key] = link
        elif kept[key].title is None and link.title:
            kept[key] = replace(kept[key], title=link.title, teaser=link.teaser)
    return list(kept.values())


@lru_cache(maxsize=1024)
def _only(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def is_wanted(link: Link, source: Source) -> bool:
    """Does the link's title, teaser or address meet the source's ``only``? Without one every link does."""
    if source.only is None:
        return True
    wanted = _only(source.only)
    return any(wanted.search(text) for text in (link.title, link.teaser, link.url) if text)


def address(entrance: Entrance, since: str | None = None) -> str:
    """What to ask for an entrance: its own address, for a WordPress collection with search, order and fields.

    ``since`` (ISO, UTC) leaves out posts that have not changed after it; WordPress before 5.7 ignores it.
    """
    if entrance.kind != "wordpress" or "per_page=" in urlsplit(entrance.url).query:
        return entrance.url  # also a further page of a collection, which says all this already
    asked = {"per_page": str(_PER_PAGE), "orderby": "modified", "order": "desc", "_fields": _WORDPRESS_FIELDS}
    if entrance.search:
        asked["search"] = entrance.search
    if since:
        asked["modified_after"] = since
    return f"{entrance.url}{'&' if urlsplit(entrance.url).query else '?'}{urlencode(asked)}"


def _next_collection_page(url: str) -> str:
    page = re.search(r"[?&]page=(\d+)", url)
    if page:
        return f"{url[: page.start(1)]}{int(page[1]) + 1}{url[page.end(1) :]}"
    return f"{url}{'&' if urlsplit(url).query else '?'}page=2"


def entrances(html: str, url: str) -> tuple[Entrance, ...]:
    """The feeds that a page names, as proposals for a source file."""
    return tuple(Entrance("feed", found) for found, _ in alternates(html, url))


__all__ = ["Discovered", "Link", "address", "canonical", "entrances", "is_wanted", "links"]
