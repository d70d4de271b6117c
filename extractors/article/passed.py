"""Boxes that are noise by name: which are passed over unwalked, and whether they held the text after all."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

HOLDS_ARTICLE = "h1, article, time"
HOLDS_TEXT = f"p, br, blockquote, {HOLDS_ARTICLE}"
SHORTEST_ASIDE, LONGEST_ASIDE = 100, 2000  # characters: less is walked at once, more may be a text after all
ENOUGH = 600  # characters of prose beside what was passed over, for its names to be believed unread


@dataclass(slots=True)
class Passed:
    """What a walk may pass over and what it passed.

    ``headline`` and ``anything``: the ``mem_id`` of elements that hold a headline, and of those that hold anything an
    article is known by. ``boxes``: those passed over, with their characters.
    """

    headline: set[int] = field(default_factory=set)
    anything: set[int] = field(default_factory=set)
    boxes: list[tuple[int, LexborNode]] = field(default_factory=list)

    def takes(self, node: LexborNode, noise: int) -> bool:
        """Whether a box that is noise by name is not worth the walk: comments, menus, short texts of the site."""
        size = 0
        if noise < 3:
            size = len(node.text_lexbor())
            if noise == 1 and size <= SHORTEST_ASIDE:
                return False
            if node.mem_id in (self.anything if size < LONGEST_ASIDE else self.headline):
                return False
        self.boxes.append((size, node))
        return True

    def may_hold_more(self, prose: int) -> bool:
        """Whether what was passed over may be the page's text, beside so many characters of prose."""
        if not self.boxes:
            return False
        return prose < ENOUGH or any(_prose_of(node, size) > prose for size, node in self.boxes if size > prose)


def passed_on(body: LexborNode) -> Passed:
    """What may be passed over on this page. Asked once and not box by box: every question is parsed anew."""
    found = Passed()
    for node in body.css(HOLDS_ARTICLE):
        _mark_above(node, found.anything)
        if node.tag == "h1":
            _mark_above(node, found.headline)
    return found


def _mark_above(node: LexborNode, marked: set[int]) -> None:
    above = node.parent
    while above is not None and above.mem_id not in marked:
        marked.add(above.mem_id)
        above = above.parent


def _prose_of(node: LexborNode, size: int) -> int:
    """Characters of a box that was passed over: menus are long, too, so only what is set as text counts."""
    if size <= ENOUGH:
        return size
    paragraphs = sum(len(part.text_lexbor()) for part in node.css("p"))
    return paragraphs or (size if node.css_first(HOLDS_TEXT) is not None else 1)
