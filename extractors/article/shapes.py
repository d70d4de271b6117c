"""What a page is cut into: blocks of text, and the boxes that hold them; and what a box claims to be by its tag and
attributes.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.article.names import Sort, sort_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LINES = HEADINGS | {"p"}
NOISE = {sort: 0 for sort in Sort} | {
    Sort.SOFT: 1,
    Sort.ABOUT: 1,
    Sort.TEASER: 1,
    Sort.HARD: 2,
    Sort.COMMENTS: 3,
}
ASIDE_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog"))
# trust and noise of an element by its tag alone
BY_TAG = {"article": (2, 0), "main": (1, 0), "aside": (0, 2), "footer": (0, 1), "address": (0, 1), "header": (0, 1)}


class Box:
    """An element that holds blocks. ``first`` and ``last`` bound its blocks in the page's list.

    ``trust``: 0 no hint, 1 main part of the page, 2 article, 3 declared body, 4 named by a selector.
    ``noise``: 0 none, 1 soft, 2 hard, 3 comments. ``weight``: characters of prose in it, ``kept``: those without noise.
    ``gone``: the box is noise, or stands in noise.
    """

    __slots__ = ("first", "gone", "kept", "last", "noise", "parent", "sort", "tag", "trust", "weight")

    def __init__(self, parent: Box | None, tag: str, sort: Sort, trust: int, noise: int, first: int) -> None:
        self.parent = parent
        self.tag = tag
        self.sort = sort
        self.trust = trust
        self.noise = noise
        self.first = self.last = first
        self.weight = self.kept = 0
        self.gone = False


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


def judge(name: str, attributes: Mapping[str, str | None], in_article: bool) -> tuple[Sort, int, int]:
    """Sort, trust and noise of an element by its tag and attributes. A header within an article is no noise."""
    sort, (trust, noise) = Sort.PLAIN, BY_TAG.get(name, (0, 0))
    if in_article and name == "header":
        noise = 0
    if not attributes:
        return sort, trust, noise
    get = attributes.get
    identity, classes = get("id"), get("class")
    if classes or identity:
        sort = sort_of(classes, identity)
        if sort is Sort.BODY:
            trust = 3 if name not in LINES else 0
        elif sort is not Sort.PLAIN:
            noise = max(noise, NOISE[sort])
    if len(attributes) > 1 or not classes:
        role, style = get("role"), get("style")
        if get("itemprop") == "articleBody":
            trust = 3
        elif role == "main" or identity == "content" or identity == "main":
            trust = trust or 1
        elif role in ASIDE_ROLES:
            noise = noise or 2
        if "hidden" in attributes or get("aria-hidden") == "true" or (style and "display" in style and "none" in style):
            noise = max(noise, 2)
    if noise and (noise == 3 or trust < 2 or sort is Sort.TEASER):
        trust = 0
    return sort, trust, noise
