"""Which part a named Jobcenter plays in its clause: does it act, is it the house, or is it only spoken of?

Read off the words before the name (German marks the part by case and preposition). It does not know verbs; whether an
acting part counts is decided together with the clause's cues.
"""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["actor", "partner", "house", "staff", "of_action", "object"]

# Words that may stand between preposition or article and the name: "im kommunalen", "vom örtlichen".
_ADJECTIVE = r"(?:(?:kommunal|städtisch|örtlich|hiesig|zuständig|neu|dortig|gemeinsam|beid|eigen|jeweilig|regional|saarländisch|hessisch|[\w-]+isch|Kommunal)e[nmrs]?\s+)*"
_LEFT = rf"\s+{_ADJECTIVE}(?:[\w-]+er\s+)?$"

# "mit dem …", "gemeinsam mit dem …", "in Kooperation mit …": holds the action together with others.
PARTNER = re.compile(
    rf"\b(?:[Mm]it|[Ss]owie|[Ss]amt|Zusammenarbeit|Kooperation)(?:\s+(?:dem|den|der|des|allen|\w*en))?{_LEFT}"
)
# "im Jobcenter", "ins Jobcenter", "in den Räumen des Jobcenters".
HOUSE = re.compile(
    rf"\b(?:[Ii]m|[Ii]ns|[Ii]n(?:\s+(?:dem|den|das|der|einem|unserem|ihrem|allen))?|[Ii]nnerhalb\s+des"
    rf"|(?:Räumen|Räumlichkeiten|Foyer|Haus|Gebäude|Fluren?|Eingangszone|Geschäftsstellen?|Außenstellen?|Standort(?:en)?|Eingangsbereich|Hof|Saal|Sitzungssaal|Wartebereich|Neubau)\s+(?:des|der|vom|im))"
    rf"{_LEFT}"
)
# "vom Jobcenter", "durch das Jobcenter": acts if the clause is passive.
BY = re.compile(rf"\b(?:[Vv]om|[Vv]on(?:\s+(?:dem|der|den|allen))?|[Dd]urch(?:\s+(?:das|die))?)(?:\s+\w+en)?{_LEFT}")
PASSIVE = re.compile(
    r"\b(?:organisiert|veranstaltet|ausgerichtet|initiiert|durchgeführt|angeboten|gestartet|vorbereitet|finanziert|getragen|gefördert|entwickelt|eingeladen"
    r"|geladen|gegründet|eröffnet|betrieben|präsentiert|unterstützt|konzipiert|herausgegeben|angestoßen|zusammengestellt|gestaltet|koordiniert|begleitet)\b",
    re.IGNORECASE,
)
# Places, addressees and topics: "beim Jobcenter anmelden", "vor dem Jobcenter", "gegen das Jobcenter".
OBJECT = re.compile(
    rf"\b(?:[Bb]eim?|[Vv]or|[Gg]egen|[Aa]n|[Aa]ns|[Aa]m|[Zz]um|[Zz]ur|[Zz]u|[Aa]us|[Üü]ber|[Ff]ür|[Ff]ürs|[Uu]m|[Nn]eben|[Hh]inter|[Aa]uf|[Oo]hne|[Nn]ach|[Ss]eitens|[Ss]tatt|[Ww]egen|[Ll]aut|[Pp]ro|[Uu]nter|[Zz]wischen)"
    rf"(?:\s+(?:dem|den|das|die|der|des|einem|ein|sein|seinem|ihrem|ihr|mein|meinem|Ihrem|Ihr|deinem))?{_LEFT}"
)
# "die Leiterin des Jobcenters", "das Team des …", "Beauftragte für Chancengleichheit des …".
_STAFF_WORDS = (
    r"(?:Leiter(?:in)?|Leitung|Chef(?:in)?|Geschäftsführer(?:in)?|Geschäftsführung|Sprecher(?:in)?|Pressesprecher(?:in)?|Mitarbeiter\w*|Mitarbeitende\w*"
    r"|Beschäftigte\w*|Kolleg\w+|Team\w*|Fachkräfte\w*|Berater\w*|Beauftragte\w*|BCA|Vermittler\w*|Arbeitgeberservice|Arbeitgeber-Service|Vertreter\w*|Vorstand\w*"
    r"|Fallmanager\w*|Expert\w+|Integrationsfachkr\w+|Ansprechpartner\w*|Arbeitsvermittler\w*|Abteilung|Bereich|Unternehmensservice|Chancengleichheit|Arbeitsmarkt|Fachbereich\w*|Jobcoaches)"
)
STAFF = re.compile(
    rf"\b{_STAFF_WORDS}(?:\s+(?:für|am|der|des)\s+[\w-]+(?:\s+[\w-]+)?)?(?:,?\s+(?:und|sowie)\s+[\w-]+)?\s+(?:des|der|vom|von|beim|im)(?:\s+(?:den|dem))?{_LEFT}"
)
CUSTOMERS = re.compile(
    rf"\b(?:Kund\w+|Leistungsbezieher\w*|Leistungsempfänger\w*|Besucher\w*|Bezieher\w*|Teilnehmer\w*|Zahlen|Statistik\w*|Bescheid\w*|Angaben|Leistungen|Fenster|Tür|Eingang|Eingangs|Nähe|Adresse|Auskunft|Akten|Geldern?|Mitteln?|Entscheidung|Klage|Personalrat\w*|Warteraum|Sachbearbeiter\w*|Trägerschaft|Haushalt)"
    rf"\s+(?:des|der|vom|von|beim|im)(?:\s+(?:den|dem))?{_LEFT}"
)
# "auf Einladung des Jobcenters", "unter Federführung der MaßArbeit": the holder, said by a noun.
ON_BEHALF = re.compile(
    rf"\b(?:Einladung|Initiative|Federführung|Regie|Leitung|Auftrag|Betreiben|Anregung|Organisation|Trägerschaft|Schirmherrschaft|Idee|Vorbereitung)\s+(?:des|der|vom|von)(?:\s+den)?{_LEFT}"
)
GENITIVE = re.compile(
    rf"(\b[A-ZÄÖÜ][\w-]+[“”«»\"]?)\s+(?:des|der|vom|unseres|Ihres|ihres)\s+{_ADJECTIVE}(?:[\w-]+er\s+)?$"
)


# "dasselbe Haus wie das Jobcenter", "Wartezonen deutscher Jobcenter": named to compare, or as a sort.
COMPARED = re.compile(
    r"\b(?:[Ss]elben?|[Gg]leichen?|[Dd]asselbe|anders|mehr|weniger|statt|sondern)\b.{0,40}(?:\b(?:wie|als)\s+)?(?:das|die|dem|den|beim|im)?\s*$"
    r"|\b[A-ZÄÖÜ][\wäöüß-]+\s+(?!der\b|einer\b|ihrer\b|seiner\b|unserer\b|dieser\b|jeder\b|oder\b|über\b|unter\b|hinter\b|aber\b)[a-zäöüß]+er\s+$|\b(?:aller|vieler|einiger|mancher|anderer|[Vv]iele|[Mm]anche|[Ee]inige|[Jj]edes|[Kk]ein|[Ee]in)\s+$"
)


# "die Beauftragten der Arbeitsagentur und des Jobcenters": the second of two genitives.
SECOND = re.compile(rf"(?:\b(?:und|sowie|oder)|,)\s+(?:auch\s+)?des\s+{_ADJECTIVE}$")


def role(clause: str, start: int) -> Role:
    """The part of the Jobcenter named at ``start`` in ``clause``. "of_action": genitive after some other noun."""
    left = clause[max(0, start - 90) : start]
    if CUSTOMERS.search(left) or COMPARED.search(left):
        return "object"
    if ON_BEHALF.search(left):
        return "actor"
    if SECOND.search(left):
        return "staff" if re.search(_STAFF_WORDS, left) else "object"
    if STAFF.search(left):
        return "staff"
    if HOUSE.search(left):
        return "house"
    if PARTNER.search(left):
        return "partner"
    if BY.search(left):
        return "actor" if PASSIVE.search(clause) else "object"
    if OBJECT.search(left):
        return "object"
    if GENITIVE.search(left):
        return "of_action"
    return "actor"
