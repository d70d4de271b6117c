"""Tells which clauses of a text that looks back announce a next edition, and what such an edition is called.

Kind of text: the last paragraphs of recaps ("Die zweite Auflage ist für Mai geplant", "wollen es wieder machen").
"""

from __future__ import annotations

import re
from datetime import date

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import ORDINAL, REPORTED, SPEECH, background, same_action
from extractors.announce.drafts.draft import Draft

PLANNED = phrase("planned")
# "sie wollen es im Frühjahr wieder machen": neither noun nor day
AGAIN_SOME_DAY = phrase("again_some_day")
EDITION = phrase("edition")
ONCE_MORE, TAKES_TURN = phrase("once_more"), phrase("takes_turn")
A_YEAR = re.compile(r"\b20\d\d\b")
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


def is_next(marks: Marks, i: int, recap: bool = False, of: Noun | None = None) -> bool:
    """The next edition: said by word, in a text that looks back, in its later half, with a noun or a day.

    ``of`` is the noun of the action that the text looks back at.
    """
    mark = marks.marks[i]
    if not (recap or marks.default == "back") or background(mark):
        return False
    if mark.cues & {"deadline", "unless"} or SPEECH.match(mark.clause.text):
        return False
    said_so = "next" in mark.cues and bool(mark.whens) and AGAIN_SOME_DAY.search(mark.clause.text) is not None
    if mark.clause.start <= len(marks.text) * 0.4 and not said_so:
        return False
    if "next" not in mark.cues:
        return _comes_again(marks, mark, of)
    text = mark.clause.text
    if not mark.whens and PLANNED.search(text) is None:
        return False
    return bool(mark.nouns or mark.whens) or any(words.search(text) for words in (AGAIN_SOME_DAY, EDITION))


def _comes_again(marks: Marks, mark: Mark, of: Noun | None) -> bool:
    """ "Am 8. Mai öffnet sich die Halle wieder", "2026 soll die Tour auch in Forst halten": a coming day on which
    something is held again, or a later time at which what was held is to go on.
    """
    today, text = marks.published_on, mark.clause.text
    if today is None or mark.cues & {"others", "aside", "shut", "cancelled", "postponed", "previous"}:
        return False
    again = ONCE_MORE.search(text) is not None
    if again and any(w.starts_on and w.starts_on > today and w.precision == "day" for w in mark.whens):
        return any(noun.sure and same_action(noun, of) for noun in mark.nouns) or not any(n.sure for n in mark.nouns)
    later = SEASON.search(text) is not None or any(int(year[0]) > today.year for year in A_YEAR.finditer(text))
    same = of is not None and any(not noun.form and same_action(noun, of) for noun in mark.nouns)
    if not later or ("past" in mark.cues and not REPORTED.search(text)):
        return False
    if any(noun.sure and not same_action(noun, of) for noun in mark.nouns):
        return False
    held = bool(mark.cues & {"future", "organise", "happens"})
    return (same and held) or (again and TAKES_TURN.search(text) is not None and len(text) < 120)


def one_more(marks: Marks, last: Draft, i: int, noun: Noun | None) -> bool:
    """ "… setzt am 12. Mai ein Training an. Ein zweites folgt am 15. Mai": one more of what is beside the main one."""
    mark = marks.marks[i]
    if last.main or last.next or last.lines or i != last.clauses[-1] + 1 or noun is not None or mark.names:
        return False
    told = {when.starts_on for j in last.clauses for when in marks.marks[j].whens if when.starts_on}
    days = {when.starts_on for when in mark.whens if when.starts_on}
    if not told or not days or days & told or mark.cues & {"deadline", "aside", "cancelled", "postponed"}:
        return False
    return ORDINAL.match(mark.clause.text) is not None
