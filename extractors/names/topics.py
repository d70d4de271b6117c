"""Which of the 22 topics a stretch of text shows, and by which wordings (``vocabulary/topics.toml``).

More than one topic is the rule. Which of them an action is about is decided by ``announce.fields.about``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from extractors.names import registry


@dataclass(frozen=True, slots=True)
class _Wording:
    topic: str
    strong: bool
    form: str
    inside: bool  # may stand inside a longer word: "*ausstellung"
    open: bool  # may go on: "jobmesse*"


@cache
def _wordings() -> tuple[AhoCorasick, tuple[_Wording, ...]]:
    found = [
        _Wording(topic, key == "strong", form.strip("*"), form.startswith("*"), form.endswith("*"))
        for topic, entry in registry.vocabulary("topics.toml").items()
        if topic != "ignore"
        for key in ("strong", "weak")
        for form in entry[key]
    ]
    return AhoCorasick([wording.form.lower() for wording in found]), tuple(found)


@cache
def _ignored() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, registry.vocabulary("topics.toml")["ignore"])))


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording that stands in a text. ``strong``: it shows its topic by itself."""

    start: int
    topic: str
    strong: bool
    form: str


@lru_cache(maxsize=256)
def hits(text: str) -> tuple[Hit, ...]:
    """All wordings in a text, in reading order."""
    automaton, wordings = _wordings()
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters; such a text is matched as it is
        lower = text
    lower = _ignored().sub(lambda match: " " * len(match[0]), lower)
    found: list[tuple[int, int, _Wording]] = []
    for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        wording = wordings[index]
        if not wording.inside and start and lower[start - 1].isalnum():
            continue
        if not wording.open and end < len(lower) and lower[end].isalnum():
            continue
        if wording.form != wording.form.lower() and text[start:end] != wording.form:
            continue
        found.append((start, end, wording))
    # "Einstiegsqualifizierung" is no Qualifizierung: the longer wording of another topic covers the shorter one.
    return tuple(
        Hit(start, wording.topic, wording.strong, wording.form)
        for start, end, wording in sorted(found, key=lambda one: one[:2])
        if not any(
            other.topic != wording.topic and left <= start and end <= right and right - left > end - start
            for left, right, other in found
        )
    )


def topics(text: str, title: str = "") -> tuple[str, ...]:
    """The topics that ``text`` shows, in the order of their first word in it.

    ``title`` is the action's own title, if it is not part of the text: there a weak wording ("Ausbildung") is enough.
    """
    first: dict[str, int] = {}
    for one in hits(title):
        first.setdefault(one.topic, one.start - len(title))
    weak: dict[str, dict[str, int]] = {}
    for one in hits(text):
        if one.strong:
            first[one.topic] = min(one.start, first.get(one.topic, one.start))
        else:
            weak.setdefault(one.topic, {}).setdefault(one.form, one.start)
    for topic, forms in weak.items():
        if len(forms) > 1:
            first.setdefault(topic, min(forms.values()))
    return tuple(sorted(first, key=lambda topic: first[topic]))
