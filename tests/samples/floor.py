"""The floor under the samples' figures: ``floor.toml`` holds what was reached, and is only raised.

``python -m tests.samples.floor`` measures, raises every figure that got better, and names those that got worse.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping

from tests.samples.measure import figures, samples
from tests.samples.source import HERE

FLOOR = HERE / "floor.toml"
# Two runs give the same figures; the step keeps the file readable and a figure from failing in its fourth digit.
STEP = 1000


def floor() -> dict[str, dict[str, float]]:
    """The figures by half (``tuning``, ``measuring``) and name."""
    return tomllib.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}


def below(reached: Mapping[str, float], wanted: Mapping[str, float]) -> list[str]:
    """One sentence for each figure that is under its floor, or that is no longer measured."""
    return [
        f"{name} is {reached[name]:.3f}, the floor is {least:.3f}" if name in reached else f"{name} is not measured"
        for name, least in sorted(wanted.items())
        if reached.get(name, -1.0) < least
    ]


def raised(reached: Mapping[str, float], wanted: Mapping[str, float]) -> dict[str, float]:
    """The floor after a run: each figure the higher of the two, cut to three digits."""
    names = sorted(reached.keys() | wanted.keys())
    return {name: max(int(reached.get(name, 0.0) * STEP) / STEP, wanted.get(name, 0.0)) for name in names}


def main() -> int:
    worse: list[str] = []
    lines = ["# Written by python -m tests.samples.floor. A figure is raised by a run and lowered by nobody.", ""]
    for half, reached in figures(samples()).items():
        wanted = floor().get(half, {})
        worse += [f"{half}: {fault}" for fault in below(reached, wanted)]
        lines += [f"[{half}]", *(f'"{name}" = {least:.3f}' for name, least in raised(reached, wanted).items()), ""]
    FLOOR.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(worse) or f"nothing got worse; {FLOOR.name} is up to date")
    return bool(worse)


if __name__ == "__main__":
    sys.exit(main())
