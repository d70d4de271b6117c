"""What the invented sites say: one folder a site, one Markdown file a page, an edited page as a second file.

A page file begins with TOML between two ``+++`` lines. ``name.day2.md`` replaces ``name.md`` from the second day on, or
adds a page that the first day did not have. Knows nothing of HTTP and nothing of how a page looks.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent / "content"
BERLIN = ZoneInfo("Europe/Berlin")
DEMO_TODAY = date(2026, 11, 23)
"""The day the invented sites are seen from: what "the next 14 days" means in the demo."""


@dataclass(frozen=True, slots=True)
class Text:
    """One page as its editor wrote it. ``announces``: a reader would load it; None where there is nothing to read.

    ``status``, ``redirect``, ``delay`` (seconds) and ``broken`` (cut, noise) are ways in which real pages misbehave;
    ``headline`` is the page's title element where that differs; ``reserved`` is a text-and-data-mining reservation,
    given by header or by meta element.
    """

    name: str
    path: str
    title: str
    published: datetime
    body: str
    announces: bool | None = None
    updated: datetime | None = None
    day: int = 1
    headline: str | None = None  # what the <title> says where it differs from the heading
    teaser: str | None = None
    kicker: str | None = None
    lead: str | None = None
    section: str = "Aktuelles"
    author: str | None = None
    caption: str | None = None
    tags: tuple[str, ...] = ()
    story: str | None = None
    relation: str | None = None
    status: int = 200
    redirect: str | None = None
    delay: float = 0.0
    broken: str | None = None
    reserved: str | None = None

    @property
    def modified(self) -> datetime:
        return self.updated or self.published

    @property
    def summary(self) -> str:
        """What a feed or a listing tells of the page."""
        return self.teaser or self.lead or self.body.strip().split("\n\n")[0][:220].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class Site:
    """One invented site: its frame, its entrances, and what it tells robots. ``texts`` are the newest first."""

    host: str
    name: str
    layout: str
    claim: str
    nav: tuple[tuple[str, str], ...]
    footer: str
    texts: tuple[Text, ...]
    steady: frozenset[str] = frozenset()  # names of the texts that no editor touches after the first day
    validators: str = "both"  # both | etag | last-modified | none
    robots: str = "User-agent: *\nDisallow:\n"
    charset: str = "utf-8"
    gzip: bool = False
    json_ld: bool = False
    consent: str | None = None
    ad: str | None = None
    author: str | None = None
    teasers: tuple[dict[str, str], ...] = ()
    feed: dict[str, Any] | None = None
    sitemap: dict[str, Any] | None = None
    listing: dict[str, Any] | None = None
    rest: bool = False
    tdmrep: tuple[dict[str, Any], ...] = ()

    @property
    def home(self) -> str:
        return f"http://{self.host}/"

    def address(self, path: str) -> str:
        return f"http://{self.host}{path}"


def sites(day: int, folder: Path = FOLDER) -> list[Site]:
    """All sites as they stand on the given day of the demo (1 or 2)."""
    return [_site(path.parent, day) for path in sorted(folder.glob("*/site.toml"))]


def _site(folder: Path, day: int) -> Site:
    values = tomllib.loads((folder / "site.toml").read_text(encoding="utf-8"))
    values["nav"] = tuple((label, path) for label, path in values["nav"])
    values["teasers"] = tuple(values.get("teasers", ()))
    values["tdmrep"] = tuple(values.get("tdmrep", ()))
    editions = sorted((_text(path) for path in folder.glob("*.md")), key=lambda text: text.day)
    shown = {text.name: text for text in editions if text.day <= day}
    edited = {text.name for text in editions if text.day > 1}
    newest_first = sorted(shown.values(), key=lambda text: (text.published, text.name), reverse=True)
    return Site(texts=tuple(newest_first), steady=frozenset(shown.keys() - edited), **values)


def _text(path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    values = tomllib.loads(head)
    if unknown := values.keys() - {field.name for field in fields(Text)}:
        raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")
    name, _, edition = path.stem.partition(".day")
    for moment in ("published", "updated"):
        if moment in values:
            values[moment] = values[moment].replace(tzinfo=BERLIN).astimezone(UTC)
    values["tags"] = tuple(values.get("tags", ()))
    return Text(name=name, body=body.strip(), day=int(edition or 1), **values)


STRONG = re.compile(r"\*\*(?P<words>.+?)\*\*")
LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<href>[^)\s]+)\)")


def blocks(body: str) -> list[str]:
    """The body as HTML blocks: headings (``## ``), lists (``- ``), tables (``| a | b |``), quotes (``> ``), text."""
    return [_block(part.strip().splitlines()) for part in re.split(r"\n\s*\n", body) if part.strip()]


def _block(lines: list[str]) -> str:
    first = lines[0]
    if first.startswith("## "):
        return f"<h2>{_inline(first[3:])}</h2>"
    if first.startswith("- "):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    if first.startswith("|"):
        rows = ["".join(f"<td>{_inline(cell.strip())}</td>" for cell in line.strip("| ").split("|")) for line in lines]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if first.startswith("> "):
        return "<blockquote><p>" + _inline(" ".join(line[2:] for line in lines)) + "</p></blockquote>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(words: str) -> str:
    html = escape(words, quote=False)
    html = STRONG.sub(r"<strong>\g<words></strong>", html)
    return LINK.sub(r'<a href="\g<href>">\g<words></a>', html)
