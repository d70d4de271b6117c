"""One pipeline at a time: a lock on the data folder that says who holds it.

The operating system holds the lock, so a killed process never leaves one behind; the file's text is for people.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class LockedError(RuntimeError):
    """Another pipeline holds the folder; the message says which process, and since when."""


@contextmanager
def hold(path: Path, now: datetime) -> Iterator[None]:
    """Holds the lock file while the block runs. Raises LockedError at once if another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "a process that has only just started"
            raise LockedError(f"Another pipeline is at work here: {holder}. Wait for it, or stop it.") from None
        file.truncate(0)
        file.write(f"process {os.getpid()} since {now.isoformat(timespec='seconds')}\n")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
