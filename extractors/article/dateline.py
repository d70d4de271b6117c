"""Tells the dateline: the place line before a text's first sentence, and the agency tag that often stands with it.

Kind of text: openings of German news and press releases: "SOLINGEN (red) – …", "Jena (dpa/th) - …", "Heppenheim. …",
"portal : Düsseldorf/HSK : …", "Wuppertal, 31.01.2019. …", "HAMBURG taz | …". A sentence that begins with a town's name
is no dateline, and a word that nothing shows to be a place is none either.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractors.article.signs import ANY_SIGN, KNOWN, SIGN
from extractors.article.vocabulary import vocabulary

TABLES = Path(__file__).parents[1] / "vocabulary"
WORDS = vocabulary()["dateline"]
NEVER = frozenset(WORDS["never"])
BEFORE = "|".join(map(re.escape, WORDS["before"]))
APART = "|".join(map(re.escape, WORDS["apart"]))
ENDINGS = tuple(WORDS["endings"])

HOME = frozenset(WORDS["home"])
PARTS = re.compile(r"\s?/\s?|\s?\(")
SEVERAL_APART = re.compile(r",\s|\s&\s|\sund\s")
BYNAME = re.compile(r"\s(?:in|am|an|ob|im|bei|vor)\s|\s\(")
RIVER = re.compile(r"(?:a|i|o|am|an|in|ob|vor)\b")  # "am See", "a. d. Aisch"

NAME = r"[A-ZÄÖÜ][\wÄÖÜäöüß'’]*(?:-[A-ZÄÖÜa-zäöü][\wäöüß'’]*)*"
# "Werder (Havel)": a river or landscape, or a word written like one; a desk's mark is short, in capitals or small
DESK = "|".join(map(re.escape, WORDS["desks"]))
BRACKET = rf"\( (?: (?i:{APART}) | (?!{DESK}) [A-ZÄÖÜ][a-zäöüß]{{3,}} (?:[ -][A-ZÄÖÜ][a-zäöüß]+)? ) \)"
JOINER = r"(?i: am | an\sder | im | bei | in | ob\sder | vor\sder | auf | unter | [aio]\.\s?d\. | [ai]\. )"
TOWN = rf"""(?:(?i:{BEFORE})\s)? {NAME}
    (?: \s{JOINER}\s?(?:{NAME}|[A-Z]\.) | \s{NAME} | \s?{BRACKET} ){{0,2}}"""
PLACE = rf"(?P<place> {TOWN} (?: \s?/\s?{TOWN} ){{0,4}} )"
SEVERAL = rf"(?P<place> {TOWN} (?: (?: ,\s | \s&\s | \sund\s ) {TOWN} ){{1,3}} )"
AGENCY = rf"(?! {BRACKET} ) [(\[] (?P<agency> {ANY_SIGN} ) [)\]]"
BARE = rf"(?P<agency> {KNOWN} )"
DAY = r"\d{1,2}\. \s? (?:\d{1,2}\.|[A-Zä][a-zä]+) \s? (?:\d{4}|\d{2})?"
DATE = rf"(?: ,\s (?: (?:(?:den|am)\s)? {DAY} | (?:im\s)? [A-Z][a-zä]+ \s \d{{4}} ) )"
# "Gera – ", "Gera | ", "Magdeburg l ", "Gera >> "
DASH = r"(?: \s?[-–—|▪•●·■►»]+\s | \s(?:l|>>?)\s )"
START = r"(?=[A-ZÄÖÜ„“\"»‚'(0-9])"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


# "winterberg-totallokal : Düsseldorf/HSK : "
PORTAL = _form(r"[\w.-]{3,40} \s?:\s (?P<place> [A-ZÄÖÜ][^:.!?]{1,50}? ) \s?:\s")
# "(PressePlatz) (Gera) ", "(PressePlatz) (Gera, 03.05.2021) "
WIRE = _form(rf"\( (?P<agency> [A-Za-zäöü][\w ]{{2,20}} ) \) \s \( {PLACE} {DATE}? \) \s {START}")
# with an agency's tag the place is certain; the separator may be missing: "Wangen (pm/azo) "
TAGGED = _form(rf"{PLACE} [.,]? {DATE}? \s? (?:[-–—]\s)? {AGENCY} \s?[.:,]? (?:{DASH}|\s) ")
# "HAMBURG taz | ", "Gera. pm. ", "Gera – red – "
TAGGED_BARE = _form(rf"{PLACE} (?: \s?/\s? | \.\s | {DASH} | \s ) {BARE} \s? (?:[|.:]\s|{DASH}) ")
# "HALLE/MZ - ", "RHAUDERFEHN / LZ - ": a paper's own mark
MARKED = _form(
    rf"""(?P<place> [A-ZÄÖÜ][\wÄÖÜäöüß-]{{2,}} )
    (?: / (?P<paper> {"|".join(WORDS["papers"])} )
      | (?<=[A-ZÄÖÜ]) \s/\s (?P<agency> [A-Z]{{2,4}} ) ) (?:{DASH}|[.:]\s)"""
)
DATED = _form(rf"{PLACE} {DATE} [.:]? (?:{DASH}|\s) {START}")
DASHED = _form(rf"[-–]?\s? {PLACE} \.? {DASH} {START}")
STOPPED = _form(rf"{PLACE} [.:] \s? {START}")
# "Gera & Altenburg – ", "Gera, Altenburg. "
JOINED = _form(rf"{SEVERAL} (?:{DASH}|[.:]\s) {START}")
# "(Gera) – ", "(Gera/pm) ", "(Gera, 03.05.2021) "
ENCLOSED = _form(rf"\( {PLACE} (?: \s?/\s? {BARE} )? {DATE}? \) \s?[.:]? (?:{DASH}|\s) {START}")
# "(pm) Das Amt …", "(stp). ", "pm. ", "dpa – ": a sign without a place
UNPLACED = _form(
    rf"""(?: [(\[] (?P<agency> {SIGN} ) [)\]] \s?[.:,]? | (?P<bare> {KNOWN} ) (?: [.:] | (?=\s?[-–—|]) ) )
    (?:{DASH}|\s) {START}"""
)
# "Kreis Unna, 3. Mai 2021" as a line of its own
ALONE = _form(rf"{PLACE} {DATE}? [.:]?")
# "LEVERKUSEN Einmal …", "Schleswig Stellenanzeigen …": nothing but a blank between place and sentence
BLANK = _form(rf"(?P<place> {NAME} ) \s (?P<next> [A-ZÄÖÜ][a-zäöüß]+ ) \s [a-zäöü]")
# "GERA Das Jobcenter …": in capitals, and a town of the register
SHOUTED = _form(r"(?P<place> [A-ZÄÖÜ][A-ZÄÖÜ-]{3,} ) \s (?= [„“\"»›]? (?: [A-ZÄÖÜ][a-zäöüß] | \d ) )")
# what may stand before all this: "(25.03.2021) ", "21.08.2019 - ", "21.08.2019, "
LEADING_DATE = re.compile(r"\(?\d{1,2}\.\s?(?:\d{1,2}\.|[A-Zä][a-zä]+)\s?\d{2,4}\)?\s?[-–—:|.,]?\s")
# a first line that only says what follows, or by whom: "Presseinformation der …", "Nr. 12/2021", "Von Anna Beispiel"
PREAMBLE = re.compile(
    r"(?:(?:eine|gemeinsame)\s)*(?:\w*(?:presse|medien)\w*|nr|einladung)\b.{0,130}[^.!?“”\"]$"
    r"|(?:presse|medien)\w*$|(?:von|text|fotos?)\b:?\s[^.!?]{3,60}$",
    re.IGNORECASE,
)
# forms in the order in which they are tried, and whether the form itself shows that the name is a place
FORMS = (
    (PORTAL, True),
    (WIRE, True),
    (MARKED, True),
    (TAGGED, True),
    (TAGGED_BARE, True),
    (DATED, True),
    (JOINED, False),
    (DASHED, False),
    (STOPPED, False),
    (ENCLOSED, False),
)


class Dateline(NamedTuple):
    """The place as written, and the agency or desk named with it."""

    place: str | None
    agency: str | None


NOTHING = Dateline(None, None)
LONGEST_LEAD, SHORTEST_TEXT = 250, 150  # characters


@cache
def _places() -> frozenset[str]:
    found: set[str] = set()
    for name, column in (("places.csv", "place"), ("kreise.csv", "name")):
        with (TABLES / name).open(encoding="utf-8", newline="") as table:
            rows = csv.reader(table)
            place = next(rows).index(column)
            found.update(row[place].casefold() for row in rows)
    # "Rheingau-Taunus" for the Rheingau-Taunus-Kreis, "Landau" for Landau in der Pfalz
    short = {name.removesuffix("kreis").rstrip("-") for name in found if len(name) > 12}
    heads = {BYNAME.split(name)[0] for name in found if " " in name}
    return frozenset(found | short | heads | set(WORDS["regions"]))


def dateline(texts: list[str], title: str | None) -> Dateline:
    """The dateline of a text's paragraphs; both None where there is none."""
    whole = f"{title or ''}\n" + "\n".join(texts)
    for place, text in enumerate(texts[:3]):
        if len(text) < 150 and PREAMBLE.match(text):
            continue
        line = ALONE.fullmatch(text) if len(text) < 60 and len(texts) > 1 else None
        if line and _is_place(line["place"], "", sure=False):
            return Dateline(line["place"], None)
        leading = LEADING_DATE.match(text)
        found = _opening(text[leading.end() if leading else 0 :][:160], whole)
        if found == NOTHING and len(text) < LONGEST_LEAD and len(texts) > place + 2:
            return _behind_lead(texts[place + 1], whole)
        return found
    return NOTHING


def _behind_lead(text: str, whole: str) -> Dateline:
    """The dateline of the paragraph behind a lead, where that is long: else it may be one line of a list of towns."""
    if len(text) < SHORTEST_TEXT or not (match := DASHED.match(text) or TAGGED.match(text) or STOPPED.match(text)):
        return NOTHING
    return _opening(text[:160], whole) if _is_known(match["place"].casefold()) else NOTHING


def _opening(text: str, whole: str) -> Dateline:
    for form, sure in FORMS:
        match = form.match(text)
        if not match:
            continue
        found = match.groupdict()
        agency = found.get("agency") or found.get("paper")
        if form is MARKED and not found["paper"] and _is_known((agency or "").casefold()):
            continue  # "HAMM / UNNA – " are two towns
        if _is_place(match["place"], whole, sure):
            return Dateline(match["place"].strip(), agency)
    match = BLANK.match(text)
    if match:
        place = match["place"]
        shouted = place.isupper() and len(place) > 4
        known = place.casefold() in _places() and f"{place} {match['next']}".casefold() not in _places()
        if (shouted or known) and place.casefold() not in NEVER:
            return Dateline(place, None)
    match = SHOUTED.match(text)
    if match and match["place"].casefold() in _places():
        return Dateline(match["place"], None)
    match = UNPLACED.match(text)
    return Dateline(None, match["agency"] or match["bare"] if match else None)


def _is_place(written: str, whole: str, sure: bool) -> bool:
    """Whether a name at the beginning is a place. ``sure``: the form shows it, the name only must not deny it."""
    small = written.casefold()
    words = small.replace("/", " ").split()
    if small in HOME:
        return True
    if not words or (words[0] in NEVER and words[0] not in WORDS["before"]) or small in NEVER:
        return False
    if sure:
        return True
    joined = SEVERAL_APART.split(small)
    if len(joined) > 1:
        return all(map(_is_known, joined))
    if any(_is_known(part) for part in PARTS.split(small)):
        return True
    if written.isupper() and any(len(part) > 3 for part in PARTS.split(small)):
        return True
    if len(words) > 3 or re.search(r"\b(?:der|die|das)\b", written):
        return False
    return (len(words) < 3 and words[-1].endswith(ENDINGS) and len(words[-1]) > 5) or (
        len(words) == 1 and _comes_again(words[0], whole)
    )


def _is_known(name: str) -> bool:
    """Whether a name is a town or Kreis of the registry, also behind "Kreis" or "Bad", or before "am See"."""
    words = name.strip(" )").split()
    while words and words[0] in WORDS["before"] and " ".join(words) not in _places():
        words = words[1:]
    if not words or " ".join(words) in _places():
        return bool(words)
    if len(words) == 1:  # "Berlin-Mitte", "Gera-Lusan": a part of a town
        town, _, part = words[0].partition("-")
        return len(part) > 3 and town in _places()
    return words[0] in _places() and (len(words) < 3 or RIVER.match(words[1]) is not None)


def _comes_again(word: str, whole: str) -> bool:
    """Whether the text later says "in X", "aus X", "X-er": only places are spoken of like that."""
    return (
        re.search(rf"\b(?:in|aus|nach|bei|für)\s{re.escape(word)}\b|\b{re.escape(word)}er\s", whole.casefold())
        is not None
    )
