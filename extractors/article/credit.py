"""Tells the credit: who wrote the text, as named in it: at its end ("Quelle: …", "(pm)") or with the dateline.

Kind of text: German press releases and their copies in local news. An author beside the headline is no credit.
"""

from __future__ import annotations

import re

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
    rf"^\(?(?P<who>(?:(?:eine|gemeinsame)\s)*(?:{'|'.join(WORDS['releases'])})\b[^!?:]{{0,60}}?\s(?:des|der|von|vom)\s(?!\d)\S.{{2,90}}?)\)?\.?$",
    re.IGNORECASE,
)
# "(pm/lit)", "(ots)", "pm" at the end of the last paragraph or as the last line
TAG = re.compile(
    r"(?:^|[.!?“”\"«)]\s?)\((?P<who>[a-zäöü]{2,5}(?:[/-][a-zäöü]{1,5}){0,3})\)\.?$|^(?P<bare>pm|dpa|epd|ots|red|afp|kna)(?:/\w{1,5})?$"
)
# "Das Bezirksamt … teilt mit:" opens a release
TELLS = re.compile(r"(?:(?:Das|Der|Die)\s)?(?P<who>[A-ZÄÖÜ][^.,:!?]{3,80}?)\s(?:teilt|informiert)\s(?:\w+\s)?mit:")
# where a contact's own data, or a picture's credit, begin
REST = re.compile(
    r"""[,;|(/–-]? \s* (?: \b (?: tel(?:efon)? | fon | fax | mobil | e-?mail | mail | fotos? | bild(?:er)? | grafik
        | internet | web | www ) \b .* | \S+@\S+ .* | https?://.* | übermittelt\sdurch.* ) $""",
    re.VERBOSE | re.IGNORECASE,
)


def credit(texts: list[str]) -> str | None:
    """Who is named as the text's author in its paragraphs; None where nobody is."""
    for text in reversed(texts[-LINES:]):
        if len(text) <= LONGEST:
            match = LABELLED.search(text)
            if match:
                who = _name(match["who"], CONTACT.fullmatch(match["label"]) is not None)
                if who:
                    return who
            match = RELEASE.match(text)
            if match:
                return match["who"].strip(" .")
    for text in texts[-2:]:
        match = TAG.search(text)
        if match:
            return match["who"] or match["bare"]
    opening = TELLS.match(texts[0][:200]) if texts else None
    return opening["who"] if opening else None


def _name(text: str, is_contact: bool) -> str | None:
    who = REST.sub("", text)
    if is_contact:
        who = who.split(",")[0]
    if who.count("(") < who.count(")"):
        who = who.rstrip(") ")
    return who.strip(" .,;|–-") or None
