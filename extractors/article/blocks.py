"""Makes lines and boxes of a parsed page. Which of them are the article is decided later, in ``body``.

The tree is followed with a stack of its own, so a page nested ten thousand deep is no more trouble than a flat one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode, create_tag

from extractors.article.names import ABOUT, CAPTION, LEAD, PLAIN, TEASER
from extractors.article.passed import Passed, passed_on
from extractors.article.rows import join_row
from extractors.article.shapes import BY_TAG, HEADINGS, Block, Box, judge

# what an element means for the cutting; elements that are not listed are part of the running line
SKIP, LINK, BREAK, STRONG, TIME, SPAN, LINE, BLOCK = range(1, 9)
STANDING = LINE  # from here on: what begins a line of its own
SKIPPED = (
    "script style noscript template nav iframe svg math button select option input textarea object embed canvas audio"
    " video map dialog menu head link meta figcaption label picture img source track progress meter rp marquee datalist"
    " applet frameset"
)
BLOCKS = (
    "div section article main li ul ol dl dt dd blockquote pre table tbody thead tfoot tr td th figure header footer"
    " form fieldset address center details summary hr body hgroup search aside caption legend"
)
ROLES: dict[str, int] = {
    **dict.fromkeys(SKIPPED.split(), SKIP),
    **dict.fromkeys(BLOCKS.split(), BLOCK),
    **dict.fromkeys(["p", *sorted(HEADINGS)], LINE),
    **dict.fromkeys(["b", "strong", "em", "i", "u"], STRONG),
    "a": LINK,
    "br": BREAK,
    "time": TIME,
    "span": SPAN,
    "small": SPAN,
}
# the same by the number that the parser gives an element: read for every element, and half as dear as its name
TEXT, COMMENT = 2, 4
NAMELESS = (SKIP, "-comment")  # a doctype in the midst of a page has no name
NUMBERED = {create_tag(name).tag_id: (role, name) for name, role in ROLES.items()} | {COMMENT: NAMELESS}
SENTENCE_END = frozenset('.!?:“"»”’)…')
BR = "\x1e"  # a line break, as the running line keeps it; str.split() takes it for a blank
LABEL = re.compile(r"\s*[A-ZÄÖÜ][\w /-]{1,24}\s?:\s")  # "Wo: Rathaus"
DATE_LINE = re.compile(r"\W*(?:[A-Za-z]+,?\s)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]+)\s?\d{2,4}\W*")  # "Mo, 5.9.2011"
NOTHING: frozenset[int] = frozenset()
SHORT_SORTS = frozenset((ABOUT, TEASER, LEAD, CAPTION))  # what they say is wanted, however short
IN_LINK, IN_STRONG, IN_ARTICLE, IN_NOISE = 1, 2, 4, 8


@dataclass(slots=True)
class Layout:
    """The page as blocks in reading order, boxes in order of opening, ``times``: what ``time`` elements show and say,
    each with the index of the block in or before which it stands.
    """

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    times: list[tuple[int, str, Box]] = field(default_factory=list)


def _unlisted(node: LexborNode) -> tuple[int, str]:
    """Role and name of an element that is not listed; a custom element stands like a div."""
    name = node.tag
    return ((BLOCK if "-" in name else 0), name) if name else NAMELESS


def _parts(text: str) -> list[str]:
    """A running line at its line breaks, where a label begins, and around what is only a date."""
    parts: list[str] = []
    date_line = True
    for piece in text.split(BR):
        is_date = len(piece) < 60 and DATE_LINE.fullmatch(piece) is not None
        if date_line or is_date or LABEL.match(piece):
            parts.append(piece)
        else:
            parts[-1] += f" {piece}"
        date_line = is_date
    return parts


def _is_bold(line: list[str], strong: int) -> bool:
    """Whether a running line of few pieces is bold as a whole."""
    return len(line) <= 6 and strong >= len("".join(line).strip())


def _is_apart(node: LexborNode) -> bool:
    """Whether only blanks stand between an element of the running line and the element before it."""
    before = node.prev
    return before is not None and before.tag_id == TEXT and not (before.text_content or "").strip()


def is_prose(text: str, size: int, linked: int, tag: str) -> bool:
    """Whether a block looks like running text: long enough, ended like a sentence, not made of links."""
    if size < 25 or linked >= 0.35 * size:
        return False
    if tag in HEADINGS:
        return size >= 100  # a lead set as a heading
    return size >= 80 or (size >= 40 and (tag in ("p", "li", "blockquote") or text[-1] in SENTENCE_END))


def cut(body: LexborNode, marked: frozenset[int] = NOTHING, dropped: frozenset[int] = NOTHING) -> Layout:
    """The layout of a page's body. ``marked`` and ``dropped`` are the ``mem_id`` of elements that selectors name as the
    text, and as no part of it. What is noise by name is passed over, unless there is hardly any prose beside it.
    """
    passed = passed_on(body)
    layout = _walk(body, marked, dropped, passed)
    if passed.may_hold_more(sum(block.size for block in layout.blocks if block.good)):
        return _walk(body, marked, dropped, None)
    return layout


def _walk(body: LexborNode, marked: frozenset[int], dropped: frozenset[int], passed: Passed | None) -> Layout:
    """The layout; with ``passed``, without the boxes that it takes."""
    layout = Layout()
    blocks, boxes, times = layout.blocks, layout.boxes, layout.times
    box = Box(None, "body", None, PLAIN, 0, 0, 0)
    boxes.append(box)
    tag, state, linked, strong = "body", 0, 0, 0
    line: list[str] = []  # the texts of the running line
    stack: list[tuple[Iterator[LexborNode], str, Box, int]] = []  # opened elements, and what held around them

    def flush() -> None:
        """Makes a block of the running line; several where labels follow line breaks."""
        nonlocal linked, strong
        text = line[0] if len(line) == 1 else "".join(line)
        for part in _parts(text) if BR in text else (text,):
            words = " ".join(part.split())
            if words:
                size = len(words)
                blocks.append(Block(words, size, linked, strong, tag, box, is_prose(words, size, linked, tag)))
        line.clear()
        linked = strong = 0

    siblings = body.iter(True, True)
    while True:
        node = next(siblings, None)
        if node is None:  # the end of an element
            if not stack:
                break
            siblings, outer_tag, outer_box, state = stack.pop()
            if outer_tag is not tag or outer_box is not box:
                if line:
                    flush()
                if outer_box is not box:
                    if box.tag == "tr" or box.tag == "dd":
                        join_row(blocks, boxes, box, is_prose)
                    box.last = len(blocks)
                tag, box = outer_tag, outer_box
            continue
        number = node.tag_id
        if number == TEXT:
            text = node.text_content
            if text:
                line.append(text)
                if state & IN_LINK:
                    linked += len(text)
                if state & IN_STRONG:
                    strong += len(text)
            continue
        role, name = NUMBERED.get(number) or _unlisted(node)
        if role == SKIP or (dropped and node.mem_id in dropped):
            if line and (name == "figcaption" or name == "nav"):
                flush()
            continue
        if role == BREAK:
            if line and (line[-1] is BR or (strong and not state & IN_STRONG and _is_bold(line, strong))):
                flush()  # an empty line parts paragraphs, a line in bold is a heading
            else:
                line.append(BR)
            continue
        inner_tag, inner_box, inner_state = tag, box, state
        stands = role >= STANDING
        if stands and line:
            flush()
        first = node.first_child
        if first is None and role != TIME:
            continue
        if stands:
            attributes = node.attributes
            if attributes or role != LINE:
                sort, trust, noise = PLAIN, 0, 0
                if attributes or name in BY_TAG:
                    sort, trust, noise = judge(name, attributes, state & IN_ARTICLE != 0)
                if noise and not state & IN_NOISE and sort not in SHORT_SORTS:
                    if passed is not None and passed.takes(node, noise):
                        continue
                    inner_state |= IN_NOISE
                if marked and node.mem_id in marked:
                    trust, noise = 4, 0
                if role != LINE or noise or sort is not PLAIN:
                    inner_box = Box(box, name, attributes.get("class"), sort, trust, noise, len(blocks))
                    boxes.append(inner_box)
                    if trust:
                        inner_state |= IN_ARTICLE
            inner_tag = name
        else:
            if line and ((role == SPAN and tag in HEADINGS) or _is_apart(node)):
                line.append(" ")  # blanks between elements; a kicker in the headline is a line of its own
            if role == LINK:
                inner_state |= IN_LINK
            elif role == STRONG:
                inner_state |= IN_STRONG
            elif role == TIME:
                # what a reader sees comes first: the attribute is often in another time zone
                times.append((len(blocks), f"{node.text()[:60]} {node.attributes.get('datetime') or ''}", box))
            if role != TIME and first is not None and first.next is None and first.tag_id == TEXT:
                text = first.text_content or ""  # most elements of a line hold one text: no need to step inside
                line.append(text)
                if inner_state & IN_LINK:
                    linked += len(text)
                if inner_state & IN_STRONG:
                    strong += len(text)
                continue
        stack.append((siblings, tag, box, state))
        siblings = node.iter(True, True)
        tag, box, state = inner_tag, inner_box, inner_state
    if line:
        flush()
    boxes[0].last = len(blocks)
    return layout
