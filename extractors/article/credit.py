"""Tells the credit: who wrote the text, as named in it: at its end ("Quelle: …", "(pm)") or with the dateline.

Kind of text: German press releases and their copies in local news. An author beside the headline is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.article.signs import KNOWN, PICTURE, SIGN
from extractors.article.vocabulary import vocabulary

WORDS = vocabulary()["credit"]
LONGEST = 200  # characters of a line that is nothing but a credit
LINES = 4  # from the end
LABELS, RELEASES, HOUSES, DESKS = ("|".join(WORDS[key]) for key in ("labels", "releases", "houses", "desks"))

# "Quelle : Landkreistag …", "13.06.2019 | Quelle: …", "(Quelle: …)", "Quelle – …"
LABELLED = re.compile(
    rf"(?:^|[|(–/]\s?|^\W*\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\W+)(?P<label>{LABELS})\s?(?::|\s[–-]\s)\s*(?P<who>\S.*)$"
    rf"|^\(?Quelle\s(?P<bare>(?-i:[A-ZÄÖÜ])[^.!?]{{3,80}})$",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(rf"(?:{LABELS})\s?:?", re.IGNORECASE)  # its value is the next line
# "… ist frei. Quelle: Stadt Gera" behind a paragraph's last sentence
BEHIND_SENTENCE = re.compile(r"[.!?“”\"»)]\s+\(?(?:Quelle|Text|PM|Pressemitteilung)\s?:\s*(?P<who>[^!?]{2,90})$")
CONTACT = re.compile("|".join(WORDS["contacts"]), re.IGNORECASE)
POSTCODE = re.compile(r"\b\d{5}\s[A-ZÄÖÜ]")
# "Pressemitteilung des Hessischen Landkreistages", "(Pressemitteilung Nr. 31/2020 des Kreises …)",
# "Dies ist eine Pressemitteilung der …", "Pressemitteilung Landkreis Harz"
RELEASE = re.compile(
    rf"""^\(? (?: (?:dies|das)\sist \s (?:eine\s)? (?:original-?)? )?
        (?P<who> (?:(?:eine|gemeinsame)\s)* (?:{RELEASES}) \b
            (?: [^!?:]{{0,60}}? \s(?:des|der|von|vom)\s(?!\d)\S.{{2,150}}? | \s(?-i:{HOUSES})\b[^.!?:]{{2,80}}? ) )
        \)? \.? \)? $""",
    re.VERBOSE | re.IGNORECASE,
)
SENTENCE_END = r"[.!?“”\"»)]"
# "(pm/lit)", "(ots)", "– red –", "hz" behind the last sentence or as the last line, and "(AZ)", a paper's own mark;
# an abbreviation that only explains the word before it follows no full stop, so there only a known sign is believed
MARK = re.compile(
    rf"""(?: ^ | {SENTENCE_END}\s? ) [(\[] (?:Text:\s|Quelle:\s)?
          (?P<who> {SIGN} | [A-ZÄÖÜ]\.\s[A-ZÄÖÜ][a-zäöüß]+ ) {PICTURE}? [)\]] \.? $
      | \s \( (?P<known> {KNOWN} ) {PICTURE}? \) \.? $
      | ^ [-–]? \s? (?P<bare> {KNOWN} | [a-zäöü]{{2,4}} | [A-ZÄÖÜ]{{2,3}} ) \.? {PICTURE}? \s? [-–]? $
      | {SENTENCE_END} \s (?:[-–—|]|//?)? \s?
          (?P<loose> {KNOWN} \.? | [a-zäöü]{{2,4}}(?:/[a-zäöü]{{2,4}})? | [A-ZÄÖÜ]{{2,3}} ) \s? [-–]? $""",
    re.VERBOSE,
)
NO_SIGN = frozenset(
    (
        "uhr",
        "usw",
        "etc",
        "euro",
        "ca",
        "eur",
        "m/w/d",
        "w/m/d",
        "ende",
        "mehr",
        "hier",
        "pdf",
        "link",
        "top",
        "info",
        "foto",
        "bild",
    )
)
# "(Kreisverwaltung Mainz-Bingen)", "Kreis Steinfurt, Pressestelle", "PM Landkreis Harz", "Pressestelle Kreis Unna":
# the house alone at the end; a bare name without its desk may as well be the last of a list
HOUSE = re.compile(
    rf"""\(? (?P<mark>(?:PM|pm)[:/]?\s)? (?P<who> (?:{HOUSES}) \b [^.!?:()]{{2,80}}? ) (?:\s?/\s?pm)?
        (?: \) | (?<=stelle) | (?<=arbeit) | (?<=amt) | (?<=kommunikation) | (?<=referat) | (?(mark)|(?!)) ) \.? $
      | \(? (?P<desk> (?:{DESKS}) (?: \s(?:de[srm]|vom|von|für|und|im|in|am|[A-ZÄÖÜ][\w./-]*) ){{1,8}} ) \)? $""",
    re.VERBOSE,
)
# "… vom 3. Mai 2021", "…, 03.05.2021", "… (03.05.2021)"
BEHIND_NAME = re.compile(r"(?:,|\svom|\s?[|·–-]|\s\()\s?(?:den\s)?\d.*$")
# "Absender: Kreis Steinfurt" above the headline, as release services put it
SENDER = re.compile(r"(?:Absender(?:in)?|Herausgeber(?:in)?|Pressemitteilung von)\s?:\s*(?P<who>\S.{2,90})$")
# "Mitgeteilt vom Landkreis Harz"
SENT = re.compile(
    r"\(?(?:mitgeteilt|eingesandt|übermittelt|herausgegeben|verfasst|zugesandt)\s(?:vom|von(?:\sde[rmn])?)\s(?P<who>[A-ZÄÖÜ].{2,80}?)\)?\.?$"
    rf"|\(?mit\s(?:material|informationen)\s(?:von|de[rs])\s(?P<agency>{KNOWN})\)?\.?$",
    re.IGNORECASE,
)
# "Das Bezirksamt … teilt mit:" opens a release
TELLS = re.compile(
    r"(?:^|^[^.:!?–]{3,40}(?:[.:]|\s[-–—|])\s)(?:(?:Das|Der|Die)\s)?(?P<who>[A-ZÄÖÜ][^.,:!?–]{3,80}?)"
    r"\s(?:(?:teilt|informiert)\s(?:\w+\s)?mit|informiert|meldet):"
)
# where a house's address begins: a part that ends with a number, "Kornmarkt 12"; a postcode; a street's name
ADDRESS = re.compile(
    r"""\s* (?: [,;|·•] \s* (?: [^,;|·•]* \s\d{1,4}\s?[a-z]? (?= \s*(?:[,;|·•]|$) ) | (?:D-)?\d{5}\s )
        | \s [A-ZÄÖÜ][\wäöüß-]*(?:straße|str\.|platz|weg|allee) \s\d ) .* $""",
    re.VERBOSE,
)
# where a contact's own data, or a picture's credit, begin
REST = re.compile(
    r"""[,;|(/–·-]? \s* (?: \b (?: tel(?:efon)? | fon | fax | mobil | e-?mail | mail | fotos? | bild(?:er)? | grafik
        | internet | web | www ) \b .* | \S+@\S+ .* | https?://.* | übermittelt\sdurch.* ) $""",
    re.VERBOSE | re.IGNORECASE,
)
# a last line below the credit: a picture's, or an address in the web
BELOW = re.compile(
    r"(?:(?!.{0,14}(?:text|quelle))\(?(?:fotos?|bild(?:er)?|grafik|symbol\w+)\b.{0,90}|©.{0,90}|(?:https?://|www\.)\S+|\S+@\S+)",
    re.IGNORECASE,
)


def credit(texts: list[str], agency: str | None = None, above: Sequence[str] = ()) -> str | None:
    """Who is named as the text's author in its paragraphs; None where nobody is.

    ``agency`` is the tag of the dateline: a source named below is closer to the author, a mere contact is not.
    """
    texts = _without_below(texts)
    contact: str | None = None
    for text in reversed(_joined(texts[-LINES:])):
        if len(text) > LONGEST:
            continue
        match = LABELLED.search(text)
        if match:
            is_contact = match["label"] is not None and CONTACT.fullmatch(match["label"]) is not None
            who = _name(match["who"] or match["bare"], is_contact)
            if who and not is_contact:
                return who
            contact = contact or who
        match = RELEASE.match(text)
        if match:
            return BEHIND_NAME.sub("", match["who"]).strip(" .")
    for text in texts[-2:]:
        who = _at_end(text[-LONGEST:])
        if who:
            return who
    heading = RELEASE.match(texts[0]) if texts and len(texts[0]) < 150 and texts[0][-1] not in ".!?" else None
    if heading:
        return BEHIND_NAME.sub("", heading["who"]).strip(" .")
    last = BEHIND_NAME.sub("", texts[-1]) if len(texts) > 1 and len(texts[-1]) < LONGEST else ""
    house = HOUSE.match(last) or SENT.match(last)
    if house:
        named: dict[str, str | None] = house.groupdict()
        return named["who"] or named.get("desk") or named.get("agency")
    sender = next(filter(None, map(SENDER.match, above)), None)
    if agency or contact or sender:
        return agency or contact or (_name(sender["who"], False) if sender else None)
    opening = TELLS.match(texts[0][:200]) if texts else None
    return opening["who"] if opening else None


def _without_below(texts: list[str]) -> list[str]:
    """The paragraphs without the short lines below a credit."""
    end = len(texts)
    while end > 1 and len(texts) - end < LINES and len(texts[end - 1]) < 100 and BELOW.fullmatch(texts[end - 1]):
        end -= 1
    return texts[:end]


def _joined(texts: list[str]) -> list[str]:
    """The lines, a label that stands alone together with its value in the next line."""
    lines = list(texts)
    for place in range(len(lines) - 2, -1, -1):
        if len(lines[place]) < 40 and len(lines[place + 1]) < 100 and LABEL_ALONE.fullmatch(lines[place]):
            lines[place : place + 2] = [f"{lines[place].rstrip(' :')}: {lines[place + 1]}"]
    return lines


def _at_end(text: str) -> str | None:
    """The sign or source behind a paragraph's last sentence."""
    match = BEHIND_SENTENCE.search(text)
    if match:
        return _name(match["who"], False)
    match = MARK.search(text)
    who = match["who"] or match["known"] or match["bare"] or match["loose"] if match else None
    return who.rstrip(".") if who and who.casefold().rstrip(".") not in NO_SIGN else None


def _name(text: str, is_contact: bool) -> str | None:
    """The name out of a label's value; of a contact only the house, and none where it is an address to write to."""
    if is_contact and POSTCODE.search(text):
        return None
    who = BEHIND_NAME.sub("", REST.sub("", ADDRESS.sub("", text)))
    if is_contact:
        who = who.split(",")[0]
    if who.count("(") < who.count(")"):
        who = who.rstrip(") ")
    return who.strip(" .,;|·–-/") or None
