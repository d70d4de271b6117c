"""Which of the 22 topics a stretch of text is about; it does not choose the stretch.

Wordings are data (``vocabulary/topics.toml``). More than one topic is the rule; a topic that the words do not show is left
out, because a wrong one costs more than a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors import registry


@dataclass(frozen=True, slots=True)
class _Topic:
    slug: str
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(_scoped(pattern) for pattern in patterns)) if patterns else None


def _scoped(pattern: str) -> str:
    return f"(?i:{pattern.removeprefix('(?i)')})" if pattern.startswith("(?i)") else f"(?:{pattern})"


@cache
def _topics() -> tuple[_Topic, ...]:
    found = []
    for slug, entry in registry.vocabulary("topics.toml").items():
        strong = _any(entry["strong"])
        assert strong is not None
        found.append(_Topic(slug, strong, _any(entry["weak"])))
    return tuple(found)


def topics(text: str, title: str = "") -> tuple[str, ...]:
    """The topics that ``text`` shows, in the order of their first word in it.

    ``title`` is the action's own title, if it is not part of the text: there a weak wording ("Ausbildung") is enough.
    """
    places: list[tuple[int, str]] = []
    for topic in _topics():
        at = _where(topic, title, text)
        if at is not None:
            places.append((at, topic.slug))
    return tuple(slug for _, slug in sorted(places))


def _where(topic: _Topic, title: str, text: str) -> int | None:
    if title:
        match = topic.strong.search(title) or (topic.weak.search(title) if topic.weak else None)
        if match:
            return match.start() - len(title)
    match = topic.strong.search(text)
    if match:
        return match.start()
    if topic.weak:
        words = {found[0].lower()[:6]: found.start() for found in topic.weak.finditer(text)}
        if len(words) > 1:
            return min(words.values())
    return None
