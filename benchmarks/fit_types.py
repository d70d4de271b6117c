"""Fits the weights of types (``extractors/vocabulary/types_weights.toml``, ``types_words.toml``) to labelled pages.

A softmax regression with a penalty on large weights: a sign weighs the same for every type that it speaks for, a
setting and a word have a weight for each type. It learns from all actions, also from those whose noun is sure: what
their texts look like is what the others are told by. ``--check`` prints how many types are right by weights that have
not seen the document, and by weights that have not seen the folder; in brackets those that no noun tells. Needs numpy.

    python -m benchmarks.fit_types FOLDER[=WEIGHT]... [--check [--tell]] [--write] [--penalty P] [--setting P]
        [--word P]

What a folder holds is told by ``benchmarks/labelled.py``. The table was written with ``tests/samples/pages LABELLED=1.5
ARTICLE=4 benchmarks/short_texts=0.7 --write``, LABELLED a folder that is kept outside of the project, ARTICLE one with
the press article that the project began with.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from textwrap import fill
from typing import Any, get_args

import numpy as np

from benchmarks.labelled import VOCABULARY, labelled, lines, matched, parser
from benchmarks.softmax import Task, fit
from extractors import announce
from extractors.announce.fields.kind_of import audible, meant, named
from extractors.announce.fields.signs import Signs, signs
from extractors.announce.fields.wording import share, stems
from extractors.names import registry
from extractors.read import read
from extractors.records import ActionType

WEIGHTS = VOCABULARY / "types_weights.toml"
WORDS = VOCABULARY / "types_words.toml"
TYPES: tuple[ActionType, ...] = get_args(ActionType)
# A setting seen in fewer actions than this teaches nothing.
RARE = 4
# Nor does a word in fewer documents; what it weighs less than this is left out of the table.
RARE_WORD = 8
LEAST_OF_WORD = 0.3
STEP = 0.2
FOLDS = 8
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
            found, said = signs(marks, draft, audible(marks, draft, noun)), named(marks, draft, noun)
            yield Example(one.folder, one.name, found, said, kind, one.weight / float(np.sqrt(often[kind])))
    announce.build = inner  # type: ignore[attr-defined]


def unnamed(row: Example) -> Example:
    """The example as it would be told without its nouns: what remains are the hints and where it stands."""
    of = {(place, kind): loud for (place, kind), loud in row.found.of.items() if place.startswith("hint")}
    settings = tuple(name for name in row.found.settings if not name.startswith(OF_NOUNS))
    return replace(row, found=Signs(of, settings, row.found.words), weight=row.weight * UNNAMED)


def enriched(rows: Sequence[Example]) -> list[Example]:
    """The examples, and those with a sure noun once more without it: so the hints are not drowned by the nouns."""
    named = [row for row in rows if any(place in ("noun sure", "noun wide") for place, _ in row.found.of)]
    return [*rows, *(unnamed(row) for row in named)]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of the tables: signs first, then every setting with every type; and the words."""

    places: tuple[str, ...]
    settings: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.places) + len(self.settings) * len(TYPES)


@cache
def towns() -> frozenset[str]:
    """The stems of the names of towns and Kreise: where something was held says nothing of what it was."""
    names = (*registry.places(), *(kreis.name for kreis in registry.kreise().values()))
    return frozenset(stem for name in names if name.isalpha() for stem in stems(name))


def shape_of(rows: Sequence[Example]) -> Shape:
    """What is seen often enough; a word in several documents, and no town."""
    seen = Counter(name for row in rows for name in row.found.settings)
    told = Counter(word for word, _ in {(word, row.document) for row in rows for word in row.found.words})
    return Shape(
        tuple(sorted({place for row in rows for place, _ in row.found.of})),
        tuple(sorted(name for name, times in seen.items() if times >= RARE)),
        tuple(sorted(word for word, times in told.items() if times >= RARE_WORD and word.split()[1] not in towns())),
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


def spread(rows: Sequence[Example], shape: Shape) -> Any:
    """A row an example, a column a word."""
    column = {word: j for j, word in enumerate(shape.words)}
    table = np.zeros((len(rows), len(column)))
    for i, row in enumerate(rows):
        table[i, [column[word] for word in row.found.words if word in column]] = share(row.found.words)
    return table


@dataclass(frozen=True, slots=True)
class Penalties:
    """What a large weight costs: of a sign, a setting, a word."""

    sign: float
    setting: float
    word: float


def learned(rows: Sequence[Example], shape: Shape, cost: Penalties) -> tuple[Any, Any]:
    """The weights of signs and settings, and those of the words."""
    charge = np.full(shape.width, cost.sign)
    charge[len(shape.places) :] = cost.setting
    have = np.array([TYPES.index(row.label) for row in rows])
    weights = np.array([row.weight for row in rows])
    return fit(Task(tensor(rows, shape), spread(rows, shape), have, weights, charge, cost.word))


def check(rows: list[Example], cost: Penalties, told: bool) -> None:
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
            columns, words = learned(others, shape, cost)
            best = (tensor(kept, shape) @ columns + spread(kept, shape) @ words).argmax(axis=1)
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


def write(shape: Shape, found: Any, words: Any) -> None:
    """The tables, the heaviest first."""
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
    WORDS.write_text("\n".join(spoken(shape, words)) + "\n", "utf-8")


def spoken(shape: Shape, words: Any) -> Iterator[str]:
    """The lines of the table of words: for every place and type, the words of each weight."""
    yield "# What words say for a type and against it (logarithms of odds): their beginnings and, after a hyphen, ends."
    yield "# Fitted by benchmarks/fit_types.py; where they are looked for: extractors/announce/fields/wording.py."
    for place in sorted({word.split()[0] for word in shape.words}, reverse=True):
        for at, kind in enumerate(TYPES):
            steps: dict[float, list[str]] = defaultdict(list)
            for word, weight in zip(shape.words, words[:, at], strict=True):
                if word.startswith(f"{place} ") and abs(weight) >= LEAST_OF_WORD:
                    steps[round(weight / STEP) * STEP].append(word.split()[1])
            if steps:
                yield f"\n[{place}.{kind}]"
            for weight, found in sorted(steps.items(), reverse=True):
                yield f"\"{weight:.1f}\" = '''\n{fill(' '.join(found), 118, break_on_hyphens=False)}'''"


def main() -> None:
    """Reads the folders, checks or writes."""
    asked = parser(__doc__, penalty=1.0, setting=3.0, word=0.2)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--tell", action="store_true", help="with --check: the actions that are judged wrong")
    given = asked.parse_args()
    cost = Penalties(given.penalty, given.setting, given.word)
    rows = list(examples(given.folders))
    print(len(rows), "actions,", sum(row.said is None for row in rows), "left to the weights")
    if given.check:
        check(rows, cost, given.tell)
    if given.write:
        told = enriched(rows)
        shape = shape_of(told)
        write(shape, *learned(told, shape, cost))


if __name__ == "__main__":
    main()
