"""Renders every document as a page of its layout and writes the pair ``pages/<name>.html.gz`` and ``.json``.

The same documents give the same bytes. Run ``python -m tests.samples.build`` after a change of documents or layouts.
"""

from __future__ import annotations

import gzip
import json
import sys
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tests.samples.check import MONTHS, WEEKDAYS, faults
from tests.samples.source import HERE, Block, Document, documents

LAYOUTS = HERE.parent / "layouts"


def shown(moment: str, form: str) -> str:
    """A moment as a German site prints it: ``long`` 4. Mai 2023, ``numeric`` 04.05.2023, ``weekday``, ``clock``."""
    at = datetime.fromisoformat(moment)
    day = f"{at.day}. {MONTHS[at.month - 1]} {at.year}"
    return {
        "long": day,
        "numeric": f"{at:%d.%m.%Y}",
        "weekday": f"{WEEKDAYS[at.weekday()]}, {day}",
        "clock": f"{at:%d.%m.%Y}, {at:%H:%M} Uhr",
    }[form]


def body(parts: tuple[Block, ...], style: str = "p") -> Markup:
    """The blocks as HTML. Styles: ``p`` plain elements, ``div`` a div for each paragraph, ``br`` one run of text with
    two line breaks between paragraphs, ``dl`` tables as definition lists.
    """
    tag = "div" if style == "div" else "p"
    out = []
    for block in parts:
        rows = [[escape(cell, quote=False) for cell in row] for row in block.rows]
        first = rows[0][0]
        if block.kind == "p":
            out.append(f"{first}<br><br>" if style == "br" else f"<{tag}>{first}</{tag}>")
        elif block.kind == "h2":
            out.append(f"<b>{first}</b><br><br>" if style == "br" else f"<h2>{first}</h2>")
        elif block.kind == "quote":
            out.append(f"<blockquote><{tag}>{first}</{tag}></blockquote>")
        elif block.kind == "ul":
            out.append("<ul>" + "".join(f"<li>{row[0]}</li>" for row in rows) + "</ul>")
        elif block.kind == "caption":
            out.append(f'<figure><img src="/bilder/motiv.jpg" alt=""><figcaption>{first}</figcaption></figure>')
        elif block.kind == "insert":
            out.append(f'<aside class="anzeige"><span>Anzeige</span><p>{first}</p></aside>')
        elif style == "dl":
            out.append("<dl>" + "".join(f"<dt>{r[0]}:</dt><dd>{' '.join(r[1:])}</dd>" for r in rows) + "</dl>")
        else:
            cells = ("<tr><th>" + r[0] + ":</th>" + "".join(f"<td>{c}</td>" for c in r[1:]) + "</tr>" for r in rows)
            out.append("<table><tbody>" + "".join(cells) + "</tbody></table>")
    return Markup("\n".join(out))


def json_ld(head: dict[str, Any], kind: str) -> Markup:
    """A schema.org block. The date is in it only where the document says that it is dated that way."""
    facts: dict[str, Any] = {"@context": "https://schema.org", "@type": kind, "headline": head["title"]}
    if "jsonld" in head.get("dated", "") and head.get("published"):
        facts |= {"datePublished": head["published"], "dateModified": head.get("updated", head["published"])}
    if head.get("author"):
        facts["author"] = {"@type": "Person", "name": head["author"]}
    facts["publisher"] = {"@type": "Organization", "name": head["site"]}
    text = json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")
    return Markup(f'<script type="application/ld+json">{text}</script>')


def page(document: Document, environment: Environment) -> bytes:
    """The page as its server would send it; the layout ``table`` is in windows-1252, all others in UTF-8."""
    head = document.head
    template = environment.get_template(f"{head['layout']}.html")
    noise = head.get("noise", [])
    html = template.render(
        d={key: head.get(key) for key in ("title", "subtitle", "teaser", "author", "site", "url", "updated", "kind")},
        home="{0.scheme}://{0.netloc}".format(urlsplit(head["url"])),
        published=head.get("published") or "",
        dated=head.get("dated", "").split(),
        shown=lambda form: head.get("shown") or shown(head["published"], form),
        says=lambda way: bool(head.get("published")) and way in head.get("dated", "").split(),
        blocks=lambda style="p": body(document.blocks, style),
        json_ld=lambda kind="NewsArticle": json_ld(head, kind),
        noise=noise,
        noise_one=noise[0] if noise else "Bauarbeiten an der Umgehungsstraße dauern bis 30. Juni",
    )
    return html.encode("cp1252", "xmlcharrefreplace") if head["layout"] == "table" else html.encode("utf-8")


def environment() -> Environment:
    return Environment(loader=FileSystemLoader(LAYOUTS), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def build(target: Path = HERE / "pages", folder: Path = HERE / "documents") -> list[str]:
    """Writes the pairs of a folder's documents, removes pages of documents that are gone, and returns what is wrong
    with the labels.
    """
    target.mkdir(exist_ok=True)
    wrong = []
    kept = set()
    rendering = environment()
    for document in documents(folder):
        wrong += faults(document)
        beside = target / f"{document.name}.json"
        beside.write_bytes(pretty(document.expected))
        packed = target / f"{document.name}.html.gz"
        body_now = page(document, rendering)
        # Two versions of zlib pack differently: an unchanged page keeps its bytes.
        if not packed.exists() or gzip.decompress(packed.read_bytes()) != body_now:
            packed.write_bytes(gzip.compress(body_now, mtime=0))
        kept |= {packed, beside}
    for path in target.iterdir():
        if path not in kept:
            path.unlink()
    return wrong


def pretty(expected: dict[str, Any]) -> bytes:
    return (json.dumps(expected, ensure_ascii=False, indent=1) + "\n").encode()


if __name__ == "__main__":
    problems = build()
    print("\n".join(problems) or f"{len(documents())} pages")
    sys.exit(bool(problems))
