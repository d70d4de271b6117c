"""Joins what stands side by side: the cells of a table's row, a term and its description, to one block "key: value".

Kind of text: tables of dates and places in press releases ("Wann", "Wo", "Kontakt"). Tables that only lay out a page
stay in pieces: their cells hold headings, long texts or menus.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.article.shapes import HEADINGS, Block, Box

LONGEST_KEY, LONGEST_VALUE = 80, 400  # characters
MOST_BLOCKS, MOST_IN_CELL = 8, 2


def join_row(blocks: list[Block], boxes: list[Box], box: Box, is_prose: Callable[[str, int, int, str], bool]) -> None:
    """Replaces the last blocks, those of ``box`` (a tr or dd that just ended), by one, where they are key and value."""
    start = _term(blocks, box) if box.tag == "dd" else _cells(blocks, boxes, box)
    if start is None:
        return
    key, *values = blocks[start:]
    if key.size > LONGEST_KEY or any(_is_layout(part) for part in (key, *values)):
        return
    text = f"{key.text.rstrip(' :')}: {' '.join(value.text for value in values)}"
    linked = key.linked + sum(value.linked for value in values)
    blocks[start:] = [Block(text, len(text), linked, 0, "tr", box, is_prose(text, len(text), linked, "tr"))]


def _term(blocks: list[Block], box: Box) -> int | None:
    """Where the dt of a dd begins."""
    start = box.first - 1
    if start < 0 or len(blocks) - box.first != 1:
        return None
    key = blocks[start]
    return start if key.tag == "dt" and key.box.parent is box.parent else None


def _cells(blocks: list[Block], boxes: list[Box], box: Box) -> int | None:
    """Where a row of at least two small cells begins."""
    if not 2 <= len(blocks) - box.first <= MOST_BLOCKS:
        return None
    filled = 0
    for cell in reversed(boxes):
        if cell is box:
            break
        if cell.parent is box and cell.last > cell.first:
            if cell.last - cell.first > MOST_IN_CELL:
                return None
            filled += 1
    return box.first if filled > 1 else None


def _is_layout(part: Block) -> bool:
    return part.tag in HEADINGS or part.size > LONGEST_VALUE or part.linked > 0.7 * part.size > 30
