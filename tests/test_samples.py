"""The sample pages: every one is read as the flow would read it, and the figures never fall."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import measure
from tests.samples.build import build
from tests.samples.check import faults
from tests.samples.floor import below, floor, raised
from tests.samples.measure import Sample, figures, samples, write_missing
from tests.samples.source import HERE, documents

SHORT_TEXTS = HERE.parents[1] / "benchmarks" / "short_texts"


@pytest.fixture(scope="module")
def all_samples() -> list[Sample]:
    return samples()


def test_no_figure_of_the_samples_falls_below_its_floor(all_samples: list[Sample]) -> None:
    written = write_missing(all_samples)
    assert not written, f"please review the expectations that were written: {[path.name for path in written]}"
    reached = figures(all_samples)
    assert {half: below(reached[half], floor().get(half, {})) for half in reached} == {"tuning": [], "measuring": []}


def test_every_quotation_of_a_reading_is_in_its_text(all_samples: list[Sample]) -> None:
    for sample in all_samples:
        found = measure.reading(sample)
        announcement = found["announcement"]
        if announcement:
            text = " ".join(found["article"]["text"].split())
            holders = [announcement, *announcement["actions"], *announcement["figures"]]
            assert [h["evidence"] for h in holders if " ".join(h["evidence"].split()) not in text] == [], sample.name


def test_there_are_enough_samples_of_each_sort(all_samples: list[Sample]) -> None:
    for half in ("tuning", "measuring"):
        expected = [sample.expected for sample in all_samples if sample.half == half and sample.expected]
        announcing = [label for label in expected if label["announcement"]]
        assert len(expected) >= 80
        assert 0.45 <= len(announcing) / len(expected) <= 0.55
        assert len({label.get("layout") for label in expected}) >= 12
        assert {label["announcement"]["stance"] for label in announcing} == {"preview", "running", "launch", "recap"}
        assert {action["type"] for label in announcing for action in label["announcement"]["actions"]} >= {
            "action_day", "event", "exhibition", "job_fair", "information_event", "programme_launch", "opening",
            "publication", "other",
        }  # fmt: skip


def test_no_label_contradicts_its_text() -> None:
    assert [fault for document in (*documents(), *documents(SHORT_TEXTS)) for fault in faults(document)] == []


def contents(folder: Path) -> dict[str, bytes]:
    """What the files hold; two versions of zlib may pack the same page differently."""
    return {p.name: gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in folder.iterdir()}


def test_the_pages_in_git_are_the_documents_rendered(tmp_path: Path) -> None:
    build(tmp_path)
    assert contents(tmp_path) == contents(HERE / "pages")


def test_a_page_without_expectation_gets_one_to_review(tmp_path: Path) -> None:
    folder = tmp_path / "heidebote"
    folder.mkdir()
    page = "<html><head><title>Fest</title></head><body><h1>Fest im Park</h1><p>Am Sonntag wird gefeiert.</p></body>"
    (folder / "fest.html.gz").write_bytes(gzip.compress(page.encode()))
    written = write_missing(samples(tmp_path))
    assert [path.name for path in written] == ["fest.json"]
    assert json.loads(written[0].read_text(encoding="utf-8"))["announcement"] is None
    assert write_missing(samples(tmp_path)) == []


def test_the_floor_is_only_raised() -> None:
    assert raised({"headline": 0.9129, "new": 0.5}, {"headline": 0.93, "old": 0.2}) == {
        "headline": 0.93,
        "new": 0.5,
        "old": 0.2,
    }
    assert below({"headline": 0.9}, {"headline": 0.93}) == ["headline is 0.900, the floor is 0.930"]
    assert below({}, {"headline": 0.93}) == ["headline is not measured"]


def test_a_page_reads_the_same_in_every_process() -> None:
    """Sets have another order in every process; nothing that is read may hang on it."""
    code = "from tests.samples.measure import reading, samples\nprint([reading(one) for one in samples()[::4]])"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=HERE.parents[1],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
