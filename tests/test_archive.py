"""Nothing that was received is lost, anybody's tools can read it, and what has to go is gone."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastReader
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from extractors.decode import content
from extractors.records import Page
from warehouse.archive import Archive
from warehouse.warc_import import pages

NOON = datetime(2026, 3, 2, 12, 0, 0, 250_000, tzinfo=UTC)
HTML = b"<html><h1>Jobcenter</h1></html>"
ASKED = (("User-Agent", "jobcenter-campaigns/0.1"), ("Accept", "text/html"))


def page(name: str = "a", body: bytes = HTML, at: datetime = NOON, **headers: str) -> Page:
    fields = {
        "content-type": "text/html; charset=utf-8",
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    return Page(f"https://www.kreis.example/{name}?x=1", at, body, 200, tuple(fields.items()), "kreis-muster")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive") as opened:
        yield opened


def names(archive: Archive) -> list[str]:
    return [kept.url.rpartition("/")[2].partition("?")[0] for _, kept in archive.records()]


# ---------------------------------------------------------------------------------------------- keeping


def test_a_page_comes_back_as_it_was_kept(archive: Archive) -> None:
    packed = page("packed", gzip.compress(HTML), content_encoding="gzip", transfer_encoding="chunked", set_cookie="a=1")
    first, second = archive.append(page(), ASKED), archive.append(packed, ASKED)
    assert archive.read(*first) == page()
    assert archive.read(*second) == packed
    assert content(archive.read(*second)) == HTML
    assert [place for place, _ in archive.records()] == [first, second]


HEADERS = st.tuples(
    st.from_regex(r"[a-z][a-z-]{0,20}", fullmatch=True),
    st.text(st.characters(min_codepoint=33, max_codepoint=1000), max_size=30),
)


@given(st.binary(max_size=300), st.lists(HEADERS, max_size=6), st.integers(100, 999))
def test_any_body_and_any_headers_come_back(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, headers: list[tuple[str, str]], status: int
) -> None:
    kept = Page("https://kreis.example/", NOON, body, status, tuple(headers), None)
    with Archive(tmp_path_factory.mktemp("archive")) as archive:
        assert archive.read(*archive.append(kept)) == kept


def test_other_tools_read_our_files(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.append(page(transfer_encoding="chunked"), ASKED)
    archive.append(page("b", gzip.compress(HTML), content_encoding="gzip"), ASKED, role="feed")
    archive.close()
    path = archive.folder / archive.files()[0]
    with path.open("rb") as stream:
        found = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) for record in ArchiveIterator(stream)
        ]
    a, b = "https://www.kreis.example/a?x=1", "https://www.kreis.example/b?x=1"
    assert found == [("warcinfo", None), ("response", a), ("request", a), ("response", b), ("request", b)]
    with path.open("rb") as stream:
        bodies = [
            r.content_stream().read()
            for r in ArchiveIterator(stream, check_digests="raise")
            if r.rec_type == "response"
        ]
    assert bodies == [HTML, HTML]
    with path.open("rb") as stream:
        assert [
            record.http_headers.status_code for record in FastReader(stream, parse_http=True) if record.http_headers
        ][:1] == [200]
    assert (
        Checker(type("Arguments", (), {"inputs": [str(path)], "verbose": False})()).process_all() == 0
    )  # digests, members


def test_every_record_is_a_gzip_member_of_its_own(archive: Archive) -> None:
    places = [archive.append(page(name)) for name in "abc"]
    archive.close()
    data = (archive.folder / places[0][0]).read_bytes()
    for _, offset in places:
        assert gzip.decompress(data[offset:]).startswith(b"WARC/1.1\r\nWARC-Type: response")


def test_files_are_cut_by_day_and_size(tmp_path: Path) -> None:
    with Archive(tmp_path, full=1500) as archive:
        for name in "abcde":
            archive.append(page(name))
        archive.append(page("f", at=NOON + timedelta(days=1)))
        assert archive.files() == [
            *(f"pages-2026-03-02-000{number}.warc.gz" for number in range(1, len(archive.files()))),
            "pages-2026-03-03-0001.warc.gz",
        ]
        assert len(archive.files()) > 2
        assert names(archive) == list("abcdef")
        assert [kept.url for _, kept in archive.records(since=date(2026, 3, 3))] == [page("f").url]


def test_feeds_and_robots_are_kept_but_are_no_pages(archive: Archive) -> None:
    archive.append(page("feed"), role="feed")
    archive.append(page("a"))
    assert names(archive) == ["a"]
    assert len(list(archive.records(role=None))) == 2


def test_many_threads_may_keep_at_once(archive: Archive) -> None:
    threads = [
        threading.Thread(target=lambda n=n: [archive.append(page(f"{n}-{i}")) for i in range(20)]) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(names(archive)) == sorted(f"{n}-{i}" for n in range(8) for i in range(20))


def test_only_one_process_writes(archive: Archive) -> None:
    archive.append(page())
    other = "import sys, pathlib; sys.path.insert(0, '.'); from tests.test_archive import Archive, page\n"
    other += f"Archive(pathlib.Path({str(archive.folder)!r})).append(page('b'))"
    done = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=False)
    assert "BlockingIOError" in done.stderr
    archive.close()
    assert subprocess.run([sys.executable, "-c", other], check=False).returncode == 0
    assert names(archive) == ["a", "b"]


# ---------------------------------------------------------------------------------------------- after a crash


@pytest.mark.parametrize("lost", [1, 10, 60, 200])
def test_a_torn_tail_is_cut_and_nothing_whole_is_lost(archive: Archive, lost: int) -> None:
    for name in "abc":
        last = archive.append(page(name), ASKED)
    archive.close()
    path = archive.folder / last[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-lost])
    assert names(archive)[:2] == ["a", "b"]  # reading goes as far as it can
    with Archive(archive.folder) as again:
        place = again.append(page("d"), ASKED)
        kept = names(again)
        assert kept[:2] == ["a", "b"]
        assert kept[-1] == "d"
        assert again.read(*place) == page("d")
        assert again.repair() == []


def test_repair_says_what_it_cut(archive: Archive) -> None:
    archive.append(page(body=bytes(range(256)) * 40))
    archive.close()
    path = archive.folder / archive.files()[0]
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08\x00half a record")
    assert archive.repair() == [(path.name, 17)]
    path.write_bytes(path.read_bytes() + b"\0" * 100)
    assert archive.repair() == [(path.name, 100)]
    assert names(archive) == ["a"]


def test_repair_leaves_alone_what_an_orderly_end_covers(archive: Archive) -> None:
    archive.append(page())
    archive.close()
    path = archive.folder / archive.files()[0]
    path.write_bytes(path.read_bytes() + b"rest")
    long_ago = path.stat().st_mtime - 1000
    os.utime(path, (long_ago, long_ago))
    assert archive.repair() == []  # years of files are not read again at every start
    assert names(archive) == ["a"]


def test_what_was_kept_after_a_place_is_told(archive: Archive) -> None:
    places = [archive.append(page(name, at=NOON + timedelta(hours=5 * hours))) for hours, name in enumerate("abcde")]
    assert [place for place, _ in archive.after(places[1])] == places[2:]
    assert [place for place, _ in archive.after(places[-1])] == []
    assert [place for place, _ in archive.after(None)] == places


def test_a_full_disk_leaves_no_half_record(archive: Archive) -> None:
    archive.append(page("a"))

    class Full:
        def __init__(self, file: object) -> None:
            self._file = file

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

        def write(self, data: bytes) -> int:
            if len(data) < 300:
                raise OSError(28, "No space left on device")
            return self._file.write(data[:300])  # type: ignore[attr-defined, no-any-return]

    file = archive._file
    archive._file = Full(file)  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space"):
        archive.append(page("b"))
    archive._file = file
    archive.append(page("c"))
    assert names(archive) == ["a", "c"]
    assert archive.repair() == []


@pytest.mark.parametrize(
    "place", [("pages-2026-03-02-0001.warc.gz", 5), ("pages-2020-01-01-0001.warc.gz", 0), ("../x", 0)]
)
def test_a_wrong_place_is_named(archive: Archive, place: tuple[str, int]) -> None:
    archive.append(page())
    with pytest.raises(KeyError):
        archive.read(*place)


# ---------------------------------------------------------------------------------------------- retention


def test_what_is_too_old_is_really_gone(archive: Archive) -> None:
    ages = ((0, "a"), (1, "b"), (40, "c"))
    places = [archive.append(page(name, at=NOON + timedelta(days=days))) for days, name in ages]
    assert archive.expire(30, NOON + timedelta(days=31)) == [places[0][0]]
    assert names(archive) == ["b", "c"]
    assert not (archive.folder / places[0][0]).exists()
    with pytest.raises(KeyError):
        archive.read(*places[0])
    assert archive.expire(30, NOON + timedelta(days=100)) == [places[1][0], places[2][0]]
    assert sum(path.stat().st_size for path in archive.folder.iterdir()) == 0
    archive.append(page("d", at=NOON + timedelta(days=100)))
    assert names(archive) == ["d"]


# ---------------------------------------------------------------------------------------------- from elsewhere


def foreign(http: bytes, url: str = "https://bote.example/a", kind: str = "response", *lines: str) -> bytes:
    head = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2019-05-06T07:08:09Z",
        "WARC-Record-ID: <urn:uuid:0b1f5a9e-9f5a-4d3f-9d0e-3b5a6d7c8e9f>", *lines,
        f"Content-Type: application/http; msgtype={kind}", f"Content-Length: {len(http)}", "", "",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + http + b"\r\n\r\n"


def answer(body: bytes, *lines: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *lines, "", ""]).encode() + body


def test_pages_of_a_news_crawl_are_read(tmp_path: Path) -> None:
    """Common Crawl's form: compression undone or not, chunking undone and renamed, requests and PDF in between."""
    chunked = b"5\r\n<html\r\n1a;x=y\r\n><h1>Jobcenter</h1></html>\r\n\r\n0\r\n\r\n"
    records = [
        foreign(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        foreign(answer(HTML, "X-Crawler-Transfer-Encoding: chunked"), "https://bote.example/1"),
        foreign(answer(gzip.compress(HTML), "Content-Encoding: gzip"), "<https://bote.example/2>"),
        foreign(answer(HTML, "Content-Encoding: gzip", "Transfer-Encoding: chunked"), "https://bote.example/3"),
        foreign(answer(chunked, "Transfer-Encoding: chunked"), "https://bote.example/4"),
        foreign(answer(b"%PDF", kind="application/pdf"), "https://bote.example/5"),
        foreign(answer(HTML, status="404 Not Found"), "https://bote.example/6"),
        foreign(answer(HTML[:9]), "https://bote.example/7", "response", "WARC-Truncated: length"),
        foreign(answer(HTML), "https://anderswo.example/8"),
    ]
    packed, plain = tmp_path / "CC-NEWS.warc.gz", tmp_path / "alt.warc"
    packed.write_bytes(b"".join(gzip.compress(record) for record in records))
    plain.write_bytes(b"".join(records))
    for path in (packed, plain):
        found = list(pages([path], lambda url: "bote.example" in url))
        assert [kept.url.rpartition("/")[2] for kept in found] == ["1", "2", "3", "4"]
        assert [content(kept).count(b"Jobcenter") for kept in found] == [1, 1, 1, 1]
        assert found[0].fetched_at == datetime(2019, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_our_own_archive_can_be_imported(archive: Archive) -> None:
    archive.append(page("a", gzip.compress(HTML), content_encoding="gzip", transfer_encoding="chunked"), ASKED)
    archive.close()
    found = list(pages(archive.folder / name for name in archive.files()))
    assert [(kept.url, content(kept)) for kept in found] == [(page("a").url, HTML)]


@pytest.mark.parametrize("cut", [3, 30, 200])
def test_a_broken_file_gives_what_is_whole_and_says_so(tmp_path: Path, cut: int) -> None:
    record = foreign(answer(HTML))
    for name, data in {"a.warc": record * 2, "b.warc.gz": gzip.compress(record) * 2}.items():
        path = tmp_path / name
        path.write_bytes(data[:-cut])
        flaws: list[str] = []
        found = list(pages([path], flaw=flaws.append))
        assert len(found) >= 1
        assert all(content(kept) == HTML for kept in found)
        if (name, cut) == ("a.warc", 30):  # a record that is there in part
            assert [flaw.startswith(f"{name} is broken") for flaw in flaws] == [True]
    (tmp_path / "c.warc").write_bytes(b"kein Archiv")
    assert list(pages([tmp_path / "c.warc"], flaw=flaws.append)) == []
    assert flaws[-1].startswith("c.warc is broken")
