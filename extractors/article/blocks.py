"""Cuts a page into blocks of text and the boxes that hold them; decides nothing about which of them are the article.

One walk over the parsed page, without recursion, so that a page nested ten thousand deep costs what it weighs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from extractors.article.names import Sort, sort_of

# what an element means for the cutting; elements that are not listed are part of the running line
SKIP, BLOCK, LINE, LINK, BREAK, STRONG, TIME = range(1, 8)
ROLES: dict[str, int] = {
    **dict.fromkeys(
        "script style noscript template nav iframe svg math button select option input textarea object embed canvas audio"
        " video map dialog menu head link meta figcaption label picture img source track progress meter rp marquee"
        " datalist applet frameset -comment".split(),
        SKIP,
    ),
    **dict.fromkeys(
        "div section article main li ul ol dl dt dd blockquote pre table tbody thead tfoot tr td th figure header footer"
        " form fieldset address center details summary hr body hgroup search aside caption legend".split(),
        BLOCK,
    ),
    **dict.fromkeys("p h1 h2 h3 h4 h5 h6".split(), LINE),
    **dict.fromkeys("b strong em i u".split(), STRONG),
    "a": LINK,
    "br": BREAK,
    "time": TIME,
}
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LINES = HEADINGS | {"p"}
NOISE = {sort: {Sort.SOFT: 1, Sort.ABOUT: 1, Sort.TEASER: 1, Sort.HARD: 2, Sort.COMMENTS: 3}.get(sort, 0) for sort in Sort}
ASIDE_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog"))
SENTENCE_END = frozenset('.!?:“"»”’)…')
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u2060"), "")

# a line that begins with a label after a single line break: "Wo: Rathaus"
LABEL = re.compile(r"\n\s*(?=[A-ZÄÖÜ][\w /-]{1,24}\s?:\s)")

IN_LINK, IN_STRONG, IN_ARTICLE = 1, 2, 4


@dataclass(slots=True, eq=False)
class Box:
    """An element that holds blocks. ``first`` and ``last`` bound its blocks in the page's list.

    ``trust``: 0 no hint, 1 main part of the page, 2 article, 3 declared body, 4 named by a selector.
    ``noise``: 0 none, 1 soft, 2 hard, 3 comments. ``weight``: characters of prose in it, ``kept``: without noise.
    """

    parent: Box | None
    tag: str
    sort: Sort
    trust: int
    noise: int
    first: int
    last: int = 0
    weight: int = 0
    kept: int = 0
    gone: bool = False
    name: str = ""


@dataclass(slots=True, eq=False)
class Block:
    """One stretch of text: a paragraph, heading, list item, table row. ``linked`` and ``strong`` count characters."""

    text: str
    size: int
    linked: int
    strong: int
    tag: str
    box: Box
    good: bool


@dataclass(slots=True)
class Layout:
    """The page as blocks in reading order, boxes in order of opening, and ``time`` elements (block index, datetime)."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    times: list[tuple[int, str, Box]] = field(default_factory=list)


def is_prose(text: str, size: int, linked: int, tag: str) -> bool:
    """Whether a block looks like running text: long enough, ended like a sentence, not made of links."""
    if size < 25 or linked >= 0.35 * size:
        return False
    if tag in HEADINGS:
        return size >= 100  # a lead set as a heading
    return size >= 80 or (size >= 40 and (tag in ("p", "li", "blockquote") or text[-1] in SENTENCE_END))


def _bare(name: str, state: int) -> tuple[Sort, int, int]:
    """Sort, trust and noise of an element without attributes."""
    if name == "article":
        return Sort.PLAIN, 2, 0
    if name == "main":
        return Sort.PLAIN, 1, 0
    if name == "aside":
        return Sort.PLAIN, 0, 2
    if name == "footer" or name == "address" or (name == "header" and not state & IN_ARTICLE):
        return Sort.PLAIN, 0, 1
    return Sort.PLAIN, 0, 0


def _judge(name: str, attributes: dict[str, str | None], state: int) -> tuple[Sort, int, int]:
    """Sort, trust and noise of an element by its tag and attributes."""
    sort, trust, noise = _bare(name, state)
    get = attributes.get
    identity, classes, role, style = get("id"), get("class"), get("role"), get("style")
    if classes or identity:
        sort = sort_of(classes, identity)
        if sort is Sort.BODY:
            trust = 3 if name not in LINES else 0
        else:
            noise = max(noise, NOISE[sort])
    if get("itemprop") == "articleBody":
        trust = 3
    elif role == "main" or identity in ("content", "main"):
        trust = max(trust, 1)
    elif role in ASIDE_ROLES:
        noise = max(noise, 2)
    if "hidden" in attributes or get("aria-hidden") == "true" or (style and "display" in style and "none" in style):
        noise = max(noise, 2)
    return sort, (0 if noise and (noise == 3 or trust < 2 or sort is Sort.TEASER) else trust), noise


def _join(blocks: list[Block], boxes: list[Box], box: Box) -> None:
    """Makes one block "key: value" of a table row or of a dd with its dt. A row of a layout table stays as it is."""
    if box.tag == "dd":
        if len(blocks) - box.first != 1 or not box.first:
            return
        start = box.first - 1
        key = blocks[start]
        if key.tag != "dt" or key.box.parent is not box.parent:
            return
    else:
        start = box.first
        if not 2 <= len(blocks) - start <= 8:
            return
        cells = 0
        for cell in reversed(boxes):
            if cell is box:
                break
            if cell.parent is box and cell.last > cell.first:
                cells += 1
                if cell.last - cell.first > 2:
                    return
        if cells < 2:
            return
    parts = blocks[start:]
    if any(part.tag in HEADINGS or part.size > 400 or part.linked > 0.7 * part.size > 30 for part in parts):
        return
    if parts[0].size > 80:
        return
    key_text = parts[0].text.rstrip(" :")
    text = f"{key_text}: {' '.join(part.text for part in parts[1:])}"
    linked = sum(part.linked for part in parts)
    del blocks[start:]
    blocks.append(Block(text, len(text), linked, 0, "tr", box, is_prose(text, len(text), linked, "tr")))


def cut(body: LexborNode, marked: frozenset[int] = frozenset()) -> Layout:
    """The layout of a page's body. ``marked`` are the ``mem_id`` of elements that a selector names as the text."""
    layout = Layout()
    blocks, boxes, times = layout.blocks, layout.boxes, layout.times
    box = Box(None, "body", Sort.PLAIN, 0, 0, 0)
    boxes.append(box)
    tag, state, linked, strong = "body", 0, 0, 0
    line: list[str] = []
    stack: list[tuple[LexborNode, str, Box, int]] = []

    def flush() -> None:
        nonlocal linked, strong
        text = "".join(line)
        line.clear()
        in_link, linked = linked, 0
        in_strong, strong = strong, 0
        if not text or text.isspace():
            return
        for part in LABEL.split(text) if "\n" in text else (text,):
            words = " ".join(part.translate(UNSEEN).split())
            if words:
                size = len(words)
                good = is_prose(words, size, in_link, tag)
                blocks.append(Block(words, size, in_link, in_strong, tag, box, good))

    node = body.first_child
    while True:
        if node is None:
            flush_needed = stack.pop() if stack else None
            if flush_needed is None:
                break
            opened, outer_tag, outer_box, outer_state = flush_needed
            if outer_tag is not tag or outer_box is not box:
                flush()
                if outer_box is not box:
                    box.last = len(blocks)
                    if box.tag == "tr" or box.tag == "dd":
                        _join(blocks, boxes, box)
                        box.last = len(blocks)
            tag, box, state = outer_tag, outer_box, outer_state
            node = opened.next
            continue
        name = node.tag
        if name == "-text":
            text = node.text_content
            if text:
                line.append(text.replace("\n", " ") if "\n" in text else text)
                if state & IN_LINK:
                    linked += len(text)
                if state & IN_STRONG:
                    strong += len(text)
            node = node.next
            continue
        role = ROLES.get(name, 0)
        if not role and (not name or "-" in name):
            role = BLOCK if name and name[0] != "-" else SKIP  # a custom element; a doctype or the like has no name
        if role == SKIP:
            if name == "figcaption" or name == "nav":
                flush()
            node = node.next
            continue
        if role == BREAK:
            if line and line[-1] == "\n":
                flush()
            else:
                line.append("\n")
            node = node.next
            continue
        inner_tag, inner_box, inner_state = tag, box, state
        if role == BLOCK or role == LINE:
            flush()
            attributes = node.attributes
            if role == LINE and not attributes:
                inner_tag = name
            else:
                sort, trust, noise = _judge(name, attributes, state) if attributes else _bare(name, state)
                if marked and node.mem_id in marked:
                    trust, noise = 4, 0
                if role == LINE and not noise and sort is Sort.PLAIN:
                    inner_tag = name
                else:
                    inner_tag = name
                    inner_box = Box(box, name, sort, trust, noise, len(blocks))
                    boxes.append(inner_box)
                    if trust:
                        inner_state |= IN_ARTICLE
        elif role == LINK:
            inner_state |= IN_LINK
        elif role == STRONG:
            inner_state |= IN_STRONG
        elif role == TIME:
            # what a reader sees first: the attribute is often in another time zone
            times.append((len(blocks), f"{node.text()[:60]} {node.attributes.get('datetime') or ''}", box))
        child = node.first_child
        if child is None:
            if inner_box is not box:
                inner_box.last = len(blocks)
            node = node.next
            continue
        stack.append((node, tag, box, state))
        tag, box, state = inner_tag, inner_box, inner_state
        node = child
    flush()
    boxes[0].last = len(blocks)
    return layout
