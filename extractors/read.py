"""Reads one page: article, announcement, actions, figures, issues.

``read`` depends on its arguments alone; it opens no connection and does not ask what day it is. So a run, a second
reading years later, a person at the command line and a test get the same answer.
``to_json`` gives a reading the form that ``docs`` describe.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from extractors.announce import announce
from extractors.announce.scope.gate import may_concern_a_jobcenter
from extractors.article import article as read_article
from extractors.decode import DecodeError, html
from extractors.records import Action, Announcement, Article, Figure, Issue, Kind, Page, Reading, Source
from extractors.sketch import sketch


def read(page: Page, source: Source | None) -> Reading:
    """Read a fetched page. Never raises for what a page contains: what cannot be read becomes an Issue."""
    try:
        markup = html(page)
    except DecodeError as error:
        return Reading(page.url, None, None, (Issue("not-decoded", str(error)),))
    found, issues = read_article(markup, page.url, source)
    if found is None:
        return Reading(page.url, None, None, tuple(issues))
    fingerprint = sketch(found.text)
    if not may_concern_a_jobcenter(f"{found.title or ''}\n{found.text}", source):
        return Reading(page.url, found, None, tuple(issues), (), fingerprint)
    outcome = announce(found, source)
    return Reading(page.url, found, outcome.announcement, (*issues, *outcome.issues), outcome.rules, fingerprint)


def from_jsonl(line: str) -> tuple[Page, Source]:
    """A page and its source from one line of JSON: ``url``, ``html``, ``fetched_at``; optional ``site_name``, ``kind``,
    ``source`` (its id) and ``jobcenter`` (id of the registry). Raises ValueError for a line that is no such object.
    """
    given = json.loads(line)
    if not isinstance(given, dict) or not isinstance(given.get("url"), str) or not isinstance(given.get("html"), str):
        raise ValueError("a line needs the keys url and html")
    kind: Kind = given.get("kind") or "other"
    address = urlsplit(given["url"])
    host = address.hostname or "unknown"
    source = Source(
        id=given.get("source") or host,
        name=given.get("site_name") or "",
        kind=kind,
        home=f"{address.scheme or 'https'}://{address.netloc}/",
        jobcenter=given.get("jobcenter"),
    )
    fetched = given.get("fetched_at")
    if not isinstance(fetched, str):
        raise ValueError("a line needs the key fetched_at, an ISO moment")
    page = Page(
        url=given["url"],
        fetched_at=datetime.fromisoformat(fetched),
        body=given["html"].encode("utf-8", "replace"),
        headers=(("content-type", "text/html; charset=utf-8"),),
        source_id=source.id,
    )
    return page, source


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _hour(value: time | None) -> str | None:
    return value.strftime("%H:%M") if value else None


def _article(one: Article) -> dict[str, Any]:
    return {
        "title": one.title,
        "published_on": _day(one.published_on),
        "updated_on": _day(one.updated_on),
        "publisher": one.publisher,
        "dateline": one.dateline,
        "credit": one.credit,
        "language": one.language,
        "text": one.text,
    }


def _action(one: Action) -> dict[str, Any]:
    return {
        "title": one.title,
        "type": one.type,
        "status": one.status,
        "jobcenters": list(one.jobcenters),
        "starts_on": _day(one.starts_on),
        "ends_on": _day(one.ends_on),
        "starts_at": _hour(one.starts_at),
        "ends_at": _hour(one.ends_at),
        "dates_inherited": one.dates_inherited,
        "place": one.place,
        "topics": list(one.topics),
        "evidence": one.evidence,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "value": _number(one.value),
        "value_max": _number(one.value_max),
        "unit": one.unit,
        "approximate": one.approximate,
        "scope": one.scope,
        "evidence": one.evidence,
    }


def _announcement(one: Announcement) -> dict[str, Any]:
    return {
        "stance": one.stance,
        "type": one.type,
        "campaign": one.campaign,
        "edition": one.edition,
        "starts_on": _day(one.starts_on),
        "ends_on": _day(one.ends_on),
        "initiators": list(one.initiators),
        "evidence": one.evidence,
        "actions": [_action(action) for action in one.actions],
        "figures": [_figure(figure) for figure in one.figures],
    }


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain data. Every key is always there; what the page does not say is None or an empty list."""
    return {
        "url": reading.url,
        "article": _article(reading.article) if reading.article else None,
        "announcement": _announcement(reading.announcement) if reading.announcement else None,
        "issues": [{"kind": issue.kind, "detail": issue.detail} for issue in reading.issues],
    }
