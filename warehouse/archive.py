"""Keeps every response as it was received, before anything reads it: WARC files, one gzip member a record, cut by day
and size.

A *place* is (file name, byte offset); names sort by time, so places do too. One process writes at a time (a lock file
says so), its threads may share one ``Archive``. What a page says is not known here; what is indexed of it is the
warehouse's.
"""

from __future__ import annotations

import fcntl
import os
import re
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO

from extractors.records import Page
from warehouse.warc import Torn, members, page_of, request_record, response_record, resumes, role_of, warcinfo, whole

Place = tuple[str, int]
Flaw = Callable[[str], None]

_NAME = re.compile(r"pages-(\d{4}-\d\d-\d\d)-(\d{4})\.warc\.gz")
_CLAIM = ".writer"
_FULL = 256 * 1024 * 1024


def _unheard(_: str) -> None:
    """What nobody asked to be told."""


class Archive:
    """The folder of WARC files. ``full`` is the size in bytes at which a new file is begun."""

    def __init__(self, folder: Path, full: int = _FULL) -> None:
        self.folder, self.full = folder, full
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None
        self._name = ""
        self._claim: IO[bytes] | None = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file and of the claim to be the only writer, whose time tells that all before it is whole."""
        with self._lock:
            if self._file:
                _closed(self._file)
            if self._claim:
                os.utime(self.folder / _CLAIM)
                self._claim.close()
            self._file = self._claim = None

    # ------------------------------------------------------------------------------------------------ writing

    def append(self, page: Page, asked: Iterable[tuple[str, str]] = (), role: str = "page") -> Place:
        """Keep one response and what was asked (header lines); returns the place of the response record.

        The bytes are with the operating system when this returns. Raises OSError (a half-written record is taken back)
        and BlockingIOError when another process writes.
        """
        response, response_id = response_record(page, role)
        request = request_record(page, asked, response_id)
        with self._lock:
            file = self._opened(page.fetched_at.astimezone(UTC).date())
            offset = file.tell()
            try:
                _write(file, response + request)
            except BaseException:
                file.truncate(offset)
                file.seek(offset)
                raise
            return self._name, offset

    def _opened(self, day: date) -> IO[bytes]:
        """The file that takes records of this day; begun when there is none or it is full."""
        if self._claim is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            claim = (self.folder / _CLAIM).open("ab")
            try:
                fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                claim.close()
                raise
            self._claim = claim
        if self._file and self._name.startswith(f"pages-{day}-") and self._file.tell() < self.full:
            return self._file
        if self._file:
            _closed(self._file)
        last = max((name for name in self.files() if name.startswith(f"pages-{day}-")), default=None)
        if last is None or (self.folder / last).stat().st_size >= self.full:
            number = int(_parts(last)[1]) + 1 if last else 1
            last = f"pages-{day}-{number:04}.warc.gz"
        _cut_torn_tail(self.folder / last)
        self._name = last
        self._file = (self.folder / last).open("ab", buffering=0)
        if self._file.tell() == 0:
            _write(self._file, warcinfo(last, datetime.now(UTC)))
        return self._file

    # ------------------------------------------------------------------------------------------------ reading

    def files(self) -> list[str]:
        """The names of the files, oldest first."""
        return sorted(path.name for path in self.folder.glob("pages-*.warc.gz") if _NAME.fullmatch(path.name))

    def read(self, file: str, offset: int) -> Page:
        """The page at this place. Raises KeyError when nothing whole is there (expired, or a wrong place)."""
        path = self.folder / file
        if not _NAME.fullmatch(file) or not path.exists():
            raise KeyError(f"The archive has no file {file}.")
        try:
            _, record = next(members(path, offset))
        except (StopIteration, Torn, zlib.error):
            raise KeyError(f"No record begins at byte {offset} of {file}.") from None
        page = page_of(record)
        if page is None:
            raise KeyError(f"The record at byte {offset} of {file} is no response.")
        return page

    def records(
        self, since: date | None = None, role: str | None = "page", flaw: Flaw = _unheard
    ) -> Iterator[tuple[Place, Page]]:
        """All kept responses of a role (None: of every role) from the day ``since`` on, in the order of keeping.

        What is damaged is passed over; ``flaw`` is told its file and byte, one sentence each.
        """
        first = f"pages-{since}-0000.warc.gz" if since else ""
        return self._records((first, 0), role, flaw)

    def after(
        self, place: Place | None, role: str | None = "page", flaw: Flaw = _unheard
    ) -> Iterator[tuple[Place, Page]]:
        """The responses kept later than this place: what a crash left unread. None: all. ``flaw`` as in ``records``."""
        return (found for found in self._records(place or ("", -1), role, flaw) if place is None or found[0] > place)

    def _records(self, start: Place, role: str | None, flaw: Flaw) -> Iterator[tuple[Place, Page]]:
        for name in self.files():
            if name < start[0]:
                continue
            try:
                for offset, record in whole(self.folder / name, max(start[1], 0) if name == start[0] else 0, flaw):
                    if (role is None or role_of(record) == role) and (page := page_of(record)):
                        yield (name, offset), page
            except FileNotFoundError:
                continue  # expired in the meantime

    # ------------------------------------------------------------------------------------------------ keeping house

    def repair(self) -> list[tuple[str, int]]:
        """Cut the torn tails off the files that were written to after the last orderly end, and nothing else.

        Returns (file, bytes cut). Only while nobody writes.
        """
        claim = self.folder / _CLAIM
        orderly = claim.stat().st_mtime if claim.exists() else 0.0
        with self._lock:
            if self._file:
                _closed(self._file)
                self._file = None
            late = [name for name in self.files() if (self.folder / name).stat().st_mtime >= orderly]
            return [(name, cut) for name in late if (cut := _cut_torn_tail(self.folder / name))]

    def expire(self, days: int, now: datetime) -> list[str]:
        """Remove the files whose responses are all older than ``days`` days; returns their names.

        The bytes are gone.
        """
        oldest = (now.astimezone(UTC) - timedelta(days=days)).date()
        gone = []
        with self._lock:
            for name in self.files():
                if date.fromisoformat(_parts(name)[0]) < oldest:
                    if name == self._name and self._file:
                        _closed(self._file)
                        self._file = None
                    (self.folder / name).unlink()
                    gone.append(name)
        return gone


def _parts(name: str) -> tuple[str, str]:
    match = _NAME.fullmatch(name)
    if not match:
        raise ValueError(f"{name} is no file of the archive.")
    return match[1], match[2]


def _closed(file: IO[bytes]) -> None:
    """Close a file whose bytes are on the disk, before the warehouse remembers their places."""
    os.fsync(file.fileno())
    file.close()


def _write(file: IO[bytes], data: bytes) -> None:
    """All of it: an unbuffered file takes less when the disk is almost full, and says so only the next time."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _cut_torn_tail(path: Path) -> int:
    """Cut a file after its last whole record; returns the number of bytes cut. A damage before that one stays."""
    if not path.exists():
        return 0
    at: int | None = 0
    while at is not None:
        ends = [at]
        try:
            for _ in members(path, at, ends):
                pass
            return 0
        except (Torn, zlib.error):
            at = resumes(path, ends[-1])
    cut = path.stat().st_size - ends[-1]
    with path.open("r+b") as file:
        file.truncate(ends[-1])
    return cut
