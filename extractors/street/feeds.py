"""Reads the links out of a feed (RSS 0.9x to 2.0, RDF, Atom, JSON Feed) or a WordPress REST collection.

Decides what of an entry is its address, title, teaser and age. Knows neither the source's filter nor what was seen
before.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import feedparser

from extractors.street.links import Link, canonical
from extractors.street.malice import cut

_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"\s+")
_UNREAD = object()  # what stands for JSON that cannot be read
_LONGEST_TITLE = 500
_LONGEST_TEASER = 2000
_IS_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel|item|entry)\b", re.IGNORECASE)  # <rdf:RDF>, <atom:feed>
_MOST_ENTRIES = 2000
# feedparser takes up to eight seconds for a megabyte of malice; what is cut is read up to there.
_MOST_BYTES, _MOST_ELEMENTS = 3_000_000, 50_000


def _plain(text: object, longest: int) -> str | None:
    """The words of a piece of HTML, on one line."""
    if not isinstance(text, str) or not text.strip():
        return None
    words = _BLANK.sub(" ", unescape(_TAG.sub(" ", text[: longest * 20]))).strip()
    return words[:longest] or None


def feed_links(
    body: bytes, base: str, content_type: str | None, flaw: Callable[[str], None] = lambda _: None
) -> list[Link]:
    """The entries of a feed, in its order. An unreadable feed has none, and ``flaw`` is told why in one sentence.

    ``body`` is unpacked.
    """
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(body, base, flaw)
    # In UTF-16 every other byte is null.
    if not _IS_FEED.search(body[:20_000].replace(b"\0", b"")):
        return []
    headers = {"content-location": base} | ({"content-type": content_type} if content_type else {})
    try:
        parsed: Any = feedparser.parse(
            io.BytesIO(cut(body[:_MOST_BYTES], _MOST_ELEMENTS)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # feedparser promises to report flaws in `bozo`; what it raises nevertheless is one too
        flaw(f"The feed cannot be read ({type(error).__name__}).")
        return []
    if parsed.bozo and not parsed.entries:
        flaw(f"The feed cannot be read ({type(parsed.get('bozo_exception')).__name__}).")
    base = parsed.feed.get("link") or base if not canonical("x", base) else base
    links = [_entry(entry, base) for entry in parsed.entries[:_MOST_ENTRIES]]
    return [link for link in links if link]


def _entry(entry: dict[str, Any], base: str) -> Link | None:
    """One entry: its alternate link, FeedBurner's original address before it; a permanent id where there is no link."""
    address = entry.get("feedburner_origlink") or entry.get("link")
    if not address and str(entry.get("id", "")).startswith(("http://", "https://")):
        address = entry["id"]
    url = canonical(address, base) if isinstance(address, str) else None
    if not url:
        return None
    # Asked for a missing "updated", feedparser would give "published" and warn of it.
    changed = (dict.get(entry, "updated")) or entry.get("published")
    teaser = entry.get("summary") or next((part.get("value") for part in entry.get("content", ())), None)
    return Link(url, _plain(entry.get("title"), _LONGEST_TITLE), _plain(teaser, _LONGEST_TEASER), _token(changed))


def _token(value: object) -> str | None:
    return value.strip()[:100] or None if isinstance(value, str) else None


def _json_feed(body: bytes, base: str, flaw: Callable[[str], None]) -> list[Link]:
    """The items of a JSON Feed (version 1 and 1.1)."""
    data = _json(body, "feed", flaw)
    items = data.get("items") if isinstance(data, dict) else None
    found = []
    for item in (items if isinstance(items, list) else [])[:_MOST_ENTRIES]:
        if not isinstance(item, dict):
            continue
        address = item.get("url") or item.get("external_url") or item.get("id")
        if isinstance(address, str) and address.startswith(("http", "/")) and (url := canonical(address, base)):
            teaser = item.get("summary") or item.get("content_text") or item.get("content_html")
            changed = _token(item.get("date_modified") or item.get("date_published"))
            found.append(Link(url, _plain(item.get("title"), _LONGEST_TITLE), _plain(teaser, _LONGEST_TEASER), changed))
    return found


def wordpress_links(body: bytes, base: str, flaw: Callable[[str], None] = lambda _: None) -> list[Link]:
    """The posts of a WordPress REST collection (``/wp-json/wp/v2/posts``), in its order.

    ``flaw`` is told in one sentence when it is none.
    """
    data = _json(body, "WordPress collection", flaw)
    found = []
    if data is not _UNREAD and not isinstance(data, list):
        flaw("The WordPress collection did not answer with a list of posts.")
    for post in data if isinstance(data, list) else []:
        if not isinstance(post, dict) or not isinstance(post.get("link"), str):
            continue
        if url := canonical(post["link"], base):
            changed = _token(post.get("modified_gmt") or post.get("modified") or post.get("date_gmt"))
            found.append(
                Link(
                    url,
                    _plain(_rendered(post.get("title")), _LONGEST_TITLE),
                    _plain(_rendered(post.get("excerpt")), _LONGEST_TEASER),
                    changed,
                )
            )
    return found


def _rendered(value: object) -> object:
    return value.get("rendered") if isinstance(value, dict) else value


def _json(body: bytes, what: str, flaw: Callable[[str], None]) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        flaw(f"The {what} is no JSON that can be read ({type(error).__name__}).")
        return _UNREAD
