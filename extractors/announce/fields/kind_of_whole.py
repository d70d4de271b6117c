"""Names the type of the announced whole: of a programme by what it is made of, of a single action by that action."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.announce.clauses.marks import Marks
from extractors.announce.drafts.entries import EVENTS
from extractors.announce.drafts.sides import LASTING
from extractors.announce.fields.kind_of import HELD, only_in_title
from extractors.announce.fields.signs import LAUNCHED
from extractors.records import Action, ActionType

# An action week that is not called so: several kinds of action on several days of one week.
WEEK, KINDS, DAYS = 6, 2, 3
# So many actions of one kind tell what a day is on which they are held.
ALIKE = 2


def _fills_week(actions: Sequence[Action]) -> bool:
    days = [one.starts_on for one in actions if one.starts_on is not None]
    several = len(set(days)) >= DAYS and len({one.type for one in actions}) >= KINDS
    return several and (max(days) - min(days)).days <= WEEK and actions[0].type not in LASTING


def whole(marks: Marks, actions: Sequence[Action]) -> ActionType:
    """The type of a programme without a named action week: what the headline or the first clauses launch; that of the
    noun which opens the list; a week where it fills one; that of something lasting which is told first; else that of
    most of its actions, "event" where no type has the most.
    """
    types = [one.type for one in actions]
    if (said := _opened(marks)) is not None:
        return said
    days = {one.type for one in marks.in_title.nouns if one.sure}
    plural = any(one.text.endswith(("tage", "tagen")) for one in marks.in_title.nouns)
    if _fills_week(actions) and not plural:
        return "campaign_week"
    if days == {"action_day"}:
        return _held_on(marks, actions) or "action_day"
    counts = Counter(types).most_common(2)
    if len(counts) > 1 and (types[0] in LASTING or len(types) == 2):
        return types[0]
    mixed = len(counts) > 1 and (counts[0][1] == counts[1][1] or any(one.form for one in marks.in_title.nouns))
    return counts[0][0] if counts and not mixed else "event"


def _held_on(marks: Marks, actions: Sequence[Action]) -> ActionType | None:
    """What is held on days whose noun leaves it open, where everything told of them is of one kind ("Jobtage")."""
    kinds = {one.type for one in actions if one.type != "action_day"}
    wide = all(one.wide for one in marks.in_title.nouns if one.sure)
    told = sum(one.type != "action_day" for one in actions)
    return kinds.pop() if wide and len(kinds) == 1 and told >= ALIKE else None


# An evening that belongs to an exhibition.
OF_EXHIBITION = re.compile(r"(?i)vernissage|finissage|midissage|eröffnung")


def of_single(marks: Marks, actions: Sequence[Action]) -> ActionType:
    """The type of what is no programme: that of its main action, told first; but of the exhibition whose evening is
    told first, and of the book or house that the headline speaks of.
    """
    if not actions:
        return "event"
    main = actions[0]
    if main.type in HELD and only_in_title(marks) == "publication":
        return "publication"
    if main.type == "event" and any(_belongs(main, one) for one in actions if one.type == "exhibition"):
        return "exhibition"
    named = any(not one.form for one in marks.in_title.nouns)
    if main.type == "action_day" and not named and any(one.type == "opening" for one in actions):
        return "opening"
    return main.type


def _belongs(main: Action, shown: Action) -> bool:
    """Is the ``main`` action an evening of what is ``shown``, by its name or by its day?"""
    if OF_EXHIBITION.search(main.title):
        return True
    if main.starts_on is None or shown.starts_on is None:
        return False
    return shown.starts_on <= main.starts_on <= (shown.ends_on or shown.starts_on)


def headline_launches(marks: Marks) -> bool:
    """Does the headline say that a programme begins, and name no action? The hours in the text are then of something
    else.
    """
    named = [one.type for one in marks.in_title.nouns if not one.form]
    return bool(named) and set(named) == {"programme_launch"} and LAUNCHED.search(marks.title) is not None


def _opened(marks: Marks) -> ActionType | None:
    if headline_launches(marks):
        return "programme_launch"
    for mark in marks.marks[:8]:
        opens = [noun for noun in mark.nouns if noun.sure or noun.text in ("Kampagne", "Aktion", "Reihe")]
        if opens and (EVENTS.search(mark.clause.text) or opens[0].text == "Kampagne"):
            return opens[0].type
    return None
