"""Tells which clauses of a text that looks back announce a next edition, and what such an edition is called.

Kind of text: the last paragraphs of recaps ("Die zweite Auflage ist für Mai geplant", "wollen es wieder machen").
"""

from __future__ import annotations

import re
from datetime import date

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import SPEECH, background, same_action

PLANNED = phrase("planned")
# "sie wollen es im Frühjahr wieder machen": neither noun nor day
AGAIN_SOME_DAY = phrase("again_some_day")
EDITION = phrase("edition")
# "außerdem bereiten wir eine kleinere Ausgabe in … vor": another one beside the next edition
ONE_MORE = phrase("one_more")


REPEATED = phrase("repeated")
HELD = re.compile(r"\b(?:findet|finden|gibt es)\b")
# "kommt im Sommer ein zweites Café in … hinzu": one more of the same
FURTHER, ADDED = phrase("further"), phrase("added")


def is_repeat(marks: Marks, i: int, taken: set[object], noun: Noun | None, of: Noun | None) -> bool:
    """The same once more, on a later day of its own or at another place: in a text of any look."""
    mark = marks.marks[i]
    text = mark.clause.text
    if background(mark) or mark.cues & {"deadline", "aside", "cancelled", "postponed"} or SPEECH.match(text):
        return False
    days = {when.starts_on for when in mark.whens if when.starts_on}
    earliest = min((day for day in taken if isinstance(day, date)), default=None)
    later = bool(days) and earliest is not None and min(days) > earliest
    same = noun is None or noun.form or noun.type == "programme_launch" or same_action(noun, of)
    if later and same and REPEATED.search(text):
        return True
    # "Für Betriebe aus dem Süden findet das Frühstück am 22. Mai in … statt"
    if later and noun is not None and of is not None and not noun.form and noun.type != "exhibition":
        single = all(when.starts_on == when.ends_on for when in mark.whens)
        if same_action(noun, of) and single and "happens" in mark.cues and HELD.search(text):
            return True
    more = FURTHER.search(text)
    some_day = bool(mark.whens) or SEASON.search(text) is not None
    named = noun is not None and of is not None and not noun.form and same_action(noun, of)
    if more is None or not named or not some_day or noun is None or not ADDED.search(text):
        return False
    return mark.clause.start + more.start() < noun.start and (later or not days)


SEASON = phrase("some_season")


def is_next(marks: Marks, i: int, recap: bool = False) -> bool:
    """The next edition: said by word, in a text that looks back, in its later half, with a noun or a day."""
    mark = marks.marks[i]
    if "next" not in mark.cues or not (recap or marks.default == "back") or background(mark):
        return False
    if mark.cues & {"deadline", "unless"}:
        return False
    late = mark.clause.start > len(marks.text) * 0.4 and (
        bool(mark.whens) or PLANNED.search(mark.clause.text) is not None
    )
    said = bool(mark.nouns or mark.whens) or any(words.search(mark.clause.text) for words in (AGAIN_SOME_DAY, EDITION))
    return late and said and not SPEECH.match(mark.clause.text)
