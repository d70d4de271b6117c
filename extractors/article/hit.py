"""A value with the place where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """One field's value, where it stood (``jsonld``, ``meta:og:title``, ``text``, …) and how sure it is (0 to 1)."""

    value: T | None = None
    where: str = ""
    confidence: float = 0.0
