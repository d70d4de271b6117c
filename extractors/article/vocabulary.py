"""The reading rules that are data: ``extractors/vocabulary/article.toml``, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "vocabulary" / "article.toml"


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of the file as they stand."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
