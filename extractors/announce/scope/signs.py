"""Which clauses show a Jobcenter that acts, and by which rule: holder, house, author, "wir" on its own page …

It names the rules; what they weigh together is added up in ``scope`` by ``vocabulary/scope.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.scope.author import follows_name, hangs_on_action, has_own, has_something, is_in_title
from extractors.announce.scope.involved import IN_CHARGE, in_passing
from extractors.announce.scope.ourselves import heirs, hours_of_ours, our_roles
from extractors.announce.scope.tells import days_in, is_background, names_action

WE_INVITE = re.compile(r"\b(?:[Ww]ir|[Uu]ns|[Uu]nser\w*)\b")

SAYS = phrase("says")
ADMINISTERS = phrase("administers")
OFFICE_LIFE = phrase("office_life")
PUTS_ON = phrase("puts_on")
GATHERS = phrase("gathers")
SERVES = phrase("serves")
TAKES_STAGE = phrase("takes_stage")
# What makes the clause tell of the action itself.
TOLD = frozenset({"happens", "organise", "cancelled", "postponed", "past", "begun"})
NEAR = 3  # clauses on either side that count as beside


def _roles(mark: Mark, own: bool = False) -> set[str]:
    """The parts that Jobcenter play in the clause, those that go by "wir" on an ``own`` page among them. A genitive
    counts after a noun of action only ("die Messe der MaßArbeit", not "der Parkplatz der MaßArbeit"), and a Jobcenter
    within a name ("Tag der Jobcenter") plays none.
    """
    named = [(noun.start, noun.end) for noun in mark.nouns] + [(name.start, name.end) for name in mark.names]
    found: set[str] = set()
    for actor in mark.actors:
        at = actor.mention.start
        if in_passing(mark, actor):
            continue
        if any(start < at < end for start, end in named):
            continue
        of_told = follows_name(mark, actor) or any(0 <= at - noun.end <= 24 for noun in mark.nouns)
        if actor.role == "of_action" and not of_told:
            continue
        found.add(actor.role)
    return found | our_roles(mark) if own else found


def _author(mark: Mark, acting: set[str]) -> str | None:
    """The structure by which the clause makes a Jobcenter the author of an action, or None."""
    if not acting & {"actor", "of_action"}:
        return None
    own = [one for one in mark.actors if not in_passing(mark, one)]
    if "actor" in acting and mark.cues & {"cancelled", "postponed"}:
        return "calls_off"
    if any(one.role == "actor" and hangs_on_action(mark, one.mention.start - mark.clause.start) for one in own):
        return "holder_relative"
    if any(has_own(mark, one) for one in own):
        return "its_own"
    if "actor" in acting and IN_CHARGE.search(mark.clause.text):
        return "in_charge"
    return "named_of" if any(follows_name(mark, one) for one in own) else None


def _puts_on(mark: Mark, beside: list[Mark]) -> bool:
    """Does it hold, open or give something by a rarer verb, on a day or by a name that is told here or next to it?"""
    told = any(days_in(one) or one.nouns or one.names for one in (mark, *beside))
    return told and PUTS_ON.search(mark.clause.text) is not None


def _sign(marks: Marks, i: int) -> str | None:
    """The rule by which clause ``i`` shows a Jobcenter that acts, or None."""
    mark = marks.marks[i]
    if inherited := heirs(marks, i):
        mark = replace(mark, actors=inherited)
    roles = _roles(mark, marks.own)
    acting = roles & {"actor", "staff", "partner", "of_action"}
    around = range(max(0, i - NEAR), min(len(marks.marks), i + NEAR + 1))
    beside = [marks.marks[j] for j in around if j != i and not is_background(marks.marks[j])]
    # what a Jobcenter does every day, beside other people's action
    busy = roles <= {"actor"} and "invites" not in mark.cues and ADMINISTERS.search(mark.clause.text) is not None
    told = any(one.mention.how != "generic" for one in mark.actors) or (marks.own and bool(roles))
    if mark.actors and GATHERS.search(mark.clause.text) and (names_action(mark) or any(one.sure for one in beside)):
        return "gathering"
    if acting and not told and "organise" in mark.cues and (names_action(mark) or any(one.sure for one in beside)):
        return "holder_generic"
    appears = acting <= {"staff", "of_action"} and "invites" not in mark.cues  # sits on a panel, is quoted
    if acting - {"of_action"} and "organise" in mark.cues and not appears:
        if names_action(mark):
            return "holder"
        if marks.in_title.sure or any(one.sure for one in beside):
            return "holder_nearby"
        if mark.nouns or any(one.names for one in beside):
            return "holder_weak"
        if days_in(mark) or ("invites" in mark.cues and any(days_in(one) for one in beside)):
            return "holds_dated"
    if told and (author := _author(mark, acting)):
        return author
    if marks.own and mark.sure and mark.whens and "of_action" in our_roles(mark):  # "Unser Familientag am Samstag …"
        return "own_site"
    if acting & {"of_action", "actor"} and mark.sure and mark.cues & TOLD:
        return "of_action" if "of_action" in roles else "acts_in"
    if (
        "house" in roles
        and mark.nouns
        and (names_action(mark) or mark.whens or any(map(names_action, beside)))
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
    if hours_of_ours(marks, i):
        return "own_hours"
    if acting and told and not busy and (mark.sure or (mark.names and mark.nouns)):
        return "names_own"
    if (
        acting
        and told
        and not busy
        and mark.actors
        and (names_action(mark) or any(names_action(one) for one in beside))
    ):
        return "beside"
    action_near = any(names_action(one) for one in (mark, *beside)) or bool(mark.nouns)
    here = days_in(mark) and "happens" in mark.cues
    if (
        "house" in roles
        and (here or marks.in_title.sure or action_near)
        and any(days_in(one) for one in (mark, *nearest))
    ):
        return "house_weak"
    we_hold = WE_INVITE.search(mark.clause.text) is not None and bool(mark.cues & {"organise", "happens"})
    if marks.own and days_in(mark) and (we_hold or marks.in_title.nouns):
        return "own_weak"
    if told and not busy and days_in(mark) and any(has_something(mark, one) for one in mark.actors):
        return "own_dated"
    if any(is_in_title(mark, one, marks.title) for one in mark.actors):
        return "title_of"
    if told and "staff" in roles and days_in(mark) and SERVES.search(mark.clause.text):
        return "staff_serves"
    if told and "actor" in roles and _puts_on(mark, beside):
        return "puts_on"
    if TAKES_STAGE.search(mark.clause.text) and (days_in(mark) or names_action(mark)):
        return "takes_stage"
    if "actor" in roles and told and days_in(mark) and not ADMINISTERS.search(mark.clause.text):
        named = any(one.role == "actor" for one in mark.actors)
        return "acts_dated" if named and not OFFICE_LIFE.search(mark.clause.text) else "office_dated"
    if "begun" in mark.cues and mark.actors and told and (mark.nouns or mark.names):
        return "begun_there"
    if roles & {"staff", "actor"} and SAYS.search(mark.clause.text):
        return "speaks"
    return None


def signs_of(marks: Marks) -> dict[str, list[int]]:
    """Every sign that a Jobcenter acts: rule to clauses."""
    found: dict[str, list[int]] = {}
    for i, mark in enumerate(marks.marks):
        if not is_background(mark) and (name := _sign(marks, i)) is not None:
            found.setdefault(name, []).append(i)
    title = marks.in_title
    resolved = any(one.mention.how != "generic" for one in title.actors)
    if resolved and "actor" in _roles(title) and "organise" in title.cues and (title.nouns or title.names):
        found.setdefault("title_holds", []).append(0)
    return found
