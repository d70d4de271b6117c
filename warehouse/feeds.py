"""Writes feeds of the newest announcements, as Atom and as JSON Feed: all, one per Land, one per topic.

Decides what a feed reader sees: headline, link, a short quotation and the dates, as plain text, never HTML.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import duckdb
from feedgen.feed import FeedGenerator

NEWEST = 100  # entries of a feed

ANNOUNCEMENTS = """
select article_id, url, title, publisher, published_on, fetched_at, first_seen_at, quotation, starts_on, ends_on, lands,
       topics
from mart.announcement
where regexp_full_match(url, 'https?://[!-~]+')
order by first_seen_at desc, published_on desc nulls last, article_id
"""

Row = dict[str, Any]


def feeds(con: duckdb.DuckDBPyConnection, folder: Path, address: str, host: str) -> None:
    """``feeds/all``, ``feeds/land-<code>`` and ``feeds/topic-<slug>``, each as ``.atom`` and ``.json``."""
    result = con.execute(ANNOUNCEMENTS)
    names = [column[0] for column in result.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    lands = con.execute("select distinct land, land_name from mart.kreis order by all").fetchall()
    topics = con.execute("select distinct topic, topic_name from mart.action_topic order by all").fetchall()
    [(as_of,)] = con.execute("select as_of_at from mart.report").fetchall()
    chosen: dict[str, tuple[str, list[Row]]] = {"all": ("alle", rows)}
    for land, name in lands:
        chosen[f"land-{land}"] = (name, [row for row in rows if land in row["lands"]])
    for topic, name in topics:
        chosen[f"topic-{topic}"] = (name, [row for row in rows if topic in row["topics"]])
    (folder / "feeds").mkdir()
    for name, (title, some) in chosen.items():
        if some or name == "all":
            where, heading = f"{address}feeds/{name}", f"Ankündigungen der Jobcenter: {title}"
            at = max((row["fetched_at"] for row in some), default=as_of or datetime(1970, 1, 1))  # noqa: DTZ001
            path = folder / "feeds" / name
            path.with_suffix(".atom").write_bytes(_atom(where, heading, at, some[:NEWEST], host))
            path.with_suffix(".json").write_text(_json(where, heading, some[:NEWEST], host), encoding="utf-8")


def _tag(row: Row, host: str) -> str:
    """A tag URI (RFC 4151) that never changes for the article."""
    return f"tag:{host},2026:announcement/{row['article_id']}"


def _summary(row: Row) -> str:
    days = [f"{day:%d.%m.%Y}" for day in dict.fromkeys((row["starts_on"], row["ends_on"])) if day]
    return " · ".join(part for part in (" bis ".join(days), f"„{row['quotation']}“") if part)


def _published(row: Row) -> datetime:
    day = row["published_on"]
    return datetime.combine(day, time(0), UTC) if day else row["first_seen_at"].replace(tzinfo=UTC)


def _atom(where: str, heading: str, at: datetime, rows: list[Row], host: str) -> bytes:
    made = FeedGenerator()
    made.id(f"tag:{host},2026:{where.rpartition('/')[2]}")
    made.title(heading)
    made.author({"name": "jobcenter-campaigns"})
    made.link(href=f"{where}.atom", rel="self")
    made.updated(at.replace(tzinfo=UTC))
    made.language("de")
    for row in rows:
        entry = made.add_entry(order="append")
        entry.id(_tag(row, host))
        entry.title(row["title"] or row["url"])
        entry.link(href=row["url"])
        entry.published(_published(row))
        entry.updated(row["fetched_at"].replace(tzinfo=UTC))
        entry.author({"name": row["publisher"] or "?"})
        entry.summary(_summary(row))
    return bytes(made.atom_str(pretty=True))


def _json(where: str, heading: str, rows: list[Row], host: str) -> str:
    items = [
        {
            "id": _tag(row, host),
            "url": row["url"],
            "title": row["title"] or row["url"],
            "content_text": _summary(row),
            "date_published": _published(row).isoformat(),
            "date_modified": row["fetched_at"].replace(tzinfo=UTC).isoformat(),
            "authors": [{"name": row["publisher"] or "?"}],
            "tags": row["topics"],
        }
        for row in rows
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": heading,
        "home_page_url": where.rpartition("feeds/")[0],
        "feed_url": f"{where}.json",
        "language": "de",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
