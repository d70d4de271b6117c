"""The record of one action as an article tells it, before it has a title, days or a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.announce.clauses.nouns import Name, Noun
from extractors.dates import When


@dataclass(slots=True)
class Draft:
    """One action as told: the clause that tells it, further clauses on it, and the noun or name that it goes by.

    ``when``, ``place`` and ``title`` are set where one clause or list tells of several (``series``). ``lines`` are the
    items of a list that each name one instance.
    """

    head: int
    noun: Noun | None = None
    name: Name | None = None
    also: list[int] = field(default_factory=list)
    next: bool = False
    main: bool = False
    when: When | None = None
    place: str | None = None
    title: str | None = None
    series: bool = False
    lines: tuple[int, ...] = ()

    @property
    def clauses(self) -> list[int]:
        """All clauses that tell of it, the head first."""
        return [self.head, *self.also]
