"""Promises to the person who installs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import demo
import extractors
import flows
import warehouse

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("package", [extractors, warehouse, flows, demo])
def test_the_rooms_are_ours_and_not_some_other_project_s(package: object) -> None:
    # The package index has foreign projects named "flows" and "extractors".
    assert Path(str(package.__file__)).parents[1] == ROOT  # type: ignore[attr-defined]


def test_help_is_there_without_loading_the_heavy_libraries() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']; import runpy\ntry: runpy.run_module('flows.cli', run_name='__main__')\n"
    )
    code += "except SystemExit as end: assert not end.code\n"
    code += "assert not {'prefect', 'duckdb', 'pyarrow', 'requests'} & set(sys.modules), 'too much for a help page'"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "demo" in done.stdout


def test_a_mistyped_command_is_a_usage_error_with_a_suggestion() -> None:
    done = subprocess.run([sys.executable, "-m", "flows.cli", "demmo"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert 'Did you mean "demo"' in done.stderr + done.stdout


def test_a_mistyped_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.settings import SettingsError, settings

    monkeypatch.setenv("CAMPAIGNS_KEEP_RAW_DAY", "3")
    with pytest.raises(SettingsError, match="did you mean CAMPAIGNS_KEEP_RAW_DAYS"):
        settings()
