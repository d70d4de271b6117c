"""One parsed page: its tree, its meta tags and what it says of itself in JSON-LD; decides nothing."""

from __future__ import annotations

import html as entities
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

LONGEST = 6_000_000  # characters; the longest newspaper page seen has 2.1 million

# the source is searched for these scripts, not the tree: that is faster, and a broken page does not hide them
LD_JSON = b"application/ld+json"
HALVES = ("\\ud", "\\uD")  # how JSON escapes a half of a character beyond U+FFFF
# what a JSON-LD script must say to be worth reading: others list breadcrumbs, questions, offers
TELLING = ("datePublished", "headline", "WebSite", "articleBody", "publisher")
UNSEEN = "\u00ad\u200b\u200c\u200d\ufeff\u2060\u0000"
UNPRINTED = dict.fromkeys(map(ord, UNSEEN))


@dataclass(slots=True)
class Head:
    """What the page's head says: ``metas`` by lower-case name, the first of each; ``title``; ``language``."""

    metas: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Parsed:
    """A page, parsed once. ``things`` are the JSON-LD objects of the page in reading order."""

    tree: LexborHTMLParser
    head: Head
    things: list[dict[str, Any]]


def clean(text: str) -> str:
    """The text without soft hyphens and other characters that nobody sees."""
    for char in UNSEEN:  # seven quick looks for what hardly any text holds
        if char in text:
            return text.translate(UNPRINTED)
    return text


@lru_cache(maxsize=1024)  # the same few titles and headings are compared again and again
def key_of(text: str) -> str:
    """Letters and digits only, without case: what two spellings of a headline share."""
    return "".join(filter(str.isalnum, text.casefold()))


def squeeze(text: str | None) -> str | None:
    """The text in one line with single blanks, entities undone; None when nothing is left."""
    if not text:
        return None
    if "&" in text:
        text = entities.unescape(text)
    return " ".join(clean(text).split()) or None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    seen = 0
    while stack and seen < 5000:
        seen += 1
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(reversed([inner for inner in value.values() if isinstance(inner, (dict, list))]))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def _json_ld(html: bytes) -> list[dict[str, Any]]:
    things: list[dict[str, Any]] = []
    place = html.find(LD_JSON)
    while place >= 0:
        opened = html.rfind(b"<", max(0, place - 500), place)
        start = html.find(b">", place) + 1
        end = html.find(b"</", start)
        while end >= 0 and html[end : end + 8].lower() != b"</script":
            end = html.find(b"</", end + 2)
        if html[opened : opened + 7].lower() == b"<script" and 0 < start <= end:
            things.extend(_said(html[start:end].decode(errors="replace")))
        place = html.find(LD_JSON, max(start, end, place + 1))
    return things


def _said(text: str) -> Iterator[dict[str, Any]]:
    """The objects of one script; none where it says nothing of an article or is broken."""
    if not any(word in text for word in TELLING):
        return
    text = text.strip()
    if not text.startswith(("{", "[")):  # wrapped in a comment or CDATA
        text = text[text.find("{") : text.rfind("}") + 1]
    with suppress(ValueError, RecursionError):
        found = json.loads(text, strict=False)
        if any(half in text for half in HALVES):  # an emoji cut in two by a length limit: no text can hold half of it
            found = json.loads(json.dumps(found, ensure_ascii=False).encode(errors="replace"))
        yield from _objects(found)


def _head(tree: LexborHTMLParser) -> Head:
    head = Head()
    root = tree.root
    if root is not None:
        head.language = root.attributes.get("lang") or root.attributes.get("xml:lang")
    for node in tree.head.iter() if tree.head is not None else ():
        tag = node.tag
        if tag == "title":
            head.title = head.title or squeeze(node.text())
        if tag != "meta":
            continue
        attributes = node.attributes
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
        )
        content = attributes.get("content")
        if name and content:
            head.metas.setdefault(name.lower(), content)
    return head


def parse(html: str) -> Parsed:
    """The page parsed; never raises, whatever the markup."""
    source = html[:LONGEST].encode(errors="replace")  # once for both: lexbor and the search for scripts read bytes
    tree = LexborHTMLParser(source)
    return Parsed(tree, _head(tree), _json_ld(source))
