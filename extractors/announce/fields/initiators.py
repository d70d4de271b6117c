"""Who called a campaign into being: associations and authorities in the clauses that say so."""

from __future__ import annotations

import re

from extractors.announce.clauses.marks import Marks
from extractors.announce.clauses.phrases import phrase

STARTERS = phrase("starters")
BODIES = phrase("bodies")


def initiators(marks: Marks) -> tuple[str, ...]:
    """Associations and authorities in clauses that say who started the whole, in their plain form."""
    found: dict[str, None] = {}
    for mark in marks.marks:
        if STARTERS.search(mark.clause.text):
            for one in BODIES.finditer(mark.clause.text):
                plain = re.sub(r"^(Deutsche|Hessische)[ns]? ", r"\1r ", one.group())
                found[re.sub(r"tages$", "tag", plain)] = None
    return tuple(found)
