"""Reads pages out of WARC files from elsewhere (Common Crawl's CC-NEWS form and kin) for a backfill of past years.

Decides which records are pages: answers with status 200 that are HTML, each with its time of fetching. Reads gzip, zstd
and plain files; what is broken in a file is reported and passed over. What the pages say, and which source they belong
to, is not known here. Crawlers that undo chunking or compression often keep the header: the body tells then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from extractors.records import Page

_HTML = ("text/html", "application/xhtml+xml")
_MOST_BYTES = 20_000_000
_PACKED = "content-encoding"
_CHUNKED = "transfer-encoding"
_STARTS = {"gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")  # 1a3;name=value


def pages(
    files: Iterable[Path], wanted: Callable[[str], bool] = lambda _: True, flaw: Callable[[str], None] = lambda _: None
) -> Iterator[Page]:
    """The pages in these files, in their order. ``wanted`` sees each address before its body is unpacked.

    ``flaw`` is told, one sentence each, what could not be read; nothing is raised but OSError for a file that is not
    there.
    """
    for file in files:
        with file.open("rb") as stream:
            yield from _pages(stream, file.name, wanted, flaw)


def _pages(stream: Any, name: str, wanted: Callable[[str], bool], flaw: Callable[[str], None]) -> Iterator[Page]:
    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            page = _page(record, wanted)
        except (OSError, ValueError, RuntimeError) as error:
            flaw(f"{name} is broken from here on: {error}")
            return
        if page:
            yield page


def _page(record: Any, wanted: Callable[[str], bool]) -> Page | None:
    """The response as a page; None for other answers."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    http = record.http_headers
    if http is None or http.status_code != 200 or not url.startswith(("http://", "https://")) or not wanted(url):
        return None
    headers = tuple((name.lower(), value) for name, value in http)
    kind = _value(headers, "content-type", "text/html")
    length = record.content_length
    if not kind.startswith(_HTML) or record.headers.get("WARC-Truncated") or length > _MOST_BYTES:
        return None
    body: bytes = record.reader.read(length)
    if len(body) != length:
        raise ValueError(f"the record of {url} is cut short")
    if "chunked" in _value(headers, _CHUNKED):
        body = _without_chunks(body)
    encoding = _value(headers, _PACKED)
    undone = encoding in _STARTS and not body.startswith(_STARTS[encoding])
    kept = tuple((name, value) for name, value in headers if name != _CHUNKED and not (undone and name == _PACKED))
    return Page(url, _moment(record), body, 200, kept)


def _value(headers: tuple[tuple[str, str], ...], name: str, default: str = "") -> str:
    return next((value.strip().lower() for key, value in headers if key == name), default)


def _without_chunks(body: bytes) -> bytes:
    """The body without its chunks; as it is where the crawler has undone them, though it kept the header."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
    return body


def _moment(record: Any) -> datetime:
    """When the response was fetched (WARC-Date, UTC)."""
    found = datetime.fromisoformat(record.headers["WARC-Date"].replace("Z", "+00:00"))
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
