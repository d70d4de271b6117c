"""The place of an action told before, which may still hold: "Die Vernissage ist am 9. Mai", "… am selben Ort".

It tells what binds the two; ``venue`` weighs it like what is seen of the places that the text names.
"""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Marks
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.where_seen import THERE, VENUES
from extractors.names.spellings import bearers

# "am selben Ort", "gleiche Stelle": where the action told before was.
SAME_PLACE = re.compile("|".join(VENUES["same_place"]))
# "Weitere Aufführungen sind …", "wird noch einmal gezeigt"
AGAIN = re.compile("|".join(VENUES["again"]))
# An opening, a prize-giving, a tour are parts of what was told before.
PART_OF_IT = re.compile(rf"(?i)(?:{'|'.join(VENUES['part_of_it'])})")


def of_told(marks: Marks, draft: Draft, before: Draft, place: str, last: bool) -> set[str]:
    """Features of the place of an action told before, which goes on to hold: by what binds the two."""
    head = marks.marks[draft.head].clause
    bare = place.split(",")[0]
    seen = {"told", f"told:{'town' if bearers(bare) else 'house'}", f"told:{'last' if last else 'first'}"}
    if SAME_PLACE.search(head.text):
        seen.add("told:same_place")
    if THERE.search(head.text):
        seen.add("told:there")
    if AGAIN.search(head.text):
        seen.add("told:again")
    if draft.noun is not None and before.noun is not None:
        seen.add("told:same_noun" if draft.noun.stem == before.noun.stem else "told:other_noun")
    if draft.series and before.series:
        seen.add("told:series")
    if draft.next:
        seen.add("told:next")
    if head.paragraph != marks.marks[before.head].clause.paragraph:
        seen.add("told:other_paragraph")
    if draft.noun is not None and PART_OF_IT.search(draft.noun.text):
        seen.add("told:part")
    return seen
