"""What each invented site answers to one request on a given day: status, headers, body. No socket, no clock.

Routes are the path with its query in any order; parameters that only count visitors are ignored, as real servers do.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from demo import content, entrances, looks
from demo.content import BERLIN, Site, Text

HTML = "text/html"
OPENED = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)
"""When the frame pages (imprint, services) of every site were last edited."""
NOISE = bytes((index * 73 + index // 7) % 256 for index in range(2_000))
"""A page that was overwritten with something that is no text."""

Route = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, before a socket sends it. ``delay`` is in seconds."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Resource:
    """What lies at one address: its text, its type, when it was last edited."""

    text: str
    modified: datetime
    type: str = HTML
    of: Text | None = None


class Sites:
    """The invented sites on one day. Day 2 is day 1 with the editors' changes."""

    def __init__(self, day: int = 1) -> None:
        self.day = day
        self.sites = {site.host: site for site in content.sites(day)}
        self._routes = {host: _resources(site) for host, site in self.sites.items()}

    @property
    def hosts(self) -> list[str]:
        return sorted(self.sites)

    def answer(self, host: str, target: str, asked: Mapping[str, str]) -> Answer:
        """``host`` as in the Host header (a port is ignored), ``target`` path and query, ``asked`` lower-case names."""
        site = self.sites.get(host.partition(":")[0].lower())
        if site is None:
            return Answer(421, {"Content-Type": "text/plain"}, b"no such site here\n")
        route = _route(target)
        if site.rest and route[0] == "/wp-json/wp/v2/posts":
            try:
                status, headers, body = entrances.posts(site, site.texts, dict(route[1]))
            except ValueError:
                status, headers, body = 400, {}, '{"code": "rest_invalid_param", "data": {"status": 400}}'
            return Answer(status, {"Content-Type": "application/json; charset=UTF-8", **headers}, body.encode())
        resource = self._routes[site.host].get(route)
        if resource is None:
            missing = looks.notice(site, "Seite nicht gefunden", looks.NOT_FOUND)
            return Answer(404, {"Content-Type": _type(site, HTML)}, missing.encode(site.charset, "xmlcharrefreplace"))
        return _answer(site, resource, asked)


def _answer(site: Site, resource: Resource, asked: Mapping[str, str]) -> Answer:
    text = resource.of
    delay = text.delay if text else 0.0
    if text is not None and text.redirect:
        return Answer(301, {"Location": text.redirect, "Content-Type": HTML}, b"", delay)
    body = _body(site, resource)
    headers = {"Content-Type": _type(site, resource.type, text)}
    if text is not None and text.status != 200:
        return Answer(text.status, headers, body, delay)
    if text is not None and text.reserved == "header":
        headers |= {"tdm-reservation": "1", "tdm-policy": site.address("/nutzungsrechte/")}
    modified = resource.modified.replace(microsecond=0)
    if site.validators in ("both", "etag"):
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    if site.validators in ("both", "last-modified"):
        headers["Last-Modified"] = format_datetime(modified, usegmt=True)
    if _unchanged(headers, modified, asked):
        return Answer(304, {name: value for name, value in headers.items() if name != "Content-Type"}, b"", delay)
    if site.gzip and "gzip" in asked.get("accept-encoding", ""):
        body = gzip.compress(body, mtime=0)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Answer(200, headers, body, delay)


def _body(site: Site, resource: Resource) -> bytes:
    text = resource.of
    if text is not None and text.broken == "noise":
        return NOISE
    charset = site.charset if resource.type == HTML else "utf-8"
    body = resource.text.encode(charset, "xmlcharrefreplace")
    if text is not None and text.broken == "cut":
        # The editor's upload broke off in the middle of a sentence; the server knows nothing of it.
        body = body[: body.lower().index(b"</h1>") + 420].rpartition(b" ")[0]
    return body


def _unchanged(headers: Mapping[str, str], modified: datetime, asked: Mapping[str, str]) -> bool:
    """RFC 9110: If-None-Match decides alone where it is given; If-Modified-Since counts only without it."""
    if "if-none-match" in asked:
        tags = [tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")]
        return "ETag" in headers and (headers["ETag"] in tags or "*" in tags)
    if "if-modified-since" in asked and "Last-Modified" in headers:
        try:
            return modified <= parsedate_to_datetime(asked["if-modified-since"])
        except (TypeError, ValueError):
            return False
    return False


def _type(site: Site, kind: str, text: Text | None = None) -> str:
    """Pages in Windows' own characters go out without a charset, as old servers send them: the meta element tells."""
    if kind != HTML:
        return kind
    silent = site.charset == "cp1252" or (text is not None and text.broken == "noise")
    return HTML if silent else f"{HTML}; charset={site.charset}"


def _route(target: str) -> Route:
    parts = urlsplit(target)
    query = parse_qsl(parts.query, keep_blank_values=True)
    return parts.path or "/", frozenset((name, value) for name, value in query if not name.startswith("utm_"))


def _resources(site: Site) -> dict[Route, Resource]:
    newest = max(text.modified for text in site.texts)
    found = {_route("/robots.txt"): Resource(site.robots, OPENED, "text/plain; charset=utf-8")}
    for label, path in site.nav:
        words = f"{label}: {site.claim} Diese Seite gehört zum Rahmen von {site.name}."
        found[_route(path)] = Resource(looks.notice(site, label, words), OPENED)
    if site.tdmrep:
        rules = json.dumps(list(site.tdmrep), indent=2)
        found[_route("/.well-known/tdmrep.json")] = Resource(rules, OPENED, "application/json")
    if site.feed:
        write = entrances.atom if site.feed["format"] == "atom" else entrances.rss
        kind = f"application/{site.feed['format']}+xml; charset=utf-8"
        found[_route(site.feed["path"])] = Resource(write(site, site.texts), newest, kind)
    if site.sitemap:
        found |= _sitemaps(site, site.sitemap)
    overview = site.listing or {"path": "/", "per_page": 12, "parameter": "seite"}
    found |= _listings(site, overview, newest)
    found[_route("/")] = found[_route(overview["path"])]
    for text in site.texts:
        found[_route(text.path)] = Resource(looks.article(site, text), text.modified, of=text)
    return found


def _sitemaps(site: Site, entrance: Mapping[str, Any]) -> dict[Route, Resource]:
    """An index over one sitemap a year."""
    kind = "application/xml"
    years: dict[str, tuple[Text, ...]] = {}
    for text in site.texts:
        path = entrance["part"].format(year=text.published.astimezone(BERLIN).year)
        years[path] = (*years.get(path, ()), text)
    moments = {path: max(text.modified for text in texts) for path, texts in years.items()}
    found = {_route(path): Resource(entrances.sitemap(site, of), moments[path], kind) for path, of in years.items()}
    found[_route(entrance["path"])] = Resource(entrances.sitemap_index(site, moments), max(moments.values()), kind)
    return found


def _listings(site: Site, entrance: Mapping[str, Any], newest: datetime) -> dict[Route, Resource]:
    """The overview in pages of ``per_page``; ``parameter`` is the query parameter that holds the page's number."""
    size, title = entrance["per_page"], entrance.get("title", "Aktuelles")
    shown = [text for text in site.texts if not text.redirect]
    glue = "&" if "?" in entrance["path"] else "?"
    last = max(1, -(-len(shown) // size))
    paths = [entrance["path"]] + [f"{entrance['path']}{glue}{entrance['parameter']}={n}" for n in range(2, last + 1)]
    pages = {}
    for number, path in enumerate(paths, start=1):
        part = tuple(shown[(number - 1) * size : number * size])
        pages[_route(path)] = Resource(looks.listing(site, title, part, number, paths), newest)
    return pages
