"""Chooses among a page's blocks those that are the article's own words; knows boxes, names and lengths, no content.

The approach: sum the prose of every box, disbelieve boxes that are noise by name, take a declared body when it holds
enough of the page's prose, else descend from the top while one child holds most of it.
"""

from __future__ import annotations

from extractors.article.blocks import SENTENCE_END, Layout
from extractors.article.gather import LONG_LEAD, blocks_of, is_headline
from extractors.article.lines import is_site
from extractors.article.names import CAPTION
from extractors.article.page import key_of
from extractors.article.shapes import Block, Box

TRUST_WEIGHT = (1.0, 1.15, 1.6, 2.2, 4.0)  # how much more a box counts that says it is the article
LEAST_SHARE = 0.25  # of the page's prose, for a box to be believed
DESCEND = (
    0.85,
    0.85,
    0.85,
    1.1,
    1.1,
)  # share of a box's prose in one child at which the child is the article, by trust
HEADED = 0.3  # the same share for a child that holds the headline, too: what stands beside it are other articles
CAPTION_LENGTH = 400  # characters up to which a box named like a picture is its caption
HARDLY_ANYTHING = 220  # characters of text below which the names on a page are doubted


def body_of(layout: Layout, title: str | None) -> tuple[Box | None, list[Block]]:
    """The box that holds the article, and the article's blocks in reading order; none when the page has no prose.

    Some sites call their whole page a "slider": when next to no prose survives, the names are set aside and the page is
    looked at once more.
    """
    title_key = key_of(title or "")
    weigh(layout)
    box = choose(layout, title_key)
    blocks = blocks_of(layout, box, title_key) if box else []
    size = sum(block.size for block in blocks)
    if size < HARDLY_ANYTHING and layout.boxes[0].weight > 1.5 * size:
        weigh(layout, lenient=True)
        other = choose(layout, title_key)
        more = blocks_of(layout, other, title_key) if other else []
        if sum(block.size for block in more) > 1.3 * size:
            return other, more
        weigh(layout)
    return box, blocks


def weigh(layout: Layout, lenient: bool = False) -> None:
    """Sums the prose of every box and marks the boxes that are noise (``gone``).

    A box may call itself a sidebar and still hold the article: a name counts the less, the more of the prose is inside.
    With ``lenient`` no name counts except that of readers' comments.
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
        box.gone = box.parent.gone or ((box.noise > 0 or box.sort is CAPTION) and _is_noise(box, total, lenient))
    for block in layout.blocks:
        if block.good and not block.box.gone:
            block.box.kept += block.size
    for box in reversed(boxes):
        if box.parent is not None:
            box.parent.kept += box.kept


def _is_noise(box: Box, total: int, lenient: bool) -> bool:
    """Whether a box that is a caption or noise by name holds too little of the prose to be the article."""
    if not box.noise:
        return box.weight < CAPTION_LENGTH and box.weight < 0.25 * total
    if box.noise == 3:
        return total - box.weight > 200
    if lenient:
        return False
    return not total or box.weight < (0.75 if box.noise == 2 else 0.5) * total


def choose(layout: Layout, title_key: str = "") -> Box | None:
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
    children: dict[int, list[Box]] = {}  # those with prose
    for box in layout.boxes[1:]:
        if box.kept and not box.gone:
            children.setdefault(id(box.parent), []).append(box)
    headed: dict[int, Box] | None = None
    while True:
        within = children.get(id(best), [])
        heaviest = max(within, key=_kept, default=None)
        if heaviest and heaviest.kept >= DESCEND[best.trust] * best.kept and not _has_twin(layout, heaviest, within):
            best = heaviest
            continue
        if headed is None:
            headed = _headed(layout, best, title_key)
        child = headed.get(id(best))
        if child is None or best.trust > 1 or child.kept < HEADED * best.kept or not _is_listed(layout, child, best):
            return best
        best = child


def _headed(layout: Layout, outer: Box, title_key: str) -> dict[int, Box]:
    """The boxes within ``outer`` that hold the headline, by the identity of the box around them."""
    found: dict[int, Box] = {}
    for block in layout.blocks[outer.first : outer.last]:
        if is_headline(block, title_key):
            box: Box | None = block.box
            while box is not None and box is not outer and id(box.parent) not in found:
                found[id(box.parent)] = box
                box = box.parent
    return found


def _kept(box: Box) -> int:
    return box.kept


def _has_twin(layout: Layout, child: Box, within: list[Box]) -> bool:
    """Whether a box dressed like the child holds more of the text beside it, as page builders cut it."""
    if child.name is None:
        return False
    for box in within:
        least = LONG_LEAD if box.first < child.first else 1
        alike = box is not child and box.kept >= least and box.is_dressed_like(child)
        if alike and _is_told(layout.blocks[box.first : box.last]):
            return True
    return False


def _is_told(blocks: list[Block]) -> bool:
    """Whether blocks are running text with full sentences, not a subtitle, and lead nowhere else."""
    return any(block.good and block.text[-1] in SENTENCE_END for block in blocks) and not any(
        block.linked > 0.7 * block.size for block in blocks
    )


def _is_listed(layout: Layout, child: Box, outer: Box) -> bool:
    """Whether what stands beside a child speaks of other articles: as many blocks lead elsewhere as are prose."""
    beside = layout.blocks[outer.first : child.first] + layout.blocks[child.last : outer.last]
    linked = sum(block.linked > 0.7 * block.size for block in beside)
    return linked >= sum(block.good and not block.box.gone for block in beside)


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
