"""Finds copies among generated releases, against datasketch in the same run: recall, precision, documents a second.

``python benchmarks/stories.py [DOCUMENTS]``. The figures are CPU seconds of all threads, sketching included. datasketch
is measured where it is installed (dependency group ``bench``).
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.releases import Printing, printings
from extractors.sketch import sketch
from warehouse import store, stories

THRESHOLD = 0.5  # of datasketch's Jaccard estimate, on three-word shingles; lower finds more and confuses more


def pairs(groups: Iterable[int]) -> int:
    """How many pairs the groups of these sizes hold."""
    return sum(n * (n - 1) // 2 for n in groups)


def score(found: dict[int, int], documents: list[Printing]) -> tuple[float, float]:
    """Recall and precision over pairs; ``found`` gives the group of a document, those without are alone."""
    true = pairs(Counter(d.release for d in documents).values())
    grouped = [d for d in documents if d.number in found]
    told = pairs(Counter(found[d.number] for d in grouped).values())
    right = pairs(Counter((found[d.number], d.release) for d in grouped).values())
    return right / true, right / told if told else 1.0


def ours(documents: list[Printing]) -> tuple[float, dict[int, int]]:
    """CPU seconds and groups of this project: sketch, then the story step of a load on a file database."""
    with tempfile.TemporaryDirectory() as folder:
        con = store.open(Path(folder) / "warehouse.duckdb")
        _articles(con, documents)
        begun = time.process_time()
        sketches = pa.table({"ordinal": [d.number for d in documents], "sketch": [sketch(d.text) for d in documents]})
        con.register("sketches", sketches)
        con.execute("create or replace temp table in_reading as from sketches")
        con.execute("begin")
        stories.group(con)
        con.execute("commit")
        seconds = time.process_time() - begun
        found = dict(con.execute("select article_id, story_id from core.story_member").fetchall())
        con.close()
    return seconds, found


def _articles(con: store.Connection, documents: list[Printing]) -> None:
    """The rows that the story step looks at beside the sketches: it is measured alone."""
    rows = pa.table(
        {
            "article_id": [d.number for d in documents],
            "source_id": [d.source for d in documents],
            "published_on": [d.day for d in documents],
            "words": pa.array([len(d.text.split()) for d in documents], pa.int32()),
        }
    )
    con.register("documents", rows)
    at = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    con.execute(
        """
        insert into core.article
        select article_id, 'https://' || source_id || '.example/' || article_id, source_id, $1::timestamp, 1
        from documents
        """,
        [at],
    )
    con.execute(
        """
        insert into core.reading by name
        select article_id as reading_id, article_id as version_id, article_id, 1 as reading, 'r' as rules_first,
               'r' as rules_last, 1 as run_id, $1::timestamp as read_at, 0 as reading_hash, true as of_version,
               true as is_current, 'Titel' as title, published_on, words, [] as found, true as in_scope
        from documents
        """,
        [at],
    )
    con.execute(
        """
        create or replace temp table fresh_reading as
        select article_id as ordinal, article_id as reading_id, article_id from documents
        """
    )


def datasketch(documents: list[Printing]) -> tuple[float, dict[int, int]]:
    """CPU seconds and groups of MinHash LSH with its usual 128 permutations, pairs joined to groups."""
    from datasketch import MinHash, MinHashLSH

    begun = time.process_time()
    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    group = {d.number: d.number for d in documents}

    def root(node: int) -> int:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    for document in documents:
        words = document.text.lower().split()
        made = MinHash(num_perm=128)
        made.update_batch([" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)])
        for other in index.query(made):
            group[root(document.number)] = root(other)
        index.insert(document.number, made)
    seconds = time.process_time() - begun
    return seconds, {number: root(number) for number in group}


def main(count: int) -> None:
    """Prints the table."""
    documents = list(printings(count))
    print(f"{count} documents, {len({d.release for d in documents})} releases")
    print(f"{'':<12}{'recall':>8}{'precision':>11}{'CPU s':>8}{'docs/s':>9}")
    ways: list[tuple[str, Callable[[list[Printing]], tuple[float, dict[int, int]]]]] = [("this project", ours)]
    try:
        import datasketch as _  # noqa: F401

        ways.append(("datasketch", datasketch))
    except ImportError:
        print("datasketch is not installed: uv pip install datasketch")
    for name, way in ways:
        seconds, found = way(documents)
        recall, precision = score(found, documents)
        print(f"{name:<12}{recall:>8.4f}{precision:>11.4f}{seconds:>8.1f}{count / seconds:>9.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
