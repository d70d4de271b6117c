"""Chooses the place of an action: a labelled line ("Ort: …"), else the venue in its clauses, else the town."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.drafts import Draft, background
from extractors.marks import Marks
from extractors.normalise import PlaceMention

LABELLED = re.compile(r"^\W*(?:Wo|Ort|Veranstaltungsort|Adresse|Treffpunkt|Anschrift)\s?\??:?\s+(?P<rest>.+)$")
_NAME = r"(?:[A-ZÄÖÜ][\wäöüß.-]+er\s|[A-ZÄÖÜ][\wäöüß-]+(?:schen|ischen)?\s|[Aa]lten\s|[Nn]euen\s|[Gg]roßen\s|[Kk]leinen\s|[Hh]istorischen\s|[Ee]hemaligen\s)?"
_VENUE = (
    r"(?:[\w-]*(?:[Hh]alle|[Hh]aus|[Zz]entrum|[Ss]aal|[Kk]ino|[Pp]latz|[Ff]oyer|[Ff]orum|[Bb]ahnhof|[Ss]chule|[Bb]ad|[Kk]aserne|[Mm]useum|[Bb]ibliothek|[Bb]ücherei|[Kk]irche"
    r"|[Tt]heater|[Pp]ark|[Ss]chloss|[Ss]tadion|[Cc]enter|[Aa]kademie|[Hh]otel|[Mm]ensa|[Aa]rena|[Ss]cheune|[Ss]traße|[Gg]eschäftsstelle|[Aa]ußenstelle|[Nn]ebenstelle"
    r"|[Vv]erwaltung|[Aa]mt|[Gg]alerie|[Cc]ampus|[Ss]chuppen|[Gg]emeindehaus|[Bb]urg|[Mm]ühle|[Ss]tube|[Ww]erkstatt|[Ff]iliale|[Hh]armonie|[Ll]obby|[Pp]assage|[Kk]antine|[Tt]urm|[Ss]peicher|[Kk]loster|[Pp]ark|[Ss]cheuer|[Tt]reff|[Cc]lub|[Hh]of|[Gg]arten|[Nn]eubau|[Ll]aden)|BiZ|VHS|Kulturfabrik|Kreisjobcenter|Berufsinformationszentrum)"
)
_ADDITION = r"(?:\s+(?:am|an der|in der|im|in|des|der|auf der)\s+[A-ZÄÖÜ][\wäöüß-]+(?:\s(?:Straße|Platz|Weg|Allee|Markt))?|\s+(?!Jobcenter)[A-ZÄÖÜ][\wäöüß-]+(?=[\s,.;)]))?"
VENUE = re.compile(rf"\b(?:[Ii]m|[Ii]n der|[Ii]n den|[Ii]n die|[Ii]ns|[Aa]uf dem|[Aa]uf den|[Aa]uf der|[Aa]m|[Aa]n der|[Vv]or dem|[Uu]nter dem Dach des)\s+(?P<venue>{_NAME}{_VENUE}{_ADDITION})\b")
SITE = re.compile(r"\b(?:am|im) Standort (?:in )?(?P<town>[A-ZÄÖÜ][\w-]+(?:[ -](?:am|an der|im)? ?[A-ZÄÖÜ][\w-]+)?)")
NO_VENUE = re.compile(r"^(?:Alltag|Arbeitsmarkt|Vorjahr|Landkreis|Stadtgebiet|Rathaus ?chef|Mittelpunkt|Jobcenter$|Ausland|Haushalt|Internet)|(?:[Mm]arkt|[Ll]and)$")


def place(marks: Marks, draft: Draft, places: Sequence[PlaceMention], single: bool) -> str | None:
    """The place as named, or None. ``single``: the text tells of one action, so clauses around may lend the place."""
    if single:
        for mark in marks.marks:
            if (found := LABELLED.match(mark.clause.text)) is not None:
                return re.split(r",| – | \(|;", found["rest"])[0].strip()
    order = list(draft.clauses)
    if single:
        head = draft.head
        order += [i for i in (head + 1, head - 1, head + 2, head - 2) if 0 <= i < len(marks.marks)]
    order = [i for i in dict.fromkeys(order) if i == draft.head or not background(marks.marks[i])]
    for i in order:
        text = marks.marks[i].clause.text
        if (found := SITE.search(text)) is not None:
            return found["town"]
        for found in VENUE.finditer(text):
            if not NO_VENUE.search(found["venue"]):
                return found["venue"]
    for i in order:
        clause = marks.marks[i].clause
        inside = [one for one in places if clause.start <= one.start < clause.end]
        inside = [one for one in inside if not any(a.mention.start <= one.start < a.mention.end for a in marks.marks[i].actors)]
        if inside:
            return inside[0].text
    return None
