"""How the pages of an invented site are found: feeds, sitemaps, listing pages, WordPress REST.

Every function returns text (or JSON) for one request; none of them knows a header or a socket.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from demo.content import BERLIN, Site, Text, blocks

ENTRIES = 25
"""A feed holds at most so many entries; every invented site has fewer pages than that."""


def rss(site: Site, texts: tuple[Text, ...]) -> str:
    items = "".join(
        f"<item><title>{escape(text.title)}</title><link>{escape(_feed_link(site, text))}</link>"
        f'<guid isPermaLink="false">{escape(f"{site.host}:{text.name}")}</guid>'
        f"<pubDate>{format_datetime(text.published.astimezone(BERLIN))}</pubDate>"
        f"<category>{escape(text.section)}</category>"
        f"<description><![CDATA[<p>{escape(text.summary)}</p>]]></description></item>\n"
        for text in texts[:ENTRIES]
    )
    newest = max(text.modified for text in texts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{escape(site.name)}</title><link>{site.home}</link><description>{escape(site.claim)}</description>"
        f"<language>de-DE</language><lastBuildDate>{format_datetime(newest.astimezone(BERLIN))}</lastBuildDate>\n"
        f"{items}</channel></rss>\n"
    )


def atom(site: Site, texts: tuple[Text, ...]) -> str:
    entries = "".join(
        f'<entry><title type="html">{escape(text.title)}</title>'
        f'<link rel="alternate" type="text/html" href="{escape(site.address(text.path))}"/>'
        f"<id>tag:{site.host},{text.published.year}:{escape(text.name)}</id>"
        f"<published>{_iso(text.published)}</published><updated>{_iso(text.modified)}</updated>"
        f'<summary type="text">{escape(text.summary)}</summary></entry>\n'
        for text in texts[:ENTRIES]
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">'
        f"<title>{escape(site.name)}</title><id>{site.home}</id>"
        f'<updated>{_iso(max(text.modified for text in texts))}</updated><link href="{site.home}"/>\n{entries}</feed>\n'
    )


def sitemap_index(site: Site, parts: Mapping[str, datetime]) -> str:
    rows = "".join(
        f"<sitemap><loc>{escape(site.address(path))}</loc><lastmod>{_iso(moment)}</lastmod></sitemap>\n"
        for path, moment in parts.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'
    )


def sitemap(site: Site, texts: tuple[Text, ...]) -> str:
    rows = "".join(
        f"<url><loc>{escape(site.address(text.path))}</loc><lastmod>{_iso(text.modified)}</lastmod></url>\n"
        for text in texts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def posts(site: Site, texts: tuple[Text, ...], query: Mapping[str, str]) -> tuple[int, dict[str, str], str]:
    """WordPress' ``/wp-json/wp/v2/posts``: status, headers, JSON. The bounds in time are exclusive, as there.

    Raises ValueError for a parameter that is no number or no moment.
    """
    words = query.get("search", "").lower()
    bounds = {name: _moment(query[name]) for name in ("after", "before", "modified_after") if name in query}
    found = [
        (number, text)
        for number, text in enumerate(reversed(texts), start=4711)
        if words in f"{text.title} {text.body}".lower()
        and ("after" not in bounds or text.published > bounds["after"])
        and ("before" not in bounds or text.published < bounds["before"])
        and ("modified_after" not in bounds or text.modified > bounds["modified_after"])
    ]
    by = "modified" if query.get("orderby") == "modified" else "published"
    found.sort(key=lambda pair: (getattr(pair[1], by), pair[0]), reverse=query.get("order", "desc") == "desc")
    size, page = int(query.get("per_page", "10")), int(query.get("page", "1"))
    last = max(1, -(-len(found) // size))
    headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(-(-len(found) // size))}
    if page > last:
        fault = {
            "code": "rest_post_invalid_page_number",
            "message": "Die Seitenzahl ist zu groß.",
            "data": {"status": 400},
        }
        return 400, {}, json.dumps(fault, ensure_ascii=False)
    shown = [_post(site, number, text) for number, text in found[(page - 1) * size : page * size]]
    if "_fields" in query:
        wanted = {name.split(".")[0] for name in query["_fields"].split(",")}
        shown = [{name: value for name, value in post.items() if name in wanted} for post in shown]
    return 200, headers, json.dumps(shown, ensure_ascii=False)


def _post(site: Site, number: int, text: Text) -> dict[str, Any]:
    return {
        "id": number,
        "date": _local(text.published),
        "date_gmt": f"{text.published:%Y-%m-%dT%H:%M:%S}",
        "modified": _local(text.modified),
        "modified_gmt": f"{text.modified:%Y-%m-%dT%H:%M:%S}",
        "slug": text.name,
        "status": "publish",
        "type": "post",
        "link": site.address(text.path),
        "title": {"rendered": escape(text.title)},
        "excerpt": {"rendered": f"<p>{escape(text.summary)}</p>\n", "protected": False},
        "content": {"rendered": "\n".join(blocks(text.body)), "protected": False},
    }


def _feed_link(site: Site, text: Text) -> str:
    """Some portals count the visitors that come by their feed."""
    tracking: str = (site.feed or {}).get("tracking", "")
    return site.address(text.path) + tracking


def _moment(words: str) -> datetime:
    """A moment without a zone is the site's own time. Raises ValueError where it is none."""
    moment = datetime.fromisoformat(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def _iso(moment: datetime) -> str:
    return moment.astimezone(BERLIN).isoformat(timespec="seconds")


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(BERLIN):%Y-%m-%dT%H:%M:%S}"
