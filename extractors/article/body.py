"""Chooses among a page's blocks those that are the article's own words; knows boxes, names and lengths, no content.

The approach: sum the prose of every box, disbelieve boxes that are noise by name, take a declared body when it holds
enough of the page's prose, else descend from the top while one child holds most of it; then fetch the lead that often
stands between the headline and the body's box.
"""

from __future__ import annotations

from extractors.article.blocks import Layout
from extractors.article.shapes import HEADINGS, Block, Box
from extractors.article.lines import is_end, is_furniture, is_site
from extractors.article.names import Sort

TRUST_WEIGHT = (1.0, 1.15, 1.6, 2.2, 4.0)  # how much more a box counts that says it is the article
LEAST_SHARE = 0.25  # of the page's prose, for a box to be believed
DESCEND = (
    0.85,
    0.85,
    0.85,
    1.1,
    1.1,
)  # share of a box's prose in one child at which the child is the article, by trust
LONG_LEAD = 100  # characters from which a lead counts as text; shorter ones are subtitles and kickers
CAPTION_LENGTH = 400  # characters up to which a box named like a picture is its caption
HARDLY_ANYTHING = 220  # characters of text below which the names on a page are doubted
SMALL = frozenset(("li", "ul", "ol", "tr", "td", "tbody", "table", "dl", "dd", "dt", "blockquote", "p"))


def body_of(layout: Layout, title: str | None) -> tuple[Box | None, list[Block]]:
    """The box that holds the article, and the article's blocks in reading order; none when the page has no prose.

    Where hardly anything is left, names are believed less: some sites call their whole page a "slider".
    """
    title_key = key_of(title or "")
    weigh(layout)
    box = choose(layout)
    blocks = blocks_of(layout, box, title_key) if box else []
    size = sum(block.size for block in blocks)
    if size < HARDLY_ANYTHING and layout.boxes[0].weight > 1.5 * size:
        weigh(layout, lenient=True)
        other = choose(layout)
        more = blocks_of(layout, other, title_key) if other else []
        if sum(block.size for block in more) > 1.3 * size:
            return other, more
        weigh(layout)
    return box, blocks


def weigh(layout: Layout, lenient: bool = False) -> None:
    """Sums the prose of every box and marks the boxes that are noise (``gone``).

    Noise by name is believed only of what does not hold most of the page's prose; ``lenient`` believes only comments.
    """
    boxes = layout.boxes
    for box in boxes:
        box.weight = box.kept = 0
    for block in layout.blocks:
        if block.good:
            block.good = not is_site(block.text)
            block.box.weight += block.size * block.good
    for box in reversed(boxes):
        if box.parent is not None:
            box.parent.weight += box.weight
    total = boxes[0].weight
    for box in boxes[1:]:
        assert box.parent is not None
        box.gone = box.parent.gone or _is_noise(box, total, lenient)
    for block in layout.blocks:
        if block.good and not block.box.gone:
            block.box.kept += block.size
    for box in reversed(boxes):
        if box.parent is not None:
            box.parent.kept += box.kept


def _is_noise(box: Box, total: int, lenient: bool) -> bool:
    if not box.noise:
        return box.sort is Sort.CAPTION and box.weight < CAPTION_LENGTH and box.weight < 0.25 * total
    if box.noise == 3:
        return total - box.weight > 200
    if lenient:
        return False
    return not total or box.weight < (0.75 if box.noise == 2 else 0.5) * total


def choose(layout: Layout) -> Box | None:
    """The box that holds the article; None when the page has no prose."""
    root = layout.boxes[0]
    if not root.kept:
        return None
    best, best_score = root, 0.0
    for box in layout.boxes:
        if box.trust and not box.gone and box.kept >= 120 and box.kept >= LEAST_SHARE * root.kept:
            score = box.kept * TRUST_WEIGHT[box.trust]
            if score > best_score:
                best, best_score = box, score
    if best.trust == 3:
        best = _with_siblings(best, layout.boxes)
    heaviest: dict[int, Box] = {}
    for box in layout.boxes:
        if box.parent is not None and box.kept and not box.gone:
            rival = heaviest.get(id(box.parent))
            if rival is None or box.kept > rival.kept:
                heaviest[id(box.parent)] = box
    while True:
        child = heaviest.get(id(best))
        if child is None or child.kept < DESCEND[best.trust] * best.kept:
            return best
        best = child


def _with_siblings(body: Box, boxes: list[Box]) -> Box:
    """The box that holds all declared bodies of the article, where a page cuts its text into several."""
    limit = body
    while limit.parent is not None and limit.trust != 2:
        limit = limit.parent
    if limit.trust != 2:  # no article around it: bodies that stand side by side belong together
        limit = body.parent.parent if body.parent and body.parent.parent else body
    declared = sum(
        box.kept
        for box in boxes
        if box.trust == 3 and not box.gone and limit.first <= box.first and box.last <= limit.last and not _in_body(box)
    )
    while body is not limit and body.kept < 0.9 * declared and body.parent is not None:
        body = body.parent
    return body


def _in_body(box: Box) -> bool:
    outer = box.parent
    while outer is not None:
        if outer.trust == 3:
            return True
        outer = outer.parent
    return False


def blocks_of(layout: Layout, box: Box, title_key: str) -> list[Block]:
    """The article's blocks in reading order: prose, and the short blocks that belong to it."""
    taken: list[Block] = lead_of(layout, box, title_key)
    seen = {block.text for block in taken}
    waiting: list[Block] = []  # short blocks: taken when prose follows
    aside: list[Box] = []
    size = 0
    for block in layout.blocks[_start(layout, box, title_key) : box.last]:
        if block.box.gone:
            continue
        if block.box in aside:
            continue
        if size and block.size < 80 and (block.tag in HEADINGS or block.size < 60) and is_end(block.text):
            if size > 0.6 * box.kept:
                break
            if block.box is not box and block.box.last - block.box.first < 8:
                aside.append(block.box)  # a box in the midst of the text that teases something else
            continue
        if block.good:
            if block.size > 60:
                if block.text in seen:
                    continue
                seen.add(block.text)
            if size and block.box.sort is Sort.TEASER:
                continue
            if not size and is_lead(block):
                if block.size < LONG_LEAD:
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


def key_of(text: str) -> str:
    """Letters and digits only, without case: what two spellings of a headline share."""
    return "".join(filter(str.isalnum, text.casefold()))


def is_headline(block: Block, title_key: str) -> bool:
    """Whether a block says the title, in whatever spelling."""
    size = len(title_key)
    return 0 < size <= block.size <= 2 * size + 10 and key_of(block.text) == title_key


def is_lead(block: Block) -> bool:
    """Whether a block stands in a box that is named a lead or teaser, or is a bold line as a whole."""
    box: Box | None = block.box
    for _ in range(3):
        if box is None:
            break
        if box.sort in (Sort.LEAD, Sort.TEASER):
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
        if outer.gone and outer.noise and outer.sort is not Sort.TEASER and outer.tag != "header":
            return False
        outer = outer.parent
    return box.sort is not Sort.CAPTION


def _openers(waiting: list[Block], first: Block) -> list[Block]:
    """Of the short blocks before the first prose, those that stand in its own box and are not a subtitle; and rows."""
    return [block for block in waiting if block.tag == "tr" or (block.box is first.box and not is_lead(block))]


def _tail(waiting: list[Block], last: Block, declared: bool) -> list[Block]:
    """Of the short blocks after the last prose, those that stand in its box or in a list or table beside it."""
    tail: list[Block] = []
    home = last.box
    while home.tag in SMALL and home.parent is not None:
        home = home.parent
    for block in waiting:
        box = block.box
        while box is not home and box.tag in SMALL and box.parent is not None:
            box = box.parent
        if box is not home and not declared:
            break
        tail.append(block)
    while tail and tail[-1].tag in HEADINGS:
        tail.pop()
    return tail
