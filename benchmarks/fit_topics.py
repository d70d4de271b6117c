"""Fits the weights of topics (``extractors/vocabulary/topic_weights.toml``) to labelled pages.

A logistic regression with a penalty on large weights, an example for every topic that a text shows and every action:
is the action about it? A feature weighs the same for all topics; what it weighs for one topic more than for the others
is learned beside it under a penalty of its own. ``--check`` prints how many topics are right by weights that have not
seen the folder. Needs numpy, which the product does not.

    python -m benchmarks.fit_topics FOLDER[=WEIGHT]... [--check] [--write] [--penalty P] [--single P]

What a folder holds is told by ``benchmarks/labelled.py``. The table was written with ``tests/samples/pages LABELLED=1.5
ARTICLE=8 benchmarks/short_texts=0.7 --write``, LABELLED a folder that is kept outside of the project, ARTICLE one with
the press article that the project began with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.labelled import VOCABULARY, labelled, lines, matched, parser
from extractors import announce
from extractors.announce import actions as building
from extractors.announce.fields.about import Features, Telling, chosen, features
from extractors.read import read

WEIGHTS = VOCABULARY / "topic_weights.toml"
# A feature seen in fewer examples than this teaches nothing.
RARE = 4
STEPS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """An action as read, with the topics it is labelled with."""

    folder: str
    seen: Features
    label: frozenset[str]
    weight: float


def examples(folders: Sequence[str]) -> Iterator[Example]:
    """An example for every labelled action that is found. Several in one document count less."""
    told: list[Telling] = []
    built: list[Any] = []
    inner, topics_of = announce.build, building.topics_of

    def listening(marks: Any, frame: Any) -> Any:
        told.clear()
        built[:] = inner(marks, frame)
        return tuple(built)

    def hearing(telling: Telling) -> tuple[str, ...]:
        told.append(telling)
        return ()

    announce.build = listening  # type: ignore[attr-defined]
    building.topics_of = hearing  # type: ignore[attr-defined]
    for one in labelled(folders):
        built.clear()
        if not one.label["announcement"] or read(one.page, one.source).announcement is None or not built:
            continue
        drafts, actions = built
        wanted = one.label["announcement"]["actions"]
        of_draft = {id(telling.draft): telling for telling in told}
        for i, j in matched(actions, wanted).items():
            if (telling := of_draft.get(id(drafts[i]))) is not None:
                label = frozenset(wanted[j]["topics"])
                yield Example(one.folder, features(telling), label, one.weight / float(np.sqrt(len(wanted))))
    announce.build, building.topics_of = inner, topics_of  # type: ignore[attr-defined]


def single(name: str) -> bool:
    """Does the feature speak for one topic only?"""
    return "_" in name.split()[-1] or name.split()[0] in ("near", "far", "tied")


def columns(rows: Sequence[Example]) -> list[str]:
    """What is seen often enough."""
    often = Counter(name for row in rows for seen in row.seen.values() for name in seen)
    return sorted(name for name, times in often.items() if times >= RARE)


def tabled(rows: Sequence[Example], names: Sequence[str]) -> tuple[Any, Any, Any]:
    """A row for every action and topic; whether it is one of the action's; what it counts."""
    at = {name: i for i, name in enumerate(names)}
    pairs = [(row, topic, seen) for row in rows for topic, seen in sorted(row.seen.items())]
    table = np.zeros((len(pairs), len(names)))
    for i, (_, _, seen) in enumerate(pairs):
        for name, loud in seen.items():
            if name in at:
                table[i, at[name]] = loud
    right = np.array([topic in row.label for row, topic, _ in pairs], float)
    return table, right, np.array([row.weight for row, _, _ in pairs])


def fit(rows: Sequence[Example], names: Sequence[str], penalty: float, of_single: float) -> Any:
    """The weights, by Newton's method (convex: one optimum)."""
    table, right, weight = tabled(rows, names)
    charge = np.array([of_single if single(name) else penalty for name in names])
    found = np.zeros(len(names))
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weight * (share - right)) + charge * found
        bend = (table * (weight * share * (1 - share))[:, None]).T @ table + np.diag(charge)
        found = found - np.linalg.solve(bend, slope)
    return found


def check(rows: Sequence[Example], penalty: float, of_single: float) -> None:
    """The F1 of every folder's topics, by weights that have not seen the folder."""
    every: Counter[tuple[str, str]] = Counter()
    folders = sorted({row.folder for row in rows})
    for folder in folders:
        others = [row for row in rows if row.folder != folder]
        names = columns(others)
        table = dict(zip(names, fit(others, names, penalty, of_single), strict=True))
        for row in rows:
            if row.folder == folder:
                points = {
                    topic: sum(table.get(name, 0.0) * loud for name, loud in seen.items())
                    for topic, seen in row.seen.items()
                }
                ours = chosen(points)
                for key in (folder, ""):
                    every[key, "right"] += len(ours & row.label)
                    every[key, "all"] += len(ours) + len(row.label)
    shown = "  ".join(f"{key or 'all'} {2 * every[key, 'right'] / every[key, 'all']:.3f}" for key in ("", *folders))
    print("unseen folder:", shown)


def write(names: Sequence[str], found: Any) -> None:
    """The table, the heaviest first."""
    told = [
        "# How much every feature says for an action being about a topic (logarithms of odds).",
        "# Fitted by benchmarks/fit_topics.py; what the names mean: extractors/announce/fields/about.py.",
        "",
        "[weight]",
        *lines(zip(names, found, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(told) + "\n", "utf-8")


def main() -> None:
    """Reads the folders, checks or writes."""
    asked = parser(__doc__, penalty=2.0, single=1.0)
    asked.add_argument("--check", action="store_true")
    given = asked.parse_args()
    rows = list(examples(given.folders))
    print(len(rows), "actions")
    if given.check:
        check(rows, given.penalty, given.single)
    if given.write:
        names = columns(rows)
        write(names, fit(rows, names, given.penalty, given.single))


if __name__ == "__main__":
    main()
