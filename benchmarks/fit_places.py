"""Fits the weights of places (``extractors/vocabulary/place_weights.toml``) to labelled pages.

A conditional logit: of all candidates for the place of an action, "none" among them, one is the place. A candidate is
right where half of its words are those of the label. Every weight starts from what a reader would say
(``place_start.toml``) and is pulled back to it by a penalty, so that a feature that is seldom seen keeps its sense. It
learns from the actions as they are read and, so that a page read wrongly still teaches, from the clauses that the
labels quote.

    python -m benchmarks.fit_places FOLDER[=WEIGHT]... [--check] [--list] [--write] [--penalty P]

What a folder holds is told by ``benchmarks/labelled.py``; LABELLED are folders that are kept outside of the project.
``--check`` prints how well the places of every folder are told by weights that have not seen it, ``--list`` those told
wrongly too. Needs numpy, which the product does not.
The table was written with ``tests/samples/pages=0.4 LABELLED=0.6 benchmarks/short_texts=0.7 --write``.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labelled import VOCABULARY, labelled, likeness, lines, matched, parser
from extractors.announce import actions as building
from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.telling import best_noun
from extractors.announce.drafts.single import Draft
from extractors.announce.fields.venue import nowhere
from extractors.announce.fields.whereabouts import whereabouts
from extractors.names import PlaceMention
from extractors.read import read
from extractors.records import ActionType

WEIGHTS = VOCABULARY / "place_weights.toml"
# A feature seen in fewer candidates than this keeps its start.
RARE = 4
# How much a clause that a label quotes counts beside an action as read.
OF_QUOTATION = 1.0
STEPS = 1500
# What a reader would say before having seen any label: how near the candidate is, what it is, what ties it.
START: Mapping[str, float] = tomllib.loads(Path(__file__).with_name("place_start.toml").read_text("utf-8"))["weight"]


# The actions told before one, with their places.
Before = Sequence[tuple[Draft, str | None]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate: its features, its words (None: no place) and whether the label means it."""

    seen: frozenset[str]
    text: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Example:
    """All candidates of an action with its label; ``read``: an action as read, not a clause that a label quotes."""

    folder: str
    document: str
    read: bool
    clause: str
    want: str | None
    choices: tuple[Choice, ...]
    weight: float


def quoted(marks: Marks, wanted: Sequence[dict[str, Any]], week: bool) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """A draft for every label whose quotation is a clause of the text or nearly one."""
    for place, want in enumerate(wanted):
        evidence = " ".join(want["evidence"].split())
        clauses = [" ".join(mark.clause.text.split()) for mark in marks.marks]

        def alike(said: str, evidence: str = evidence) -> float:
            return likeness(said, evidence) + (said in evidence or evidence in said)

        head = max(range(len(clauses)), key=lambda i: (alike(clauses[i]), -i))
        if alike(clauses[head]) <= 0.5:
            continue
        mark = marks.marks[head]
        also = [i for i, said in enumerate(clauses) if i != head and said in evidence]
        coming = place > 0 and want["status"] == "planned" and wanted[0]["status"] == "held"
        main = place == 0 and not week and len({one["title"] for one in wanted}) <= 3
        name = mark.names[0] if mark.names else None
        yield Draft(head, best_noun(mark), name, also, next=coming, main=main), want


def choices(
    marks: Marks, draft: Draft, places: Sequence[PlaceMention], of_type: ActionType, before: Before, want: str | None
) -> tuple[Choice, ...]:
    """The candidates of a draft, "none" last."""
    offered = whereabouts(marks, draft, places, before)
    found = [Choice(one.seen, one.text, likeness(one.text, want) >= 0.5) for one in offered]
    return (*found, Choice(nowhere(marks, draft, of_type), None, want is None))


def examples(folders: Sequence[str]) -> Iterator[Example]:
    """The examples of every page: its actions as read, then the clauses that its label quotes."""
    asked: list[tuple[Marks, Draft, Sequence[PlaceMention], ActionType, Before]] = []
    inner = building.place

    def listening(
        marks: Marks, draft: Draft, places: Sequence[PlaceMention], of_type: ActionType, before: Before = ()
    ) -> str | None:
        asked.append((marks, draft, places, of_type, before))
        return inner(marks, draft, places, of_type, before)

    building.place = listening
    for one in labelled(folders):
        asked.clear()
        told = read(one.page, one.source).announcement if one.label["announcement"] else None
        if told is None or not asked:
            continue
        wanted = one.label["announcement"]["actions"]
        marks, _, places, _, _ = asked[0]
        drafts = asked[-len(told.actions) :]
        rows = [
            (True, draft, kind, before, wanted[j])
            for i, j in matched(told.actions, wanted).items()
            for _, draft, _, kind, before in [drafts[i]]
        ]
        week = one.label["announcement"]["type"] == "campaign_week"
        by_label = list(quoted(marks, wanted, week))
        named: Before = [(draft, want["place"]) for draft, want in by_label]
        rows += [(False, draft, want["type"], named[:i], want) for i, (draft, want) in enumerate(by_label)]
        for as_read, draft, kind, before, want in rows:
            offered = choices(marks, draft, places, kind, before, want["place"])
            said = marks.marks[draft.head].clause.text
            share = one.weight * (1 if as_read else OF_QUOTATION)
            yield Example(one.folder, one.name, as_read, said, want["place"], offered, share)
    building.place = inner


def fit(rows: Sequence[Example], penalty: float) -> dict[str, float]:
    """The weights, by gradient descent with momentum from START."""
    rows = [row for row in rows if any(one.right for one in row.choices)]
    seen = Counter(name for row in rows for one in row.choices for name in one.seen)
    names = sorted(name for name, times in seen.items() if times >= RARE)
    column = {name: place for place, name in enumerate(names)}
    every = [one for row in rows for one in row.choices]
    table = np.zeros((len(every), len(names)))
    for place, one in enumerate(every):
        table[place, [column[name] for name in one.seen if name in column]] = 1
    counts = np.array([len(row.choices) for row in rows], int)
    first, of = np.concatenate(([0], np.cumsum(counts)[:-1])), np.repeat(np.arange(len(rows)), counts)
    right = np.array([one.right for one in every])
    weight = np.array([row.weight for row in rows])[of]
    start = np.array([START.get(name, 0.0) for name in names])
    found, speed = start.copy(), np.zeros(len(names))
    step = 4.0 / (np.linalg.norm(table * np.sqrt(weight)[:, None], 2) ** 2 + penalty)
    for _ in range(STEPS):
        ahead = found + 0.95 * speed
        scores = table @ ahead
        odds = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        meant = odds * right
        slope = odds / np.add.reduceat(odds, first)[of] - meant / np.add.reduceat(meant, first)[of]
        speed = 0.95 * speed - step * (table.T @ (slope * weight) + penalty * (ahead - start))
        found = found + speed
    return {**START, **dict(zip(names, found.tolist(), strict=True))}


def chosen(row: Example, weights: Mapping[str, float]) -> Choice:
    """What the weights take: the best candidate, the first of equals, none only where it is better."""
    return max(row.choices, key=lambda one: (sum(weights.get(name, 0.0) for name in one.seen), one.text is None))


def tally(rows: Sequence[Example], weights: Mapping[str, float], wrong: bool = False) -> Counter[str]:
    """Hits, claims and labels of the actions as read."""
    counts: Counter[str] = Counter()
    for row in rows:
        one = chosen(row, weights)
        if row.read:
            counts.update(
                hit=int(one.right and one.text is not None),
                said=int(one.text is not None),
                want=int(row.want is not None),
            )
        if wrong and not one.right:
            offered = [other.text for other in row.choices if other.right]
            how = "" if row.read else "(quoted) "
            print(f"  {how}{row.document}: {one.text!r} for {row.want!r} of {offered} | {row.clause[:160]}")
    return counts


def f1(counts: Mapping[str, int]) -> float:
    """Twice the hits by claims and labels."""
    return 2 * counts["hit"] / max(1, counts["said"] + counts["want"])


def check(rows: Sequence[Example], penalty: float, wrong: bool) -> None:
    """F1 of every folder by weights that have learned from the others, and of all together."""
    by_folder: dict[str, list[Example]] = defaultdict(list)
    for row in rows:
        by_folder[row.folder].append(row)
    total: Counter[str] = Counter()
    told = []
    for name, kept in by_folder.items():
        others = [row for row in rows if row.folder != name]
        weights = fit(others, penalty) if others else START
        counts = tally(kept, weights, wrong)
        total.update(counts)
        told.append(f"{name} {f1(counts):.3f}")
    print(
        f"penalty {penalty}: unseen {f1(total):.3f}  ({'  '.join(told)})  "
        f"seen {f1(tally(rows, fit(rows, penalty))):.3f}"
    )


def write(weights: Mapping[str, float]) -> None:
    """The table, the heaviest first."""
    told = [
        "# How much every feature says for a candidate being the place of an action; those that start with none speak",
        "# for there being no place. Fitted by benchmarks/fit_places.py; what each means: announce/fields",
        "# (where_*.py, venue.py). Kind of text: German press releases, local news, pages of Jobcenter.",
        "",
        "[weight]",
        *lines(weights.items()),
    ]
    WEIGHTS.write_text("\n".join(told) + "\n", "utf-8")


def main() -> None:
    """Reads the folders, checks or writes."""
    asked = parser(__doc__, penalty=5.0)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--list", action="store_true", help="with --check: the places that are told wrongly")
    given = asked.parse_args()
    rows = list(examples(given.folders))
    reachable = sum(any(one.right for one in row.choices) for row in rows)
    print(len(rows), "actions,", reachable, "with the place among the candidates")
    if given.check:
        check(rows, given.penalty, given.list)
    if given.write:
        write(fit(rows, given.penalty))


if __name__ == "__main__":
    main()
