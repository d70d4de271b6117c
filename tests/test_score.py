"""Figures over samples: right, extra and missing, and a floor that is only raised."""

import copy
import gzip
import json
from pathlib import Path
from typing import Any

from extractors.read import to_json
from extractors.samples import below, score_folder
from extractors.score import likeness, score
from tests.test_read import HTML, reading


def expectation() -> dict[str, Any]:
    return {"id": "kurhaus", "site_name": "Küstenpost", "kind": "news", **to_json(reading())}


def test_a_reading_as_expected_scores_one() -> None:
    errors: list[str] = []
    figures = score([expectation()], [expectation()], errors)
    assert figures["headline"] == 1.0
    assert figures["pages"] == 1
    assert errors == []


def test_what_differs_is_listed_for_a_person() -> None:
    got = copy.deepcopy(expectation())
    got["announcement"]["actions"][0]["starts_on"] = None
    errors: list[str] = []
    figures = score([got], [expectation()], errors)
    assert figures["fields"]["action.starts_on"] == 0.0
    assert any("action.starts_on" in line and "kurhaus" in line for line in errors)


def test_an_announcement_that_nobody_expects_costs_precision() -> None:
    want = {**expectation(), "announcement": None}
    figures = score([expectation(), expectation()], [want, expectation()], [])
    assert figures["fields"]["announcement.precision"] == 0.5
    assert figures["fields"]["announcement.recall"] == 1.0


def test_a_quotation_that_is_not_in_the_text_is_counted() -> None:
    got = copy.deepcopy(expectation())
    got["announcement"]["evidence"] = "Das steht nirgends."
    assert score([got], [expectation()], [])["fields"]["evidence_is_quoted"] < 1


def test_texts_are_compared_by_their_words() -> None:
    assert likeness("Jobmesse in Hürth", "jobmesse, in Hürth!") == 1.0
    assert likeness(None, "") == 1.0
    assert likeness("eins zwei", "drei") == 0.0


def test_a_folder_of_samples_is_read_and_scored(tmp_path: Path) -> None:
    want = expectation()
    (tmp_path / "a.json").write_text(json.dumps(want), encoding="utf-8")
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML.encode()))
    assert score_folder(tmp_path, [])["headline"] == 1.0


def test_a_figure_below_its_floor_is_named(tmp_path: Path) -> None:
    floor = tmp_path / "floor.toml"
    floor.write_text('headline = 0.9\n"action.title" = 0.8\n', encoding="utf-8")
    assert below({"headline": 0.95, "fields": {"action.title": 0.85}}, floor) == []
    assert len(below({"headline": 0.95, "fields": {"action.title": 0.5}}, floor)) == 1
