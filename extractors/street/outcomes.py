"""Decides what an answer means for a page that was asked: new, changed, the same, gone, or reserved.

A visit carries everything that is to be remembered of its address, also what has not changed since the last one.
Nothing is asked or kept here.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from extractors.records import Known, Page, Source, Visit
from extractors.street import tdm
from extractors.street.due import due_again
from extractors.street.hops import Ended, Fetched
from extractors.street.links import Link, canonical
from extractors.street.missing import says_missing


def page_visit(link: Link, source: Source, known: Known | None, now: datetime) -> Visit:
    """The visit of a page that is about to be asked, with what is remembered of it."""
    return Visit(
        source.id,
        link.url,
        "page",
        now,
        "deferred",
        etag=known.etag if known else None,
        last_modified=known.last_modified if known else None,
        content_hash=known.content_hash if known else None,
        announced_change=link.announced_change or (known.announced_change if known else None),
        link_title=link.title or (known.link_title if known else None),
    )


def with_answer(visit: Visit, fetched: Fetched) -> Visit:
    """The visit with the facts of its answer; a 304 that repeats no validators leaves the old ones."""
    answer = fetched.answer
    kept = answer.status == 304
    return replace(
        visit,
        status=answer.status,
        seconds=fetched.seconds,
        size=len(answer.body),
        etag=answer.header("etag") or (visit.etag if kept else None),
        last_modified=answer.header("last-modified") or (visit.last_modified if kept else None),
    )


def named(visit: Visit, fetched: Fetched, source: Source, known: Known | None, agent: str, now: datetime) -> Visit:
    """The visit with its outcome, and with the page when there is a new text to read."""
    answer, first = fetched.answer, known.first_seen_at if known else None
    visit = with_answer(visit, fetched)
    if answer.status == 304:
        return replace(visit, outcome="same", due_at=due_again("same", first, now))
    gone = f"The server answers with status {answer.status}." if answer.status in (404, 410) else None
    if gone := gone or says_missing(fetched, source, visit.url):
        return replace(visit, outcome="gone", detail=gone, due_at=due_again("gone", first, now))
    if finding := tdm.in_headers(answer.headers, agent) or tdm.in_html(fetched.content, agent):
        return reserved(visit, finding, known, now)
    before, digest = visit.content_hash, content_hash(fetched.content)
    if before == digest:
        return replace(visit, outcome="same", due_at=due_again("same", first, now))
    url = canonical(fetched.url) or visit.url
    return replace(
        visit,
        outcome="changed" if before else "new",
        content_hash=digest,
        page=Page(url, answer.asked_at, answer.body, answer.status, answer.headers, source.id),
        due_at=due_again("changed" if before else "new", first, now),
    )


def entered(visit: Visit, digest: str, flaw: str | None, fruitless: bool) -> Visit:
    """The visit of an entrance that was read; one with a flaw that leads nowhere has failed, and is asked anew."""
    if flaw and fruitless:
        return unread(replace(visit, outcome="failed"), flaw)
    return replace(visit, outcome="changed" if visit.content_hash else "new", content_hash=digest, detail=flaw)


def unread(visit: Visit, detail: str) -> Visit:
    """The visit of an entrance that is not read to its end: to the next run it must not look unchanged."""
    return replace(visit, etag=None, last_modified=None, content_hash=None, detail=detail)


def reserved(visit: Visit, finding: str, known: Known | None, now: datetime) -> Visit:
    """The visit of a page that is reserved: its link and title stay, its body does not."""
    due = due_again("reserved", known.first_seen_at if known else None, now)
    detail = f"Reserved from text and data mining ({finding})."
    return replace(visit, outcome="reserved", tdm=finding, detail=detail, due_at=due, page=None)


def ended(visit: Visit, why: Ended, known: Known | None, now: datetime) -> Visit:
    """The visit of an address that came to no answer."""
    due = why.until or due_again(why.outcome, known.first_seen_at if known else None, now)
    return replace(visit, outcome=why.outcome, status=why.status, detail=why.sentence, due_at=due)


def content_hash(content: bytes) -> str:
    """What tells two contents apart: 128 bits in hexadecimal digits. ``content`` is unpacked."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
