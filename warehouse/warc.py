"""Writes and reads WARC 1.1 records (ISO 28500), each in a gzip member of its own. Bytes in, bytes out; files are the
archive's.

The body stays as received. Only chunking is gone before we see it, so ``Transfer-Encoding`` is written under the name
that Common Crawl uses for this (``X-Crawler-Transfer-Encoding``); a reader would otherwise look for chunks.
"""

from __future__ import annotations

import hashlib
import mmap
import zlib
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from extractors.records import Page

_CHUNK = 1 << 18
_MAGIC = b"\x1f\x8b\x08"  # how every gzip member begins
_QUICK, _SMALL = 1, 6  # zlib's levels
_RENAMED = {"transfer-encoding": "x-crawler-transfer-encoding"}
_BACK = {new: old for old, new in _RENAMED.items()}


class Torn(Exception):
    """The file ends in the middle of a record."""


def response_record(page: Page, role: str) -> tuple[bytes, str]:
    """(gzip member, record id) of a response. ``role`` tells pages from feeds, listings and robots files."""
    reason = HTTPStatus(page.status).phrase if page.status in HTTPStatus._value2member_map_ else "Unknown"
    fields = [f"{_RENAMED.get(name, name)}: {value}" for name, value in page.headers]
    fields_of_ours = [
        ("WARC-Target-URI", page.url),
        ("X-Role", role),
        *([("X-Source-Id", page.source_id)] if page.source_id else []),
        ("WARC-Payload-Digest", _digest(page.body)),
        ("Content-Type", "application/http;msgtype=response"),
    ]
    # A body that came compressed does not shrink again.
    level = _QUICK if page.header("content-encoding") else _SMALL
    block = _lines(f"HTTP/1.1 {page.status} {reason}", *fields) + page.body
    return _record("response", page.fetched_at, fields_of_ours, block, level)


def request_record(page: Page, asked: Iterable[tuple[str, str]], response_id: str) -> bytes:
    """The gzip member of the request that brought this response."""
    parts = urlsplit(page.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fields_of_ours = [
        ("WARC-Target-URI", page.url),
        ("WARC-Concurrent-To", response_id),
        ("Content-Type", "application/http;msgtype=request"),
    ]
    lines = [f"Host: {parts.netloc}", *(f"{name}: {value}" for name, value in asked)]
    return _record("request", page.fetched_at, fields_of_ours, _lines(f"GET {target} HTTP/1.1", *lines), _QUICK)[0]


def warcinfo(name: str, at: datetime) -> bytes:
    """The gzip member that opens a file."""
    fields_of_ours = [("WARC-Filename", name), ("Content-Type", "application/warc-fields")]
    block = b"software: jobcenter-campaigns\r\nformat: WARC File Format 1.1\r\n"
    return _record("warcinfo", at, fields_of_ours, block, _QUICK)[0]


def _record(kind: str, at: datetime, fields: list[tuple[str, str]], block: bytes, level: int) -> tuple[bytes, str]:
    """(gzip member, record id)."""
    record_id = f"<urn:uuid:{uuid4()}>"
    head = _lines(
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: {record_id}",
        f"WARC-Date: {at.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%S.%fZ')}",
        *(f"{name}: {value}" for name, value in fields),
        f"Content-Length: {len(block)}",
    )
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return packer.compress(head + block + b"\r\n\r\n") + packer.flush(), record_id


def _lines(*lines: str) -> bytes:
    """Header lines and the empty line after them; a line break within one becomes a blank."""
    whole = [line.replace("\r", " ").replace("\n", " ") for line in lines]
    return "\r\n".join([*whole, "", ""]).encode("utf-8", "replace")


def _digest(data: bytes) -> str:
    return f"sha1:{b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()}"


def members(path: Path, offset: int = 0, ends: list[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """(offset, unpacked bytes) of each gzip member from ``offset`` on; where each ends is appended to ``ends``.

    Raises Torn when the file ends within a member, zlib.error when what stands there is no gzip.
    """
    with path.open("rb") as file:
        file.seek(offset)
        rest = b""
        while rest or (rest := file.read(_CHUNK)):
            unpacker = zlib.decompressobj(31)
            parts: list[bytes] = []
            start, size = offset, 0
            while not unpacker.eof:
                if not rest and not (rest := file.read(_CHUNK)):
                    raise Torn(path.name)
                parts.append(unpacker.decompress(rest))
                size += len(rest) - len(unpacker.unused_data)
                rest = unpacker.unused_data
            offset = start + size
            if ends is not None:
                ends.append(offset)
            yield start, b"".join(parts)


def whole(path: Path, offset: int, flaw: Callable[[str], None]) -> Iterator[tuple[int, bytes]]:
    """As ``members``, but passes over what is damaged and goes on behind it; ``flaw`` is told, one sentence each."""
    at: int | None = offset
    while at is not None:
        ends = [at]
        try:
            yield from members(path, at, ends)
            return
        except (Torn, zlib.error) as error:
            at = resumes(path, ends[-1])
            name = "Torn" if isinstance(error, Torn) else "zlib.error"
            behind = "nothing whole follows" if at is None else f"reading goes on at byte {at}"
            flaw(f"{path.name} is damaged at byte {ends[-1]} ({name}); {behind}.")


def resumes(path: Path, offset: int) -> int | None:
    """Where the next whole record begins behind a damage at ``offset``; None when nothing whole follows."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = offset
        while (at := data.find(_MAGIC, at + 1)) >= 0:
            try:
                _, record = next(members(path, at))
            except (Torn, zlib.error):
                continue  # three bytes that only look like a beginning
            if record.startswith(b"WARC/"):
                return at
    return None


def _head(record: bytes) -> dict[str, str]:
    """The WARC header of a record, names in lower case."""
    lines = record.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")[1:]
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def role_of(record: bytes) -> str | None:
    """The role that a response was kept with; None for requests and file headers."""
    head = _head(record)
    return head.get("x-role", "page") if head.get("warc-type") == "response" else None


def page_of(record: bytes) -> Page | None:
    """The response of one of our own records as a page; None for requests and file headers."""
    head = _head(record)
    if head.get("warc-type") != "response":
        return None
    block = record.partition(b"\r\n\r\n")[2][: int(head["content-length"])]
    lines, _, body = block.partition(b"\r\n\r\n")
    status, *fields = lines.decode("utf-8", "replace").split("\r\n")
    pairs = ((name.lower(), value) for name, _, value in (line.partition(": ") for line in fields))
    return Page(
        url=head["warc-target-uri"],
        fetched_at=datetime.fromisoformat(head["warc-date"].replace("Z", "+00:00")),
        body=body,
        status=int(status.split()[1]),
        headers=tuple((_BACK.get(name, name), value) for name, value in pairs),
        source_id=head.get("x-source-id"),
    )
