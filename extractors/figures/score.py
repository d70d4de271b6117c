"""Whether a number is claimed, and of what subject: the weights of its features added up.

The weights are data (``vocabulary/figure_weights.toml``), fitted by ``benchmarks/fit_figures.py`` to labelled
documents; a feature that is not in the table says nothing. Kind of text: press releases and local news.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extractors.figures.rules import MAY, SUBJECTS

TABLES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "vocabulary" / "figure_weights.toml").read_text("utf-8")
)
CLAIMED: Mapping[str, float] = TABLES["claimed"]
OF_SUBJECT: Mapping[str, Mapping[str, float]] = TABLES["subject"]


def points(weights: Mapping[str, float], seen: Iterable[str]) -> float:
    """The sum of the weights of the features seen, the start value included; exact, so that their order is nothing."""
    return math.fsum((weights["start"], *(weights.get(name, 0.0) for name in seen)))


def is_claimed(seen: frozenset[str]) -> bool:
    """Whether the features speak rather for a claim than against one."""
    return points(CLAIMED, seen) > 0


def subject(kind: str, seen: frozenset[str]) -> str:
    """The subject of a number that counts nouns of this kind: the one of the kind, or the best of those it can have."""
    if kind in SUBJECTS:
        return SUBJECTS[kind]
    return max(MAY[kind], key=lambda name: points(OF_SUBJECT[name], seen))


def explain(kind: str, seen: frozenset[str]) -> dict[str, list[tuple[str, float]]]:
    """The features that weigh for or against a claim, and for or against its subject, the heaviest first."""
    of = subject(kind, seen)
    tables = {"claimed": CLAIMED} | ({of: OF_SUBJECT[of]} if kind not in SUBJECTS else {})
    return {
        name: sorted(
            ((feature, table[feature]) for feature in seen if feature in table),
            key=lambda pair: (-abs(pair[1]), pair[0]),
        )
        for name, table in tables.items()
    }
