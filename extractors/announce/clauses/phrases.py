"""Named phrases of ``vocabulary/phrases.toml`` as regular expressions: rules as data, looked up by the modules that
use them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY = Path(__file__).parents[2] / "vocabulary"


@cache
def _table() -> dict[str, Any]:
    with (VOCABULARY / "phrases.toml").open("rb") as file:
        return tomllib.load(file)


def words(name: str) -> str:
    """The alternatives of a phrase as one group, to be built into a larger pattern."""
    return f"(?:{'|'.join(_table()[name]['words'])})"


def phrase(name: str) -> re.Pattern[str]:
    """The phrase as a pattern. Raises KeyError for a name that the table does not hold."""
    return re.compile("|".join(_table()[name]["words"]), re.IGNORECASE if _table()[name].get("any_case") else 0)
