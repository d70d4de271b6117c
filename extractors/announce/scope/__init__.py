"""Decides whether an article is about an action of a Jobcenter, and names the rules that say so.

Who acts is read off clauses (a Jobcenter, its verb, the noun of the action); what else the page may be (guide, ruling,
statistics …) by patterns. Weights and patterns are data: ``vocabulary/scope.toml``. It does not tell which action it
is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.announce.clauses.marks import Marks
from extractors.announce.scope.involved import BEHIND, parts
from extractors.announce.scope.kinds import kind_rules, table
from extractors.announce.scope.signs import signs_of
from extractors.announce.scope.structure import structure
from extractors.announce.scope.tells import held_by_others, tells
from extractors.records import Rule

OPENS = 350  # where a text opens with its Jobcenter
SHORT = 900  # characters: a brief report

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
    signs = signs_of(marks)
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
