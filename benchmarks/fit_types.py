"""Fits the weights of types (``extractors/vocabulary/types_weights.toml``) to labelled pages.

A softmax regression with a penalty on large weights: a sign weighs the same for every type that it speaks for, a
setting has a weight for each type. It learns from all actions, also from those whose noun is sure: what their texts
look like is what the others are told by. ``--check`` prints how many types are right by weights that have not seen
the document, and by weights that have not seen the folder; in brackets those of them that no noun tells. Needs numpy.

    python -m benchmarks.fit_types FOLDER[=WEIGHT]... [--check [--tell]] [--write] [--penalty P] [--setting P]

What a folder holds is told by ``benchmarks/labelled.py``. The table was written with ``tests/samples/pages LABELLED=1.5
ARTICLE=4 --write``, LABELLED a folder that is kept outside of the project, ARTICLE one with the press article that the
project began with.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

import numpy as np

from benchmarks.labelled import VOCABULARY, labelled, lines, matched, parser
from extractors import announce
from extractors.announce.fields.kind_of import meant, named
from extractors.announce.fields.signs import Signs, signs
from extractors.read import read
from extractors.records import ActionType

WEIGHTS = VOCABULARY / "types_weights.toml"
TYPES: tuple[ActionType, ...] = get_args(ActionType)
# A setting seen in fewer actions than this teaches nothing.
RARE = 4
FOLDS = 8
STEPS = 12
# How much an example counts that is shown once more without its nouns, and the settings that come from nouns.
UNNAMED = 0.15
OF_NOUNS = ("no noun", "loose", "form", "wide", "house", "undated")


@dataclass(frozen=True, slots=True)
class Example:
    """An action as read, with the type it is labelled with."""

    folder: str
    document: str
    found: Signs
    said: ActionType | None  # what its noun says where that is sure
    label: ActionType
    weight: float


def examples(folders: Sequence[str]) -> Iterator[Example]:
    """An example for every labelled action that is found. Several of one type in one document count less."""
    built: list[Any] = []
    inner = announce.build

    def listening(marks: Any, frame: Any) -> Any:
        drafts, actions = inner(marks, frame)
        built.append((marks, drafts, actions))
        return drafts, actions

    announce.build = listening  # type: ignore[attr-defined]
    for one in labelled(folders):
        built.clear()
        if not one.label["announcement"] or read(one.page, one.source).announcement is None or not built:
            continue
        marks, drafts, actions = built[-1]
        wanted = one.label["announcement"]["actions"]
        pairs = matched(actions, wanted)
        often = Counter(wanted[j]["type"] for j in pairs.values())
        for i, j in pairs.items():
            draft, noun = drafts[i], meant(marks, drafts[i])
            if draft.next and not (noun is not None and noun.sure):
                continue  # has the type of the one it follows
            kind = wanted[j]["type"]
            found, said = signs(marks, draft, noun), named(marks, draft, noun)
            yield Example(one.folder, one.name, found, said, kind, one.weight / float(np.sqrt(often[kind])))
    announce.build = inner  # type: ignore[attr-defined]


def unnamed(row: Example) -> Example:
    """The example as it would be told without its nouns: what remains are the hints and where it stands."""
    of = {(place, kind): loud for (place, kind), loud in row.found.of.items() if place.startswith("hint")}
    settings = tuple(name for name in row.found.settings if not name.startswith(OF_NOUNS))
    return replace(row, found=Signs(of, settings), weight=row.weight * UNNAMED)


def enriched(rows: Sequence[Example]) -> list[Example]:
    """The examples, and those with a sure noun once more without it: so the hints are not drowned by the nouns."""
    named = [row for row in rows if any(place in ("noun sure", "noun wide") for place, _ in row.found.of)]
    return [*rows, *(unnamed(row) for row in named)]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of the table: signs first, then every setting with every type."""

    places: tuple[str, ...]
    settings: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.places) + len(self.settings) * len(TYPES)


def shape_of(rows: Sequence[Example]) -> Shape:
    """What is seen often enough."""
    seen = Counter(name for row in rows for name in row.found.settings)
    return Shape(
        tuple(sorted({place for row in rows for place, _ in row.found.of})),
        tuple(sorted(name for name, times in seen.items() if times >= RARE)),
    )


def tensor(rows: Sequence[Example], shape: Shape) -> Any:
    """A row an example, a layer a type, a column a weight."""
    table = np.zeros((len(rows), len(TYPES), shape.width))
    for i, row in enumerate(rows):
        for (place, kind), loud in row.found.of.items():
            if place in shape.places:
                table[i, TYPES.index(kind), shape.places.index(place)] += loud
        for name in set(row.found.settings) & set(shape.settings):
            first = len(shape.places) + shape.settings.index(name) * len(TYPES)
            table[i, range(len(TYPES)), range(first, first + len(TYPES))] = 1
    return table


def fit(rows: Sequence[Example], shape: Shape, penalty: float, of_setting: float) -> Any:
    """The weights, by Newton's method (convex: one optimum)."""
    table = tensor(rows, shape)
    have = np.array([TYPES.index(row.label) for row in rows])
    weights = np.array([row.weight for row in rows])
    charge = np.full(shape.width, penalty)
    charge[len(shape.places) :] = of_setting
    found = np.zeros(shape.width)

    def loss(of: Any) -> Any:
        scores = table @ of
        top = scores.max(axis=1)
        total = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top - scores[range(len(rows)), have]
        return (weights * total).sum() + (charge * of * of).sum() / 2

    for _ in range(STEPS):
        scores = table @ found
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        missing = shares.copy()
        missing[range(len(rows)), have] -= 1
        slope = np.einsum("ik,ikj->j", missing * weights[:, None], table) + charge * found
        mean = np.einsum("ik,ikj->ij", shares, table)
        loud = (table * np.sqrt(shares * weights[:, None])[:, :, None]).reshape(-1, shape.width)
        even = mean * np.sqrt(weights)[:, None]
        step = np.linalg.solve(loud.T @ loud - even.T @ even + np.diag(charge), slope)
        while loss(found - step) > loss(found) and np.abs(step).max() > 1e-6:
            step = step / 2
        found = found - step
    return found


def check(rows: list[Example], penalty: float, of_setting: float, told: bool) -> None:
    """How many actions are judged right, by their noun or by weights that have not seen them."""
    for unseen in ("document", "folder"):
        keys = [str(zlib.crc32(one.document.encode()) % FOLDS) if unseen == "document" else one.folder for one in rows]
        right: Counter[str | tuple[str, str]] = Counter()
        for key in set(keys):
            kept = [row for row, of in zip(rows, keys, strict=True) if of == key]
            others = enriched([row for row, of in zip(rows, keys, strict=True) if of != key])
            if not others:
                continue
            shape = shape_of(others)
            best = (tensor(kept, shape) @ fit(others, shape, penalty, of_setting)).argmax(axis=1)
            for row, one in zip(kept, best, strict=True):
                said = row.said or TYPES[int(one)]
                right[row.folder] += said == row.label
                right["", row.folder] += said == row.label and row.said is None
                if told and unseen == "folder" and said != row.label:
                    print(f"{row.document}: {said} for {row.label}, {'by its noun' if row.said else 'by weights'}")
        every = Counter(row.folder for row in rows)
        left = Counter(row.folder for row in rows if row.said is None)
        shown = "  ".join(
            f"{name} {right[name]}/{count} ({right['', name]}/{left[name]})" for name, count in sorted(every.items())
        )
        print(f"unseen {unseen}: {sum(right[name] for name in every)}/{len(rows)} (left to the weights)  {shown}")


def write(shape: Shape, found: Any) -> None:
    """The table, the heaviest first."""
    told = [
        "# How loudly every sign speaks for its type, and which types a setting makes likelier (logarithms of odds).",
        "# Fitted by benchmarks/fit_types.py; what the names mean: extractors/announce/fields/signs.py.",
        "",
        "[sign]",
        *lines(zip(shape.places, found, strict=False)),
    ]
    for at, name in enumerate(shape.settings):
        first = len(shape.places) + at * len(TYPES)
        if weighed := lines(zip(TYPES, found[first : first + len(TYPES)], strict=True)):
            told += ["", f'[setting."{name}"]', *weighed]
    WEIGHTS.write_text("\n".join(told) + "\n", "utf-8")


def main() -> None:
    """Reads the folders, checks or writes."""
    asked = parser(__doc__, penalty=1.0, setting=3.0)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--tell", action="store_true", help="with --check: the actions that are judged wrong")
    given = asked.parse_args()
    rows = list(examples(given.folders))
    print(len(rows), "actions,", sum(row.said is None for row in rows), "left to the weights")
    if given.check:
        check(rows, given.penalty, given.setting, given.tell)
    if given.write:
        told = enriched(rows)
        shape = shape_of(told)
        write(shape, fit(told, shape, given.penalty, given.setting))


if __name__ == "__main__":
    main()
