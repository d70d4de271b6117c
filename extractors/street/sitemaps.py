"""Reads a sitemap or a sitemap index as a stream: addresses, ``lastmod``, and the titles of the news extension.

No entity is resolved and nothing external loaded; what is broken ends the reading, and what stood before it counts.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from extractors.street.links import Link, absolute, canonical

_MOST = 50_000  # the protocol's own bound for one file
_SENTENCE = 300  # characters
_ROOTS = ("urlset", "sitemapindex")

Flaw = Callable[[str], None]


def unpacked(body: bytes, cap: int, flaw: Flaw) -> bytes:
    """The XML of a sitemap that is itself a gzip file (``sitemap.xml.gz``), at most ``cap`` bytes of it."""
    if body[:2] != b"\x1f\x8b":
        return body[:cap]
    unpacker = zlib.decompressobj(31)
    try:
        found = unpacker.decompress(body, cap)
    except zlib.error:
        flaw("The packed sitemap cannot be unpacked (zlib.error).")
        return b""
    if not unpacker.eof and len(found) < cap:
        flaw("The packed sitemap breaks off (EOFError).")
    return found


def sitemap_links(body: bytes, base: str, cap: int, flaw: Flaw = lambda _: None) -> tuple[list[Link], list[Link]]:
    """(pages, further sitemaps), both newest first where ``lastmod`` tells.

    Plain lists of addresses (text sitemaps) are read too. ``flaw`` is told in one sentence what could not be read.
    """
    body = unpacked(body, cap, flaw)
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        lines = [line.strip() for line in body.decode("utf-8-sig", "replace").splitlines()[:_MOST]]
        urls = [url for line in lines if line.startswith(("http://", "https://")) and (url := canonical(line))]
        if not urls:
            flaw("The sitemap is neither XML nor a list of addresses.")
        return [Link(url) for url in urls], []
    entries = list(islice(_entries(body, flaw), _MOST))
    if not body.rstrip().endswith(b">"):
        entries = entries[:-1]  # the file is cut short, and perhaps its last address too
    pages = [_link(values, base, is_page=True) for name, values in entries if name == "url"]
    maps = [_link(values, base, is_page=False) for name, values in entries if name == "sitemap"]
    return _newest_first(pages), _newest_first(maps)


def _entries(body: bytes, flaw: Flaw) -> Iterator[tuple[str, dict[str, str]]]:
    """(``url`` or ``sitemap``, the first text of each field) of each entry, until the XML breaks."""
    values: dict[str, str] = {}
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}
    count = 0
    try:
        parsing = etree.iterparse(io.BytesIO(body), events=("end",), **options)
        for _, element in parsing:
            name = _name(element)
            if name in ("loc", "lastmod", "title", "publication_date"):
                # An image's or video's own loc comes after the page's: the first one counts.
                values.setdefault(name, (element.text or "").strip())
            elif name in ("url", "sitemap"):
                count += 1
                yield name, values
                values = {}
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        flaw(f"The sitemap breaks off ({type(error).__name__}): {error}"[:_SENTENCE])
        return
    if fatal := parsing.error_log.filter_from_fatals():
        flaw(f"The sitemap breaks off ({fatal[0].type_name}): {fatal[0].message.strip()}"[:_SENTENCE])
    elif not count and parsing.root is not None and (name := _name(parsing.root)) not in _ROOTS:
        flaw(f"The sitemap is no sitemap but <{name[:50]}>.")


def _name(element: etree._Element) -> str:
    """The element's name without its namespace; many sites write none or a wrong one."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _link(values: dict[str, str], base: str, is_page: bool) -> Link | None:
    loc = values.get("loc") or ""
    url = canonical(loc, base) if is_page else absolute(loc, base)
    if not url or not loc:
        return None
    return Link(url, values.get("title") or None, None, values.get("lastmod") or values.get("publication_date") or None)


def _newest_first(links: list[Link | None]) -> list[Link]:
    """Stable: what has no date stays behind, in the file's order. ISO dates compare as text."""
    found = [link for link in links if link]
    return sorted(found, key=lambda link: link.announced_change or "", reverse=True)
