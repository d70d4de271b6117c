"""Damage in the middle of the archive costs the records that it hits, and is said; nothing else is lost or cut."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.records import Page
from warehouse.archive import Archive

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
COUNT = 30


def body(number: int) -> bytes:
    """About a kilobyte that does not shrink when it is packed."""
    return random.Random(number).randbytes(1000)


@pytest.fixture
def places(tmp_path: Path) -> list[int]:
    """An archive of one file of thirty pages; the offset of each."""
    with Archive(tmp_path) as archive:
        kept = [archive.append(Page(f"https://kreis.example/{n}", NOON, body(n), 200, ())) for n in range(COUNT)]
    return [offset for _, offset in kept]


def spoil(folder: Path, at: int, size: int, by: bytes = b"\0") -> Path:
    [path] = folder.glob("*.warc.gz")
    data = path.read_bytes()
    path.write_bytes(data[:at] + (by * size)[:size] + data[at + size :])
    return path


@pytest.mark.parametrize("by", [b"\0", b"\xff", b"\x1f\x8b\x08", b"\x1f\x8b\x08\0\0\0\0\0\0\3"])
@pytest.mark.parametrize("into", [0, 5, 700])
def test_damage_in_the_middle_loses_only_what_it_hits_and_is_said(
    tmp_path: Path, places: list[int], by: bytes, into: int
) -> None:
    at = places[10] + into
    path = spoil(tmp_path, at, 2000, by)
    hit = {n for n, start in enumerate(places[:-1]) if start < at + 2000 and places[n + 1] > at}
    flaws: list[str] = []
    found = [page for _, page in Archive(tmp_path).records(flaw=flaws.append)]
    assert 1 <= len(hit) <= 3
    lost = set(range(COUNT)) - {int(page.url.rpartition("/")[2]) for page in found}
    assert lost <= hit
    assert lost
    assert all(page.body == body(int(page.url.rpartition("/")[2])) for page in found)
    assert len(flaws) == 1
    assert flaws[0].startswith(f"{path.name} is damaged at byte {places[10]}")


def test_what_was_kept_after_a_place_is_told_across_a_damage(tmp_path: Path, places: list[int]) -> None:
    path = spoil(tmp_path, places[10], 500)
    flaws: list[str] = []
    found = [offset for (_, offset), _ in Archive(tmp_path).after((path.name, places[5]), flaw=flaws.append)]
    assert found == [*places[6:10], *places[11:]]
    assert len(flaws) == 1


def test_every_damage_of_a_file_is_said(tmp_path: Path, places: list[int]) -> None:
    for hit in (3, 12, 20):
        spoil(tmp_path, places[hit], 100)
    flaws: list[str] = []
    assert len(list(Archive(tmp_path).records(flaw=flaws.append))) == COUNT - 3
    assert [f"byte {places[hit]} " in flaw for hit, flaw in zip((3, 12, 20), flaws, strict=True)] == [True] * 3


def test_repair_cuts_a_torn_tail_and_never_what_follows_a_damage(tmp_path: Path, places: list[int]) -> None:
    path = spoil(tmp_path, places[10], 2000)
    size = path.stat().st_size
    assert Archive(tmp_path).repair() == []
    assert path.stat().st_size == size
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08\x00half a record")
    assert Archive(tmp_path).repair() == [(path.name, 17)]
    assert path.stat().st_size == size


def test_writing_goes_on_behind_a_damage(tmp_path: Path, places: list[int]) -> None:
    spoil(tmp_path, places[10], 500)
    with Archive(tmp_path) as archive:
        place = archive.append(Page("https://kreis.example/neu", NOON, b"neu", 200, ()))
        assert place[1] > places[-1]
        assert len(list(archive.records())) == COUNT
        assert archive.read(*place).body == b"neu"
