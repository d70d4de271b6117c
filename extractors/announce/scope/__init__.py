"""Decides whether an article is about an action of a Jobcenter, and names the rules that say so.

Who acts is read off clauses (a Jobcenter, its verb, the noun of the action); what else the page may be (guide, ruling,
statistics …) by patterns. Weights and patterns are data: ``vocabulary/scope.toml``. It does not tell which action it
is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.scope.author import follows_name, hangs_on_action, has_own, has_something, is_in_title
from extractors.announce.scope.involved import BEHIND, IN_CHARGE, in_passing, parts
from extractors.announce.scope.kinds import kind_rules, table
from extractors.announce.scope.ourselves import heirs, hours_of_ours, our_roles
from extractors.announce.scope.structure import structure
from extractors.announce.scope.tells import days_in, held_by_others, is_background, names_action, tells
from extractors.records import Rule

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
OPENS = 350  # where a text opens with its Jobcenter
SHORT = 900  # characters: a brief report
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
    if GATHERS.search(mark.clause.text) and (names_action(mark) or any(one.sure for one in beside)):
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


def _signs(marks: Marks) -> dict[str, list[int]]:
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


# "Veranstalter ist das Jobcenter" stands once, and at the end.
CLOSING_WORD = frozenset({"jobcenter_late", "jobcenter_once"})
WEAK_SIGNS = frozenset({"beside", "speaks", "acts_dated", "office_dated"})
OWN_SIGNS = frozenset({"holder", "own_hours"})
SERVICE = ("guide", "reference")  # what a house tells its customers beside what is on
STRONG_SIGNS = frozenset({"holder", "holder_nearby", "of_action", "own_site"})


def _sign_rules(marks: Marks, signs: dict[str, list[int]]) -> Iterator[Rule]:
    """Every sign of who acts: once under its name, up to twice more as "… again"."""
    for name, where in signs.items():
        for count, i in enumerate(where[:3]):
            rule = f"{name} again" if count else name
            clause = marks.marks[i].clause
            yield Rule(rule, table().weight(rule), clause.start, clause.end)


def _saturated(sounds: list[Rule]) -> Iterator[Rule]:
    """The sounds of an action, up to the most that they may weigh together: many of them are not worth a holder."""
    left = table().most_sounds
    for rule in sounds:
        yield replace(rule, weight=min(rule.weight, left))
        left -= min(rule.weight, left)


def judge(marks: Marks, campaign: str | None) -> tuple[bool, tuple[Rule, ...]]:
    """In scope or not, with every rule that fired. ``campaign``: the known campaign of Jobcenter that is named.

    The weights of all rules are added up; from the table's threshold on the page is in scope.
    """
    signs = _signs(marks)
    held = {i for name, where in signs.items() if name not in WEAK_SIGNS for i in where}
    told = list(tells(marks, held, campaign))
    if not {"dated", "begun"} & {rule.name for rule in told}:
        signs.pop("speaks", None)
    fired = list(_sign_rules(marks, signs))
    involved = parts(marks)
    alone = not STRONG_SIGNS & signs.keys()
    in_charge = "part_in_charge" in involved
    built = [one for one in structure(marks) if not (in_charge and one.name in CLOSING_WORD)]
    if campaign is not None:  # a Jobcenter that stands in the name of a campaign is not only quoted
        built = [one for one in built if one.name != "jobcenter_quoted_only"]
    kinds = list(kind_rules(marks))
    soft = False
    timetable = any(one.name == "list_of_days" for one in built)
    announces = marks.own and bool(OWN_SIGNS & signs.keys()) and any(rule.name == "day" for rule in told)
    if timetable or announces:  # what is on, whatever it says of benefits
        kinds = [replace(one, weight=one.weight / 2) if one.name.startswith(SERVICE) else one for one in kinds]
    if marks.in_title.sure and not any(one.name == "visit (title)" for one in kinds):  # guests of what is told
        kinds = [replace(one, weight=one.weight / 2) if one.name.startswith("visit") else one for one in kinds]
    if set(involved) <= {"part_house", "only_passing"} and not signs and not marks.own:
        built = [one for one in built if one.name != "list_of_days"]  # one address of many on other people's list
    if not signs:
        soft = any(name in BEHIND for name in involved) or any(rule.name == "own_welcome" for rule in built)
        soft = soft or (marks.own and timetable)
        fired.append(
            Rule("part_only", table().weight("part_only")) if soft else Rule("no_sign", table().weight("no_sign"))
        )
        if not soft:  # however it sounds, it is other people's
            kinds = [rule for rule in kinds if rule.weight < 0]
    elif "part_acts" in involved:  # said by the sign already
        involved.remove("part_acts")
    names = {rule.name for rule in told}
    tells_something = bool(names & {"dated", "title_names", "title_acts"})
    involved += ["told_and_part"] if tells_something and BEHIND & set(involved) else []
    if soft and not tells_something and not in_charge and "begun" not in names:
        involved.append("part_unnamed")
    others = list(held_by_others(marks, alone))
    first = min((actor.mention.start for one in marks.marks for actor in one.actors), default=len(marks.text))
    if (
        (signs or soft)
        and "dated" in names
        and not others
        and not marks.own
        and (first < OPENS or marks.in_title.actors)
    ):
        involved.append("told_in_its_text")
    if alone and (signs or soft):
        heard = len({rule.name.split(" ")[0] for rule in kinds if rule.name.startswith("sounds_")})
        heard += len(marks.text) < SHORT  # there is little room for more
        involved.append("quiet" if heard < 2 else "heard" if heard < 4 else "loud")
    fired.extend(Rule(name, table().weight(name)) for name in involved)
    fired.extend(one for one in others if one.name != "others_invite" or "holds_dated" not in signs)
    fired.extend(told)
    fired.extend(built)
    fired.extend(rule for rule in kinds if rule.weight < 0)
    fired.extend(_saturated([rule for rule in kinds if rule.weight >= 0]))
    return sum(rule.weight for rule in fired) >= table().threshold, tuple(fired)
