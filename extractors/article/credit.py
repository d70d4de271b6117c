"""Tells the credit: who wrote the text, as named in it: at its end ("Quelle: …", "(pm)") or with the dateline.

Kind of text: German press releases and their copies in local news. An author beside the headline is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.article.vocabulary import vocabulary

WORDS = vocabulary()["credit"]
LONGEST = 200  # characters of a line that is nothing but a credit
LINES = 4  # from the end

# "Quelle : Landkreistag …", "13.06.2019 | Quelle: …", "(Quelle: …)"
LABELLED = re.compile(
    rf"(?:^|[|(–]\s?|^\W*\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\W+)(?P<label>{'|'.join(WORDS['labels'])})\s?:\s*(?P<who>\S.*)$",
    re.IGNORECASE,
)
CONTACT = re.compile("|".join(WORDS["contacts"]), re.IGNORECASE)
# "Pressemitteilung des Hessischen Landkreistages", "(Pressemitteilung Nr. 31/2020 des Kreises …)"
RELEASE = re.compile(
    rf"^\(?(?P<who>(?:(?:eine|gemeinsame)\s)*(?:{'|'.join(WORDS['releases'])})\b[^!?:]{{0,60}}?\s(?:des|der|von|vom)\s(?!\d)\S.{{2,150}}?)\)?\.?$",
    re.IGNORECASE,
)
# "(pm/lit)", "(ots)", "pm" at the end of the last paragraph or as the last line
# and "(AZ)", a paper's own mark; an abbreviation that only explains the word before it follows no full stop
TAG = re.compile(
    r"""(?:^|[.!?“”"«)]\s?) \( (?P<who> [a-zäöü]{2,5} (?:[/-][a-zäöü]{1,5}){0,3} | [A-ZÄÖÜ]{2,4} ) \) \.? $
      | ^ (?P<bare> (?:pm|dpa|epd|ots|red|afp|kna)(?:/\w{1,5})? ) $
      | [.!?“”"«)] \s (?:[-–—/|]\s?)? (?P<loose> (?:pm|dpa|epd|ots|red|afp|kna)(?:/\w{1,5})? ) $""",
    re.VERBOSE,
)
# "(Kreisverwaltung Mainz-Bingen)", "Kreis Steinfurt, Pressestelle", "PM Landkreis Harz": the house alone at the end; a
# bare name without its desk may as well be the last of a list
HOUSE = re.compile(
    rf"""\(? (?P<mark>(?:PM|pm)[:/]?\s)? (?P<who> (?:{"|".join(WORDS["houses"])}) \b [^.!?:()]{{2,80}}? ) (?:\s?/\s?pm)?
        (?: \) | (?<=stelle) | (?<=arbeit) | (?<=amt) | (?(mark)|(?!)) ) \.? $""",
    re.VERBOSE,
)
BEHIND_NAME = re.compile(r"(?:,|\svom)\s(?:den\s)?\d.*$")  # "… vom 3. Mai 2021"
# "Absender: Kreis Steinfurt" above the headline, as release services put it
SENDER = re.compile(r"(?:Absender(?:in)?|Herausgeber(?:in)?|Pressemitteilung von)\s?:\s*(?P<who>\S.{2,90})$")
# "Mitgeteilt vom Landkreis Harz"
SENT = re.compile(
    r"\(?(?:mitgeteilt|eingesandt|übermittelt|herausgegeben|verfasst|zugesandt)\s(?:vom|von(?:\sde[rmn])?)\s(?P<who>[A-ZÄÖÜ].{2,80}?)\)?\.?$",
    re.IGNORECASE,
)
# "Das Bezirksamt … teilt mit:" opens a release
TELLS = re.compile(
    r"(?:^|^[^.:!?–]{3,40}(?:[.:]|\s[-–—|])\s)(?:(?:Das|Der|Die)\s)?(?P<who>[A-ZÄÖÜ][^.,:!?–]{3,80}?)"
    r"\s(?:(?:teilt|informiert)\s(?:\w+\s)?mit|informiert|meldet):"
)
# where a contact's own data, or a picture's credit, begin
REST = re.compile(
    r"""[,;|(/–-]? \s* (?: \b (?: tel(?:efon)? | fon | fax | mobil | e-?mail | mail | fotos? | bild(?:er)? | grafik
        | internet | web | www ) \b .* | \S+@\S+ .* | https?://.* | übermittelt\sdurch.* ) $""",
    re.VERBOSE | re.IGNORECASE,
)


def credit(texts: list[str], agency: str | None = None, above: Sequence[str] = ()) -> str | None:
    """Who is named as the text's author in its paragraphs; None where nobody is.

    ``agency`` is the tag of the dateline: a source named below is closer to the author, a mere contact is not.
    """
    contact: str | None = None
    for text in reversed(texts[-LINES:]):
        if len(text) > LONGEST:
            continue
        match = LABELLED.search(text)
        if match:
            is_contact = CONTACT.fullmatch(match["label"]) is not None
            who = _name(match["who"], is_contact)
            if who and not is_contact:
                return who
            contact = contact or who
        match = RELEASE.match(text)
        if match:
            return BEHIND_NAME.sub("", match["who"]).strip(" .")
    for text in texts[-2:]:
        match = TAG.search(text)
        if match:
            return match["who"] or match["bare"] or match["loose"]
    heading = RELEASE.match(texts[0]) if texts and len(texts[0]) < 120 and texts[0][-1] not in ".!?" else None
    if heading:
        return BEHIND_NAME.sub("", heading["who"]).strip(" .")
    house = (HOUSE.match(texts[-1]) or SENT.match(texts[-1])) if len(texts) > 1 else None
    if house:
        return house["who"]
    sender = next(filter(None, map(SENDER.match, above)), None)
    if agency or contact or sender:
        return agency or contact or (_name(sender["who"], False) if sender else None)
    opening = TELLS.match(texts[0][:200]) if texts else None
    return opening["who"] if opening else None


def _name(text: str, is_contact: bool) -> str | None:
    who = REST.sub("", text)
    if is_contact:
        who = who.split(",")[0]
    if who.count("(") < who.count(")"):
        who = who.rstrip(") ")
    return who.strip(" .,;|–-") or None
