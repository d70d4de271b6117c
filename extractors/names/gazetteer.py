"""Thousands of written forms found in a text in one pass. It knows words and their bounds, not what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A form that stands at [start, end) of a text, with everything it may stand for."""

    start: int
    end: int
    values: tuple[T, ...]


class Gazetteer(Generic[T]):
    """Thousands of forms, found in one pass: whole words only, the longest form at each place."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        values: dict[str, list[T]] = {}
        for form, value in forms:
            known = values.setdefault(form, [])
            if value not in known:
                known.append(value)
        self._values = [tuple(each) for each in values.values()]
        self._forms = AhoCorasick(list(values))

    def find(self, text: str) -> list[Hit[T]]:
        """Hits in order of their start; overlapping hits give way to the one that starts first, then to the longest."""
        spans = [
            (start, -end, index)
            for index, start, end in self._forms.find_matches_as_indexes(text, overlapping=True)
            if _is_word(text, start, end)
        ]
        spans.sort()
        hits: list[Hit[T]] = []
        reached = 0
        for start, negative_end, index in spans:
            if start >= reached:
                reached = -negative_end
                hits.append(Hit(start, reached, self._values[index]))
        return hits


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is no part of a longer word or of a hyphenated one ("Köln-Messe", "Alt-Solingen")."""
    if start and (text[start - 1].isalnum() or (text[start - 1] == "-" and start > 1 and text[start - 2].isalnum())):
        return False
    if end == len(text):
        return True
    after = text[end]
    if after.isalnum():
        return False
    return not (after == "-" and end + 1 < len(text) and text[end + 1].isalnum())
