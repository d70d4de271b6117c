"""Proposes the source file of a site from one of its pages: name, kind, family and way in. A person reviews it.

Used once per site, by hand, so BeautifulSoup's kind of selecting is fine here.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from extractors.records import Kind
from extractors.source import EntranceFile, families
from extractors.street.links import canonical

FEEDS = 'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]'
# What the host name of a site of this kind usually holds.
HOSTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("jobcenter", re.compile(r"job-?center|jobcom|job-com|massarbeit|arbeitsmarkt")),
    ("association", re.compile(r"landkreistag|staedtetag|\blkt\b|lkt-")),
    ("wire", re.compile(r"presse-service|presseportal|lifepr|ots")),
    ("kreis", re.compile(r"kreis|stadt|rathaus|region")),
)


def propose(html: str, url: str) -> str:
    """The text of a source file for the site of this page; what is only guessed is marked for the reviewer."""
    soup = BeautifulSoup(html, "lxml")
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc}/"
    host = parts.hostname or ""
    name_tag = soup.select_one('meta[property="og:site_name"]')
    name = str(name_tag["content"]).strip() if name_tag and name_tag.get("content") else host.removeprefix("www.")
    kind = next((kind for kind, pattern in HOSTS if pattern.search(host)), "news")
    family = next((id_ for id_, file in families().items() if any(soup.select_one(css) for css in file.detect)), None)
    lines = [
        f"name       = {_quoted(name)}",
        f'kind       = "{kind}"   # guessed from the host name: news, kreis, jobcenter, association, wire or other?',
        f'home       = "{home}"',
    ]
    if family:
        lines.append(f'family     = "{family}"')
    lines.append(_way_in(soup, url, home, families()[family].entrances if family else []))
    if kind == "news":
        lines.append('only       = "(?i)job-?\\\\s?center|optionskommune"')
    lines += ["quiet_days = 30", '# jobcenter = "zkt-…"      # whom the site means by a bare "das Jobcenter"']
    return "\n".join(lines) + "\n"


def _way_in(soup: BeautifulSoup, url: str, home: str, usual: list[EntranceFile]) -> str:
    feed = soup.select_one(FEEDS)
    if feed and feed.get("href"):
        return f'discover   = {{ feed = "{_relative(urljoin(url, str(feed["href"])), home)}" }}'
    if usual:
        way = usual[0].model_dump(exclude_none=True, exclude_defaults=True)
        inner = ", ".join(f"{key} = {_quoted(str(value))}" for key, value in way.items())
        return f"discover   = {{ {inner} }}   # usual for this family: check it"
    return 'discover   = { sitemap = "/sitemap.xml" }   # a guess: check it'


def _relative(address: str, home: str) -> str:
    return "/" + address.removeprefix(home) if address.startswith(home) else canonical(address) or address


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
