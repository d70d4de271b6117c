"""Who called a campaign into being: associations and authorities in the clauses that say so."""

from __future__ import annotations

import re

from extractors.marks import Marks

STARTERS = re.compile(
    r"\b(?:initiiert\w*|Initiator\w*|ins Leben gerufen|gestartet|ausgerufen|aufgerufen|aufrufen|rufen .{0,40}auf|angestoßen|vorbereitet|veranstaltet|organisiert|Projekt de[rs]|Hinter der (?:Kampagne|Woche|Aktion\w*) (?:stehen|steht)|Träger der (?:bundesweiten )?Kampagne|geht auf .{0,120} zurück)\b",
    re.IGNORECASE,
)
BODIES = re.compile(
    r"Deutsche[nrs]? (?:Landkreis|Städte)tag(?:es)?|Deutsche[nr]? Städte- und Gemeindebund(?:es)?|Hessische[nrs]? (?:Landkreis|Städte)tag(?:es)?|Landkreistag [A-ZÄÖÜ][\w-]+"
    r"|Regionaldirektion [A-ZÄÖÜ][\w-]+(?: der Bundesagentur für Arbeit)?|Bundesagentur für Arbeit|Bundesministerium(?:s)? für Arbeit und Soziales|Kommunale[n]? Jobcenter Hessen"
)


def initiators(marks: Marks) -> tuple[str, ...]:
    """Associations and authorities in clauses that say who started the whole, in their plain form."""
    found: dict[str, None] = {}
    for mark in marks.marks:
        if STARTERS.search(mark.clause.text):
            for one in BODIES.finditer(mark.clause.text):
                plain = re.sub(r"^(Deutsche|Hessische)[ns]? ", r"\1r ", one.group())
                found[re.sub(r"tages$", "tag", plain)] = None
    return tuple(found)
