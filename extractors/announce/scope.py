"""Decides whether an article is about an action of a Jobcenter, and names the rules that say so.

Who acts is read off clauses (a Jobcenter, its verb, the noun of the action); what else the page may be (guide, ruling,
statistics …) by patterns. Weights and patterns are data: ``vocabulary/scope.toml``. It does not tell which action it
is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.announce.kinds import kind_rules, table
from extractors.announce.marks import Mark, Marks
from extractors.announce.ourselves import our_roles
from extractors.announce.phrases import phrase
from extractors.announce.structure import structure
from extractors.announce.telling import REPORTED
from extractors.records import Rule

WE_INVITE = re.compile(r"\b(?:[Ww]ir|[Uu]ns|[Uu]nser\w*)\b")


SAYS = phrase("says")
# Others who hold events at, beside or against Jobcenter.
OTHERS = phrase("others")
DISCLAIMED = phrase("disclaimed")
BACKGROUND = frozenset({"previous", "others", "shut", "deadline", "aside"})


def _is_background(mark: Mark) -> bool:
    return bool(mark.cues & {"previous", "others", "shut"}) and not mark.cues & {"cancelled", "postponed"}


# The carriers of a Jobcenter and those who speak for it: their invitation can be its own.
CARRIER = re.compile(
    r"\b(?:Kreis\w*|Landkreis\w*|Landrat|Landrätin|Stadt\w*|Agentur für Arbeit|Arbeitsagentur|[Ww]ir|[Ss]ie|[Ee]s)\b"
)
INVITING = re.compile(
    r"\b(?:lädt|laden|lud|luden|veranstaltet|veranstalten|veranstalteten?|feiert|feiern|eröffnet|eröffnen)\b"
)
ADMINISTERS = phrase("administers")
# What makes the clause tell of the action itself.
TOLD = frozenset({"happens", "organise", "cancelled", "postponed", "past", "begun"})
NEAR = 3  # clauses on either side that count as beside


def _names_action(mark: Mark) -> bool:
    return mark.sure or bool(mark.names)


def _roles(mark: Mark, own: bool = False) -> set[str]:
    """The parts that Jobcenter play in the clause, those that go by "wir" on an ``own`` page among them. A genitive
    counts after a noun of action only ("die Messe der MaßArbeit", not "der Parkplatz der MaßArbeit"), and a Jobcenter
    within a name ("Tag der Jobcenter") plays none.
    """
    named = [(noun.start, noun.end) for noun in mark.nouns] + [(name.start, name.end) for name in mark.names]
    found: set[str] = set()
    for actor in mark.actors:
        at = actor.mention.start
        if any(start < at < end for start, end in named):
            continue
        if actor.role == "of_action" and not any(0 <= at - noun.end <= 24 for noun in mark.nouns):
            continue
        found.add(actor.role)
    return found | our_roles(mark) if own else found


def _sign(marks: Marks, i: int) -> str | None:
    """The rule by which clause ``i`` shows a Jobcenter that acts, or None."""
    mark = marks.marks[i]
    roles = _roles(mark, marks.own)
    acting = roles & {"actor", "staff", "partner", "of_action"}
    beside = [
        one for one in marks.marks[max(0, i - NEAR) : i + NEAR + 1] if one is not mark and not _is_background(one)
    ]
    told = any(actor.mention.how != "generic" for actor in mark.actors) or (marks.own and bool(roles))
    if acting and not told and "organise" in mark.cues and (_names_action(mark) or any(one.sure for one in beside)):
        return "holder_generic"
    if acting - {"of_action"} and "organise" in mark.cues:
        if _names_action(mark):
            return "holder"
        if marks.in_title.sure or any(one.sure for one in beside):
            return "holder_nearby"
        if mark.nouns or any(one.names for one in beside):
            return "holder_weak"
        if _days(mark) or ("invites" in mark.cues and any(_days(one) for one in beside)):
            return "holds_dated"
    if acting & {"of_action", "actor"} and mark.sure and mark.cues & TOLD:
        return "of_action" if "of_action" in roles else "acts_in"
    if (
        "house" in roles
        and mark.nouns
        and (_names_action(mark) or mark.whens or any(map(_names_action, beside)))
        and mark.cues & {"happens", "past", "organise"}
    ):
        return "house"
    nearest = marks.marks[max(0, i - 1) : i + 2]
    if (
        marks.own
        and (mark.sure or mark.names)
        and any(one.whens or WE_INVITE.search(one.clause.text) for one in nearest)
    ):
        return "own_site"
    if acting and told and (mark.sure or (mark.names and mark.nouns)):
        return "names_own"
    if acting and told and mark.actors and (_names_action(mark) or any(_names_action(one) for one in beside)):
        return "beside"
    action_near = any(_names_action(one) for one in (mark, *beside)) or bool(mark.nouns)
    here = _days(mark) and "happens" in mark.cues
    if (
        "house" in roles
        and (here or marks.in_title.sure or action_near)
        and any(_days(one) for one in (mark, *nearest))
    ):
        return "house_weak"
    we_hold = WE_INVITE.search(mark.clause.text) is not None and bool(mark.cues & {"organise", "happens"})
    if marks.own and _days(mark) and (we_hold or marks.in_title.nouns):
        return "own_weak"
    if "actor" in roles and told and _days(mark) and not ADMINISTERS.search(mark.clause.text):
        return "acts_dated"
    if "begun" in mark.cues and mark.actors and told and (mark.nouns or mark.names):
        return "begun_there"
    if roles & {"staff", "actor"} and SAYS.search(mark.clause.text):
        return "speaks"
    return None


def _signs(marks: Marks) -> dict[str, list[int]]:
    """Every sign that a Jobcenter acts: rule to clauses."""
    found: dict[str, list[int]] = {}
    for i, mark in enumerate(marks.marks):
        if not _is_background(mark) and (name := _sign(marks, i)) is not None:
            found.setdefault(name, []).append(i)
    title = marks.in_title
    resolved = any(one.mention.how != "generic" for one in title.actors)
    if resolved and "actor" in _roles(title) and "organise" in title.cues and (title.nouns or title.names):
        found.setdefault("title_holds", []).append(0)
    return found


def _days(mark: Mark) -> bool:
    """Does the clause name a day of an event, if only one whose year cannot be told?"""
    return any(when.starts_on or when.ends_on or when.precision == "day" for when in mark.whens)


def _tells(marks: Marks, held: set[int], campaign: bool) -> Iterator[Rule]:
    """What makes an action of it: days, beginnings, the title, a campaign."""
    weights = table().weights
    title = marks.in_title
    if title.actors and (title.sure or title.cues & {"organise", "happens"}):
        yield Rule("title_acts", weights["title_acts"])
    elif title.sure or (title.names and any(name.text in marks.text for name in title.names)):
        yield Rule("title_names", weights["title_names"])
    usable = [
        one
        for one in marks.marks
        if not _is_background(one) and not one.cues & BACKGROUND and (one.sure or not REPORTED.search(one.clause.text))
    ]
    telling = [
        one
        for one in usable
        if _days(one) and (_names_action(one) or (one.nouns and one.cues & {"organise", "happens"}))
    ]
    days = [one for one in usable if _days(one)]
    holding = [one for one in days if one.cues & {"organise", "happens"}]
    for name, clauses in (("dated", telling), ("holding", holding), ("day", days)):
        if clauses:
            yield Rule(name, weights[name], clauses[0].clause.start, clauses[0].clause.end)
    if not days and not held and not any("past" in marks.marks[i].cues for i in held):
        yield Rule("undated", weights["undated"])
    named = [bool(one.nouns or one.names) for one in usable]
    begun = [one for i, one in enumerate(usable) if "begun" in one.cues and any(named[max(0, i - 1) : i + 2])]
    if begun:
        yield Rule("begun", weights["begun"], begun[0].clause.start, begun[0].clause.end)
    if len(held) >= 3:
        yield Rule("several", weights["several"])
    if campaign:
        yield Rule("campaign", weights["campaign"])


def _held_by_others(marks: Marks, alone: bool) -> Iterator[Rule]:
    """Signs that somebody else holds what is told: named as such, or the inviting clause names no Jobcenter.

    ``alone``: no Jobcenter is told for certain to hold anything beside them.
    """
    weights = table().weights
    others = [
        one
        for one in marks.marks
        if one.cues & {"organise", "happens"}
        and OTHERS.search(one.clause.text)
        and not _roles(one) & {"actor", "partner", "staff"}
    ]
    if others or OTHERS.search(marks.title):
        yield Rule(
            "others_hold" if alone else "others_hold_too", weights["others_hold" if alone else "others_hold_too"]
        )
    if DISCLAIMED.search(marks.text):
        yield Rule("disclaimed", weights["disclaimed"])
    if not alone:
        return
    for one in marks.marks:
        invites = (
            INVITING.search(one.clause.text) is not None
            and "previous" not in one.cues
            and (_names_action(one) or _days(one))
        )
        if invites and not one.actors and not marks.own and not CARRIER.search(one.clause.text):
            yield Rule("others_invite", weights["others_invite"], one.clause.start, one.clause.end)
            return


WEAK_SIGNS = frozenset({"beside", "speaks", "acts_dated"})
STRONG_SIGNS = frozenset({"holder", "holder_nearby", "of_action", "own_site"})


def _sign_rules(marks: Marks, signs: dict[str, list[int]]) -> Iterator[Rule]:
    """Every sign of who acts: once under its name, up to twice more as "… again"."""
    for name, where in signs.items():
        for count, i in enumerate(where[:3]):
            rule = f"{name} again" if count else name
            clause = marks.marks[i].clause
            yield Rule(rule, table().weight(rule), clause.start, clause.end)


def judge(marks: Marks, campaign: bool) -> tuple[bool, tuple[Rule, ...]]:
    """In scope or not, with every rule that fired. ``campaign``: a known campaign of Jobcenter is named.

    The weights of all rules are added up; from the table's threshold on the page is in scope.
    """
    signs = _signs(marks)
    held = {i for name, where in signs.items() if name not in WEAK_SIGNS for i in where}
    told = list(_tells(marks, held, campaign))
    if not {"dated", "begun"} & {rule.name for rule in told}:
        signs.pop("speaks", None)
    fired = list(_sign_rules(marks, signs))
    if not signs:
        fired.append(Rule("no_sign", table().weight("no_sign")))
    alone = not STRONG_SIGNS & signs.keys()
    fired.extend(
        one for one in _held_by_others(marks, alone) if one.name != "others_invite" or "holds_dated" not in signs
    )
    fired.extend(told)
    fired.extend(structure(marks))
    fired.extend(kind_rules(marks))
    return sum(rule.weight for rule in fired) >= table().threshold, tuple(fired)
