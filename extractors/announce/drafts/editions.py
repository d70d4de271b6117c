"""Tells which clauses of a text that looks back announce a next edition, and what such an edition is called.

Kind of text: the last paragraphs of recaps ("Die zweite Auflage ist für Mai geplant", "wollen es wieder machen").
"""

from __future__ import annotations

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import SPEECH, background

PLANNED = phrase("planned")
# "sie wollen es im Frühjahr wieder machen": neither noun nor day
AGAIN_SOME_DAY = phrase("again_some_day")
EDITION = phrase("edition")
# "außerdem bereiten wir eine kleinere Ausgabe in … vor": another one beside the next edition
ONE_MORE = phrase("one_more")


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
