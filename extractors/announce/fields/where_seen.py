"""What is seen of a candidate for the place of an action: named features that are there or not.

Decides nothing: ``venue`` weighs them (``vocabulary/place_weights.toml``). Kind of text: press releases, local news and
pages of Jobcenter.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.telling import LABEL, SPEECH, background, same_action
from extractors.announce.drafts.draft import Draft
from extractors.names.registry import vocabulary
from extractors.names.spellings import adjective, bearers

Kind = Literal["venue", "street", "town", "quoted", "unlisted", "stop", "jobcenter", "named", "told"]
# What stands right before a place: how it is tied to the clause.
TIES = {
    "tie:in": r"\b(?:[Ii]m|[Ii]n|[Ii]n\s(?:der|dem|den|einem|einer)|[Aa]uf\s(?:dem|der)|[Aa]m|[Aa]n\s(?:der|dem))",
    "tie:into": r"\b(?:[Ii]ns|[Nn]ach|[Aa]ufs|[Aa]ns|(?:[Ii]n|[Aa]uf|[Aa]n)\s(?:die|das|den))",
    "tie:at": r"\b(?:[Bb]eim?|[Bb]ei\s(?:der|dem)|[Vv]or\s(?:dem|der)|[Hh]inter\s(?:dem|der))",
    "tie:to": r"\b[Zz]u[mr]?",
    "tie:from": r"\b(?:[Aa]us|[Vv]om?|[Vv]on\s(?:der|dem)|[Aa]us\s(?:der|dem)|[Aa]b|[Üü]ber)",
    "tie:named": r"\b(?:ist|war|wird|macht|sind|folgte?|bleibt|bildet)(?:\s(?:der|die|das|dann|am|wieder))*",
    "tie:of": r"(?:\bdes|[a-zäöü]\sder)",
    "tie:through": r"\b(?:[Dd]urchs|[Dd]urch\s(?:die|das|den))",
    "tie:article": r"\b(?:[Dd]en|[Dd]as|[Dd]ie|[Dd]er)",
    "tie:bare": r"(?:^|[.:;–-])",
    "tie:list": r"(?:,|\||\()",
}
_TIES = {name: re.compile(rf"(?:{tie})\s*[„»\"]?$") for name, tie in TIES.items()}
# An adjective or a word of belonging may stand between: "in seine neue Halle", "im sanierten Gebäude".
_BETWEEN = re.compile(
    r"\s+(?!d(?:er|ie|en|em|es)\s)(?:(?:sein|ihr|unser|dies|ein|Ihr)e?[mnrs]?|[a-zäöüß]{2,}e[nmrs]?)\s*$"
)
# "das Kultur- und Tagungszentrum": half of a house's noun.
_HALF = re.compile(r"[A-ZÄÖÜ]\w+-\s(?:und|oder)\s$")
VENUES = vocabulary("venues.toml")
SAYS_WHERE = re.compile("|".join(VENUES["says_where"]))
BEGINS = re.compile("|".join(VENUES["begins"]))
BECOMES = re.compile("|".join(VENUES["becomes"]))
# Clauses from the start of the text that may say where the main action was, before it is named.
LEAD = 3
# "Bilder, die in der Werkstatt entstanden sind": where something else has happened.
IN_RELATIVE = re.compile(
    r",\s(?:(?:in|an|auf|mit|bei|von|zu|aus)\s)?(?:die|der|das|dem|den|denen|deren|dessen)\s(?![A-ZÄÖÜ])[^,;:]+$"
)
# A room of a house that is named too: "Forum, Saal 2", "im Klinikum (Konferenzraum)".
ROOM = re.compile(
    r"(?:[Rr]aum|[Zz]immer|Saal|[Ss]itzungssaal|[Ee]tage|Stock|[Ee]rdgeschoss|[Ee]ingang)(?:\s(?:[A-Z\d]\d*|Nord|Süd|Ost|West))?$|^Raum\b"
)
WITH_STREET = re.compile(
    r",?\s(?:(?:in|an)\sder\s|am\s)?(?:[A-ZÄÖÜ]\w+er\s)?[A-ZÄÖÜ][\w-]*(?:[Ss]traße|[Aa]llee|[Gg]asse|[Ww]eg|[Rr]ing|[Pp]latz|[Dd]amm|[Uu]fer)\b"
)
STREET_AFTER = re.compile(r"[A-ZÄÖÜ][\w-]+[“»]?(?:,|\s(?:in|an)\sder|\sam)\s$")
# "in der Rohrmühle in Soest": what is followed by its town is a house.
WITH_TOWN = re.compile(r"\s(?:in|zu)\s((?:Bad\s)?[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+)?)")
# "Das Amt für Arbeit in Soest stellt … vor": where who does it is at home.
OF_NAME = re.compile(r"[“»\"]?\s(?:in|zu|aus)\s")
# Houses and squares that every town has.
MERE = frozenset(VENUES["mere"])
# What is no house by its ending: "an der Technik", "in der Begegnung"; and many things: "an den Geräten".
ABSTRACT = re.compile(rf"(?:{'|'.join(VENUES['abstract'])})(?:en)?s?$")
MANY = re.compile(r"\b(?:den|mit|zu|von|unter|zwischen|bei|aus|in|an|auf)\s(?:[a-zäöüß]+en\s)?$")
ON = re.compile(r"\b[Aa]n\s(?:der|dem|den|die|das)\s$")
# What a house is made into: "verwandelt sich der Saal in einen Marktplatz".
MADE_INTO = re.compile(r"\b(?:[Ii]n\sein(?:e|en|er|em)?|[Zz]u\s?(?:ein(?:er|em)|r|m))\s(?:[a-zäöüß]+e[nrm]?\s)?$")
# Where it was to be: "statt im Kursaal", "der Saal, in dem er stattfinden sollte".
NO_LONGER = re.compile(rf"\b(?i:{'|'.join(VENUES['no_longer'])})\s(?:\w+\s){{0,3}}$")
MOVED = re.compile(rf"\b(?:{'|'.join(VENUES['moved'])})\b")
WAS_TO_BE = re.compile(r"^[^.;!?]{0,80}\b(?:sollten?|hätten?|geplant war|vorgesehen war|geplante[nr]?)\b")
NOW = re.compile(r"\b(?:dann|nun|jetzt|stattdessen|diesmal|dieses Mal)\W+(?:\w+\s){0,4}$")
# "dazu eine Kapelle", "einer Sporthalle": one of many, not the house itself.
INDEFINITE = re.compile(r"\b[Ee]in(?:e[rnms]?)?\s(?:[a-zäöüß]+e[nrm]?\s)?$")
# "öffnen ihre Hallen": the house of a guest; "in drei Werkstätten": many houses; "wie auf dem Jahrmarkt": no house.
POSSESSIVE = re.compile(r"\b(?:[Ii]hre|[Ss]eine|[Dd]eren|[Dd]essen)[nrms]?\s(?:[a-zäöüß]+e[nrm]\s)?$")
MANY_HOUSES = re.compile(r"(?:hallen|stätten|schulen|kitas|heimen?|häusern?|büros|räumen?|cafés|läden|kneipen|parks)$")
COMPARED = re.compile(r"\bwie (?:auf|in|im|am|bei|beim|vor|zu)\b[^,;:.]*$|\b(?:[a-zäöüß]+er|mehr) als\b[^,;:.]*$")
# "Besucher des Kreishauses", "die Tore der Markthalle": who or what is in a house says that it is held there.
INSIDE_OF = re.compile(rf"\b(?:{'|'.join(VENUES['inside_of'])})\s(?:des|der)\s(?:[a-zäöüß]+en\s)?$")
# More than this much text around a candidate is never looked at.
NEAR = 40


THERE = re.compile(r"\b(?:[Dd]ort|[Dd]orthin|[Dd]arin|[Dd]a|[Hh]ier|(?:selben|gleichen|gleicher) (?:Ort|Stelle))\b")


def is_line(mark: Mark) -> bool:
    """A line of a list or a note, whose parts stand between commas: an item, a label, or no sentence at all."""
    text = mark.clause.text
    short = len(text) < 200 and (LABEL.match(text) is not None or not text.endswith((".", "!", "?", "“")))
    return mark.clause.item or short


def of_clause(marks: Marks, draft: Draft, i: int) -> set[str]:
    """Features that all candidates of clause ``i`` share: how near it is to the action and what it says."""
    mark, head = marks.marks[i], marks.marks[draft.head]
    if i == draft.head:
        seen = {"head"}
    else:
        step = i - draft.head
        far = "lead" if draft.main and i < LEAD else "far"
        seen = {"also" if i in draft.also else "beside" if abs(step) == 1 else "near" if abs(step) <= 3 else far}
        seen.add("after" if step > 0 else "before")
        seen |= {f"{one}:lent" for one in seen if draft.main}
        if mark.clause.paragraph != head.clause.paragraph:
            seen.add("other_paragraph")
        there = THERE.search(head.clause.text)
        if -3 <= step < 0 and there is not None and ":" not in head.clause.text[: there.start()]:
            seen.add("pointed_back")  # and not "Letzter Halt ist Soest: Dort …"
        if is_line(mark) and not mark.clause.heading:
            seen.add("other_line")
        days = {when.starts_on for when in head.whens}
        if mark.whens and days and not days & {when.starts_on for when in mark.whens}:
            seen.add("other_day")
        if any(noun.sure and not same_action(noun, draft.noun) for noun in mark.nouns):
            seen.add("other_noun")
    told = {
        "background": background(mark) or "aside" in mark.cues,
        "deadline": "deadline" in mark.cues,
        "speech": SPEECH.match(mark.clause.text) is not None,
        "says_where": SAYS_WHERE.search(mark.clause.text) is not None,
        "dated": bool(mark.whens or mark.times),
        "heading": mark.clause.heading,
        "begins": BEGINS.search(mark.clause.text) is not None,
        "becomes": BECOMES.search(mark.clause.text) is not None,
    }
    return seen | {name for name, holds in told.items() if holds}


def of_candidate(marks: Marks, mark: Mark, start: int, end: int, kind: Kind) -> set[str]:
    """Features of the candidate itself: its kind, what ties it to the clause, what stands beside it."""
    text, clause = marks.text, mark.clause
    seen: set[str] = {kind}
    before = text[max(clause.start, start - NEAR) : start]
    before = _HALF.sub("", before)
    if (found := _BETWEEN.search(before)) is not None:
        before = before[: found.start()] + " "
    tie = next((name for name, pattern in _TIES.items() if pattern.search(before)), "tie:none")
    if start == clause.start:
        tie = "tie:bare"
    seen.add(tie)
    if kind in ("unlisted", "town", "stop"):
        seen.add(f"{tie}:{kind}")
    if any(0 <= start - noun.end <= 16 and noun.sure for noun in mark.nouns):
        seen.add("after_noun")
    if any(0 <= start - when.end <= 12 or 0 <= when.start - end <= 3 for when in (*mark.whens, *mark.times)):
        seen.add("beside_date")
    if any(name.start <= start < name.end for name in mark.names) and kind != "quoted":
        seen |= {"in_name"} | ({"is_name"} if any(0 <= start - name.start <= 1 for name in mark.names) else set())
        if "is_name" in seen and tie in ("tie:in", "tie:into"):
            seen.add("is_name:tied")  # a ship or a house that goes by it
    if kind == "town" and not text[:start].strip():
        seen.add("dateline")
    if any(noun.start <= start < noun.end for noun in mark.nouns):
        seen.add("in_noun")
    if INDEFINITE.search(text[max(clause.start, start - NEAR) : start]):
        seen.add("indefinite")
    if POSSESSIVE.search(text[max(clause.start, start - NEAR) : start]):
        seen.add("possessive")
    if COMPARED.search(text[max(clause.start, start - NEAR) : start]):
        seen.add("compared")
    if " " not in text[start:end] and MANY_HOUSES.search(text[start:end]):
        seen.add("several_houses")
    if INSIDE_OF.search(text[max(clause.start, start - NEAR) : start]):
        seen.add("inside_of")
    if ROOM.search(text[start:end]):
        seen.add("room")
    if kind != "street" and WITH_STREET.match(text, end):
        seen.add("with_street")
    if kind == "street" and STREET_AFTER.search(text[clause.start : start]):
        seen.add("street_after")
    if text[start - 1 : start] == "(":
        seen.add("bracketed")
    if kind == "stop" and text.rfind("(", clause.start, start) > text.rfind(")", clause.start, start):
        seen.add("stop:bracketed")
    if IN_RELATIVE.search(text[clause.start : start]):
        seen.add("in_relative")
    if text.count(text[start:end]) > 1:
        seen.add("repeated")
    town = WITH_TOWN.match(text, end)
    if kind != "town" and town is not None and any(map(bearers, (town[1], town[1].split()[0]))):
        seen.add("with_town")
    if kind in ("venue", "named", "street") and adjective(text[start:end].split()[0]):
        seen.add("of_town")  # "im Soester Kulturhaus"
    if kind == "town" and any(OF_NAME.fullmatch(text, actor.mention.end, start) for actor in mark.actors):
        seen.add("of_carrier")
    if NOW.search(before):
        seen.add("now")
    left = text[max(clause.start, start - NEAR) : start]
    gone = WAS_TO_BE.match(text[end : min(clause.end, end + 90)]) and MOVED.search(text[end : end + 300])
    if NO_LONGER.search(left) or gone:
        seen.add("no_longer")
    if BECOMES.search(clause.text):
        seen.add("made_into" if MADE_INTO.search(left) else f"becomes:{tie}")
    single = " " not in text[start:end]
    if kind in ("unlisted", "stop") and single:
        word = text[start:end]
        seen |= {f"{kind}:abstract"} if ABSTRACT.search(word) else set()
        seen |= {f"{kind}:many"} if word.endswith("n") and MANY.search(left) else set()
        seen |= {f"{kind}:on"} if ON.search(left) else set()
    elif kind == "unlisted":
        seen.add("unlisted:several")
    if single and kind in ("venue", "named", "street") and text[start:end].lower() in MERE:
        seen.add("mere")
    if text[start:end] in marks.title:
        seen.add("in_title")
    if text[end : end + 1] == ":":
        seen.add("colon")
    return seen


def of_series(draft: Draft, text: str, kind: Kind, opens: bool) -> set[str]:
    """Features of a candidate in a list or a row of days: its kind, and that it is what the list gave; of a line whose
    label it is that is told by ``of_line``.
    """
    seen: set[str] = set()
    if draft.place is not None and text in (draft.place, draft.place.split(",")[0]):
        seen |= {"given:label"} if opens else {"given", f"given:{kind}"}
    if draft.series:
        seen.add(f"series:{'town' if kind == 'town' else 'mere' if text.lower() in MERE else 'house'}")
    return seen
