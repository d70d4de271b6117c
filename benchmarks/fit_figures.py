"""Fits the weights of figures (``extractors/vocabulary/figure_weights.toml``) to labelled documents.

Two logistic regressions with a penalty on large weights: whether a number is claimed, and, for nouns that can stand
for several subjects, of which. ``--check`` prints for several penalties how well documents are judged by weights that
have not seen them, so that the penalty is chosen and not guessed. What a feature is expected to say of a subject before
any document is read stands in ``figure_expectations.toml``.

Needs numpy, which the product does not, so it runs with the peers of the benchmarks (the group ``bench``):

    uv run --group bench python -m benchmarks.fit_figures FOLDER[=WEIGHT]... [--check] [--write] [--penalty P]

What a folder holds is told by ``benchmarks/labelled.py``; LABELLED are folders that are kept outside of the project.
The sentences of ``tests/figures.csv`` and ``figure_sentences.csv`` always count.
The table was written with ``tests/samples/pages=1.2 LABELLED=1.5 benchmarks/short_texts=0.7 --write``; the short texts
are dense, so each of their numbers counts less.
"""

from __future__ import annotations

import csv
import tomllib
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labelled import ROOT, VOCABULARY, labelled, lines, parser
from extractors.figures import Candidate, candidates
from extractors.figures.rules import MAY, SUBJECTS
from extractors.sentences import clauses

WEIGHTS = VOCABULARY / "figure_weights.toml"
# Sentences with what they claim, and their weight: promises, and more of every kind to learn from.
TABLES = {ROOT / "tests" / "figures.csv": 2.5, Path(__file__).with_name("figure_sentences.csv"): 0.6}
EXPECTED: dict[str, dict[str, float]] = tomllib.loads(
    Path(__file__).with_name("figure_expectations.toml").read_text("utf-8")
)
# A feature seen in fewer numbers than this teaches nothing.
RARE = 2
# Single words tell of whom a sentence speaks (not whether it claims anything), if they are not as rare as this.
WORD, RARE_WORD = "word:", 3
FOLDS = 10
PENALTIES = (0.2, 0.5, 1.0, 2.0, 4.0)
# Departing from what is expected of a subject costs so many times the penalty.
OF_SUBJECT_PENALTY = 2.0
# What a number is of is told by the noun, by what is said of it and by its size, not by the manner of the number.
OF_SUBJECT = (
    "noun:",
    "near:",
    "sentence:",
    "size:",
    "said_of:",
    "which:",
    "trade:",
    "before:arrived",
    "main:",
    "here:",
    "around:",
    "word:",
    "thing:",
    "both:",
    "left_out",
)
Label = str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A number of a document, with the subject it is labelled with (None: not claimed) and the document's weight."""

    document: str
    features: frozenset[str]
    kind: str
    label: Label
    weight: float
    said: str


def said(text: str, one: Candidate) -> str:
    """The number with the words around it."""
    return text[max(one.clause.start, one.number.start - 60) : min(one.clause.end, one.number.end + 90)]


def examples(name: str, text: str, wanted: list[tuple[str, float, str]], weight: float) -> list[Example]:
    """All candidates of a text with their labels; a label belongs to the first number of its value in its quotation."""
    found: list[Candidate] = sorted(candidates(text, clauses(text)), key=lambda one: one.clause.heading)
    labels: dict[int, str] = {}
    for subject, value, evidence in wanted:
        at = max(text.find(evidence), 0) if evidence else 0
        end = at + len(evidence) if evidence else len(text)
        for place, one in enumerate(found):
            if place not in labels and one.number.value == value and at <= one.number.start < end:
                labels[place] = subject
                break
    told = {(labels[place], found[place].number.value) for place in labels}
    return [
        Example(name, one.features, one.counted.kind, labels.get(place), weight, said(text, one))
        for place, one in enumerate(found)
        if place in labels or not any(value == one.number.value for _, value in told)
    ]


def of_pages(folders: Sequence[str]) -> list[Example]:
    """The examples of all in-scope pages of the folders."""
    rows: list[Example] = []
    for one in labelled(folders):
        if one.label["article"] and one.label["announcement"]:
            wanted = [
                (figure["subject"], float(figure["value"]), figure["evidence"])
                for figure in one.label["announcement"]["figures"]
            ]
            rows += examples(one.name, one.label["article"]["text"], wanted, one.weight)
    return rows


def table_rows() -> list[Example]:
    """The sentences of TABLES."""
    rows: list[Example] = []
    for table, weight in TABLES.items():
        for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter=";"):
            wanted = []
            for claim in filter(None, row["expected"].split(" | ")):
                subject, value = claim.split()[:2]
                wanted.append((subject, float(value.lstrip("~").split("-")[0]), ""))
            rows += examples(row["sentence"], row["sentence"], wanted, weight)
    return rows


def matrix(rows: Sequence[Example], names: Sequence[str]) -> Any:
    """A row an example, a column a feature, the first column 1."""
    column = {name: place + 1 for place, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1
    for place, row in enumerate(rows):
        table[place, [column[name] for name in row.features if name in column]] = 1
    return table


def fit(table: Any, classes: Any, weights: Any, expected: Any, penalty: float) -> Any:
    """Weights, a column a class, of a softmax regression by gradient descent with momentum (convex: one optimum).

    The penalty is on what differs from ``expected``.
    """
    have = np.eye(expected.shape[1])[classes]
    found = expected.copy()
    step, speed = 4.0 / (0.25 * np.linalg.norm(table * np.sqrt(weights)[:, None], 2) ** 2 + penalty), 0.0 * found
    for _ in range(400):
        scores = table @ (found + 0.9 * speed)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        slope = table.T @ ((scores / scores.sum(axis=1, keepdims=True) - have) * weights[:, None])
        slope[1:] += penalty * (found + 0.9 * speed - expected)[1:]
        speed = 0.9 * speed - 0.25 * step * slope
        found = found + speed
    return found


def names_of(rows: Sequence[Example]) -> list[str]:
    """The features that are seen often enough."""
    seen = Counter(name for row in rows for name in row.features)
    return sorted(name for name, times in seen.items() if times >= (RARE_WORD if name.startswith(WORD) else RARE))


def learn(rows: Sequence[Example], penalty: float) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Weights for "claimed" and for every subject that is weighed."""
    names = [name for name in names_of(rows) if not name.startswith(WORD)]
    told = np.array([int(row.label is not None) for row in rows])
    none = np.zeros((len(names) + 1, 2))
    claimed = fit(matrix(rows, names), told, np.array([row.weight for row in rows]), none, penalty)
    of = [row for row in rows if row.label and row.label in MAY.get(row.kind, ())]
    subjects = sorted({row.label for row in of if row.label})
    tell = {name for name in names_of(of) if name.startswith(OF_SUBJECT)}
    names_there = sorted(tell.union(*EXPECTED.values()))
    classes = np.array([subjects.index(row.label or "") for row in of])
    expected = np.array(
        [[0.0 for _ in subjects], *([EXPECTED.get(to, {}).get(name, 0.0) for to in subjects] for name in names_there)]
    )
    weighed = fit(
        matrix(of, names_there), classes, np.array([row.weight for row in of]), expected, penalty * OF_SUBJECT_PENALTY
    )
    return (
        dict(zip(["start", *names], claimed[:, 1] - claimed[:, 0], strict=True)),
        {
            name: dict(zip(["start", *names_there], weighed[:, place], strict=True))
            for place, name in enumerate(subjects)
        },
    )


def told(row: Example, weights: tuple[dict[str, float], dict[str, dict[str, float]]]) -> Label:
    """What the weights say of a number."""
    claimed, subjects = weights
    if sum(claimed.get(name, 0) for name in ("start", *row.features)) <= 0:
        return None
    if row.kind in SUBJECTS:
        return SUBJECTS[row.kind]
    return max(
        [name for name in MAY[row.kind] if name in subjects],
        key=lambda subject: sum(subjects[subject].get(name, 0) for name in ("start", *row.features)),
    )


def check(rows: list[Example]) -> None:
    """F1 of claims and of claims with their subject, every document judged by weights that have not seen it."""
    for penalty in PENALTIES:
        hit = right = claims = wanted = 0
        for fold in range(FOLDS):
            kept = [row for row in rows if zlib.crc32(row.document.encode()) % FOLDS == fold]
            weights = learn([row for row in rows if zlib.crc32(row.document.encode()) % FOLDS != fold], penalty)
            for row in kept:
                said = told(row, weights)
                claims, wanted = claims + (said is not None), wanted + (row.label is not None)
                hit += said is not None and row.label is not None
                right += said is not None and said == row.label
        total = claims + wanted
        print(f"penalty {penalty:4}  claimed {2 * hit / total:.3f}  with subject {2 * right / total:.3f}")


def write(weights: tuple[dict[str, float], dict[str, dict[str, float]]]) -> None:
    """The table, the heaviest feature first."""
    claimed, subjects = weights
    told = [
        "# How much every feature says (logarithms of odds; above 0 in sum: claimed). Fitted by",
        "# benchmarks/fit_figures.py; a feature's meaning stands in figure_features.toml and figures/features.py.",
    ]
    for title, table in (("claimed", claimed), *((f"subject.{name}", table) for name, table in subjects.items())):
        told += ["", f"[{title}]", f"start = {table['start']:.2f}"]
        told += lines((name, weight) for name, weight in table.items() if name != "start")
    WEIGHTS.write_text("\n".join(told) + "\n", "utf-8")


def main() -> None:
    """Reads the folders, checks or writes."""
    asked = parser(__doc__, penalty=1.0)
    asked.add_argument("--check", action="store_true")
    given = asked.parse_args()
    rows = table_rows() + of_pages(given.folders)
    print(len(rows), "numbers,", sum(row.label is not None for row in rows), "claimed")
    if given.check:
        check(rows)
    if given.write:
        write(learn(rows, given.penalty))


if __name__ == "__main__":
    main()
