"""What many tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.observatory import two_days


@pytest.fixture(scope="session")
def demo_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report after the demo's two days."""
    return two_days(tmp_path_factory.mktemp("demo"))
