"""What makes an action of what a page tells: its days, its title, a beginning, a campaign; and who else may hold it.

Signs without a verdict: ``scope`` adds them to those of the Jobcenter's part. Weights: ``vocabulary/scope.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.phrases import phrase, words
from extractors.announce.clauses.telling import REPORTED
from extractors.announce.scope.involved import in_passing
from extractors.announce.scope.kinds import QUOTED_SPEECH, table
from extractors.names import campaigns
from extractors.records import Rule

# Others who hold events at, beside or against Jobcenter.
OTHERS = phrase("others")
# "in der Volkshochschule", "mit der IHK und der Caritas", "im Café der Diakonie": the house or a guest, not who holds.
HOUSED = re.compile(
    r"(?:\b(?:[Zz]um|[Zz]ur|[Ii]n|[Ii]m|[Aa]n|[Aa]m|[Bb]ei|[Bb]eim|[Aa]us)\s+(?:(?:der|dem|den|die|das)\s+)?(?:[\w-]+(?:er|en)\s+)?"
    r"|\b(?:vom|von\s+(?:der|den|dem))\s+(?:[\w-]+(?:er|en)\s+)?"  # "Waffeln vom Förderverein"; not in the passive
    r"|\b[Mm]it(?:\s+(?:der|dem|den|und|sowie|[a-zäöüß]+en|[A-ZÄÖÜ][\w-]+,?))*\s+"
    rf"|\b(?:{words('rooms')}|\w*(?:[Rr]aum|[Rr]äumen|[Ss]aal|[Hh]aus|[Ll]aden|[Kk]üche|[Zz]entrum|[Cc]afé))\s+(?:der|des)\s+)$"
)
ACTED_UPON = phrase("acted_upon")
DISCLAIMED = phrase("disclaimed")
DONATES = phrase("donates")
BACKGROUND = frozenset({"previous", "others", "shut", "deadline", "aside"})
# The carriers of a Jobcenter and those who speak for it: their invitation can be its own.
CARRIER = phrase("carrier_speaks")
INVITING = phrase("inviting")


PASSIVE = phrase("opened")


HEAD = 400  # a campaign that is named up to here is what the page is about


def is_background(mark: Mark) -> bool:
    """Does the clause speak of an earlier edition, of others, of counters that stay shut?"""
    return bool(mark.cues & {"previous", "others", "shut"}) and not mark.cues & {"cancelled", "postponed"}


def names_action(mark: Mark) -> bool:
    """Does the clause name an action, by a noun that is surely one or by a title in quotation marks?"""
    return mark.sure or bool(mark.names)


def days_in(mark: Mark) -> bool:
    """Does the clause name a day of an event, if only one whose year cannot be told?"""
    return any(when.starts_on or when.ends_on or when.precision == "day" for when in mark.whens)


def tells(marks: Marks, held: set[int], slug: str | None) -> Iterator[Rule]:
    """What makes an action of it: days, beginnings, the title, a campaign."""
    weights = table().weights
    title = marks.in_title
    told_of = [one for one in title.actors if not in_passing(title, one)]
    if told_of and (title.sure or title.cues & {"organise", "happens"}):
        yield Rule("title_acts", weights["title_acts"])
    elif title.sure or (title.names and any(name.text in marks.text for name in title.names)):
        yield Rule("title_names", weights["title_names"])
    usable = [
        one
        for one in marks.marks
        if not is_background(one) and not one.cues & BACKGROUND and (one.sure or not REPORTED.search(one.clause.text))
    ]
    telling = [
        one
        for one in usable
        if days_in(one) and (names_action(one) or (one.nouns and one.cues & {"organise", "happens"}))
    ]
    days = [one for one in usable if days_in(one)]
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
    if slug is not None:
        yield _campaign(marks, slug)


def _campaign(marks: Marks, slug: str) -> Rule:
    """The campaign that is named: fully where the text's own words tell of it, less where it is only mentioned.

    A federal programme that goes on for years ("Job-Turbo") says less than a week of campaigning.
    """
    sort = "programme" if slug in table().standing else "campaign"
    quoted = [one.span() for one in QUOTED_SPEECH.finditer(marks.text)]
    told = slug in {one.slug for one in campaigns(marks.title)}
    for one in campaigns(marks.text):
        # short quotations are the campaign's name itself
        inside = any(start < one.start and one.end + 30 < end for start, end in quoted)
        if one.slug != slug or one.is_previous or one.is_lookalike or inside:
            continue
        clause = next((mark for mark in marks.marks if mark.clause.start <= one.start < mark.clause.end), None)
        if clause is not None and not is_background(clause):
            told |= bool(
                one.start < HEAD
                or days_in(clause)
                or _acting(clause, one.start, one.end)
                or clause.cues & {"invites", "happens", "begun"}
            )
    name = sort if told else f"{sort}_aside"
    return Rule(name, table().weight(name))


def _acting(mark: Mark, start: int, end: int) -> bool:
    """Does a Jobcenter act in the clause, other than within the campaign's own name?"""
    return "organise" in mark.cues and any(not start <= actor.mention.start < end for actor in mark.acting)


def _others(text: str) -> bool:
    """Are others named as the ones who act, not as the house or as guests?"""
    passive = ACTED_UPON.search(text) is not None
    for found in OTHERS.finditer(text):
        housed = HOUSED.search(text[: found.start()])
        if housed is None or (passive and housed.group().startswith("vo")):
            return True
    return False


def held_by_others(marks: Marks, alone: bool) -> Iterator[Rule]:
    """Signs that somebody else holds what is told: named as such, or the inviting clause names no Jobcenter.

    ``alone``: no Jobcenter is told for certain to hold anything beside them.
    """
    weights = table().weights
    others = [
        one
        for one in marks.marks
        if one.cues & {"organise", "happens"}
        and _others(one.clause.text)
        and not DONATES.search(one.clause.text)
        and not any(actor.role in ("actor", "partner", "staff") for actor in one.actors)
    ]
    if others or _others(marks.title):
        name = "others_hold" if alone else "others_hold_too"
        yield Rule(name, weights[name])
    if DISCLAIMED.search(marks.text):
        yield Rule("disclaimed", weights["disclaimed"])
    if not alone:
        return
    for one in marks.marks:
        invites = (
            INVITING.search(one.clause.text) is not None
            and "previous" not in one.cues
            and (names_action(one) or days_in(one))
        )
        # "wird durch den Minister eröffnet": a guest does that
        if (
            invites
            and not PASSIVE.search(one.clause.text)
            and not one.actors
            and not marks.own
            and not CARRIER.search(one.clause.text)
        ):
            yield Rule("others_invite", weights["others_invite"], one.clause.start, one.clause.end)
            return
