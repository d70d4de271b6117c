"""The spans of a clause that may be a place, the surest first; ``whereabouts`` says what is seen of each.

Besides the venues, streets and towns that ``names.places`` knows, a house can go by any name: a stop of a list
("17 Uhr, Kulturbrauerei"), words in quotation marks ("auf der „Seute Deern“") or a capitalised word after a preposition
("heißt es im Kolosseum").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.drafts.draft import Draft
from extractors.announce.fields.where_named import BUILDINGS
from extractors.announce.fields.where_seen import VENUES, Kind, is_line
from extractors.names import PlaceMention
from extractors.names.places import noun_inside, venue_names
from extractors.names.spellings import bearers, gazetteer

_CAPITALISED = r"(?:St\.\s)?[A-ZÄÖÜ][\wäöüß&’'-]*\w"
_PREPOSITION = (
    r"\b(?:[Ii]m|[Ii]n(?:\s(?:der|dem|den|die|das|einem|einer))?|[Ii]ns|[Aa]m|[Aa]n\s(?:der|den|dem|die)|[Aa]ns"
    r"|[Aa]uf\s(?:dem|der|den|die|das)|[Aa]uf(?=\s(?:Gut|Schloss|Schloß|Burg|Hof|Haus|Zeche|Kloster|Rittergut)\s[A-ZÄÖÜ])"
    r"|[Aa]ufs|[Bb]eim|[Bb]ei\sder|[Vv]or\s(?:dem|der)|[Dd]urchs|[Dd]urch\sdie|[Zz]u[mr])"
)
UNLISTED = re.compile(
    rf"{_PREPOSITION}\s+(?P<place>(?:(?:neuen|alten|historischen|großen|kleinen)\s)?{_CAPITALISED}"
    rf"(?:\s(?:am|an\sder|im|in\sder|der|des|zu|zur|zum)\s{_CAPITALISED}|\s{_CAPITALISED}|\s[A-Z]\b){{0,2}})"
)
QUOTED = re.compile(
    r"\b(?:[Ii]m|[Ii]n\s(?:der|dem|den|die|das)|[Ii]ns|[Aa]uf\s(?:dem|der|den|die|das)|[Aa]ufs|[Aa]n\sBord\sder|[Bb]eim)\s+"
    r"(?:(?:Café|Cafe|MS|Schiff|Lokal|Restaurant|Club|Gasthof|Hotel|Haus|Gaststätte|Dampfer|Fähre)\s)?"
    r"[„»\"](?P<place>[^“«”\"\n]{2,40})[“«”\"]"
)
# "Am Alten Hafen 2", "Im Winkel 14": an address without a word for street.
ADDRESS = re.compile(
    rf"(?P<place>\b(?:Am|An\sder|Im|In\sder|Zum|Zur|Auf\sdem)\s(?:{_CAPITALISED}\s)?{_CAPITALISED}\s\d{{1,3}}[a-h]?)(?!\.?\d|:)"
)
DIRECT = re.compile(
    r"\b(?:[Ii]m|[Ii]ns|[Ii]n(?:\s(?:dem|den|das))?|[Bb]eim)\s+(?:[a-zäöüß]+e[nm]\s+)?(?:[A-ZÄÖÜ]\w+er\s+)?$"
)
INSIDE = re.compile(r"\b(?:[Ii]m|[Ii]ns|[Ii]n\s(?:der|die)|[Aa]uf\sdem)\s(?:[A-ZÄÖÜ]\w+er\s|[a-zäöü]+en\s)?$")
HOUSE_NAME = re.compile(r"[Jj]ob-?[Cc]enter|JobCenter")
BARE = frozenset({"Jobcenter", "JobCenter", "Job-Center", "Jobcenters", "Jobcentern"})
AT_STREET = re.compile(r"\s(?:an\sder|am|in\sder)\s[A-ZÄÖÜ][\w-]+(?:straße|weg|platz|allee|ring|damm|ufer|markt)\b")
ARTICLE = re.compile(r"\b(?:der|die|das|dem|den|ein|eine)\s$")
# "Hinsetzen, Kaffee, los: Im Lindenhof haben …" looks like a line and is a sentence.
SENTENCE = re.compile("|".join(VENUES["sentence"]))
# Words in lower case that a house may have in its name.
SMALL = frozenset(VENUES["small"])
OBJECTS = frozenset(VENUES["objects"])
# "in Soest (Montag, 9. Mai, Lindenhof)", "Werl macht den Anfang (Stadthalle)"
BRACKETS = re.compile(r"\(([^()\n]{4,80})\)")
STOPS = re.compile(r"[^,|:;()–]+")
# Words that name a place only with another one: "Haus der Vereine", "Markt in Soest".
OPEN = frozenset({"Haus", "Hause", "Gebäude", "Markt", "Platz", "Bühne", "Zentrum"})
NEVER = frozenset(VENUES["never"])
NO_PLACE = frozenset(VENUES["no_place"])
# Parts of a line that say something else: "Eintritt frei", "Anmeldung erbeten".
NO_STOP = re.compile(
    r"^(?:Eintritt|Anmeldung|Info\w*|Tel\b|Telefon|Fax|Kosten\w*|Teilnahme|Beginn|Einlass|Dauer|Thema|Uhr|Kinder|Gebühr|Kontakt"
    r"|Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Ab|Am|Vom|Von|Um|Mit|Für|Zum|Zur|Bei|Nach|Seit|Bis|Wo|Wann|Was|Wer|Ort|Termin|Treffpunkt|Adresse)\b"
    r"|\b(?:für|zum|zur|mit|über|und|frei|erbeten|nötig|erforderlich|willkommen|wird|werden|ist|sind|entfällt)\b|@|\d{3}"
)


def spans_of(
    marks: Marks, mark: Mark, draft: Draft, places: Sequence[PlaceMention]
) -> Iterator[tuple[int, int, Kind, bool]]:
    """Spans that may be places, the surest first: known ones, then those that only look like one."""
    clause, text = mark.clause, mark.clause.text
    held = [(a.mention.start, a.mention.end) for a in mark.actors]
    for noun in mark.nouns:
        own = draft.noun is not None and noun.stem == draft.noun.stem and noun.type != "opening"
        fair = noun.text.lower().endswith(("messe", "börse", "infomarkt"))
        if fair or (own and not INSIDE.search(marks.text[max(0, noun.start - 30) : noun.start])):
            held.append((noun.start, noun.end))
    taken = held + [(w.start, w.end) for w in (*mark.whens, *mark.times)]
    parts = taken + [(name.start, name.end) for name in mark.names]
    taken += [(noun.start, noun.end) for noun in mark.nouns]
    for one in places:
        if one.labelled and one.kind != "town" and clause.start <= one.start < clause.end:
            yield one.start, one.end, one.kind, True
    for a in mark.actors:
        house = _house_of(marks.text, clause.start, a.mention.start, a.mention.end, is_line(mark))
        if house is not None:
            yield *house, "venue" if AT_STREET.search(marks.text[slice(*house)]) else "jobcenter", False
    if is_line(mark):
        yield from ((*span, "venue", False) for span in _stops(mark, parts) if _is_house(marks.text[slice(*span)]))
    for a in mark.actors:
        if a.role == "house" and DIRECT.search(marks.text[max(0, a.mention.start - 20) : a.mention.start]):
            head = HOUSE_NAME.search(a.mention.text)
            start = a.mention.start + (head.start() if head and a.mention.text[: head.start()].islower() else 0)
            more = AT_STREET.match(marks.text, a.mention.end) if a.mention.text in BARE else None
            if more or a.mention.text not in BARE:
                yield start, more.end() if more else a.mention.end, "jobcenter", False
    known = [one for one in places if clause.start <= one.start < clause.end]
    for match in venue_names().finditer(text):
        start, end = _moved(match.span("place"), clause.start)
        inside = [one for one in known if start <= one.start < end and one.kind != "town"]
        if (
            inside and match["place"].split()[0] not in BUILDINGS and (inside[0].end < end or inside[0].start > start)
        ):  # "der Campus am Turm": more than the tower
            yield start, max(end, inside[0].end), "venue", inside[0].labelled
    for one in known:
        if not any(a <= one.start < b for a, b in held):  # "im Foyer des Jobcenters" is no Jobcenter
            yield (
                one.start,
                _before_action(marks.text, mark, one.start, one.end),
                one.kind,
                one.labelled and one.kind != "town",
            )
    for hit in gazetteer().find(text):
        start, end = _moved((hit.start, hit.end), clause.start)
        start -= 4 if marks.text[max(0, start - 4) : start] == "Bad " else 0
        before = marks.text[max(0, start - 5) : start]
        known_town = any(bearer.sort in {"city", "town"} for bearer in hit.values)
        if known_town and not _overlaps(start, end, held) and not ARTICLE.search(before):
            yield start, end, "town", False
    for match in venue_names().finditer(text):
        span = _moved(match.span("place"), clause.start)
        if not _overlaps(*span, taken):
            yield *span, "named", False
    for match in QUOTED.finditer(text):
        span = _moved(match.span("place"), clause.start)
        if not any(noun.sure and _overlaps(*span, [(noun.start, noun.end)]) for noun in mark.nouns):
            yield *span, "quoted", False
    taken += [(name.start, name.end) for name in mark.names]
    for match in ADDRESS.finditer(text):
        yield *_moved(match.span("place"), clause.start), "street", False
    for start, end in _unlisted(text, [(a - clause.start, b - clause.start) for a, b in taken]):
        words = text[start:end].split()
        placeless = words[0] in NO_PLACE or words[0].lower() in NEVER
        placeless = placeless and not (words[0] in OPEN and len(words) > 1)
        if not placeless:
            yield *_moved((start, end), clause.start), "unlisted", False
    for found in BRACKETS.finditer(text):
        bracket = _moved(found.span(1), clause.start)
        dated = _overlaps(*bracket, [(w.start, w.end) for w in (*mark.whens, *mark.times)])
        for start, end in _parts(found[1], bracket[0], parts):
            if dated or _is_house(marks.text[start:end]):
                yield start, end, "stop", False
    if is_line(mark) and not SENTENCE.search(text):
        yield from ((*span, "stop", False) for span in _stops(mark, parts))


# "in den Fluren des Jobcenters Soest", "Bewerbungsfotos, Jobcenter am Markt, ab 10 Uhr": the house, not who does it.
WITHIN = re.compile(
    r"\b(?:[Ii]n|[Aa]uf|[Aa]n)\s(?:den|die)\s(?:[a-zäöüß]+en\s)?"
    r"(?:Fluren?|Gängen?|Räumen?|Räumlichkeiten|Wänden?|Treppenaufgängen?|Etagen|Häusern?)\s(?:des|vom|im)\s$"
)
LISTED = re.compile(r"[,|]\s(?:im\s)?$")


def _house_of(text: str, first: int, start: int, end: int, line: bool) -> tuple[int, int] | None:
    """A Jobcenter that is named as a house, by where its name stands."""
    left = text[max(first, start - 60) : start]
    named = HOUSE_NAME.search(text[start:end])
    if named is None or not (WITHIN.search(left) or (line and LISTED.search(left))):
        return None
    more = AT_STREET.match(text, end)
    bare = text[start:end] in BARE
    if WITHIN.search(left):
        return None if bare else (start + named.start(), more.end() if more else end)
    return (start, more.end() if more else end) if more or not bare else None


def _before_action(text: str, mark: Mark, start: int, end: int) -> int:
    """The end of a house behind which the action is named: "im Lindenhof der Infotag"."""
    first = min((noun.start for noun in mark.nouns if noun.sure and start < noun.start < end), default=end)
    article = ARTICLE.search(text[start:first]) if first < end else None
    return start + len(text[start : start + article.start()].rstrip()) if article is not None else end


def _unlisted(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Capitalised words behind a preposition, up to the first word that is something else: "im Lindenhof Premiere",
    "am Mittwoch im Lindenhof der Infotag".
    """
    at = 0
    while (found := UNLISTED.search(text, at)) is not None:
        start, end = found.span("place")
        cut = min((a for a, b in taken if start < a < end), default=end)
        words = text[start:cut].split()
        if any(a <= start < b for a, b in taken):
            at = start + 1  # "am Mittwoch im Lindenhof": the place comes behind the day
            continue
        while len(words) > 1 and (words[-1] in OBJECTS or words[-1] in SMALL):
            words.pop()
        at = start + len(" ".join(words))
        # "im Internationalen Frauentreff": the adjective of what was cut off
        if cut == end or len(words) > 1 or _is_house(words[0]) or not words[0].endswith(("en", "er", "es")):
            yield start, at


def _is_house(stop: str) -> bool:
    return noun_inside().search(stop) is not None and not bearers(stop)


def _stops(mark: Mark, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a line between commas that can be a house: a few words, the first with a capital."""
    return _parts(mark.clause.text, mark.clause.start, taken)


def _parts(line: str, offset: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in STOPS.finditer(line):
        text = match.group().strip().rstrip(".")
        start = offset + match.start() + match.group().index(text) if text else 0
        words = text.split()
        fits = text[:1].isupper() and len(words) <= 6 and not NO_STOP.search(text)
        fits = fits and all(word in SMALL or not word[:1].islower() for word in words)
        if fits and not _overlaps(start, start + len(text), taken):
            yield start, start + len(text)


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
