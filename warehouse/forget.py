"""Removes a page or a whole domain from the warehouse, with a record that it was asked.

Decides what belongs to a page: every row that its address leads to. The record keeps the reason and a hash, not the
address; a domain is kept as it is, so that nothing of it is taken in again. The archive is the caller's to clean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse import actions, batch, migrate, stories

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)

# The host of an address, as SQL.
HOST = r"regexp_extract(url, '^\w+://(?:[^/@]*@)?([^/:?#]+)', 1)"

# Every table with rows of an article, and its column that leads there.
OF_ARTICLE = {
    "core.figure": "article_id",
    "core.action_claim": "article_id",
    "core.announcement": "article_id",
    "core.reading": "article_id",
    "core.article_version": "article_id",
    "core.shingle": "article_id",
    "core.story_member": "article_id",
    "core.story_edge": "article_id",
    "core.article": "article_id",
    "raw.issue": "article_id",
    "raw.visit": "page_id",
    "raw.page": "page_id",
}


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed: addresses, articles, and the places of their responses in the archive (file, byte offset)."""

    urls: tuple[str, ...]
    articles: int
    archived: tuple[tuple[str, int], ...]


def forget(con: duckdb.DuckDBPyConnection, url_or_domain: str, reason: str, now: datetime) -> Forgotten:
    """Removes it everywhere in one transaction, and never takes it in again.

    A text with a scheme is one address; anything else must be a domain, and its subdomains go with it. Raises
    ValueError for neither. Publishing afterwards removes it from the report; ``compact`` from the file's free space.
    """
    asked_at = batch.utc(now)
    if "://" in url_or_domain:
        page_id, domain = batch.identity(url_or_domain), None
        chosen = "page_id = $1"
        value: int | str = page_id
    elif DOMAIN.fullmatch(url_or_domain):
        page_id, domain = None, url_or_domain.lower().removeprefix("www.")
        chosen = f"{HOST} = $1 or ends_with({HOST}, '.' || $1)"
        value = domain
    else:
        raise ValueError(f"{url_or_domain!r} is neither an address (https://…) nor a domain")
    con.execute("begin")
    try:
        con.execute(
            f"""
            create or replace temp table leaving as
            select page_id, url
            from (select page_id, url from raw.page union select article_id, url from core.article)
            where {chosen}
            """,
            [value],
        )
        con.execute("create or replace temp table batch as select $1::timestamp as loaded_at", [asked_at])
        found = _leave(con)
        con.execute(
            "insert into raw.forgotten values ($1, $2, $3, $4, $5)",
            [page_id, domain, batch.plain(reason), asked_at, found.articles],
        )
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    return found


def unwanted(con: duckdb.DuckDBPyConnection) -> Callable[[str], str | None]:
    """A function that says of an address why it must not be asked again: its removal was asked for. None: it may be."""
    rows = con.cursor().execute("select page_id, domain from raw.forgotten").fetchall()
    pages = {page_id for page_id, _ in rows if page_id is not None}
    domains = tuple(f".{domain}" for _, domain in rows if domain is not None)

    def why(url: str) -> str | None:
        named = batch.identity(url) in pages or f".{batch.domain(url)}".endswith(domains)
        return "Its removal was asked for." if named else None

    return why


def _leave(con: duckdb.DuckDBPyConnection) -> Forgotten:
    """Deletes every row of the pages in ``leaving`` and rebuilds the stories and actions that they were part of."""
    urls = [url for (url,) in con.execute("select url from leaving order by url").fetchall()]
    archived = con.execute(
        """
        select archived_in, archived_offset
        from (
            select page_id, archived_in, archived_offset from raw.page
            union select page_id, archived_in, archived_offset from raw.visit
            union select article_id, archived_in, archived_offset from core.article_version
        )
        semi join leaving using (page_id)
        where archived_in is not null
        order by all
        """
    ).fetchall()
    [(articles,)] = con.execute(
        "select count(*) from core.article a semi join leaving l on l.page_id = a.article_id"
    ).fetchall()
    con.execute(
        """
        create or replace temp table fresh as
        select distinct m.article_id from core.story_member m
        semi join (select s.story_id from core.story_member s semi join leaving l on l.page_id = s.article_id) s
             on s.story_id = m.story_id
        anti join leaving l on l.page_id = m.article_id
        """
    )
    con.execute(
        """
        create or replace temp table touched_action as
        select distinct c.action_id from core.action_claim c semi join leaving l on l.page_id = c.article_id
        where c.action_id is not null
        """
    )
    con.execute(
        """
        delete from core.story using core.story_member m, leaving l
        where m.article_id = l.page_id and story.story_id = m.story_id
        """
    )
    for table, column in OF_ARTICLE.items():
        con.execute(f"delete from {table} using leaving l where {table.partition('.')[2]}.{column} = l.page_id")
    con.execute("delete from core.story_edge using leaving l where story_edge.other_id = l.page_id")
    con.execute("delete from raw.quality using leaving l where contains(quality.detail, l.url)")
    con.execute("update raw.run set detail = null from leaving l where contains(run.detail, l.url)")
    stories.regroup(con)
    actions.revise(con)
    actions.drop_untold(con)
    return Forgotten(tuple(urls), articles, tuple(archived))


def compact(path: Path) -> None:
    """Rewrites a closed warehouse file so that no deleted row is left in its free space; swapped in whole."""
    made = path.with_suffix(".compacting")
    made.unlink(missing_ok=True)
    con = duckdb.connect()
    try:
        con.execute(f"attach '{_quoted(path)}' as old (read_only)")
        con.execute(f"attach '{_quoted(made)}' as new")
        con.execute("copy from database old to new")
        con.execute("checkpoint new")
    finally:
        con.close()
    with duckdb.connect(str(made)) as con:
        migrate.migrate(con)
    made.replace(path)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
