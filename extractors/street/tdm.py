"""Decides whether a page is reserved from text and data mining, and quotes the words that reserve it.

Read are the three forms of TDMRep (``/.well-known/tdmrep.json``, response header, ``meta``), and ``noai`` and
``noimageai`` in X-Robots-Tag and ``meta name=robots``. One of them is enough: what is doubtful counts as reserved, a
licence behind ``tdm-policy`` is not negotiated. Not known here: reservations in plain language (imprint, terms), which
a person must read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from extractors.street.robots import matches, spelled, token

_NO_AI = frozenset({"noai", "noimageai"})
_ON = frozenset({"1", "true"})
_HEAD_BYTES = 200_000  # where meta elements are looked for
_META_HINTS = (b"tdm-reservation", b"noai", b"noimageai")  # most pages hold none of them and need no parsing


def well_known(text: str | None, url: str) -> str | None:
    """The finding of ``/.well-known/tdmrep.json`` for this address, as a quotation, or None when it reserves nothing.

    The file is a list of rules with ``location`` (a path with ``*`` and ``$`` as in robots.txt); the longest location
    decides.
    """
    best: tuple[int, bool, str] | None = None
    parts = urlsplit(url)
    target = spelled((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    for location, reserved in _rules(text):
        if matches(spelled(location), target):
            found = (len(location), reserved, location)
            best = max(best, found) if best else found
    return f'tdmrep.json: "location": "{best[2]}", "tdm-reservation": 1' if best and best[1] else None


def reserved_places(text: str | None) -> list[str]:
    """The locations that a tdmrep.json reserves, in its order."""
    return [location for location, reserved in _rules(text) if reserved]


def _rules(text: str | None) -> list[tuple[str, bool]]:
    """(location, reserved) of each rule that can be understood."""
    if not text or not text.strip():
        return []
    try:
        data: Any = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return []
    rules = [rule for rule in (data if isinstance(data, list) else [data]) if isinstance(rule, dict)]
    found = []
    for rule in rules:
        location = rule.get("location", "/")
        places = location if isinstance(location, list) else [location]
        reserved = _is_on(rule.get("tdm-reservation"))
        found += [
            (place if place.startswith(("/", "*")) else f"/{place}", reserved)
            for place in places
            if isinstance(place, str)
        ]
    return found


def _is_on(value: object) -> bool:
    return str(value).strip().lower() in _ON


def in_headers(headers: Iterable[tuple[str, str]], agent: str) -> str | None:
    """The finding of the response's headers (names in lower case), as a quotation, or None."""
    for name, value in headers:
        if name == "tdm-reservation" and _is_on(value):
            return f"header tdm-reservation: {value.strip()}"
        if name == "x-robots-tag" and _forbids_ai(value, agent):
            return f"header x-robots-tag: {value.strip()}"
    return None


def _forbids_ai(value: str, agent: str) -> bool:
    """Does a robots directive list forbid use by AI? ``name: directives`` speaks to the robot of that name only."""
    robot, colon, rest = value.partition(":")
    if (
        colon
        and "," not in robot
        and " " not in robot.strip()
        and robot.strip().lower() not in ("unavailable_after", "max-snippet")
    ):
        if token(robot) != token(agent) and robot.strip() != "*":
            return False
        value = rest
    return any(word.strip().lower() in _NO_AI for word in re.split(r"[,;\s]+", value))


def in_html(html: bytes, agent: str) -> str | None:
    """The finding of the page's ``meta`` elements, as a quotation, or None.

    ``html`` is the unpacked body in any ASCII-like encoding.
    """
    head = html[:_HEAD_BYTES]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    low = head.lower()
    if not any(hint in low for hint in _META_HINTS):
        return None
    for meta in LexborHTMLParser(head.decode("utf-8", "replace")).css("meta[name], meta[http-equiv]"):
        name = (meta.attributes.get("name") or meta.attributes.get("http-equiv") or "").strip().lower()
        content = meta.attributes.get("content") or ""
        if name == "tdm-reservation" and _is_on(content):
            return f"meta tdm-reservation: {content.strip()}"
        if name in ("robots", "x-robots-tag", token(agent)) and _forbids_ai(content, agent):
            return f"meta {name}: {content.strip()}"
    return None
