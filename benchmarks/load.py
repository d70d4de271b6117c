"""Loads readings, against dlt's merge into DuckDB in the same run; then batches until the warehouse is large.

``python benchmarks/load.py [READINGS [BATCHES ARTICLES]]``: first READINGS at once (100,000), for both; then ARTICLES
(1,000,000) and BATCHES (10) of 10,000 on top. dlt is measured where it is installed (group ``bench``), on a tenth of
the readings, as its time grows in proportion.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.many import AT, KREISE, TOPICS, many
from extractors.records import Kind, Source
from warehouse import store

BATCH = 10_000
KINDS: tuple[Kind, ...] = ("news", "kreis", "jobcenter", "association")


def opened(path: Path) -> store.Connection:
    """A warehouse whose registry knows the Kreise of the readings."""
    con = store.open(path, memory="400MB")
    carriers = [{"jobcenter": f"zkt-{k}", "name": k, "form": "zkT", "kreise": k, "land": "NW"} for k in KREISE]
    store.registries(
        con,
        sources=[
            Source(f"portal-{n}", f"Portal {n}", KINDS[n % 4], f"https://portal-{n}.example/") for n in range(400)
        ],
        kreise=[{"kreis": k, "name": k, "land": "NW"} for k in KREISE],
        jobcenters=carriers[:104] + [{**row, "form": "gE"} for row in carriers[104:]],
        campaigns=[{"campaign": "stark-sozial-vor-ort", "name": "Stark.", "nationwide": True, "kommunal": True}],
        topics=[{"topic": topic, "name": topic} for topic in TOPICS],
    )
    return con


def load(con: store.Connection, count: int, first: int = 0) -> float:
    """Seconds to load ``count`` readings, from records to commit."""
    pairs = list(many(count, first))
    run = store.begin_run(con, "import", "rules-1", AT)
    begun = time.perf_counter()
    store.load(con, run, (), (reading for reading, _ in pairs), [capture for _, capture in pairs])
    return time.perf_counter() - begun


def dlt_merge(count: int, folder: Path) -> float:
    """Seconds of dlt's merge on the address, with actions and figures as child tables, as it does by default."""
    import dlt

    def rows() -> Iterator[dict[str, Any]]:
        for reading, capture in many(count):
            told = reading.announcement
            yield {
                "url": reading.url,
                "source_id": capture.source_id,
                "content_hash": capture.content_hash,
                "title": reading.article.title if reading.article else None,
                "published_on": reading.article.published_on if reading.article else None,
                "stance": told.stance if told else None,
                "actions": [
                    {"title": a.title, "type": a.type, "starts_on": a.starts_on, "kreise": list(a.jobcenters)}
                    for a in (told.actions if told else ())
                ],
                "figures": [{"subject": f.subject, "value": f.value} for f in (told.figures if told else ())],
                "sketch": [{"shingle": shingle} for shingle in reading.sketch],
            }

    pipeline = dlt.pipeline(
        "bench",
        destination=dlt.destinations.duckdb(str(folder / "dlt.duckdb")),
        dataset_name="b",
        pipelines_dir=str(folder / "pipelines"),
    )
    begun = time.perf_counter()
    pipeline.run(rows(), table_name="article", write_disposition="merge", primary_key="url")
    return time.perf_counter() - begun


def main(count: int, batches: int, articles: int) -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        con = opened(folder / "once.duckdb")
        seconds = load(con, count)
        con.close()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count} readings: {seconds:.1f} s, {seconds / count * 1e6:.0f} µs each, peak memory {memory:.0f} MB")
        try:
            some = count // 10
            theirs = dlt_merge(some, folder)
            factor = theirs / some / (seconds / count)
            print(
                f"dlt, {some} readings: {theirs:.1f} s, {theirs / some * 1e6:.0f} µs each: {factor:.0f} times as long"
            )
        except ImportError:
            print("dlt is not installed: uv pip install 'dlt[duckdb]'")
        if not batches:
            return
        con = opened(folder / "large.duckdb")
        for first in range(0, articles, 100_000):
            load(con, min(100_000, articles - first), first)
        taken = [load(con, BATCH, articles + number * BATCH) for number in range(batches)]
        print(f"at {articles} articles, batches of {BATCH}: " + " ".join(f"{t:.1f}" for t in taken) + " s")
        print(f"last against first: {taken[-1] / taken[0]:.2f}")
        con.close()


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [100_000, 10, 1_000_000][len(given) :]))
