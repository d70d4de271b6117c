"""What survives a kill: the next run ends in the same warehouse and the same files as if nothing had happened.

Each case starts a real process that loads and publishes, kills it (SIGKILL) at a moment of its own, and lets a second
one finish. ``CAMPAIGNS_KILLS`` sets how many moments are tried.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from warehouse import store

KILLS = int(os.environ.get("CAMPAIGNS_KILLS", "6"))

# One run of the pipeline's last steps, over the same pages each time; prints when it begins and when it is done.
RUN = """
import sys
from datetime import date, timedelta
from pathlib import Path
from tests.filled_warehouse import NOW, action, load, opened, telling
from warehouse import publish

folder = Path(sys.argv[1])
con = opened(folder)
print("begun", flush=True)
for day in range(3):
    pages = []
    for number in range(30):
        words = " ".join(f"Wort {number % 10} {n} {n * number % 7}" for n in range(80))
        one = action(f"Messe {number % 10}", date(2026, 3, 5 + number % 10 + day % 2))
        pages.append(telling(f"https://rur-bote.example/{number}", one, text=f"{words} Stand {day}"))
    load(con, *pages, at=NOW + timedelta(days=day))
    publish.publish(con, folder / "publish")
con.close()
print("done", flush=True)
"""

# What may differ is which run did it; what is known may not.
KNOWN = {
    "core.article": "*",
    "core.article_version": "* exclude (run_id)",
    "core.reading": "* exclude (run_id, read_at)",
    "core.announcement": "*",
    "core.action_claim": "*",
    "core.action": "action_id, revision",
    "core.story": "*",
    "core.story_member": "*",
    "core.shingle": "*",
    "raw.page": "*",
}
PUBLISHED = ("announcement", "action_source", "action_jobcenter", "story_member", "change", "contradiction", "figure")


def start(folder: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(folder)], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def known(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the warehouse and the report know, sorted."""
    con = store.open(folder / "warehouse.duckdb")
    found = {t: con.execute(f"select {what} from {t} order by all").fetchall() for t, what in KNOWN.items()}
    con.close()
    with duckdb.connect(str(folder / "publish" / "report.duckdb"), read_only=True) as report:
        for mart in PUBLISHED:
            columns = "* exclude (read_at)" if mart == "announcement" else "*"
            found[mart] = report.execute(f"select {columns} from mart.{mart} order by all").fetchall()
    return found


def listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "publish").rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A run that nobody disturbed, and how many seconds it took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    process = start(folder)
    begun = time.monotonic()
    assert process.wait() == 0, process.communicate()[1]
    process.communicate()
    return folder, time.monotonic() - begun


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(KILLS))
def test_a_run_killed_at_any_moment_leaves_nothing_lost_and_nothing_twice(
    tmp_path: Path, undisturbed: tuple[Path, float], moment: int
) -> None:
    calm, seconds = undisturbed
    process = start(tmp_path)
    # Spread over the whole run, with a little chance within each stretch.
    time.sleep(seconds * (moment + random.Random(moment).random()) / KILLS)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    report = tmp_path / "publish" / "report.duckdb"
    if report.exists():
        with duckdb.connect(str(report), read_only=True) as reader:
            reader.execute("select count(*) from mart.action").fetchall()
    again = start(tmp_path)
    assert again.wait() == 0, again.communicate()[1]
    again.communicate()
    assert known(tmp_path) == known(calm)
    assert listing(tmp_path) == listing(calm)
