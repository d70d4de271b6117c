"""Promises about the data's keeping: backups, removal on request, pages from other archives."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from warcio.archiveiterator import ArchiveIterator

from demo.server import Server, serve
from extractors.records import Known, Page
from flows import keeping
from flows.demo import STREET
from tests.observatory import contents, run
from warehouse.archive import Archive

WANTED = "http://www.massarbeit.example/aktuelles/detail/ein-laden-voller-chancen/"


@pytest.fixture
def street() -> Iterator[Server]:
    with serve(day=1) as server:
        yield server


@pytest.fixture
def observed(street: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An observatory with one source, which the commands find by the settings."""
    monkeypatch.setenv("CAMPAIGNS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CAMPAIGNS_SOURCES", str(STREET / "sources"))
    run(tmp_path / "data", street.port, "massarbeit")
    return tmp_path / "data"


def kept(folder: Path) -> bytes:
    """All bytes of everything kept, unpacked where it is packed."""
    whole = b""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith(".warc.gz"):
            with path.open("rb") as file:
                for record in ArchiveIterator(file):
                    whole += record.rec_headers.to_str().encode() + record.content_stream().read()
        elif path.is_file():
            whole += path.read_bytes()
    return whole


def test_a_forgotten_page_is_gone_from_archive_warehouse_and_report(observed: Path, street: Server) -> None:
    needle = b"ein-laden-voller-chancen"
    assert needle in kept(observed)
    others = len(contents(observed)["announcement"])
    assert keeping.forget(WANTED, "asked by letter") == 0
    remains = kept(observed)
    assert remains.count(b"Wo bis zum Fr") == 0
    with duckdb.connect(str(observed / "warehouse.duckdb"), read_only=True) as con:
        assert con.execute("select reason from raw.forgotten").fetchall() == [("asked by letter",)]
    assert len(contents(observed)["announcement"]) == others - 1
    run(observed, street.port, "massarbeit")
    assert len(contents(observed)["announcement"]) == others - 1, "it is not taken in again"
    assert kept(observed).count(b"Wo bis zum Fr") == 0, "nor asked for again"


def test_whoever_asks_for_removal_need_not_know_the_spelling() -> None:
    site = {url: Known(url, "a") for url in ("https://www.a.example/b/", "http://a.example/b", "https://a.example/c")}
    assert keeping.meant("https://a.example/b?utm_source=x#top", {"a": site}) == [
        "http://a.example/b",
        "https://a.example/b",
        "https://www.a.example/b/",
    ]
    assert keeping.meant("Müller.example", {}) == ["xn--mller-kva.example"]
    assert keeping.meant("kein Ort", {}) == ["kein Ort"]


def test_the_archive_stays_readable_after_a_removal(observed: Path) -> None:
    before = len(list_pages(observed))
    keeping.forget(WANTED, "asked")
    assert len(list_pages(observed)) == before - 1


def list_pages(folder: Path) -> list[str]:
    found = []
    for path in (folder / "archive").glob("*.warc.gz"):
        with path.open("rb") as file:
            found += [r.rec_headers["WARC-Target-URI"] for r in ArchiveIterator(file) if r.rec_type == "response"]
    return found


def test_a_backup_can_be_restored(observed: Path, tmp_path: Path) -> None:
    before = contents(observed)
    assert keeping.backup(tmp_path / "copy.duckdb") == 0
    (observed / "warehouse.duckdb").unlink()
    assert keeping.restore(tmp_path / "copy.duckdb") == 0
    assert keeping.status() == 0
    with duckdb.connect(str(observed / "warehouse.duckdb"), read_only=True) as con:
        [(count,)] = con.execute("select count(*) from mart.announcement").fetchall()
    assert count == len(before["announcement"])


def test_a_file_that_is_no_warehouse_is_not_restored(observed: Path, tmp_path: Path) -> None:
    (tmp_path / "nonsense").write_bytes(b"nonsense" * 1000)
    assert keeping.restore(tmp_path / "nonsense") == 1
    assert keeping.status() == 0


def test_pages_of_other_archives_are_read_through_the_same_rules(
    observed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted((observed / "archive").glob("*.warc.gz"))
    monkeypatch.setenv("CAMPAIGNS_DATA", str(tmp_path / "other"))
    assert keeping.import_warc(files, any_host=False) == 0
    ours, theirs = contents(observed), contents(tmp_path / "other")
    assert len(theirs["announcement"]) == len(ours["announcement"])


def test_pages_of_other_archives_that_cannot_be_read_are_counted_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAMPAIGNS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CAMPAIGNS_SOURCES", str(STREET / "sources"))
    kind, now = ("content-type", "text/html"), datetime(2026, 3, 2, tzinfo=UTC)
    broken = gzip.compress(b"<h1>Jobcenter</h1>" * 100)[:30]
    with Archive(tmp_path / "theirs") as theirs:
        for number in range(2):
            url = f"http://www.massarbeit.example/kaputt-{number}"
            theirs.append(Page(url, now, broken, 200, (kind, ("content-encoding", "gzip"))))
        theirs.append(Page("http://www.massarbeit.example/leer", now, b"<html></html>", 200, (kind,)))
    assert keeping.import_warc([tmp_path / "theirs" / name for name in theirs.files()], any_host=False) == 0
    said = capsys.readouterr().err
    assert "2 pages could not be decoded" in said
    assert "1 page without an article" in said


def test_a_missing_archive_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGNS_DATA", str(tmp_path))
    assert keeping.import_warc([tmp_path / "nowhere.warc.gz"], any_host=True) == 1
