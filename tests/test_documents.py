"""Promises of the documents: what they show is what a reader gets."""

from __future__ import annotations

from pathlib import Path

from tests.answers import PAIR, answered
from warehouse.questions import page, questions

ROOT = Path(__file__).parents[1]


def test_the_readme_s_five_answers_are_the_demo_s(demo_report: Path) -> None:
    document = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(PAIR.findall(document)) == 5
    assert answered(document, demo_report) == document, "python -m tests.answers writes the answers anew"


def test_the_twenty_questions_have_the_demo_s_answers(demo_report: Path) -> None:
    document = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert len(questions()) == 20
    assert page(demo_report) == document, "python -m tests.answers writes the answers anew"
