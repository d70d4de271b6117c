"""Turns visits and readings into Arrow tables that one transaction can load; decides the keys of rows.

A key is a 63-bit hash of what the row is about (an address, an address and a moment), so the same page gets the same
key on every machine and in every order of loading. Knows nothing of what the warehouse already holds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from extractors.records import Action, Announcement, Article, Figure, Reading, Visit

# Control characters, lone surrogates and the marks that turn the direction of writing: never part of what a page
# says, and able to disguise a cell of a spreadsheet or a line of a terminal.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Capture:
    """Where a reading comes from: the response that was read. ``archived_at`` is a byte offset in the archive file."""

    url: str
    source_id: str
    fetched_at: datetime
    content_hash: str | None = None
    archived_in: str | None = None
    archived_at: int | None = None


def identity(*parts: object) -> int:
    """A stable positive 63-bit key of the parts."""
    text = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") >> 1


def plain(text: str | None) -> str | None:
    """The text without characters that no reader can see."""
    return UNPRINTABLE.sub("", text) if text else text


def required(text: str | None) -> str:
    """As ``plain``, for columns that are never empty of a value."""
    return plain(text) or ""


def utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC without a zone, as the tables keep it. A moment without a zone is refused."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone; moments are stored in UTC")
    return moment.astimezone(UTC).replace(tzinfo=None)


def title_key(title: str) -> str:
    """The title as it is compared: small letters and digits, single spaces."""
    return NO_LETTER.sub(" ", title.casefold()).strip()


def domain(url: str) -> str:
    """The host of an address without ``www.`` and port, in small letters."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


_TEXT, _ID, _AT, _LIST = pa.string(), pa.int64(), pa.timestamp("us"), pa.list_(pa.string())
_FOUND = pa.list_(pa.struct([("field", _TEXT), ("place", _TEXT), ("confidence", pa.float64())]))

VISIT = pa.schema(
    [
        *[("page_id", _ID), ("url", _TEXT), ("domain", _TEXT), ("source_id", _TEXT), ("role", _TEXT)],
        *[("asked_at", _AT), ("outcome", _TEXT), ("status", pa.int32()), ("detail", _TEXT), ("seconds", pa.float64())],
        *[("size", _ID), ("etag", _TEXT), ("last_modified", _TEXT), ("content_hash", _TEXT), ("due_at", _AT)],
        *[("announced_change", _TEXT), ("link_title", _TEXT), ("tdm", _TEXT)],
        *[("archived_in", _TEXT), ("archived_offset", _ID), ("kept_text", _TEXT)],
    ]
)
READING = pa.schema(
    [
        *[("article_id", _ID), ("url", _TEXT), ("domain", _TEXT), ("source_id", _TEXT), ("fetched_at", _AT)],
        *[("content_hash", _TEXT), ("archived_in", _TEXT), ("archived_offset", _ID), ("ordinal", _ID)],
        *[("text_hash", _ID), ("reading_hash", _ID), ("title", _TEXT), ("published_on", pa.date32())],
        *[("updated_on", pa.date32()), ("publisher", _TEXT), ("dateline", _TEXT), ("credit", _TEXT)],
        *[("language", _TEXT), ("words", pa.int32()), ("found", _FOUND), ("in_scope", pa.bool_())],
        ("sketch", pa.list_(_ID)),
    ]
)
ANNOUNCEMENT = pa.schema(
    [
        *[("incoming", _ID), ("stance", _TEXT), ("type", _TEXT), ("campaign", _TEXT), ("edition", _TEXT)],
        *[("starts_on", pa.date32()), ("ends_on", pa.date32()), ("initiators", _LIST), ("evidence", _TEXT)],
        ("rules", _LIST),
    ]
)
ACTION = pa.schema(
    [
        *[("incoming", _ID), ("ordinal", pa.int32()), ("title", _TEXT), ("title_key", _TEXT), ("type", _TEXT)],
        *[("status", _TEXT), ("kreise", _LIST), ("starts_on", pa.date32()), ("ends_on", pa.date32())],
        *[("starts_at", pa.time64("us")), ("ends_at", pa.time64("us")), ("dates_inherited", pa.bool_())],
        *[("date_partial", _TEXT), ("place", _TEXT), ("topics", _LIST), ("audience", _TEXT), ("evidence", _TEXT)],
    ]
)
FIGURE = pa.schema(
    [
        *[("incoming", _ID), ("ordinal", pa.int32()), ("subject", _TEXT), ("value", pa.float64())],
        *[("value_max", pa.float64()), ("unit", _TEXT), ("approximate", pa.bool_()), ("scope", _TEXT)],
        ("evidence", _TEXT),
    ]
)
ISSUE = pa.schema([("incoming", _ID), ("ordinal", pa.int32()), ("kind", _TEXT), ("detail", _TEXT)])

Tables = dict[str, pa.Table]


def _columns(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table([pa.array(c, t) for c, t in zip(columns, schema.types, strict=True)], schema=schema)


def visits(asked: Iterable[Visit]) -> pa.Table:
    """One row per visit, in the order given."""
    return _columns(
        VISIT,
        [
            (
                *(identity(v.url), v.url, domain(v.url), v.source_id, v.role, utc(v.asked_at), v.outcome, v.status),
                *(plain(v.detail), v.seconds, v.size, v.etag, v.last_modified, v.content_hash, utc(v.due_at)),
                *(v.announced_change, plain(v.link_title), v.tdm, v.archived_in, v.archived_at),
                v.kept_text,
            )
            for v in asked
        ],
    )


def _article(a: Article | None) -> tuple[Any, ...]:
    if a is None:
        return (None,) * 7 + (0, ())
    found = [{"field": f.field, "place": f.where, "confidence": f.confidence} for f in a.found]
    words = a.text.count(" ") + a.text.count("\n\n") + 1 if a.text else 0
    return (
        *(plain(a.title), a.published_on, a.updated_on, plain(a.publisher), plain(a.dateline), plain(a.credit)),
        *(a.language, words, found),
    )


def _announcement(n: Announcement) -> tuple[Any, ...]:
    return (
        *(n.stance, n.type, n.campaign, n.edition, n.starts_on, n.ends_on, [required(i) for i in n.initiators]),
        required(n.evidence),
    )


def _action(a: Action) -> tuple[Any, ...]:
    return (
        *(required(a.title), title_key(a.title), a.type, a.status, sorted(set(a.jobcenters)), a.starts_on, a.ends_on),
        *(a.starts_at, a.ends_at, a.dates_inherited, a.date_partial, plain(a.place), sorted(set(a.topics))),
        *(plain(a.audience), required(a.evidence)),
    )


def _figure(f: Figure) -> tuple[Any, ...]:
    return (f.subject, f.value, f.value_max, f.unit, f.approximate, f.scope, required(f.evidence))


def readings(read: Iterable[tuple[Reading, Capture]], first: int = 0) -> Tables:
    """Five tables: readings and what hangs on them. ``incoming`` is the number of the reading, counted from ``first``.

    The hash of the text says whether the page's own words changed; the hash of the reading also covers what our rules
    made of them.
    """
    schemas = {"reading": READING, "announcement": ANNOUNCEMENT, "action": ACTION, "figure": FIGURE, "issue": ISSUE}
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in schemas}
    for number, (reading, capture) in enumerate(read, first):
        article, told = reading.article, reading.announcement
        fields = _article(article)
        text_hash = identity(*fields[:3], *fields[4:6], article.text if article else None)
        facts: tuple[Any, ...] = (fields[:7],)
        if told is not None:
            announced, actions = _announcement(told), [_action(a) for a in told.actions]
            figures = [_figure(f) for f in told.figures]
            facts = (*facts, announced, actions, figures)
            rows["announcement"].append((number, *announced, sorted({r.name for r in told.rules})))
            rows["action"] += [(number, i, *a) for i, a in enumerate(actions)]
            rows["figure"] += [(number, i, *f) for i, f in enumerate(figures)]
        issues = [(i.kind, required(i.detail)) for i in reading.issues]
        rows["issue"] += [(number, i, *issue) for i, issue in enumerate(issues)]
        rows["reading"].append(
            (
                *(identity(reading.url), reading.url, domain(reading.url), capture.source_id, utc(capture.fetched_at)),
                *(capture.content_hash, capture.archived_in, capture.archived_at, number),
                *(text_hash, identity(facts, issues), *fields, told is not None, reading.sketch),
            )
        )
    return {name: _columns(schema, rows[name]) for name, schema in schemas.items()}
