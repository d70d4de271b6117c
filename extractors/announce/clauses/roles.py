"""Which part a named Jobcenter plays in its clause: does it act, is it the house, or is it only spoken of?

Read off the words before the name (German marks the part by case and preposition). It does not know verbs; whether an
acting part counts is decided together with the clause's cues.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.announce.clauses.phrases import phrase, words

Role = Literal["actor", "partner", "house", "staff", "of_action", "object"]

# What may stand between preposition or article and the name: "im kommunalen", "vom örtlichen", "des Solinger".
_ADJECTIVES = (
    r"(?:(?:[Kk]ommunal|städtisch|örtlich|hiesig|zuständig|neu|dortig|gemeinsam|beid|eigen|jeweilig|regional"
    r"|heutig|früher|ehemalig|einstig|künftig|alt|benachbart|nah|[\w-]+isch)"
    r"e[nmrs]?\s+)*"
)
_LEFT = rf"\s+{_ADJECTIVES}(?:[\w-]+er\s+)?$"
_OF = r"\s+(?:des|der|vom|von|beim|im)(?:\s+(?:den|dem))?"

# "mit dem …", "gemeinsam mit dem …", "in Kooperation mit …": holds the action together with others.
PARTNER = re.compile(
    rf"\b(?:[Mm]it|[Ss]owie|[Ss]amt|Zusammenarbeit|Kooperation)(?:\s+(?:dem|den|der|des|allen|\w*en))?{_LEFT}"
)
# "Ärger mit dem Jobcenter", "Erfahrungen mit dem …": what people have with it, not what it holds with them.
TROUBLE = re.compile(
    r"\b(?:Ärger|Stress|Streit|Zoff|Problemen?|Konflikten?|Erfahrung(?:en)?|Umgang|Schwierigkeiten|Kampf|Auseinandersetzung(?:en)?"
    rf"|Rechtsstreit|Kontakt|Briefwechsel|Termin(?:en|e)?)\s+mit(?:\s+(?:dem|den|der|ihrem|seinem))?{_LEFT}"
)
# "im Jobcenter", "ins Jobcenter", "in den Räumen des Jobcenters".
HOUSE = re.compile(
    rf"\b(?:[Ii]m|[Ii]ns|[Ii]n(?:\s+(?:dem|den|das|der|einem|unserem|ihrem|allen))?|[Ii]nnerhalb\s+des"
    rf"|{words('rooms')}\s+(?:des|der|vom|im)){_LEFT}"
)
# "vom Jobcenter", "durch das Jobcenter": acts if the clause is passive.
BY = re.compile(rf"\b(?:[Vv]om|[Vv]on(?:\s+(?:dem|der|den|allen))?|[Dd]urch(?:\s+(?:das|die))?)(?:\s+\w+en)?{_LEFT}")
PASSIVE = phrase("acted_upon")
# Places, addressees and topics: "beim Jobcenter anmelden", "vor dem Jobcenter", "gegen das Jobcenter".
OBJECT = re.compile(
    r"\b(?:[Bb]eim?|[Vv]or|[Gg]egen|[Aa]n|[Aa]ns|[Aa]m|[Zz]um|[Zz]ur|[Zz]u|[Aa]us|[Üü]ber|[Ff]ür|[Ff]ürs|[Uu]m|[Nn]eben"
    r"|[Hh]inter|[Aa]uf|[Oo]hne|[Nn]ach|[Ss]eitens|[Ss]tatt|[Ww]egen|[Ll]aut|[Pp]ro|[Uu]nter|[Zz]wischen)"
    rf"(?:\s+(?:dem|den|das|die|der|des|(?:ein|sein|ihr|mein|Ihr|dein)(?:em|en|e)?))?{_LEFT}"
)
# "die Leiterin des Jobcenters", "das Team des …", "Beauftragte für Chancengleichheit des …".
STAFF = re.compile(
    rf"\b{words('staff')}(?:\s+(?:für|am|der|des)\s+[\w-]+(?:\s+[\w-]+)?)?(?:,?\s+(?:und|sowie)\s+[\w-]+)?{_OF}{_LEFT}"
)
# "Kundinnen des Jobcenters", "Bescheide vom Jobcenter".
BELONGINGS = re.compile(rf"\b{words('belongings')}{_OF}{_LEFT}")
# "auf Einladung des Jobcenters", "unter Federführung der MaßArbeit": the holder, said by a noun.
ON_BEHALF = re.compile(
    rf"\b{words('behalf')}\s+(?:des|der|vom|von)(?:\s+den)?(?:\s+[\w-]+){{0,3}}?(?:\s+und\s+(?:des|der))?{_LEFT}"
)
GENITIVE = re.compile(
    rf"(\b[A-ZÄÖÜ][\w-]+[“”«»\"]?)\s+(?:des|der|vom|unseres|Ihres|ihres)\s+{_ADJECTIVES}(?:[\w-]+er\s+)?$"
)
# "dasselbe Haus wie das Jobcenter", "Wartezonen deutscher Jobcenter", "viele Jobcenter": to compare, or as a sort.
COMPARED = re.compile(
    r"\b(?:[Ss]elben?|[Gg]leichen?|[Dd]asselbe|anders|mehr|weniger|statt|sondern)\b[^:;.!?,]{0,40}"
    r"(?:\b(?:wie|als)\s+)?(?:das|die|dem|den|beim|im)?\s*$"
    r"|\b[A-ZÄÖÜ][\wäöüß-]+\s+(?!(?:der|einer|ihrer|seiner|unserer|dieser|jeder|oder|über|unter|hinter|aber)\b)[a-zäöüß]+er\s+$"
    r"|\b(?:aller|vieler|einiger|mancher|anderer|[Vv]iele|[Mm]anche|[Ee]inige|[Jj]edes|[Kk]ein|[Ee]in|[Oo]der)\s+$"
)
# "die Beauftragten der Arbeitsagentur und des Jobcenters": the second of two genitives.
SECOND = re.compile(rf"(?:\b(?:und|sowie|oder)|,)\s+(?:auch\s+)?des\s+{_ADJECTIVES}$")
# "muss dem Jobcenter gemeldet werden": a dative without preposition is the addressee ("mit Kreis und dem …" is not).
DATIVE = re.compile(rf"(?<![\w-])(?:[Dd]em|[Dd]en){_LEFT}")
GOVERNED = re.compile(
    r"\b(?:[Mm]it|[Vv]on|[Vv]om|[Bb]ei|[Bb]eim|[Ss]amt|[Nn]eben|[Dd]ank|[Gg]emeinsam|[Zz]wischen|[Uu]nter|[Aa]us|[Gg]elang|[Gg]elingt)\b"
)
BRACKETED = re.compile(
    r"(?:\b(?P<preposition>[Ff]ür|[Bb]ei|[Ii]n|[Aa]n|[Aa]us|[Üü]ber|[Vv]on|[Zz]u|[Mm]it)\s+)?"
    r"\b(?P<article>[Dd]as|[Dd]em|[Dd]er|[Dd]ie|[Dd]en|[Bb]eim|[Ii]m|[Vv]om|[Zz]um)\s+(?:\w+\s+)?"
    r"(?:\w*[Aa]mt|Fachbereich|Fachdienst|Referat|Eigenbetrieb|Anstalt|Abteilung)\b[^,.;:(]*$"
)
# "in einen Laden, eine Bäckerei und das Jobcenter": the last of a list that a preposition governs.
LISTED = re.compile(
    r"\b(?:[Ii]n|[Aa]n|[Aa]uf|[Ff]ür|[Gg]egen|[Üü]ber|[Dd]urch|[Uu]m)\s+(?:ein(?:e|en)?|das|die|den)\s+[\w-]+"
    r"(?:,\s+(?:ein(?:e|en)?|das|die|den)\s+[\w-]+)*"
    r"\s+(?:und|sowie|oder)\s+(?:das|die|den|ein)\s+$"
)
# "das Haus, in der Jobcenter und Agentur sitzen": a pronoun of its relative clause, no article.
RELATIVE = re.compile(r",\s+(?:(?:[a-zäöü]+\s+)?(?:der|denen)|(?:die|den))\s+$")
_STAFF_WORD = re.compile(words("staff"))


def role(clause: str, start: int) -> Role:
    """The part of the Jobcenter named at ``start`` in ``clause``. "of_action": genitive after some other noun."""
    left = clause[max(0, start - 90) : start]
    if BELONGINGS.search(left) or COMPARED.search(left) or TROUBLE.search(left):
        return "object"
    if ON_BEHALF.search(left):
        return "actor"
    if SECOND.search(left):
        return "staff" if _STAFF_WORD.search(left) else "object"
    if BY.search(left) and not STAFF.search(left):
        return "actor" if PASSIVE.search(clause) else "object"
    ordered: tuple[tuple[re.Pattern[str], Role], ...] = (
        (STAFF, "staff"),
        (HOUSE, "house"),
        (PARTNER, "partner"),
        (OBJECT, "object"),
        (GENITIVE, "of_action"),
    )
    if clause[:start].endswith("("):  # "für das Amt für Arbeit (Jobcenter)": the part of what stands before
        before = BRACKETED.search(clause[: start - 1])
        ruled = before is not None and (before["preposition"] or before["article"].lower() not in ("das", "der", "die"))
        return "object" if ruled else "actor"
    if RELATIVE.search(left) and clause[start : start + 3].lower() == "job":
        return "actor"
    if LISTED.search(left):
        return "object"
    found = next((part for pattern, part in ordered if pattern.search(left)), None)
    if found is None and DATIVE.search(left) and not GOVERNED.search(clause[:start]):
        return "object"
    return found or "actor"
