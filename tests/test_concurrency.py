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

READERS = int(os.environ.get("CAMPAIGNS_READERS", "4"))
QUERIES = int(os.environ.get("CAMPAIGNS_QUERIES", "60"))
PUBLICATIONS = int(os.environ.get("CAMPAIGNS_PUBLICATIONS", "5"))
ROOT = Path(__file__).parents[1]

# Asks anew each time, as a dashboard does, and prints the slowest answer in milliseconds of its own CPU and waiting.
READER = """
import sys, time, duckdb
slowest = 0.0
before = 0
for _ in range(int(sys.argv[2])):
    begun = time.monotonic()
    with duckdb.connect(sys.argv[1], read_only=True, config={"threads": 1}) as con:
        [(actions,)] = con.execute("select count(*) from mart.action where land = 'NW'").fetchall()
    slowest = max(slowest, time.monotonic() - begun)
    assert actions >= before, "an older report came back"
    before = actions
print(slowest * 1000)
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
def test_readers_never_fail_while_reports_are_swapped(tmp_path: Path) -> None:
    con = opened(tmp_path)
    load(con, telling("https://rur-bote.example/0", action("Messe 0")))
    report = publish.publish(con, tmp_path / "publish").report
    arguments = [sys.executable, "-c", READER, str(report), str(QUERIES)]
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
    slowest = []
    for reader in readers:
        said, trouble = reader.communicate()
        assert reader.returncode == 0, trouble
        slowest.append(float(said))
    print(f"slowest answers of {READERS} readers: {max(slowest):.0f} ms")


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
