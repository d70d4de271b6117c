"""How fast and how frugal the reading of articles is: pages per CPU second and peak memory, against trafilatura.

    python benchmarks/articles.py [PAGES.jsonl.gz …]

Pages are one JSON object a line with ``url`` and ``html``; without an argument the sets in ``../shared/pages`` are
taken, where they are there. Every reader runs in a process of its own, so that its peak memory is its own. Title, day
and text are read together. trafilatura is measured in the same run where it can be imported.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

SHARED = Path(__file__).parents[1].parent / "shared" / "pages"


def ours() -> Callable[[str, str], object]:
    """Our reader of one page."""
    from extractors.article import article

    return lambda html, url: article(html, url, None)


def trafilatura() -> Callable[[str, str], object]:
    """The peer: text with metadata."""
    from trafilatura import bare_extraction

    return lambda html, url: bare_extraction(html, url=url, with_metadata=True)


READERS = {"ours": ours, "trafilatura": trafilatura}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, path: str, answers) -> None:  # type: ignore[no-untyped-def]
    """Puts (pages, CPU seconds, MB before, MB at the peak) into the queue. Pages are read from the file one by one."""
    read = READERS[name]()
    read("<html><body><p>Ein Satz.</p></body></html>", "https://www.example.org/")  # what is loaded once is not counted
    before, seconds, pages = _megabytes(), 0.0, 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            start = time.process_time()
            read(page["html"], page["url"])
            seconds += time.process_time() - start
            pages += 1
    answers.put((pages, seconds, before, _megabytes()))


def main(paths: list[str]) -> int:
    """Prints one line for every set of pages and reader."""
    paths = paths or [str(path) for path in sorted(SHARED.glob("*.jsonl.gz"))]
    if not paths:
        print(f"no pages: give files, or put them into {os.path.relpath(SHARED)}", file=sys.stderr)
        return 2
    context = get_context("spawn")
    for path in paths:
        for name in READERS:
            if name == "trafilatura" and importlib.util.find_spec(name) is None:
                print(f"{Path(path).name:<20} {name:<12} not installed")
                continue
            answers = context.SimpleQueue()
            process = context.Process(target=measure, args=(name, path, answers))
            process.start()
            process.join()
            pages, seconds, before, peak = answers.get()
            print(
                f"{Path(path).name:<20} {name:<12} {pages} pages, {pages / seconds:.0f} pages per CPU second,"
                f" peak {peak:.0f} MB (of which {before:.0f} MB before the first page)"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
