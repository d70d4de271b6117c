"""Promises to the operator about whole runs: what they do twice, without a network, killed, and side by side.

``CAMPAIGNS_WALK_KILLS`` sets at how many moments of a run, from its first request to its last file, it is killed.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from demo.server import Server, serve
from extractors.source import sources
from flows.demo import STREET
from flows.house import opened
from tests.observatory import chosen, contents, run
from warehouse.lock import LockedError

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("CAMPAIGNS_WALK_KILLS", "5"))


@pytest.fixture
def street() -> Iterator[Server]:
    with serve(day=1) as server:
        yield server


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long an undisturbed run takes in a process of its own, from its first request on."""
    with serve(day=1) as server:
        process = started(server, tmp_path_factory.mktemp("timed"))
        begun = time.monotonic()
        assert process.wait() == 0
        return time.monotonic() - begun


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An observatory after one run over the street of day 1."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with serve(day=1) as server:
        run(folder, server.port)
    yield folder


def test_one_run_archives_reads_loads_and_publishes(undisturbed: Path) -> None:
    assert list((undisturbed / "archive").glob("*.warc.gz"))
    marts = contents(undisturbed)
    assert len(marts["announcement"]) >= 20
    assert len(marts["action"]) >= 20
    assert (undisturbed / "publish" / "csv" / "action.csv").exists()


def test_a_second_run_asks_conditionally_and_changes_nothing(street: Server, tmp_path: Path) -> None:
    first = run(tmp_path, street.port)
    before, published = contents(tmp_path), (tmp_path / "publish" / "csv" / "action.csv").read_bytes()
    asked = len(street.requests)
    second = run(tmp_path, street.port)
    again = street.requests[asked:]
    assert first.loaded.articles > 50
    assert (second.loaded.articles, second.loaded.versions, second.loaded.actions) == (0, 0, 0)
    assert contents(tmp_path) == before
    assert (tmp_path / "publish" / "csv" / "action.csv").read_bytes() == published
    assert len(again) < asked / 4
    assert any(request.conditional and request.status == 304 for request in again)


def test_what_editors_changed_between_two_runs_is_noticed(street: Server, tmp_path: Path) -> None:
    run(tmp_path, street.port)
    street.day = 2
    second = run(tmp_path, street.port)
    assert second.loaded.versions >= 1


def test_without_a_network_every_source_fails_alone_and_says_why(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    outcome = run(tmp_path, port)
    assert outcome.rows
    assert {row.source_id for row in outcome.rows} == set(sources(STREET / "sources"))
    assert all(row.broken and row.trouble for row in outcome.rows)
    assert (tmp_path / "publish" / "report.duckdb").exists()


def test_a_dead_network_takes_nothing_away(street: Server, tmp_path: Path) -> None:
    run(tmp_path, street.port)
    before = contents(tmp_path)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        outcome = run(tmp_path, closed.getsockname()[1])
    assert outcome.rows
    assert all(row.broken for row in outcome.rows)
    assert contents(tmp_path)["action"] == before["action"]


def test_one_source_alone_can_be_run(street: Server, tmp_path: Path) -> None:
    outcome = run(tmp_path, street.port, "massarbeit")
    assert [row.source_id for row in outcome.rows] == ["massarbeit"]
    assert {request.host for request in street.requests} == {"www.massarbeit.example"}


def test_a_second_pipeline_is_told_who_holds_the_folder(street: Server, tmp_path: Path) -> None:
    with (
        opened(chosen(tmp_path, street.port).folders, sources(STREET / "sources")),
        pytest.raises(LockedError, match="process"),
    ):
        run(tmp_path, street.port)


KILLED = """
import sys
from pathlib import Path
from tests.observatory import run
run(Path(sys.argv[1]), int(sys.argv[2]))
"""


def started(street: Server, folder: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own that has asked for its first page."""
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(folder), str(street.port)], cwd=ROOT)
    while not street.requests and process.poll() is None:
        time.sleep(0.01)
    return process


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_at_any_moment_the_next_run_ends_in_the_same_warehouse(
    street: Server, undisturbed: Path, seconds: float, tmp_path: Path, moment: int
) -> None:
    process = started(street, tmp_path)
    # Spread over the whole run, with a little chance within each stretch.
    time.sleep(seconds * (moment + random.Random(moment).random()) / KILLS)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if (tmp_path / "publish" / "report.duckdb").exists():
        assert contents(tmp_path)["announcement"]
    run(tmp_path, street.port)
    assert contents(tmp_path) == contents(undisturbed)


@pytest.mark.slow
def test_stopped_by_a_signal_what_was_fetched_is_loaded(street: Server, undisturbed: Path, tmp_path: Path) -> None:
    process = started(street, tmp_path)
    while len(street.requests) < 70 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as con:
        [(articles, deferred)] = con.execute(
            """
            select (select count(*) from core.article), (select count(*) from raw.page where last_outcome = 'deferred')
            """
        ).fetchall()
    assert articles > 0
    assert deferred > 0
    run(tmp_path, street.port)
    assert contents(tmp_path) == contents(undisturbed)
