"""Reads the links out of a listing page by the source's CSS selectors, and the link to the next page of the listing.

BeautifulSoup, because people write these selectors and the pages are few. Without a selector the links in headings
count.
"""

from __future__ import annotations

import re
from itertools import islice

import soupsieve
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from extractors.street.links import Link, absolute, canonical
from extractors.street.malice import cut

_HEADINGS = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href]:has(h2, h3, h4)"
_NEXT = "a[rel~=next][href], link[rel~=next][href]"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_DECLARATION = re.compile(r"<\?xml", re.IGNORECASE)
_MOST_CHARACTERS = 5_000_000
_MOST_LINKS = 1000
_NEAR = 300  # elements and texts within a link or around it that are looked at
_HEADS = ("h1", "h2", "h3", "h4")
_MOST_ELEMENTS = 20_000  # the longest listing of a Kreis has a tenth of that
_BLANK = re.compile(r"\s+")
# What a link says that says nothing; then the heading or title beside it counts.
_EMPTY_WORDS = re.compile(
    r"(?:weiter(?:lesen)?|mehr(?: dazu| lesen| erfahren)?|details|zum artikel|lesen sie mehr|read more|\W*)[ .…»>]*",
    re.IGNORECASE,
)
_TEASER_AROUND = ("article", "li", "tr")


def soup(html: str) -> BeautifulSoup:
    """The page as a tree. Without the XML declaration of XHTML pages, at which BeautifulSoup would warn."""
    bounded = cut(html[:_MOST_CHARACTERS].encode("utf-8", "replace"), _MOST_ELEMENTS).decode()
    return BeautifulSoup(_DECLARATION.sub("<?", bounded) if "<" in bounded else "<p>", "lxml")


def listing_links(html: str, base: str, links: str | None, following: str | None) -> tuple[list[Link], str | None]:
    """(links in the page's order, each page once; the address of the next listing page or None).

    ``links`` selects the links or elements that hold one. Raises ``soupsieve.SelectorSyntaxError`` for a selector that
    is none.
    """
    tree = soup(html)
    base = _base(tree, base)
    found: dict[str, Link] = {}
    for element in tree.select(links or _HEADINGS, limit=_MOST_LINKS):
        anchor = element if element.name == "a" else element.select_one("a[href]")
        url = canonical(_attribute(anchor, "href"), base) if anchor else None
        if anchor is None or url is None or url == canonical(base):
            continue
        link = Link(url, _title(anchor), _teaser(anchor), _moment(anchor))
        if url not in found or not found[url].title:
            found[url] = link
    next_anchor = tree.select_one(following or _NEXT)
    next_url = absolute(_attribute(next_anchor, "href"), base) if next_anchor else None
    return list(found.values()), next_url


def alternates(html: str, base: str) -> list[tuple[str, str]]:
    """(address, title) of the feeds that a page names in ``<link rel=alternate>``, comment feeds left out."""
    tree = soup(html)
    base = _base(tree, base)
    found = []
    for link in tree.select("link[rel~=alternate][href]"):
        if _attribute(link, "type").lower() in _FEED_TYPES and (url := absolute(_attribute(link, "href"), base)):
            title = _attribute(link, "title")
            if "/comments/" not in url and "kommentar" not in title.lower():
                found.append((url, title))
    return list(dict.fromkeys(found))


def _base(tree: BeautifulSoup, base: str) -> str:
    element = tree.select_one("base[href]")
    return (absolute(_attribute(element, "href"), base) if element else None) or base


def _attribute(element: Tag | None, name: str) -> str:
    value = element.get(name) if element else None
    return value if isinstance(value, str) else " ".join(value) if value else ""


def _words(element: Tag) -> str:
    strings = (node for node in islice(element.descendants, _NEAR) if isinstance(node, NavigableString))
    return _BLANK.sub(" ", " ".join(str(text) for text in strings if not isinstance(text, PreformattedString))).strip()


def _first(element: Tag, *names: str) -> Tag | None:
    """The first element of these names within, not too deep."""
    return next(
        (node for node in islice(element.descendants, _NEAR) if isinstance(node, Tag) and node.name in names), None
    )


def _title(anchor: Tag) -> str | None:
    """The link's words; where they say nothing ("weiterlesen"), its title attribute or the heading beside it."""
    heading = _first(anchor, *_HEADS)
    words = _words(heading) if heading else _words(anchor)
    if not _EMPTY_WORDS.fullmatch(words):
        return words[:500]
    around = anchor.find_parent(_TEASER_AROUND) or anchor.parent
    beside = _first(around, *_HEADS) if isinstance(around, Tag) else None
    title = _attribute(anchor, "title") or (_words(beside) if beside else "")
    return title[:500] or None


def _teaser(anchor: Tag) -> str | None:
    around = anchor.find_parent(_TEASER_AROUND)
    return _words(around)[:2000] or None if isinstance(around, Tag) else None


def _moment(anchor: Tag) -> str | None:
    """The machine-readable moment beside the link (``<time datetime>``), where there is one."""
    around = anchor.find_parent(_TEASER_AROUND)
    moment = _first(around, "time") if isinstance(around, Tag) else None
    return _attribute(moment, "datetime")[:100] or None if moment else None


SelectorError = soupsieve.SelectorSyntaxError
