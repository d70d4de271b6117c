"""Promises to the operator: deployed as prefect.yaml says, a worker runs the daily flow and a report comes of it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.server import serve
from flows.demo import STREET
from warehouse.answer import answer

ROOT = Path(__file__).parents[1]
PREFECT = [sys.executable, "-m", "prefect"]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A local Prefect server, as an operator has one; its API address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.setenv("PREFECT_API_URL", api)
    monkeypatch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    monkeypatch.setenv("PREFECT_SERVER_UI_ENABLED", "false")
    with (tmp_path / "server.log").open("wb") as log:
        command = [*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)]
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=tmp_path)
        try:
            for _ in range(600):
                try:
                    with urllib.request.urlopen(f"{api}/health", timeout=2):
                        break
                except OSError:
                    assert process.poll() is None, (tmp_path / "server.log").read_text()
                    time.sleep(0.2)
            yield api
        finally:
            process.terminate()
            process.wait(timeout=30)


def prefect(*words: str) -> str:
    done = subprocess.run(
        [*PREFECT, *words], capture_output=True, text=True, cwd=ROOT, timeout=240, check=False, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def asked(api: str, what: str) -> list[dict[str, object]]:
    request = urllib.request.Request(
        f"{api}/{what}/filter", data=b"{}", headers={"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        found: list[dict[str, object]] = json.load(response)
    return found


@pytest.mark.prefect
@pytest.mark.timeout(600)
def test_deploy_worker_run_and_a_report_is_there(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(day=1) as sites:
        monkeypatch.setenv("CAMPAIGNS_DATA", str(tmp_path / "data"))
        monkeypatch.setenv("CAMPAIGNS_SOURCES", str(STREET / "sources"))
        monkeypatch.setenv("CAMPAIGNS_EXAMPLE_PORT", str(sites.port))
        prefect("work-pool", "create", "campaigns", "--type", "process")
        prefect("--no-prompt", "deploy", "--all")
        schedules = {d["name"]: d["schedules"] for d in asked(server, "deployments")}
        assert [s["schedule"]["timezone"] for s in schedules["daily"]] == ["Europe/Berlin"]  # type: ignore[attr-defined]
        prefect("deployment", "run", "scrape/daily")
        prefect("worker", "start", "--pool", "campaigns", "--run-once")
    [run] = [r for r in asked(server, "flow_runs") if r["state_type"] != "SCHEDULED"]
    assert run["state_type"] == "COMPLETED", run["state"]
    assert {"fetch what is new", "load in one transaction"} <= {t["name"] for t in asked(server, "task_runs")}
    assert "sources" in {a["key"] for a in asked(server, "artifacts")}
    query = "select count(*) from mart.action where campaign = 'stark-sozial-vor-ort'"
    _, [(actions,)] = answer(tmp_path / "data" / "publish" / "report.duckdb", query)
    assert int(str(actions)) >= 5
