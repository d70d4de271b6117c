"""Chooses among a page's blocks those that are the article's own words; knows boxes, names and lengths, no content.

The approach: sum the prose of every box, disbelieve boxes that are noise by name, take a declared body when it holds
enough of the page's prose, else descend from the top while one child holds most of it.
"""

from __future__ import annotations

from extractors.article.blocks import HEADINGS, Block, Box, Layout
from extractors.article.lines import is_end, is_furniture
from extractors.article.names import Sort

TRUST_WEIGHT = (1.0, 1.15, 1.6, 2.2, 4.0)  # how much more a box counts that says it is the article
LEAST_SHARE = 0.25  # of the page's prose, for a box to be believed
DESCEND = 0.85  # of a box's prose in one child: the child is the article


def weigh(layout: Layout, lenient: bool = False) -> None:
    """Sums the prose of every box and marks the boxes that are noise (``gone``).

    Noise by name is believed only of what does not hold most of the page's prose; ``lenient`` believes only comments.
    """
    boxes = layout.boxes
    for box in boxes:
        box.weight = box.kept = 0
    for block in layout.blocks:
        if block.good:
            block.box.weight += block.size
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
        return False
    if box.noise == 3:
        return total - box.weight > 200
    if lenient:
        return False
    return box.weight < (0.75 if box.noise == 2 else 0.5) * total or not total


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
    if best.trust == 4:
        return best
    heaviest: dict[int, Box] = {}
    for box in layout.boxes:
        if box.parent is not None and box.kept and not box.gone:
            rival = heaviest.get(id(box.parent))
            if rival is None or box.kept > rival.kept:
                heaviest[id(box.parent)] = box
    while True:
        child = heaviest.get(id(best))
        if child is None or child.kept < DESCEND * best.kept:
            return best
        if child.tag in ("li", "blockquote", "td", "p") and best.trust >= 3:
            return best
        best = child


def blocks_of(layout: Layout, box: Box, title_key: str) -> list[Block]:
    """The article's blocks in reading order: prose, and the short blocks that belong to it."""
    taken: list[Block] = []
    waiting: list[Block] = []  # short blocks: taken when prose follows
    size = 0
    seen: set[str] = set()
    for block in layout.blocks[box.first : box.last]:
        if block.box.gone:
            continue
        if size > 250 and block.size < 80 and (block.tag in HEADINGS or block.size < 60) and is_end(block.text):
            break
        if block.good:
            if block.size > 60:
                if block.text in seen:
                    continue
                seen.add(block.text)
            if waiting:
                taken += _lead(waiting, block) if not size else waiting
                waiting = []
            taken.append(block)
            size += block.size
        elif block.tag == "h1" or (block.size < 250 and key_of(block.text) == title_key):
            if not size:
                waiting = []
        elif block.linked < 0.5 * block.size and not is_furniture(block.text):
            waiting.append(block)
    if waiting and taken:
        taken += _tail(waiting, taken[-1])
    return taken


def key_of(text: str) -> str:
    """Letters and digits only, without case: what two spellings of a headline share."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _lead(waiting: list[Block], first: Block) -> list[Block]:
    """Of the short blocks before the first prose, those that stand in its own box and are not a subtitle."""
    return [
        block
        for block in waiting
        if block.box is first.box
        and block.strong < 0.9 * block.size
        and block.box.sort != Sort.LEAD
        and block.tag not in HEADINGS
    ]


def _tail(waiting: list[Block], last: Block) -> list[Block]:
    """Of the short blocks after the last prose, those that stand in its box or in a list or table beside it."""
    tail: list[Block] = []
    home = (
        last.box
        if last.box.tag not in ("li", "ul", "ol", "tr", "td", "dd", "p", "blockquote")
        else (last.box.parent or last.box)
    )
    for block in waiting:
        box: Box | None = block.box
        while (
            box is not None
            and box is not home
            and box.tag in ("li", "ul", "ol", "tr", "td", "tbody", "table", "dl", "dd", "dt", "blockquote", "p")
        ):
            box = box.parent
        if box is not home:
            break
        tail.append(block)
    while tail and tail[-1].tag in HEADINGS:
        tail.pop()
    return tail
