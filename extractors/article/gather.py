"""Gathers the article's blocks out of the box that holds it: which of the short lines belong to it, and which lead.

Knows boxes, lengths and the few lines that ``vocabulary/article.toml`` lists; no content.
"""

from __future__ import annotations

from extractors.article.blocks import Layout
from extractors.article.lines import is_end, is_furniture
from extractors.article.names import CAPTION, LEAD, TEASER
from extractors.article.page import key_of
from extractors.article.shapes import HEADINGS, Block, Box

LONG_LEAD = 100  # characters from which a lead counts as text; shorter ones are subtitles and kickers
FARTHEST = 300  # blocks behind a box in the text's midst among which the text may go on
DEEPEST = 8  # boxes around a paragraph that may be its own
SMALL = frozenset(("li", "ul", "ol", "tr", "td", "tbody", "table", "dl", "dd", "dt", "blockquote", "p"))


def blocks_of(layout: Layout, box: Box, title_key: str) -> list[Block]:
    """The article's blocks in reading order: prose, and the short blocks that belong to it."""
    taken: list[Block] = lead_of(layout, box, title_key)
    seen = {block.text for block in taken}
    waiting: list[Block] = []  # short blocks: taken when prose follows
    aside: list[Box] = []
    size = 0
    for block in layout.blocks[_start(layout, box, title_key) : box.last]:
        if block.box.gone or block.box in aside:
            continue
        if size and block.size < 80 and (block.tag in HEADINGS or block.size < 60) and is_end(block.text):
            if size > 0.6 * box.kept and not _resumes(layout, block, box, taken[-1].box):
                break
            if block.box is not box and block.box.last - block.box.first < 8:
                aside.append(block.box)  # a box in the midst of the text that teases something else
            continue
        if block.good:
            if block.size > 60:
                if block.text in seen:
                    continue
                seen.add(block.text)
            if size and block.box.sort is TEASER:
                continue
            if not size and block.size < LONG_LEAD and is_lead(block):
                continue
            if waiting:
                taken += _openers(waiting, block) if not size else waiting
                waiting = []
            taken.append(block)
            size += block.size
        elif block.tag == "h1" or is_headline(block, title_key):
            if not size:
                waiting = []
        elif block.linked < 0.5 * block.size and not is_furniture(block.text):
            waiting.append(block)
    if waiting and taken:
        taken += _tail(waiting, taken[-1], box.trust >= 3)
    return taken


def _resumes(layout: Layout, end: Block, box: Box, home: Box) -> bool:
    """Whether the text goes on in its own box behind the small box of a line that ends articles."""
    return end.box.first > home.first and any(
        block.linked < 0.5 * block.size
        and not (block.size < 60 and is_end(block.text))
        and (block.box is home or (block.good and _is_alike(block.box, home)))
        for block in layout.blocks[end.box.last : min(box.last, end.box.last + FARTHEST)]
    )


def _start(layout: Layout, box: Box, title_key: str) -> int:
    """Index of the body's first block: after the headline, where that stands in the body and little before it."""
    before = 0
    for place in range(box.first, box.last):
        block = layout.blocks[place]
        if is_headline(block, title_key):
            return place + 1 if before < 0.3 * box.kept else box.first
        if block.good and not block.box.gone:
            before += block.size
    return box.first


def is_headline(block: Block, title_key: str) -> bool:
    """Whether a block says the title, in whatever spelling."""
    size = len(title_key)
    if not 0 < size <= block.size <= 2 * size + 10:
        return False
    first = block.text[0]
    if first.isalnum() and first.casefold()[0] != title_key[0]:  # tells most lines apart
        return False
    return key_of(block.text) == title_key


def is_lead(block: Block) -> bool:
    """Whether a block stands in a box that is named a lead or teaser, or is a bold line as a whole."""
    box: Box | None = block.box
    for _ in range(3):
        if box is None:
            break
        if box.sort in (LEAD, TEASER):
            return True
        box = box.parent
    return block.strong >= 0.9 * block.size or block.tag in HEADINGS


def lead_of(layout: Layout, box: Box, title_key: str) -> list[Block]:
    """The prose between the headline and the body's box."""
    blocks = layout.blocks
    for start in range(box.first - 1, max(-1, box.first - 40), -1):
        block = blocks[start]
        if block.tag in HEADINGS and (block.tag == "h1" or is_headline(block, title_key)):
            return [
                lead
                for lead in blocks[start + 1 : box.first]
                if lead.good and lead.size >= LONG_LEAD and lead.linked < 0.1 * lead.size and _may_lead(lead.box)
            ]
    return []


def _may_lead(box: Box) -> bool:
    outer: Box | None = box
    while outer is not None:
        if outer.gone and outer.noise and outer.sort is not TEASER and outer.tag != "header":
            return False
        outer = outer.parent
    return box.sort is not CAPTION


def _openers(waiting: list[Block], first: Block) -> list[Block]:
    """Of the blocks before the first prose, those that stand in its own box, or sentences in one like it, and are not a
    subtitle; and rows."""
    return [
        block
        for block in waiting
        if block.tag == "tr"
        or (block.box is first.box and not is_lead(block))
        or (block.size >= LONG_LEAD and _is_alike(block.box, first.box) and not is_lead(block))
    ]


def _is_alike(box: Box, other: Box) -> bool:
    """Whether two boxes are dressed alike up to the box that holds both: some pages put every paragraph in its own."""
    one: Box | None = box
    two: Box | None = other
    for _ in range(DEEPEST):
        if one is None or two is None or not one.is_dressed_like(two):
            break
        one, two = one.parent, two.parent
        if one is two:
            return True
    return False


def _tail(waiting: list[Block], last: Block, declared: bool) -> list[Block]:
    """Of the short blocks after the last prose, those in its box, in one like it, or in a list or table beside."""
    tail: list[Block] = []
    home = last.box
    while home.tag in SMALL and home.parent is not None:
        home = home.parent
    for block in waiting:
        box = block.box
        while box is not home and box.tag in SMALL and box.parent is not None:
            box = box.parent
        if box is not home and not declared and not _is_alike(block.box, last.box):
            break
        tail.append(block)
    while tail and tail[-1].tag in HEADINGS:
        tail.pop()
    return tail
