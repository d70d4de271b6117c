"""What a number without a noun counts: the noun that it stands for, in front of it, behind it or a sentence before.

Kind of text: press releases, local news, rows of tables.
"""

from __future__ import annotations

import re

from extractors.figures.counted import Counted
from extractors.figures.fronted import is_fronted, placed, topic
from extractors.figures.numbers import Number
from extractors.figures.rules import noun_class
from extractors.sentences import Clause

# "Mit 300 rechnet der Kreis"
RECKONED = re.compile(r"\b[Mm]it\s(?:\w+\s){0,2}$")
# "sind es 90", "waren es am Ende 35" in front, "35 waren es" behind
COUNTED = re.compile(
    r"\b(?:(?:sind|waren|seien|werden|wurden) (?:es|das)\s(?:\w+\s){0,6}|[Ee]s (?:sind|waren|seien)\s(?:\w+\s){0,4})$"
)
COUNTED_AFTER = re.compile(r"\s(?:(?:waren|sind|seien|wurden) (?:es|das)|an der Zahl)\b")
# "davon 12 im Süden", "12 davon", "500 von ihnen", "mit 9 die meisten"
PART_BEFORE = re.compile(r"\b(?:davon|darunter)\s(?:\w+\s){0,2}$")
PART_AFTER = re.compile(r"\s(?:davon|von ihnen|der \w+ Jobcenter)\b|\s(?:\w+\s)?die meisten\b")
# "Acht der Mädchen", "12 unserer jungen Kunden"
OF_THE = re.compile(
    r"\s(?:der|dieser|unserer|ihrer|seiner)\s(?:[a-zäöüß]+en\s){0,2}(?P<noun>[A-ZÄÖÜ][\wäöüß]*(?:[*:_/-]+\w+)*)"
)
# "Von ihnen sind 640 alleinerziehend"
OF_THEM = re.compile(r"\b[Vv]on (?:ihnen|diesen|denen)\s(?:\w+\s){0,6}$")
# "angemeldet hatten sich 90, gekommen sind 70"
ARRIVED = re.compile(r"\b(?:gekommen|erschienen|da) (?:sind|waren|seien)\s(?:\w+\s)?$")
# "erwartet hatte man 200 Gäste, es kamen 320"
CAME_TO = re.compile(r"\b(?:kamen|erschienen|wurden es|wurden daraus)\s(?:\w+\s){0,3}$")
# "50 haben sich schon angemeldet"
SIGNED = re.compile(
    r"\s(?:haben|hatten|hätten)\s(?:\w+\s){0,3}"
    r"(?:unterschrieben|angemeldet|gemeldet|zugesagt|teilgenommen|mitgemacht|eingeschrieben|teil)"
)
# "Eltern kamen auch, diesmal vierzig", "hat künftig nur noch 80"
TRAILING = re.compile(r"\b(?:diesmal|dieses Mal|nur noch|inzwischen|mittlerweile|heute|künftig)\s(?:\w+\s)?$")
# "Aussteller: rund 60", a table's row
ROW = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s?:\s(?:[\w.]+\s){0,2}$")
# "Die Zahl der Bedarfsgemeinschaften sank auf 5.214", "die Zahl der Gäste gibt das Amt mit 300 an"
COUNT_OF = re.compile(
    r"\b(?:[Zz]|[A-ZÄÖÜ]\w+z)ahl der\s(?:[\w-]+\s){0,3}?(?P<noun>(?:\d+-)?[A-ZÄÖÜ][\w-]+)\b[^,;]{0,80}"
    r"\b(?:auf|bei|mit|von|beträgt|betrug)\s(?:\w+\s){0,2}$"
)
# "Auf 300 schätzt das Amt die Zahl der Jugendlichen ohne Lehrstelle"
THE_COUNT = re.compile(
    r"\s(?:schätz|bezifferte?|veranschlag|tax)\w*\b[^.;]{0,80}?\b[Zz]ahl der\s(?:[\w-]+\s){0,3}?"
    r"(?P<noun>(?:\d+-)?[A-ZÄÖÜ][\w-]+)"
)
# "Jobcenter gibt es hier 12", "Von den 50 Jobcentern im Land sind 12 dabei"
GIVEN = re.compile(
    r"(?P<noun>[A-ZÄÖÜ][\w-]+)(?:\s(?:ohne|mit|aus|im|in|unter|über|für)\s[^,;.]{2,40})?"
    r"\s(?:gibt|gab) es\s(?:[\w-]+\s){0,5}$"
)
# "Alle drei haben eingestellt": those three are known, nobody counts them
THESE = re.compile(r"\b(?:alle|die|diese|beide|jene)\s$", re.IGNORECASE)
OF_THESE = re.compile(
    r"\b[Vv]on\s(?:(?:den|diesen|ihren|unseren)\s(?:[\d.]+\s|[a-zäöüß]+\s){0,3}|(?:\w+\s)?(?:[\d.]+|[a-zäöüß]{4,})\s(?:[a-zäöüß]+\s)?)"
    r"(?P<noun>[A-ZÄÖÜ][\w-]+n)\b[^;]*\s$"
)
FOLLOWED = re.compile(
    r"\s(?!(?:ein|eine|einen|einem|einer|die|den|das|dem|der|ihr|ihre|in|im|am|mit|nach|zu|zur|zum|bei|auf|für|an|vom|von|beim|durch|als|seit"
    r"|bis|ins|aus|ohne|über|unter|sich|noch|schon|bereits|nun|jetzt|heute|inzwischen)\s)\w+\s[A-ZÄÖÜ]"
    r"|\s[A-ZÄÖÜ]"
)
# "Sechs von 14 Jobcentern"
OF_MORE = re.compile(
    r"\s(?:von|der)\s(?:den\s)?(?:\w+\s)?(?:[\d.]+|[a-zäöüß]{4,})\s(?:[a-zäöüß]+\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)\b"
)
# "Sechs haben aufgegeben", "640 waren noch frei": a number that is itself what the verb speaks of
ALONE = re.compile(
    r"\s(?:haben|hatten|hätten|waren|wären|sind|seien|wurden|werden|wollen|wollten|konnten|können|durften|dürfen|mussten|müssen|sollen|möchten|fanden"
    r"|gingen|gehen|kommen|arbeiten|arbeiteten|lernen|lernten|blieben|bleiben"
    r"|bekamen|erhielten|traten|nahmen|machten|meldeten|unterschrieben|entschieden|wechselten|begannen|schafften|brachten|kehrten)\b"
)
# "…, 21 verließen die Halle mit einem Vertrag": a verb, told from an adjective by the word after it
OPENS = re.compile(
    r"(?:^|[,;:.]\s|\b(?:und|aber|doch|weitere)\s)(?:(?:rund|etwa|gut|knapp|fast|mehr als|über|immerhin|sogar)\s)?$"
)
VERB = re.compile(
    r"\s[a-zäöüß]{3,}(?:en|eln|ern)(?:[.,;]|\s(?:sie|es|ihn|uns|eine[nmrs]?|ein|das|die|den|dem|der|ihre[nmrs]?|ihr|keine[nmrs]?|im|in|ins"
    r"|am|an|auf|aus|bei|beim|mit|nach|zu|zur|zum|für|von|vom|über|um|sich|heute|gleich|noch|bereits|schon|inzwischen"
    r"|mittlerweile|wieder|nun|jetzt|danach|direkt|sofort|dort|vor|ohne|gemeinsam|spontan|auch|nicht|sogar|anschließend"
    r"|später)\b)"
)
# "mit einem Vertrag gingen 17 heim", "zum Test stellten sich 95 an", "vormerken ließen sich 60": behind its verb
BEHIND_VERB = re.compile(
    r"\b(?P<verb>[a-zäöüß]{2,}(?:en|ern|eln)|sind|waren|sich)\s(?:(?:sich|bereits|schon|inzwischen|mittlerweile|ebenfalls|noch|nur|immerhin|rund|etwa|gut"
    r"|fast|knapp|sogar|gleich|weitere|danach|dann|am Ende|bloß|mehr als|über|insgesamt)\s){0,3}$"
)
CLOSES = re.compile(
    r"(?:\s(?:heim|an|ab|aus|mit|zu|vor|ein|weg|weiter|zurück|unter|fort|teil|dabei|davon|los|bei|her|hin|durch|auf|wieder|weitere"
    r"|nach Hause|einen \w+|eine \w+|bereits|schon)){0,2}\s?(?:[.,;:!?–“]|$)|\sweitere\s[a-zäöüß]+en\b"
)
# "bei 63 klappte der Wechsel", "Für sieben ist der Vertrag gedruckt"
OF_SO_MANY = re.compile(r"(?:^|[,;:.]\s|\b(?:und|aber)\s)(?:[Ff]ür|[Bb]ei)\s(?:rund\s|etwa\s|immerhin\s)?$")
OF_SO_MANY_VERB = re.compile(r"\s(?:ist|sind|war|waren|wurde|wurden|hat|haben|[a-zäöüß]{3,}(?:te|ten|t))\s")
# "Platz ist für 260", "Platz wäre für 50"
ROOM_FOR = re.compile(r"\b[Pp]latz\b[^,;.]{0,40}\bfür\s(?:\w+\s)?$")
# "In Süd bauen 28 Firmen auf, in Nord 19"
ELSEWHERE = re.compile(r"(?:^|[,;]\s)(?:und\s)?in\s[A-ZÄÖÜ][\w-]+(?:\s[^,;.]{1,24})?\s(?:noch\s|nur\s|sogar\s)?$")
# "Drei aus dem Ensemble", "Vier aus dem Kurs"
OUT_OF = re.compile(
    r"\s(?:aus|in|vom|von)\s(?:dem|der|diesem|dieser|unserem|unserer|ersten|ihnen)\s?(?:[a-zäöüß]+en\s)?[A-ZÄÖÜ]"
)
# "Bislang liegen 93 vor"
LIE = re.compile(r"\b(?:liegen|lagen)\s(?:\w+\s){0,3}$")
# "900 wurden am Eingang gezählt"
AT_THE_DOOR = re.compile(r"\b(?:gezählt|eingang|einlass|gekommen|erschienen|tür)\b", re.IGNORECASE)
# "Partner aus der Stadt, zusammen 26, zeigen"
IN_ALL = re.compile(
    r"(?:,|\s[–-])\s(?:zusammen|insgesamt|alles in allem|in der summe|an der zahl)\s(?:\w+\s)?$", re.IGNORECASE
)
# "die Vermittlungen des Jahres stiegen auf 2.480"
REACHED = re.compile(r"(?P<noun>[A-ZÄÖÜ]\w+(?:en|n|s))\b[^;]{0,60}\b(?:auf|bei|mit)\s(?:\w+\s){0,2}$")
REACHING = re.compile(
    r"\b(?:beziffer\w+|stieg\w*|gestiegen|sank\w*|gesunken|kletter\w+|geklettert|wuchs\w*|gewachsen|erhöh\w+|verringer\w+|summier\w+|lag|lagen|liegt|liegen|angab|gab|gibt)\b"
)
COUNTABLE = frozenset({"integrations", "households", "visitors", "participants", "clients", "jobs", "training"})
# "104 solcher Häuser"
SUCH = re.compile(r"\s(?:solcher|solche|dieser|derartiger)\s[A-ZÄÖÜ]")
# "und 1.800 kamen"
CAME = re.compile(
    r"\s(?:kamen(?!\s(?:in die (?:End|engere|nächste)|ins Finale|weiter|durch|unter))"
    r"|sind gekommen|waren gekommen|erschienen|waren da)\b"
)
# "die älter als 50 sind"
MEASURED = re.compile(
    r"\b(?:(?:älter|jünger|länger|höher|größer|kleiner|schneller) als|jenseits der"
    r"|(?:älteste|jüngste)[nr]?\b[^.;]{0,60}(?:ist|sind|war|waren|zähl\w+|,)(?:\s[a-zäöüß]+){0,3})\s$"
)
FIRMS = frozenset({"showing", "exhibitors", "stands", "booths", "tables", "houses"})
# There are about four hundred of them.
JOBCENTERS = 450
PERSONS = frozenset({"people", "clients", "participants", "visitors"})
PART = frozenset({"part"})
# how far back a noun is looked for when nothing was counted before
FAR = 250
CAPITAL = re.compile(r"[A-ZÄÖÜ][\w-]+")


def left_out(text: str, number: Number, clause: Clause, last: Counted | None) -> Counted | None:
    """What a number without a noun counts: the noun it is said of, the nearest before it, or what was counted last."""
    before = text[max(clause.start, number.start - FAR) : number.start]
    after = text[number.end : min(clause.end, number.end + FAR)]
    if MEASURED.search(before) or (number.spelled and THESE.search(before)):
        return None
    if told := placed(before, after):
        return told
    for pattern in (ROW, COUNT_OF, GIVEN):
        if (named := pattern.search(before)) and (named_class := noun_class(named["noun"])):
            return Counted(named_class, named["noun"])
    if (named := THE_COUNT.match(after)) and (named_class := noun_class(named["noun"])):
        return Counted(named_class, named["noun"])
    if (whole := OF_MORE.match(after)) and (of := noun_class(whole["noun"])):
        return Counted("part" if of in PERSONS else of, whole["noun"])
    if (whole := OF_THE.match(after)) and (of := noun_class(whole["noun"])):
        return Counted("part" if of in PERSONS else of, whole["noun"])
    if CAME_TO.search(before) and (not after or after[0] in ".,;:!"):
        return last if last and last.kind in PERSONS | FIRMS else Counted("visitors")
    if CAME.match(after) or (ARRIVED.search(before) and not FOLLOWED.match(after)):
        return Counted("visitors")
    if (whole := OF_THESE.search(before)) and not FOLLOWED.match(after):
        of = noun_class(whole["noun"]) or "unknown"
        return Counted("part" if of in PERSONS else of, whole["noun"])
    if RECKONED.search(before) and re.match(r"\s(?:rechn|kalkul)", after):
        return Counted("visitors")
    if SIGNED.match(after):
        kind = antecedent(text, max(clause.start, number.start - FAR), number)
        return kind if kind and kind.kind in FIRMS else Counted("participants")
    if (PART_AFTER.match(after) and "von ihnen" in after[:12]) or (
        OF_THEM.search(before) and not FOLLOWED.match(after)
    ):
        return Counted("part")
    if (named := REACHED.search(before)) and REACHING.search(before + after):
        reached = noun_class(named["noun"])
        if reached in COUNTABLE:
            return Counted(reached, named["noun"])
    if any(pattern.search(before) for pattern in (PART_BEFORE, COUNTED, IN_ALL)) or any(
        pattern.match(after) for pattern in (PART_AFTER, COUNTED_AFTER, SUCH)
    ):
        kind = (
            antecedent(text, max(clause.start, number.start - FAR), number)
            or last
            or antecedent(text, number.start - FAR, number)
        )
        part = kind and kind.kind in ("people", "clients") and PART_AFTER.match(after)
        return Counted("part", kind.word) if kind and part else kind
    if found := behind_verb(before, after, last) or topic(before, after):
        return found
    if is_fronted(before, after) and (kind := last or antecedent(text, number.start - FAR, number)):
        return Counted("part", kind.word) if kind.kind in PERSONS else kind
    if LIE.search(before) and after.startswith(" vor"):
        return last or antecedent(text, number.start - FAR, number)
    if ALONE.match(after) or (last and last.kind in PERSONS | FIRMS and OPENS.search(before) and VERB.match(after)):
        kind = last or antecedent(text, number.start - FAR, number)
        if kind is None or (kind.kind not in PERSONS and AT_THE_DOOR.search(after)):
            return Counted("visitors") if AT_THE_DOOR.search(after) else None
        return Counted("part", kind.word) if kind.kind in PERSONS else kind
    if TRAILING.search(before) and not re.match(r"\s\w", after):
        kind = antecedent(text, max(clause.start, number.start - FAR), number)
        if kind and kind.kind == "people" and "vermittler" not in before.lower():
            return Counted("participants")
        return kind
    return None


def behind_verb(before: str, after: str, last: Counted | None) -> Counted | None:
    """What a number counts that closes its clause, or of which a verb says something: mostly a part of those before."""
    if ROOM_FOR.search(before):
        return Counted("seats")
    if last is None:
        return None
    of = Counted("part", last.word) if last.kind in PERSONS | PART else last
    if last.kind in PERSONS | FIRMS | PART and ELSEWHERE.search(before) and CLOSES.match(after):
        return last
    if last.kind not in PERSONS | PART:
        return None
    if OF_SO_MANY.search(before) and OF_SO_MANY_VERB.match(after):
        return of
    if OPENS.search(before) and OUT_OF.match(after):
        return of
    return of if BEHIND_VERB.search(before) and CLOSES.match(after) else None


def antecedent(text: str, start: int, number: Number) -> Counted | None:
    """The last noun of interest between ``start`` and a number."""
    for found in reversed(list(CAPITAL.finditer(text, max(0, start), number.start))):
        kind = noun_class(found[0])
        if kind and kind not in ("money", "things") and not (kind == "jobcenters" and number.value > JOBCENTERS):
            return Counted(kind, found[0])
    return None
