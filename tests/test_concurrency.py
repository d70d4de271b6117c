"""Many readers and one writer: nobody waits, nobody fails; and a second pipeline is told who is at work.

``CAMPAIGNS_READERS``, ``CAMPAIGNS_QUERIES`` and ``CAMPAIGNS_PUBLICATIONS`` set the size.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.filled_warehouse import NOW, action, load, opened, telling
from warehouse import publish
from warehouse.lock import LockedError, hold

READERS = int(os.environ.get("CAMPAIGNS_READERS", "8"))
QUERIES = int(os.environ.get("CAMPAIGNS_QUERIES", "1000"))
PUBLICATIONS = int(os.environ.get("CAMPAIGNS_PUBLICATIONS", "50"))
LONGEST_BLOCK = 100.0  # milliseconds
ROOT = Path(__file__).parents[1]
SCHEDULER = Path("/proc/self/schedstat")

# Asks at full speed, each time whatever report lies there by then, as docs/operations.md advises dashboards: one
# instance of DuckDB, the report attached for each question. It stops after its queries and not before the publisher.
# A query is blocked while it neither runs nor stands in the queue for a core: eight readers share two cores, and how
# long they wait for those says nothing of the report. The second field of schedstat counts that queue, in nanoseconds.
READER = """
import sys, time, duckdb
from pathlib import Path
report, queries, over, scheduler = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])

def queued():
    return int(scheduler.read_text().split()[1]) / 1e9 if scheduler.exists() else 0.0

slowest = blocked = 0.0
asked = before = 0
con = duckdb.connect(":memory:", config={"threads": 1})
while asked < queries or not over.exists():
    busy, begun = queued() + time.process_time(), time.monotonic()
    con.execute(f"attach '{report}' as report (read_only)")
    [(actions,)] = con.execute("select count(*) from report.mart.action where land = 'NW'").fetchall()
    con.execute("detach report")
    took = time.monotonic() - begun
    slowest, blocked = max(slowest, took), max(blocked, took - (queued() + time.process_time() - busy))
    assert actions >= before, "an older report came back"
    before, asked = actions, asked + 1
print(asked, slowest * 1000, blocked * 1000)
"""

WAITS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from warehouse.lock import hold
with hold(Path({lock!r}), datetime(2026, 3, 2, 6, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_readers_never_fail_nor_wait_while_reports_are_swapped(tmp_path: Path) -> None:
    con = opened(tmp_path)
    load(con, telling("https://rur-bote.example/0", action("Messe 0")))
    report = publish.publish(con, tmp_path / "publish").report
    over = tmp_path / "over"
    arguments = [sys.executable, "-c", READER, str(report), str(QUERIES), str(over), str(SCHEDULER)]
    readers = [
        subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(READERS)
    ]
    for number in range(1, PUBLICATIONS + 1):
        one = telling(
            f"https://rur-bote.example/{number}", action(f"Bühne {number} {'x' * number}"), text=f"Nr {number}"
        )
        load(con, one, at=NOW + timedelta(days=number))
        publish.publish(con, tmp_path / "publish")
    con.close()
    over.touch()
    asked, slowest, blocked = 0, 0.0, 0.0
    for reader in readers:
        said, trouble = reader.communicate()
        assert reader.returncode == 0, trouble
        queries, took, waited = map(float, said.split())
        assert queries >= QUERIES
        asked, slowest, blocked = asked + int(queries), max(slowest, took), max(blocked, waited)
    print(
        f"{READERS} readers, {asked} queries, {PUBLICATIONS} publications: slowest answer {slowest:.0f} ms,"
        f" longest block {blocked:.0f} ms"
    )
    if SCHEDULER.exists():
        assert blocked < LONGEST_BLOCK


def test_a_second_pipeline_is_told_who_is_at_work_and_leaves(tmp_path: Path) -> None:
    lock = tmp_path / "pipeline.lock"
    waits = WAITS.format(lock=str(lock))
    with subprocess.Popen(
        [sys.executable, "-c", waits], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as first:
        assert first.stdout and first.stdin
        assert first.stdout.readline() == "held\n"
        with (
            pytest.raises(LockedError, match=rf"process {first.pid} since 2026-03-02T06:00:00") as refused,
            hold(lock, NOW),
        ):
            pass
        assert "Another pipeline is at work" in str(refused.value)
        first.kill()
    with hold(lock, NOW):
        assert f"process {os.getpid()}" in lock.read_text()
    assert lock.read_text() == ""
