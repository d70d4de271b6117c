"""Cuts markup where it stops being a page and becomes an attack on memory: a flood of elements or of attributes.

Trees of elements cost about a hundred times the bytes that make them. What stands before the cut is read as usual.
"""

from __future__ import annotations

import re

# One tag with a thousand attributes; no system writes that.
_FLOOD = re.compile(rb"<(?:[^<>=]*=){1000}")


def cut(markup: bytes, elements: int) -> bytes:
    """The markup up to its ``elements``-th "<", and up to the first tag that is a flood of attributes."""
    if markup.count(b"=") >= 1000 and (flood := _FLOOD.search(markup)):
        markup = markup[: flood.start()]
    if markup.count(b"<") <= elements:
        return markup
    at = -1
    for _ in range(elements + 1):
        at = markup.find(b"<", at + 1)
    return markup[:at]
