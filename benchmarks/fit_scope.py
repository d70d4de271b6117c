"""Fits the weights of ``extractors/vocabulary/scope.toml`` to labelled pages, and says what they are worth on others.

A page is in scope when the weights of the rules that fired on it add up to the threshold. Which rules there are is
decided by people; how much each counts is learned here: logistic regression that is pulled towards the weights that
stand in the file (so a rule that the pages say little about keeps its weight), judged by six-fold cross-validation and,
where there are several folders, by leaving out one folder after the other: pages of other hands are the harder test.

    python -m benchmarks.fit_scope [--write] [--pull 10] FOLDER[=WEIGHT]…

What a folder holds is told by ``benchmarks/labelled.py``.
"""

from __future__ import annotations

import math
import random
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.labelled import VOCABULARY, labelled, parser
from extractors.announce.scope.kinds import table
from extractors.read import read

TABLE = VOCABULARY / "scope.toml"
# A hit of a kind's pattern in the title or the lead counts more than one in the text, one far down less; see
# ``announce.scope.kinds``.
PLACES = {" (title)": 1.5, " (lead)": 1.2, " (late)": 0.5}
STEPS, RATE = 1500, 0.25


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled page: how often each rule fired (weighed by place), and whether it announces something."""

    name: str
    fired: dict[str, float]
    wanted: bool
    folder: str
    weight: float


Weights = dict[str, float]


def cases(folders: Sequence[str]) -> tuple[list[Case], Weights]:
    """The cases of all folders, and the weights that the rules have now."""
    # what stands in the table, not what fired: the sounds of an action are cut off at a most
    stands = {**table().weights, **{kind.name: kind.weight for kind in table().kinds}}
    found, now = [], Weights()
    for one in labelled(folders):
        fired: Counter[str] = Counter()
        for rule in read(one.page, one.source).rules:
            name, factor = rule.name, 1.0
            for suffix, more in PLACES.items():
                if name.endswith(suffix):
                    name, factor = name.removesuffix(suffix), more
            fired[name] += factor  # type: ignore[assignment]
            now[name] = stands.get(name, 0.0)
        if fired:
            found.append(Case(one.name, dict(fired), one.label["announcement"] is not None, one.folder, one.weight))
    return found, now


def fit(known: Sequence[Case], start: Weights, threshold: float, pull: float) -> tuple[Weights, float]:
    """Weights and threshold by gradient descent on the log loss plus ``pull`` times half the squared distance."""
    weights = dict(start)
    for _ in range(STEPS):
        slope: Counter[str] = Counter()
        whole = 0.0
        for case in known:
            miss = 1 / (1 + math.exp(-max(-30.0, min(30.0, total(case, weights) - threshold)))) - case.wanted
            miss *= case.weight
            whole += miss
            for name, times in case.fired.items():
                slope[name] += miss * times  # type: ignore[assignment]
        for name in weights:
            weights[name] -= RATE / len(known) * (slope[name] + pull * (weights[name] - start[name]))
            if weights[name] * start[name] < 0:
                weights[name] = 0.0  # a sign that something is told may turn out worthless, not into its opposite
        threshold += RATE / len(known) * whole
    return weights, threshold


def total(case: Case, weights: Weights) -> float:
    """What the rules that fired add up to."""
    return sum(times * weights.get(name, 0.0) for name, times in case.fired.items())


def figures(judged: Sequence[tuple[Case, bool]]) -> str:
    """F1, precision and recall of verdicts."""
    right = sum(verdict and case.wanted for case, verdict in judged)
    false = sum(verdict and not case.wanted for case, verdict in judged)
    missed = sum(case.wanted and not verdict for case, verdict in judged)
    return (
        f"F1 {2 * right / max(1, 2 * right + false + missed):.3f}  precision {right / max(1, right + false):.3f}"
        f"  recall {right / max(1, right + missed):.3f}"
    )


def crossed(known: Sequence[Case], start: Weights, threshold: float, pull: float, fold: Sequence[object]) -> str:
    """Figures of verdicts by weights that have not seen the page; ``fold`` says which pages are left out together."""
    judged = []
    for one in dict.fromkeys(fold):
        rest = [case for case, at in zip(known, fold, strict=True) if at != one]
        weights, least = fit(rest, start, threshold, pull)
        for case, at in zip(known, fold, strict=True):
            if at == one:
                judged.append((case, total(case, weights) >= least))
    return figures(judged)


def write(weights: Weights, threshold: float) -> None:
    """Put the weights into the table, each where it stands; comments and order stay."""
    kind, lines = "", []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if match := re.match(r'name = "(\w+)"', line):
            kind = match[1]
        if re.match(r"threshold = ", line):
            line = f"threshold = {threshold:.2f}"
        elif re.match(r"weight = ", line) and kind in weights:
            line = f"weight = {weights[kind]:.2f}"
        elif (match := re.match(r'("?)([\w ]+?)\1 = -?[\d.]+(.*)', line)) and match[2] in weights:
            line = f"{match[1]}{match[2]}{match[1]} = {weights[match[2]]:.2f}{match[3]}"
        lines.append(line)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, report, and write if asked to."""
    asking = parser(__doc__, pull=10.0)
    asking.add_argument("--unseen", help="another folder, only to be judged")
    asked = asking.parse_args()
    known, start = cases(asked.folders)
    threshold = float(tomllib.loads(TABLE.read_text(encoding="utf-8"))["threshold"])
    print(f"{len(known)} pages, {len(start)} rules")
    print("as it stands     ", figures([(case, total(case, start) >= threshold) for case in known]))
    six = random.Random(1).choices(range(6), k=len(known))
    print("cross-validated  ", crossed(known, start, threshold, asked.pull, six))
    if len(asked.folders) > 1:
        by_folder = [case.folder for case in known]
        print("folder by folder ", crossed(known, start, threshold, asked.pull, by_folder))
    weights, least = fit(known, start, threshold, asked.pull)
    print("fitted           ", figures([(case, total(case, weights) >= least) for case in known]))
    if asked.unseen:
        others, _ = cases([asked.unseen])
        print("unseen, as it was", figures([(case, total(case, start) >= threshold) for case in others]))
        print("unseen, fitted   ", figures([(case, total(case, weights) >= least) for case in others]))
        for case in others:
            if (total(case, weights) >= least) != case.wanted:
                print(
                    "  ", case.name, "wanted" if case.wanted else "not wanted", f"{total(case, weights) - least:+.2f}"
                )
    if asked.write:
        write(weights, least)
        print(f"written to {TABLE.name}")


if __name__ == "__main__":
    main()
