"""Reads the documents that people wrote (``documents/*.toml``) into samples: the page's parts and what it must yield.

A document is head, text and label in a short form; README.md beside this file describes it. Nothing is rendered here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KEYS = {
    "name", "why", "layout", "dated", "kind", "site", "url", "title", "subtitle", "teaser", "author", "published",
    "shown", "updated", "dateline", "credit", "story", "relation", "text", "noise", "announcement", "actions",
    "figures", "article", "conflict",
}  # fmt: skip

# One line of a block's markup: a heading, quotation, list item, table row, caption or insertion.
MARK = re.compile(r"^(## |> |- |\| |\^ |! )")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the text. ``kind``: p, h2, quote, ul, table, caption, insert; ``rows`` are its lines or cells."""

    kind: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A written document: ``head`` as typed, its blocks, and the expectation in the form of the reading."""

    name: str
    head: dict[str, Any]
    blocks: tuple[Block, ...]
    expected: dict[str, Any]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, which are separated by blank lines; ``{-}`` is a soft hyphen, ``{ }`` a fixed space."""
    kinds = {"## ": "h2", "> ": "quote", "- ": "ul", "| ": "table", "^ ": "caption", "! ": "insert"}
    found = []
    for part in re.split(r"\n\s*\n", text.strip().replace("{-}", "\u00ad").replace("{ }", "\u00a0")):
        mark = MARK.match(part)
        lines = part.split("\n")
        if not mark:
            found.append(Block("p", ((" ".join(lines),),)))
        elif mark[1] == "| ":
            rows = tuple(tuple(cell.strip() for cell in line.strip("| ").split(" | ")) for line in lines)
            found.append(Block("table", rows))
        else:
            found.append(Block(kinds[mark[1]], tuple((line.removeprefix(mark[1]),) for line in lines)))
    return tuple(found)


def article_text(parts: tuple[Block, ...]) -> str:
    """The article's own words: list items and table rows stand alone, captions and insertions are left out."""
    texts = (
        f"{row[0]}: {' '.join(row[1:])}" if block.kind == "table" and len(row) > 1 else row[0]
        for block in parts
        if block.kind not in ("caption", "insert")
        for row in block.rows
    )
    return "\n\n".join(texts)


def period(value: str | None) -> tuple[str | None, str | None]:
    """``2022-05-01`` is a day, ``2022-05-01..`` open at its end, ``..2022-05-04`` of unknown beginning."""
    if not value:
        return None, None
    first, dots, last = value.partition("..")
    return (first or None, (last or None) if dots else first)


def action(label: dict[str, Any], parents_quote: str) -> dict[str, Any]:
    """An action of the expectation. ``at`` is ``10:00-14:00`` or ``10:00``; lists are words in one string."""
    starts_on, ends_on = period(label.get("on"))
    starts_at, _, ends_at = label.get("at", "").partition("-")
    return {
        "title": label["title"],
        "type": label["type"],
        "status": label.get("status", "planned"),
        "jobcenters": label.get("jobcenters", "").split(),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "starts_at": starts_at or None,
        "ends_at": ends_at or None,
        "dates_inherited": label.get("inherited", False),
        "place": label.get("place"),
        "topics": label.get("topics", "").split(),
        "evidence": label.get("quote", parents_quote),
    }


def figure(line: str) -> dict[str, Any]:
    """``visitors 450-500 people 05316 ~ | quotation``: subject, value or range, unit, scope, ``~`` if approximate."""
    facts, _, quotation = line.partition(" | ")
    subject, value, unit, scope, *about = facts.split()
    low, _, high = value.partition("-")
    return {
        "subject": subject,
        "value": number(low),
        "value_max": number(high) if high else None,
        "unit": unit,
        "approximate": about == ["~"],
        "scope": None if scope == "-" else scope,
        "evidence": quotation,
    }


def number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def announcement(head: dict[str, Any]) -> dict[str, Any] | None:
    label = head.get("announcement")
    if not label:
        return None
    starts_on, ends_on = period(label.get("on"))
    return {
        "stance": label["stance"],
        "type": label["type"],
        "campaign": label.get("campaign"),
        "edition": label.get("edition"),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "initiators": label.get("initiators", []),
        "evidence": label["quote"],
        "actions": [action(each, label["quote"]) for each in head.get("actions", [])],
        "figures": [figure(line) for line in head.get("figures", [])],
    }


def expectation(head: dict[str, Any], parts: tuple[Block, ...]) -> dict[str, Any]:
    article = {
        "title": head["title"],
        "published_on": head["published"][:10] if head.get("published") else None,
        "updated_on": head["updated"][:10] if head.get("updated") else None,
        "publisher": head["site"],
        "dateline": head.get("dateline"),
        "credit": head.get("credit"),
        "language": "de",
        "text": article_text(parts),
    }
    return {
        "id": head["name"],
        "url": head["url"],
        "site_name": head["site"],
        "kind": head["kind"],
        "layout": head["layout"],
        "why": head["why"],
        "story": head.get("story"),
        "story_relation": head.get("relation"),
        "article": None if head.get("article") is False else article,
        "announcement": announcement(head),
    }


def documents(folder: Path = HERE / "documents") -> list[Document]:
    """All documents, sorted by name. An unknown key or a name that is used twice is a ValueError."""
    found: dict[str, Document] = {}
    for path in sorted(folder.glob("*.toml")):
        for head in tomllib.loads(path.read_text(encoding="utf-8"))["document"]:
            if unknown := head.keys() - KEYS:
                raise ValueError(f"{path.name}: {head.get('name')}: unknown keys {sorted(unknown)}")
            if head["name"] in found:
                raise ValueError(f"{path.name}: {head['name']} is there twice")
            parts = blocks(head["text"])
            found[head["name"]] = Document(head["name"], head, parts, expectation(head, parts))
    return [found[name] for name in sorted(found)]
