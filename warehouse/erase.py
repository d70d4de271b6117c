"""Erases single responses from the archive without moving the others: what stood there becomes a record of removal.

A gzip member may carry a comment of any length in its header; it fills the space, so every other place stays valid.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from warehouse.warc import members

_COMMENT = 0x10


def erase(folder: Path, places: Iterable[tuple[str, int]], now: datetime) -> int:
    """Overwrite the responses at these places, and the requests kept with them; returns how many were there.

    Places whose file has expired are passed over.
    """
    count = 0
    for name, offset in places:
        path = folder / name
        if not path.exists():
            continue
        ends: list[int] = []
        starts: list[int] = []
        for start, record in members(path, offset, ends):
            if starts and b"WARC-Type: request" not in record[:200]:
                break
            starts.append(start)
            if len(starts) == 2:
                break
        with path.open("r+b") as file:
            for start, end in zip(starts, ends, strict=False):
                file.seek(start)
                file.write(_filler(end - start, now))
            file.flush()
            os.fsync(file.fileno())
        count += bool(starts)
    return count


def _filler(size: int, now: datetime) -> bytes:
    """A gzip member of exactly this many bytes: a WARC record that says something was removed, or nothing at all."""
    block = b"removed: on request\r\n"
    record = (
        (
            "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:removed>\r\n"
            f"WARC-Date: {now:%Y-%m-%dT%H:%M:%SZ}\r\nContent-Type: application/warc-fields\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )
    for content in (record, b""):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        room = size - 10 - 1 - len(packed) - 8
        if room >= 0:
            head = b"\x1f\x8b\x08" + bytes([_COMMENT]) + b"\0\0\0\0" + b"\x02\xff"
            return head + b" " * room + b"\0" + packed + struct.pack("<II", zlib.crc32(content), len(content))
    raise ValueError(f"no gzip member is as short as {size} bytes")
