"""Decides whether an article is about an action of a Jobcenter, and names the rules that say so.

Who acts is read off clauses (a Jobcenter, its verb, the noun of the action); what else the page may be (guide, ruling,
statistics …) by patterns. Weights and patterns are data: ``vocabulary/scope.toml``. It does not tell which action it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.marks import Mark, Marks
from extractors.nouns import VOCABULARY
from extractors.records import Rule

# Cheap gate on the raw text: a page without any of these words names no Jobcenter and leaves at once. Besides the word
# itself these are the older names (ARGE, Optionskommune) and the brands under which kommunale Jobcenter work.
GATE = re.compile(
    r"job-?\s?-?center|\barge\b|\bargen\b|arbeitsgemeinschaft|grundsicherung|optionskommun|jobcom|job-com|ma(?:ß|ss)arbeit|neue wege|mainarbeit|proarbeit|pro arbeit"
    r"|jenarbeit|me-aktiv|\baha\b|\bagl\b|\bkva\b|\bkca\b|\bkfb\b|\bkjc\b|\bmaia\b|\bpaga\b|\bkoba\b|\bkomba\b|kommunale[rs]? (?:arbeits|center)|zentrum für arbeit|amt für arbeit|arbeitsförderung"
    r"|arbeit hellweg|arbeit und leben|\bmaja\b|landkreistag|städtetag|jobagentur|arbeit für|eigenbetrieb|\bzfa\b|\bsgb[ -]?ii\b|kommunales? center|jobakademie|jobwerk|\bpace\b",
    re.IGNORECASE,
)
WE_INVITE = re.compile(
    r"\b(?:[Ww]ir (?:laden|veranstalten|organisieren|eröffnen|starten|zeigen|bieten .{0,60}\ban\b|feiern|freuen uns)|laden wir|veranstalten wir|[Uu]nsere[rnms]? (?:Jobmesse|Aktionswoche|Ausstellung|Tag|Messe|Veranstaltung|neue))"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of text that is out of scope."""

    name: str
    weight: float
    most: int
    title: tuple[re.Pattern[str], ...]
    lead: tuple[re.Pattern[str], ...]
    text: tuple[re.Pattern[str], ...]


@cache
def _rules() -> tuple[float, dict[str, float], tuple[Kind, ...]]:
    with (VOCABULARY / "scope.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)

    def compiled(entry: dict[str, Any], where: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.MULTILINE) for pattern in entry.get(where, ()))

    kinds = tuple(
        Kind(k["name"], k["weight"], k["most"], compiled(k, "title"), compiled(k, "lead"), compiled(k, "text"))
        for k in data["kind"]
    )
    return float(data["threshold"]), dict(data["acts"]), kinds


def may_name_a_jobcenter(text: str) -> bool:
    """The gate: False means that nothing on the page can be an action of a Jobcenter."""
    return GATE.search(text) is not None


def _kind_rules(marks: Marks) -> Iterator[Rule]:
    lead = "\n".join(part for part in marks.text.split("\n") if part.strip())[:900]
    for kind in _rules()[2]:
        hits: list[Rule] = [
            Rule(f"{kind.name} (title)", 1.5 * kind.weight) for one in kind.title if one.search(marks.title)
        ]
        for one in kind.lead:
            if (found := one.search(lead)) is not None:
                at = marks.text.find(found.group())
                hits.append(Rule(f"{kind.name} (lead)", 1.2 * kind.weight, at, at + len(found.group())))
        for one in kind.text:
            if (found := one.search(marks.text)) is not None:
                hits.append(Rule(kind.name, kind.weight, found.start(), found.end()))
        yield from hits[: kind.most]


BACKGROUND = frozenset({"previous", "others", "shut", "deadline", "aside"})


def _is_background(mark: Mark) -> bool:
    return bool(mark.cues & {"previous", "others", "shut"}) and not mark.cues & {"cancelled", "postponed"}


def _acts(marks: Marks) -> Iterator[tuple[str, int]]:
    """(rule, index of the clause) for every sign that a Jobcenter acts."""
    for i, mark in enumerate(marks.marks):
        if _is_background(mark):
            continue
        near = [m for m in marks.marks[max(0, i - 2) : i + 3] if m is not mark]
        roles = {actor.role for actor in mark.actors}
        acting = roles & {"actor", "staff", "partner", "of_action"}
        named = mark.sure or any(not name.text[:1].islower() for name in mark.names)
        if acting and "organise" in mark.cues:
            if named:
                yield "holder", i
            elif any(m.sure for m in near):
                yield "holder_nearby", i
            elif mark.nouns:
                yield "holder_weak", i
        elif "of_action" in roles and mark.sure:
            yield "of_action", i
        elif acting and (mark.cues & {"happens", "cancelled", "postponed"}) and mark.sure:
            yield "of_action", i
        if "house" in roles and (mark.sure or (mark.nouns and mark.whens)) and mark.cues & {"happens", "past", "organise"}:
            yield "house", i
        if marks.own and WE_INVITE.search(mark.clause.text) and (mark.nouns or mark.names):
            yield "own_site", i


def judge(marks: Marks, campaign: bool) -> tuple[bool, tuple[Rule, ...]]:
    """In scope or not, with every rule that fired. ``campaign``: a known campaign of Jobcenter is named.

    Who acts counts once per rule name; the kinds of other texts add up as their table says.
    """
    threshold, weights, _ = _rules()
    signs: dict[str, list[int]] = {}
    for name, i in _acts(marks):
        signs.setdefault(name, []).append(i)
    fired = []
    for name, where in signs.items():
        clause = marks.marks[where[0]].clause
        fired.append(Rule(name, weights[name], clause.start, clause.end))
    clauses_of_holding = sorted({i for where in signs.values() for i in where})
    if len(clauses_of_holding) >= 3:
        fired.append(Rule("several", weights["several"]))
    title = marks.in_title
    if title.actors and (title.sure or title.cues & {"organise", "happens"}):
        fired.append(Rule("title_acts", weights["title_acts"]))
    near = {j for i in clauses_of_holding for j in range(i - 1, i + 3)}
    dated = [m for j, m in enumerate(marks.marks) if j in near and m.whens and not m.cues & BACKGROUND]
    if dated:
        fired.append(Rule("dated", weights["dated"], dated[0].clause.start, dated[0].clause.end))
    elif not any("past" in marks.marks[i].cues or "begun" in marks.marks[i].cues for i in clauses_of_holding):
        fired.append(Rule("undated", weights["undated"]))
    if campaign:
        fired.append(Rule("campaign", weights["campaign"]))
    fired.extend(_kind_rules(marks))
    total = sum(rule.weight for rule in fired)
    return bool(signs) and total >= threshold, tuple(fired)
