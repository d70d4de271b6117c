"""The noun phrase that an action without a name goes by: its noun with what belongs to it, verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.clauses.nouns import Noun

# Adjectives that belong to the title; articles and words that only place the action in time do not.
_NO_ADJECTIVE = (
    r"(?:eine?[nmrs]?|die|der|das|den|dem|des|im|am|zum|zur)\b"
    r"|unser|ihre?|seine?|diese|jene|geplant|angekündigt|bevorsteh|diesjährig|bundesweit|traditionell|eigene|kommend|gemeinsame|sogenannt|offiziell|feierlich|vielfältig|beliebt"
    r"|vorgesehen|angesetzt|terminiert|anstehend|heute|heutig|gestrig|morgig|verschoben|abgesagt|ursprünglich|ungewöhnlich"
)
ADJECTIVE = re.compile(rf"((?:\b(?!{_NO_ADJECTIVE})[a-zäöüß][\w-]*e[nmrs]?\s+){{0,2}})$")
ORDINAL = re.compile(r"(\d{1,3}\.\s+(?:[A-ZÄÖÜ][\w-]+er\s+)?)$")
# "Pressegespräch mit Landrätin Müller": who is there belongs to no title.
_PERSON = (
    r"(?!(?:(?:dem|der|den)\s)?(?:\w*[Ll]andr[aä]t\w*|\w*[Bb]ürgermeister\w*|\w*[Mm]inister\w*|Dezernent\w*|Geschäftsführer\w*|Leiter\w*|Frau|Herrn?|Dr|Prof"
    r"|\w*[Aa]nmeldung|Musik|Kaffee|Eintritt|Mitteln?|\w*[Uu]nterstützung|\w*[Hh]ilfe|Beteiligung|Blick|Erfolg|Geldern?|Spenden|Förderung)\b)"
)
# What may follow the noun and belongs to its title: for whom, with whom, on what.
_INFLECTED = r"(?:[a-zäöüß][\w-]*e[nmrs]?\s+|[A-ZÄÖÜ][\w-]+e[nrs]\s+(?=[A-ZÄÖÜ]))?(?:St\.\s)?[A-ZÄÖÜ][\w-]+"
# "Frühstück zum Internationalen Frauentag", "Empfang zum Jubiläum": the occasion is no title.
_OCCASION = (
    r"(?:Internationalen\s|Weltweiten\s|\d+\.\s)?"
    r"(?:\w*tag\b|\w*(?:[Jj]ubiläum|[Gg]eburtstag|Auftakt|Abschluss|Start|Beginn|Ende|Schluss)\b)"
)
_ABOUT = r"über(?!\s(?:Land|die Bühne|den Tisch|die Dörfer|das Jahr|den Tag)\b)"
TAIL = re.compile(
    rf"\s+((?:für|mit(?=\s{_PERSON})|zum Thema|zur|zum(?!\s{_OCCASION})|rund um|{_ABOUT}|aus|gegen)\s+"
    rf"(?:(?:die|den|das|der|dem|einem|einer|ihre|ihren|alle)\s+)?(?:(?:ersten|letzten|nächsten)\s+)?(?:(?:zwei|drei|vier|fünf|sechs|zehn)\s+)?{_INFLECTED}"
    rf"(?:\s+(?:und|aus der|aus dem|aus|der|des|zu|zur|zum|in|von)\s+{_INFLECTED}){{0,3}})"
)
# "Porträts von Handwerkerinnen", "Bilder aus acht Werkstätten": works of art are told apart by what they show.
WORKS = re.compile(
    r"(?i)(?:porträts|bilder|fotos|fotografien|aufnahmen|skulpturen|gemälde|zeichnungen|plakate|geschichten|masken|arbeiten)$"
)
OF_WORKS = re.compile(
    rf"\s(?:von|aus)\s(?:(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\d{{1,2}})\s)?{_INFLECTED}"
    rf"(?:\s(?:mit|aus)\s{_INFLECTED})?(?!\s[A-ZÄÖÜ])"
)
# "Rundgang durchs Haus", "Spaziergang durch die Altstadt"
WALK = re.compile(r"(?i)(?:walk|gang|führung|tour|wanderung|rallye|fahrt|jagd|streifzug|reise)$")
OF_WALK = re.compile(rf"\sdurchs?\s(?:(?:das|die|den|eine|einen|ein|zwei|drei|vier|fünf)\s)?{_INFLECTED}")
# "Bewerbertag der Windbranche": whose trade it is.
OF_TRADE = re.compile(
    r"\s(?:der|des)\s[A-ZÄÖÜ][\w-]*(?:branchen?|wirtschaft|industrie|betriebe|unternehmen|firmen|berufe|handwerks|gewerbes|handels)\b"
)
# "Girls’Day und Boys’Day", "Lesung und Gespräch": two nouns for one action.
AND = re.compile(r"\s(?:und|beziehungsweise|bzw\.|&|/)\s$")
# Houses are told apart by their street or owner: "Neubau am Hafen", "neue Räume des Jobcenters Soest".
BUILDING = re.compile(
    r"(?i)(?:neubau|gebäude|räume|räumlichkeiten|haus|standort|geschäftsstelle|nebenstelle|dienststelle)s?$"
)
OF_BUILDING = re.compile(
    r"\s(?:(?:am|an der|in der)\s[A-ZÄÖÜ][\w-]+"
    r"|(?:des|der)\s(?:Job-?[Cc]enters?|JobCenters?|\w+agentur)(?:\s(?:Landkreis\s|Kreis\s|Stadt\s)?[A-ZÄÖÜ][\w-]+)?)"
)
# "ist das neue Haus des Jobcenters eingeweiht worden", "nimmt sein neues Haus an der Hauptstraße in Betrieb"
NEW_HOUSE = re.compile(
    r"\b(?:das|die|sein|seine|ihr|ihre|unser|unsere|dem)\s((?:neue[sn]?|künftige[sn]?|zweite[sn]?)\s"
    r"(?:Haus|Gebäude|Domizil|Quartier|Büro|Zuhause|Dienstgebäude|Räume|Räumlichkeiten|Adresse|Standort|Anlaufstelle)"
    rf"(?:{OF_BUILDING.pattern})?)"
)
# An act on something goes by both: "Verleihung des Förderpreises", "Vernissage der Ausstellung „Licht“".
ACT = re.compile(
    r"(?:eröffnung|verleihung|übergabe|einweihung|enthüllung|überreichung|vorstellung|präsentation|premiere|vernissage|finissage"
    r"|besichtigung|unterzeichnung|neuauflage|versteigerung|auszeichnung|ehrung|grundsteinlegung)$",
    re.IGNORECASE,
)
OF_ACT = re.compile(
    r"\s(?:des|der|eines|einer)\s(?:[a-zäöüß][\w-]*en\s)?[A-ZÄÖÜ][\w-]+(?:\s[„»\"][^“«”\"\n]{2,60}[“«”\"]|(?:,?\s(?:und|sowie)\s[A-ZÄÖÜ][\w-]+))?"
)
GENITIVE = re.compile(r"\b(?:des|eines|ihres|seines|unseres|dieses)\s+(?:[a-zäöüß]\w+en\s+)?$")
# "Qualifizie-rungsprojekte": a break of the line left in the word.
BROKEN = re.compile(r"(?<=[a-zäöüß])-(?=[a-zäöüß]{3,})")


def of_act(noun: Noun, right: str) -> re.Match[str] | None:
    """What an act is done to, if ``noun`` is one and the text goes on with it."""
    return OF_ACT.match(right) if ACT.search(noun.text) else None


def noun_phrase(text: str, noun: Noun, offset: int, others: Sequence[Noun] = ()) -> str:
    """The noun with the words that belong to it, taken verbatim."""
    start, end = noun.start - offset, noun.end - offset
    if text[start:end] != noun.text:
        return noun.text  # the noun of another clause, which this one only refers to
    left, right = text[:start], text[end:]
    if (found := ORDINAL.search(left)) is not None or ((found := ADJECTIVE.search(left)) is not None and found[1]):
        start -= len(found[1])
    partner = next(
        (one for one in others if one.start > noun.end and AND.fullmatch(text[end : one.start - offset])), None
    )
    if noun.sure and partner is not None and partner.sure and partner.type == noun.type:
        end = partner.end - offset
    else:
        building = noun.type == "opening" and BUILDING.search(noun.text) is not None
        found = (
            (OF_BUILDING.match(right) if building else None)
            or of_act(noun, right)
            or (OF_WORKS.match(right) if WORKS.search(noun.text) else None)
            or (OF_WALK.match(right) if WALK.search(noun.text) else None)
            or OF_TRADE.match(right)
            or TAIL.match(right)
        )
        end += found.end() if found is not None else 0
    phrase = text[start:end].strip(" ,")
    if (
        GENITIVE.search(text[: noun.start - offset])
        and phrase.endswith(noun.text)
        and re.search(r"[^aeius]e?s$", phrase)
    ):
        phrase = phrase[:-1]  # "Gastgeber des Festakts": the genitive is no title
        if phrase.endswith(("tage", "ande", "abende", "feste")):
            phrase = phrase[:-1]  # "Besucher des Infotages"
    if text[:start].endswith("einen "):  # "zeigt einen kurzen Film": ein kurzer Film
        phrase = re.sub(r"^([a-zäöüß-]+e)n(?= [A-ZÄÖÜ])", r"\1r", phrase)
    return BROKEN.sub("", phrase)
