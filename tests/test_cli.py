"""Promises of the command line: what is printed where, and what the exit code says."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.server import Server, serve
from flows.demo import STREET

ROOT = Path(__file__).parents[1]

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Jobmesse in der Stadthalle | Kreis Beispiel</title>
<link rel="canonical" href="https://www.kreis-beispiel.example/presse/jobmesse"></head><body><main><article>
<h1>Jobmesse in der Stadthalle</h1><p>Veröffentlicht am 2. März 2026</p>
<p>Das Jobcenter Kreis Coesfeld lädt am Donnerstag, 12. März 2026, von 10 bis 14 Uhr zur Jobmesse in die Stadthalle
Dülmen ein. Rund 30 Betriebe stellen sich und ihre freien Stellen vor, der Eintritt ist frei.</p>
<p>Wer mag, bringt seine Unterlagen gleich mit und lässt sie an Ort und Stelle durchsehen.</p>
</article></main></body></html>"""


@pytest.fixture
def street() -> Iterator[Server]:
    with serve(day=1) as server:
        yield server


def campaigns(
    *words: str, given: str | None = None, at: Path = ROOT, **settings: str
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {f"CAMPAIGNS_{name.upper()}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        cwd=at,
        env=environment | {"PYTHONPATH": str(ROOT), "COLUMNS": "100"},
        timeout=120,
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_read_prints_the_reading_of_a_saved_page(page: Path) -> None:
    done = campaigns("read", str(page))
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    assert reading["url"] == "https://www.kreis-beispiel.example/presse/jobmesse"
    [action] = reading["announcement"]["actions"]
    assert (action["jobcenters"], action["starts_on"], action["starts_at"]) == (["05558"], "2026-03-12", "10:00")


def test_read_takes_compressed_files_and_standard_input(page: Path, tmp_path: Path) -> None:
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(page.read_bytes()))
    first, second = campaigns("read", str(packed)), campaigns("read", given=PAGE)
    assert json.loads(first.stdout) == json.loads(second.stdout)


def test_explain_shows_the_rules_that_fired(page: Path) -> None:
    done = campaigns("read", str(page), "--explain")
    assert done.returncode == 0
    assert "Jobmesse" in done.stdout
    assert "+" in done.stdout


def test_json_lines_in_and_out_keep_their_order(page: Path) -> None:
    lines = [{"url": f"https://a.example/{i}", "html": PAGE, "fetched_at": "2026-03-02T10:00:00Z"} for i in range(3)]
    done = campaigns("read", "--jsonl", given="".join(json.dumps(line) + "\n" for line in lines))
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == [line["url"] for line in lines]


def test_a_line_that_is_no_page_is_named() -> None:
    done = campaigns("read", "--jsonl", given='{"url": "https://a.example/"}\n')
    assert done.returncode == 1
    assert "line 1" in done.stderr
    assert "html" in done.stderr


def test_a_missing_file_is_said_and_the_others_are_read(page: Path) -> None:
    done = campaigns("read", "nowhere.html", str(page))
    assert done.returncode == 1
    assert "nowhere.html" in done.stderr
    assert json.loads(done.stdout)["article"]["title"] == "Jobmesse in der Stadthalle"


def test_sql_answers_as_table_csv_and_json(demo_report: Path) -> None:
    query = "select kreis, kreis_name from mart.kreis where kreis = '05558'"
    report = ("--report", str(demo_report))
    assert "Coesfeld" in campaigns("sql", query, *report).stdout
    assert campaigns("sql", query, *report, "--format", "csv").stdout.splitlines()[0] == "kreis,kreis_name"
    assert json.loads(campaigns("sql", query, *report, "--format", "json").stdout)[0]["kreis"] == "05558"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("select * from mart.nothing", "show all tables"),
        ("selec 1", "syntax error"),
        ("delete from mart.action", "read-only"),
        ("select * from read_csv('/etc/passwd')", "disabled"),
    ],
)
def test_sql_that_cannot_be_answered_is_said_and_fails(demo_report: Path, query: str, says: str) -> None:
    done = campaigns("sql", query, "--report", str(demo_report))
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_sql_without_a_report_says_how_to_get_one(tmp_path: Path) -> None:
    done = campaigns("sql", "select 1", data=str(tmp_path))
    assert done.returncode == 1
    assert "campaigns demo" in done.stderr


def test_try_shows_a_source_and_stores_nothing(street: Server, tmp_path: Path) -> None:
    settings = {"data": str(tmp_path), "sources": str(STREET / "sources"), "example_port": str(street.port)}
    done = campaigns("try", "massarbeit", "--json", **settings)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines
    assert all(json.loads(line)["article"] for line in lines)
    assert not list(tmp_path.iterdir())


def test_accept_writes_source_samples_and_readings_for_review(street: Server, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "sources").mkdir()
    done = campaigns(
        "accept",
        "massarbeit",
        "http://www.massarbeit.example/aktuelles/detail/ein-laden-voller-chancen/",
        at=tmp_path,
        sources=str(tmp_path / "sources"),
        example_port=str(street.port),
    )
    assert done.returncode == 0, done.stderr
    assert "review" in done.stdout
    assert (tmp_path / "sources" / "massarbeit.toml").exists()
    [label] = (tmp_path / "tests" / "samples" / "massarbeit").glob("*.json")
    assert json.loads(label.read_text(encoding="utf-8"))["article"]
    assert label.with_suffix(".html.gz").exists()


def test_sources_check_names_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('name = "Eins"\ncolour = "red"\n', encoding="utf-8")
    done = campaigns("sources", "check", sources=str(tmp_path))
    assert done.returncode == 1
    assert "one.toml" in done.stderr
    assert "unknown key 'colour'" in done.stderr


def test_sources_check_live_says_what_may_be_fetched_and_why(street: Server, tmp_path: Path) -> None:
    settings = {"data": str(tmp_path), "sources": str(STREET / "sources"), "example_port": str(street.port)}
    done = campaigns("sources", "check", "kommunal-presse", "--live", **settings)
    assert done.returncode == 0, done.stderr
    assert "robots.txt" in done.stdout
    assert "/archiv/" in done.stdout, "the reserved folder is named"


@pytest.mark.parametrize("command", ["demo", "run", "reread", "read", "try", "accept", "score", "sql", "sources", "db"])
def test_every_command_has_help(command: str) -> None:
    done = campaigns(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout) > 60
