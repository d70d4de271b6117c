"""How the memory of a page is had quickly. Changes no reading, only its time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# bytes, under the 32 MiB up to which glibc lets its thresholds grow
LARGE = 32_000_000


def keep_freed() -> None:
    """Lets the allocator keep what one page gives back for the next, instead of asking the system page by page.

    glibc raises its thresholds for that when a large piece is freed (mallopt(3), M_MMAP_THRESHOLD). The piece is never
    written to, so it costs no memory; other allocators take no notice.
    """
    bytes(LARGE)


@contextmanager
def no_collection() -> Iterator[None]:
    """Rests the search for cycles: what a page is cut into holds none and is gone when the page is read."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()
