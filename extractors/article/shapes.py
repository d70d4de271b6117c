"""What a page is cut into: blocks of text, and the boxes that hold them; and what a box claims to be by its tag and
attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.article.names import ABOUT, BODY, COMMENTS, HARD, PLAIN, SOFT, TEASER, Sort, sort_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LINES = HEADINGS | {"p"}
NOISE = dict.fromkeys(Sort, 0) | {
    SOFT: 1,
    ABOUT: 1,
    TEASER: 1,
    HARD: 2,
    COMMENTS: 3,
}
ASIDE_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog"))
DIGIT = re.compile(r"\d")
HIDING = re.compile(r"display\s*:\s*none")
# trust and noise of an element by its tag alone
BY_TAG = {"article": (2, 0), "main": (1, 0), "aside": (0, 2), "footer": (0, 1), "address": (0, 1), "header": (0, 1)}


class Box:
    """An element that holds blocks. ``name``: its class. ``first`` and ``last`` bound its blocks in the page's list.

    ``trust``: 0 no hint, 1 main part of the page, 2 article, 3 declared body, 4 named by a selector.
    ``noise``: 0 none, 1 soft, 2 hard, 3 comments. ``weight``: characters of prose in it, ``kept``: those without noise.
    ``gone``: the box is noise, or stands in noise.
    """

    __slots__ = ("first", "gone", "kept", "last", "name", "noise", "parent", "sort", "tag", "trust", "weight")

    def __init__(
        self, parent: Box | None, tag: str, name: str | None, sort: Sort, trust: int, noise: int, first: int
    ) -> None:
        self.parent = parent
        self.tag = tag
        self.name = name
        self.sort = sort
        self.trust = trust
        self.noise = noise
        self.first = self.last = first
        self.weight = self.kept = 0
        self.gone = False

    def is_dressed_like(self, other: Box) -> bool:
        """Whether both have the same tag and classes; classes that count ("element-7a31") are one box's own."""
        return self.tag == other.tag and (self.name == other.name or _dress(self.name) == _dress(other.name) != [])


def _dress(name: str | None) -> list[str]:
    return [word for word in (name or "").split() if not DIGIT.search(word)]


class Block:
    """One stretch of text: a paragraph, heading, list item, table row.

    ``linked`` and ``strong`` count its characters in links and in bold or italics; ``good``: it looks like prose.
    """

    __slots__ = ("box", "good", "linked", "size", "strong", "tag", "text")

    def __init__(self, text: str, size: int, linked: int, strong: int, tag: str, box: Box, good: bool) -> None:
        self.text = text
        self.size = size
        self.linked = linked
        self.strong = strong
        self.tag = tag
        self.box = box
        self.good = good


@lru_cache(maxsize=32768)
def _by_name(tag: str, in_article: bool, classes: str | None, identity: str | None) -> tuple[Sort, int, int]:
    sort = sort_of(classes, identity) if classes or identity else PLAIN
    trust, noise = BY_TAG.get(tag, (0, 0))
    if in_article and tag == "header":
        noise = 0
    if sort == BODY:
        trust = 0 if tag in LINES else 3
    else:
        noise = max(noise, NOISE[sort])
        if not trust and identity in ("content", "main"):
            trust = 1
    if noise and (noise == 3 or trust < 2 or sort == TEASER):
        trust = 0
    return sort, trust, noise


def judge(tag: str, attributes: Mapping[str, str | None], in_article: bool) -> tuple[Sort, int, int]:
    """Sort, trust and noise of an element by its tag and attributes. A header within an article is no noise."""
    get = attributes.get
    identity, classes = get("id"), get("class")
    sort, trust, noise = verdict = _by_name(tag, in_article, classes, identity)
    if len(attributes) == (classes is not None) + (identity is not None):
        return verdict
    role, style = get("role"), get("style")
    if role in ASIDE_ROLES or "hidden" in attributes or get("aria-hidden") == "true":
        return sort, 0, max(noise, 2)
    if style and "display" in style and HIDING.search(style):
        return sort, 0, max(noise, 2)
    if get("itemprop") == "articleBody":
        return sort, 3, 0
    if role == "main" and not trust:
        trust = 1
    return sort, trust, noise
