"""How fast and how frugal the reading of articles is: pages per CPU second and peak memory, against trafilatura.

    python benchmarks/articles.py [PAGES.jsonl.gz …]

Pages are one JSON object a line with ``url`` and ``html``; without an argument the sets in ``../shared/pages`` are
taken, where they are there. Every reader runs in a process of its own, so that its peak memory is its own. Title, day
and text are read together. Every page is read once, in the order of its file, after one invented page: what a reader
loads once is not counted, what it learns from page to page is. trafilatura is measured in the same run where it can be
imported. Where there are several sets, a last line for every reader holds them all.
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

# holds a bit of everything: menu, names, meta tags, JSON-LD, a family's sign, dates, a dateline without an agency
FIRST = """<!DOCTYPE html>
<html lang="de"><head><title>Offener Tag im Amt | Musterstadt</title><meta name="generator" content="WordPress 5.7">
<script type="application/ld+json">{"@type": "WebSite", "name": "Musterstadt"}</script></head>
<body class="single"><nav><ul><li><a href="/">Startseite</a></li></ul></nav><div class="page-wrap"><article>
<header class="article-header"><h1>Offener Tag im Amt</h1>
<time datetime="2021-05-03T10:00:00Z">3. Mai 2021</time></header>
<div class="stripe"><p>Musterstadt – Das Amt öffnet am Freitag seine Türen, und alle sind eingeladen, sich die Räume
anzusehen und zu fragen, was sie schon immer wissen wollten.</p><p>Wer kommen will, meldet sich bis Donnerstag an. Für
die Kinder gibt es ein eigenes Programm, für alle anderen Kaffee und Kuchen.</p><p>Quelle: Stadt Musterstadt</p></div>
<aside class="related-box"><p>Weitere Meldungen</p></aside></article></div>
<footer class="site-footer"><p>© 2021 Musterstadt</p></footer></body></html>"""
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
    read(FIRST, "https://www.example.org/offener-tag")
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
    totals = {name: [0, 0.0] for name in READERS if name == "ours" or importlib.util.find_spec(name)}
    if missing := READERS.keys() - totals.keys():
        print(f"not installed: {', '.join(missing)}")
    for path in paths:
        for name, total in totals.items():
            answers = context.SimpleQueue()
            process = context.Process(target=measure, args=(name, path, answers))
            process.start()
            process.join()
            if process.exitcode:
                print(f"{Path(path).name:<20} {name:<12} failed, see above")
                continue
            pages, seconds, before, peak = answers.get()
            total[0] += pages
            total[1] += seconds
            print(
                f"{Path(path).name:<20} {name:<12} {pages} pages, {pages / seconds:.0f} pages per CPU second,"
                f" peak {peak:.0f} MB (of which {before:.0f} MB before the first page)"
            )
    for name, (pages, seconds) in totals.items() if len(paths) > 1 else ():
        if not pages:
            continue
        print(f"{'all together':<20} {name:<12} {pages} pages, {pages / seconds:.0f} pages per CPU second")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
