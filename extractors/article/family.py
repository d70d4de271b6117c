"""Tells which content management system made a page, and what its rules (or the source's own) find on it.

Families are data: ``extractors/families/*.toml``. To be fast, detection looks at the page's head and at the attributes of
its body only.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from extractors.article.page import Parsed
from extractors.records import Selectors, Source

FOLDER = Path(__file__).parents[1] / "families"
FIELDS = ("title", "published", "updated", "text", "drop")


@dataclass(frozen=True, slots=True)
class Picked:
    """What the selectors found: texts of ``title``, values of ``published`` and ``updated`` (attributes first), the
    ``mem_id`` of the elements that hold the text and of those to drop. ``missed``: fields that have selectors of which none matched.
    """

    title: str | None = None
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    text: frozenset[int] = frozenset()
    drop: frozenset[int] = frozenset()
    missed: tuple[str, ...] = ()


@cache
def _families() -> tuple[tuple[str, tuple[str, ...], Selectors], ...]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = table.get("article", {})
        lists = [tuple(rules.get(name, ())) for name in FIELDS]
        found.append((path.stem, tuple(table.get("detect", ())), Selectors(*lists)))
    return tuple(found)


@cache
def _any_family() -> tuple[str, tuple[str, ...]]:
    """Every family's signs: those in the head as one selector, those on the body."""
    signs = [css for _, detect, _ in _families() for css in detect]
    return ", ".join(css for css in signs if not css.startswith("body.")), tuple(signs)


def family_of(tree: LexborHTMLParser) -> Selectors | None:
    """The rules of the family that a page of an unknown site belongs to."""
    head, body = tree.head, tree.body
    in_head, in_body = _any_family()
    if head is not None and head.css_first(in_head) is not None:
        place = head
    elif body is not None and _has_class(body, in_body):
        place = body
    else:
        return None
    for _, detect, selectors in _families():
        if place is body and _has_class(place, detect):
            return selectors
        if place is head and any(place.css_first(css) for css in detect if not css.startswith("body")):
            return selectors
    return None


def _has_class(body: LexborNode, selectors: tuple[str, ...]) -> bool:
    """Whether the body bears a class that one of the selectors of the form ``body.name`` asks for."""
    classes = (body.attributes.get("class") or "").split()
    return any(css.removeprefix("body.") in classes for css in selectors if css.startswith("body."))


def pick(page: Parsed, source: Source | None) -> Picked:
    """What the source's selectors find, or else those of the page's family.

    A selector that cannot be parsed matches nothing. A family is asked for title and dates only where the page's own
    metadata do not tell them: they agree, and asking costs time.
    """
    tree = page.tree
    own = source is not None and source.selectors != Selectors()
    selectors = source.selectors if source is not None and own else family_of(tree)
    if selectors is None:
        return Picked()
    asked = own or not (page.things or "article:published_time" in page.head.metas)
    title = _first(tree, selectors.title) if asked else []
    published = _first(tree, selectors.published) if asked else []
    updated = _first(tree, selectors.updated) if asked else []
    texts = _first(tree, selectors.text)
    found = {"title": title, "published": published, "text": texts}
    return Picked(
        " ".join(title[0].text(separator=" ").split()) or None if title else None,
        tuple(map(_value, published)),
        tuple(map(_value, updated)),
        frozenset(node.mem_id for node in texts),
        frozenset(node.mem_id for node in _all(tree, ", ".join(selectors.drop))) if selectors.drop else frozenset(),
        tuple(name for name, nodes in found.items() if own and getattr(selectors, name) and not nodes),
    )


def _first(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> list[LexborNode]:
    """What the first selector that matches anything finds."""
    for css in selectors:
        nodes = _all(tree, css)
        if nodes:
            return nodes
    return []


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
