"""Tells whether an action is off, and whether the text gives it a new day; it does not read the day itself.

Kinds of text: "Die Messe am 12. November kann nicht stattfinden. Neuer Termin ist der 21. April", "wird nicht
nachgeholt".
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import OFF, same_action

RESCHEDULED, NOT_MADE_UP = phrase("rescheduled"), phrase("not_made_up")
AND_ALSO = re.compile(r"(?:Auch|Ebenfalls|Ebenso|Nicht betroffen|Nichts ändert) ")  # goes over to another action
ONTO = re.compile(r"\bauf (?:den |diesen |kommenden )?(?:\d|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Sams|Sonn)")
NEAR = 5  # clauses in which the new day stands


def _of_another(mark: Mark, noun: Noun | None) -> bool:
    return any(one.sure and not same_action(one, noun) for one in mark.nouns)


def is_off(marks: Marks, head: int, noun: Noun | None) -> bool:
    """Do the headline, the clause that tells of the main action or one right after it say that it is off?"""
    near = [mark for mark in marks.marks[head : head + 3] if not _of_another(mark, noun)]
    return any(mark.cues & OFF for mark in (marks.in_title, *near))


def rescheduled(marks: Marks, head: int, noun: Noun | None, main: bool = True) -> int | None:
    """The clause that gives an action that is off its new day: its own, or one soon after; None where there is none.

    Of a ``main`` action the headline may say that it is off, of another one its own clause must.
    """
    if not (is_off(marks, head, noun) if main else marks.marks[head].cues & OFF):
        return None
    today = marks.published_on
    for i in range(head, min(len(marks.marks), head + (NEAR if main else 2))):
        mark = marks.marks[i]
        left = i > head and (_of_another(mark, noun) or AND_ALSO.match(mark.clause.text) is not None)
        if left or NOT_MADE_UP.search(mark.clause.text):
            return None
        ahead = {w.starts_on for w in mark.whens if w.starts_on and (today is None or w.starts_on > today)}
        # in its own clause the only day is the old one, but for "auf den 3. Juli verschoben"
        enough = len(ahead) > 1 or i > head or ONTO.search(mark.clause.text) is not None
        if ahead and enough and RESCHEDULED.search(mark.clause.text):
            return i
    return None
