"""Tells which content management system made a page, and what its rules (or the source's own) find on it.

Families are data: ``extractors/families/*.toml``. Detection looks at the page's head and the classes of its body only.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from extractors.article.page import Parsed
from extractors.records import Selectors

FOLDER = Path(__file__).parents[1] / "families"
# the sign that most systems give; read from the page's metas, a selector would cost more
GENERATOR = re.compile(r"meta\[name=[Gg]enerator\]\[content(?P<how>[\^*]?)=['\"]?(?P<value>[^'\"]+)['\"]?\]")
FIELDS = ("title", "published", "updated", "text", "drop")


@dataclass(frozen=True, slots=True)
class Picked:
    """What the selectors found: texts of ``title``, values of ``published`` and ``updated`` (attributes first), the
    ``mem_id`` of the elements that hold the text and of those to drop. ``missed``: fields whose selectors all failed.
    """

    title: str | None = None
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    text: frozenset[int] = frozenset()
    drop: frozenset[int] = frozenset()
    missed: tuple[str, ...] = ()


class Family(NamedTuple):
    """A family's signs: beginnings or parts of the generator's name, classes of the body, selectors in the head."""

    begins: tuple[str, ...]
    contains: tuple[str, ...]
    classes: frozenset[str]
    in_head: str
    selectors: Selectors


@cache
def _families() -> tuple[Family, ...]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rules, signs = table.get("article", {}), table.get("detect", [])
        generators = [match for match in map(GENERATOR.fullmatch, signs) if match]
        others = [css for css in signs if not GENERATOR.fullmatch(css)]
        found.append(
            Family(
                tuple(match["value"] for match in generators if match["how"] == "^"),
                tuple(match["value"] for match in generators if match["how"] != "^"),
                frozenset(css.removeprefix("body.") for css in others if css.startswith("body.")),
                ", ".join(css for css in others if not css.startswith("body.")),
                Selectors(*(tuple(rules.get(name, ())) for name in FIELDS)),
            )
        )
    return tuple(found)


@cache
def _any_sign() -> str:
    return ", ".join(family.in_head for family in _families() if family.in_head)


def family_of(page: Parsed) -> Selectors | None:
    """The rules of the family that a page of an unknown site belongs to."""
    head, body = page.tree.head, page.tree.body
    generator = page.head.metas.get("generator", "")
    classes = (body.attributes.get("class") or "").split() if body is not None else []
    for family in _families():
        if generator and (generator.startswith(family.begins) or any(part in generator for part in family.contains)):
            return family.selectors
        if not family.classes.isdisjoint(classes):
            return family.selectors
    if head is None or head.css_first(_any_sign()) is None:
        return None
    return next(family.selectors for family in _families() if family.in_head and head.css_first(family.in_head))


def pick(page: Parsed, selectors: Selectors) -> Picked:
    """What the selectors of a source or of a family find. A selector that cannot be parsed matches nothing."""
    tree = page.tree
    title = _first(tree, selectors.title)
    published = _first(tree, selectors.published)
    updated = _first(tree, selectors.updated)
    texts = _first(tree, selectors.text)
    found = {"title": title, "published": published, "text": texts}
    return Picked(
        " ".join(title[0].text(separator=" ").split()) or None if title else None,
        tuple(map(_value, published)),
        tuple(map(_value, updated)),
        frozenset(node.mem_id for node in texts),
        frozenset(node.mem_id for node in _all(tree, ", ".join(selectors.drop))) if selectors.drop else frozenset(),
        tuple(name for name, nodes in found.items() if getattr(selectors, name) and not nodes),
    )


def _first(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> list[LexborNode]:
    """What the first selector that matches anything finds."""
    if len(selectors) > 1 and _none(tree, ", ".join(selectors)):
        return []
    for css in selectors:
        nodes = _all(tree, css)
        if nodes:
            return nodes
    return []


def _none(tree: LexborHTMLParser, css: str) -> bool:
    """Whether nothing matches, found in one walk; False where the selector cannot be parsed."""
    try:
        return tree.css_first(css) is None
    except SelectolaxError:
        return False


def _all(tree: LexborHTMLParser, css: str) -> list[LexborNode]:
    try:
        return tree.css(css)
    except SelectolaxError:
        return []


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    return (
        attributes.get("content")
        or f"{node.text()[:120]} {attributes.get('datetime') or attributes.get('title') or ''}"
    )
