"""Nothing that a stranger sends raises: what was found once stays fixed, and a short run of the fuzzer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, mutated

FOUND = sorted((Path(__file__).parent / "found").glob("*-*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_stays_fixed(path: Path) -> None:
    TARGETS[path.name.rpartition("-")[0]][0](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_input_raises_nothing(name: str) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def once(data: st.DataObject) -> None:
        TARGETS[name][0](data.draw(mutated(name)))

    once()
