"""Promises of the documents: what they show is what a reader gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers import PAIR, answered

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("name", "queries"), [("README.md", 5), ("docs/questions.md", 20)])
def test_every_answer_shown_is_the_demo_s(name: str, queries: int, demo_report: Path) -> None:
    document = (ROOT / name).read_text(encoding="utf-8")
    assert len(PAIR.findall(document)) >= queries
    assert answered(document, demo_report) == document, f"python -m tests.answers {name} writes the answers anew"
