"""Asks every mart and every question of a report over a million articles: the median of the milliseconds.

``python benchmarks/query.py [ARTICLES [FOLDER]]``. A folder given keeps warehouse and report for the next time.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.load import load, opened
from warehouse import publish, store
from warehouse.questions import questions

TIMES = 7
LIMIT = 100.0  # milliseconds that no mart may exceed


def report(folder: Path, articles: int) -> Path:
    """The report of a warehouse with so many articles, built if the folder has none."""
    path = folder / "publish" / publish.REPORT
    if not path.exists():
        warehouse = folder / "warehouse.duckdb"
        con = store.open(warehouse) if warehouse.exists() else opened(warehouse)
        [(there,)] = con.execute("select count(*) from core.article").fetchall()
        for first in range(there, articles, 100_000):
            load(con, min(100_000, articles - first), first)
        begun = time.perf_counter()
        publish.publish(con, folder / "publish")
        print(f"published in {time.perf_counter() - begun:.0f} s")
        con.close()
    return path


def asked(con: duckdb.DuckDBPyConnection, query: str) -> float:
    """The median of the milliseconds of one query, its rows fetched."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        con.execute(query).fetchall()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main(articles: int, folder: Path) -> None:
    """Prints the table."""
    with duckdb.connect(str(report(folder, articles)), read_only=True) as con:
        marts = con.execute(
            "select table_name, estimated_size from duckdb_tables() where schema_name = 'mart' order by all"
        ).fetchall()
        asks = [(f"mart.{name} ({rows} rows)", f"from mart.{name} order by 1 limit 100") for name, rows in marts]
        asks += [(question.view, question.example) for question in questions()]
        slow = 0
        for name, query in asks:
            taken = asked(con, query)
            slow += taken > LIMIT
            print(f"{name:<48}{taken:>9.1f} ms{'  slow' if taken > LIMIT else ''}")
        print(f"{len(asks) - slow} of {len(asks)} under {LIMIT:.0f} ms")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        kept = Path(sys.argv[2])
        kept.mkdir(parents=True, exist_ok=True)
        main(count, kept)
    else:
        with tempfile.TemporaryDirectory() as name:
            main(count, Path(name))
