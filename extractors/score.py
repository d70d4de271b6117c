"""Compares readings with what people expected of the same pages, field by field; it judges, it does not read rules.

Every figure is an F1 between 0 and 1; the headline is the mean of the groups of figures, each group weighing the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
WORD = re.compile(r"\w+")
EMPTY: tuple[Any, ...] = (None, "", [])


def _words(value: object) -> Counter[str]:
    return Counter(WORD.findall(str(value or "").replace("\u00ad", "").lower()))


def likeness(left: object, right: object) -> float:
    """Overlap of two texts' words, 0 to 1 (harmonic mean of the two shares); two empty texts are alike."""
    a, b = _words(left), _words(right)
    if not a and not b:
        return 1.0
    return float(2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values())))


def _alike(share: float) -> Callable[[Any, Any], bool]:
    return lambda got, want: bool(got and want) and likeness(got, want) >= share


def _equal(got: Any, want: Any) -> bool:
    return bool(got == want)


def _set_equal(got: Any, want: Any) -> bool:
    return sorted(got or []) == sorted(want or [])


ARTICLE: dict[str, Callable[[Any, Any], bool]] = {
    "title": lambda got, want: _words(got) == _words(want),
    "published_on": _equal,
    "dateline": _alike(0.75),
    "credit": _alike(0.75),
    "publisher": _alike(0.75),
}
ANNOUNCEMENT = dict.fromkeys(("stance", "type", "campaign", "edition", "starts_on", "ends_on"), _equal)
ACTION: dict[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(("type", "status", "starts_on", "ends_on", "starts_at", "ends_at"), _equal),
    "jobcenters": _set_equal,
    "title": _alike(0.6),
    "place": _alike(0.5),
}


@dataclass(slots=True)
class Count:
    """Right values, values that are not expected, and expected values that are not there."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def f1(self) -> float | None:
        """2 right / (2 right + extra + missing); None where there was nothing to find and nothing found."""
        whole = 2 * self.right + self.extra + self.missing
        return 2 * self.right / whole if whole else None

    def add(self, got: Any, want: Any, same: bool) -> bool:
        """Count one field; True if it is as expected (an expected nothing included)."""
        if got in EMPTY and want in EMPTY:
            return True
        if same:
            self.right += 1
            return True
        self.extra += got not in EMPTY
        self.missing += want not in EMPTY
        return False


class Sheet:
    """The counts of all fields and the list of what differs, one line a field, for a person."""

    def __init__(self, errors: list[str]) -> None:
        self.counts: dict[str, Count] = defaultdict(Count)
        self.texts: list[float] = []
        self.quotations: list[bool] = []
        self.errors = errors

    def differs(self, page: str, field: str, got: object, want: object) -> None:
        """Note one field that is not as expected."""
        self.errors.append(f"{page[:34]:<34}  {field:<24}  got {str(got)[:80]!r}, expected {str(want)[:80]!r}")

    def field(self, page: str, name: str, got: Any, want: Any, same: bool) -> None:
        """Count a field and note it where it differs."""
        if not self.counts[name].add(got, want, same):
            self.differs(page, name, got, want)


# What two actions agree in, how that is judged, and how much it counts; 1 is enough to call them the same action.
AGREEMENT: tuple[tuple[str, Callable[[Any, Any], float], float], ...] = (
    ("jobcenters", _set_equal, 1.0),
    ("evidence", likeness, 1.0),
    ("title", likeness, 1.0),
    ("starts_on", _equal, 0.5),
    ("type", _equal, 0.25),
)


def agreement(one: Json, other: Json) -> float:
    """How much two actions agree, 0 to 3.75."""
    return sum(weight * judge(one[name], other[name]) for name, judge, weight in AGREEMENT)


def pairs(got: Sequence[Json], want: Sequence[Json]) -> list[tuple[Json | None, Json | None]]:
    """Couples the two actions that agree most, again and again, until no two agree enough; then the single ones."""
    agreed = {(i, j): agreement(one, other) for i, one in enumerate(got) for j, other in enumerate(want)}
    agreed = {couple: value for couple, value in agreed.items() if value >= 1}
    couples: dict[int, int] = {}
    while agreed:
        i, j = max(agreed, key=lambda couple: (agreed[couple], couple))
        couples[i] = j
        agreed = {(k, n): value for (k, n), value in agreed.items() if k != i and n != j}
    taken = set(couples.values())
    return [
        *((got[i], want[j]) for i, j in couples.items()),
        *((one, None) for i, one in enumerate(got) if i not in couples),
        *((None, other) for j, other in enumerate(want) if j not in taken),
    ]


def _score_actions(sheet: Sheet, page: str, got: Sequence[Json], want: Sequence[Json]) -> None:
    for read_one, expected in pairs(got, want):
        if read_one is None or expected is None:
            here = sheet.counts["action"]
            here.extra, here.missing = here.extra + (expected is None), here.missing + (read_one is None)
            sheet.differs(page, "action", read_one and read_one["title"], expected and expected["title"])
            continue
        sheet.counts["action"].right += 1
        for name, same in ACTION.items():
            sheet.field(page, f"action.{name}", read_one[name], expected[name], same(read_one[name], expected[name]))
        topics, wanted = set(read_one["topics"]), set(expected["topics"])
        here = sheet.counts["action.topics"]
        here.right, here.extra, here.missing = (
            here.right + len(topics & wanted),
            here.extra + len(topics - wanted),
            here.missing + len(wanted - topics),
        )


def _score_figures(sheet: Sheet, page: str, got: Sequence[Json], want: Sequence[Json]) -> None:
    claimed = Counter((one["subject"], float(one["value"])) for one in got)
    expected = Counter((one["subject"], float(one["value"])) for one in want)
    here = sheet.counts["figure"]
    here.right += sum((claimed & expected).values())
    here.extra += sum((claimed - expected).values())
    here.missing += sum((expected - claimed).values())
    for one in claimed - expected:
        sheet.differs(page, "figure", one, None)
    for one in expected - claimed:
        sheet.differs(page, "figure", None, one)


def _score_page(sheet: Sheet, got: Json, want: Json) -> None:
    page = str(want.get("id") or want.get("url"))
    article, expected = got.get("article") or {}, want.get("article") or {}
    if expected:
        sheet.texts.append(likeness(article.get("text"), expected["text"]))
        for name, same in ARTICLE.items():
            sheet.field(
                page,
                f"article.{name}",
                article.get(name),
                expected.get(name),
                same(article.get(name), expected.get(name)),
            )
    found, wanted = got.get("announcement"), want.get("announcement")
    sheet.field(page, "announcement", bool(found) or None, bool(wanted) or None, bool(found) == bool(wanted))
    text = " ".join(str(article.get("text") or "").split())
    for holder in [found, *found["actions"], *found["figures"]] if found else []:
        quotation = " ".join(str(holder["evidence"] or "").split())
        sheet.quotations.append(bool(quotation) and quotation in text)
    for name, count in (("action", "actions"), ("figure", "figures")) if not (found and wanted) else ():
        sheet.counts[name].extra += len(found[count]) if found else 0
        sheet.counts[name].missing += len(wanted[count]) if wanted else 0
    if found and wanted:
        for name, same in ANNOUNCEMENT.items():
            sheet.field(page, f"announcement.{name}", found[name], wanted[name], same(found[name], wanted[name]))
        _score_actions(sheet, page, found["actions"], wanted["actions"])
        _score_figures(sheet, page, found["figures"], wanted["figures"])


def score(readings: Sequence[Json], expectations: Sequence[Json], errors: list[str]) -> Json:
    """Figures over pages in the same order: ``pages``, ``headline``, ``groups``, ``fields``.

    What differs is appended to ``errors``, one line a field.
    """
    sheet = Sheet(errors)
    for got, want in zip(readings, expectations, strict=True):
        _score_page(sheet, got, want)
    fields: dict[str, float] = {name: f1 for name, count in sheet.counts.items() if (f1 := count.f1()) is not None}
    if sheet.texts:
        fields["article.text"] = sum(sheet.texts) / len(sheet.texts)
    if sheet.quotations:
        fields["evidence_is_quoted"] = sum(sheet.quotations) / len(sheet.quotations)
    members: dict[str, list[float]] = defaultdict(list)
    for name, value in fields.items():
        members[f"{name.split('.')[0]} fields" if "." in name else name].append(value)
    groups = {name: sum(values) / len(values) for name, values in members.items()}
    scope = sheet.counts["announcement"]
    fields["announcement.precision"] = scope.right / max(1, scope.right + scope.extra)
    fields["announcement.recall"] = scope.right / max(1, scope.right + scope.missing)
    headline = sum(groups.values()) / len(groups) if groups else 0.0
    return {"pages": len(expectations), "headline": headline, "groups": groups, "fields": fields}
