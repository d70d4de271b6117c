"""Where a text gives an e-mail address or a phone number, also in the disguises that pages use against robots.

Decides by shape alone: an address needs a domain with an ending, a number needs a label, an area code or a country
code. Dates, times, sums, postcodes and file numbers are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Characters that no reader sees, put between the signs of an address.
_HIDDEN = "\u00ad\u200b-\u200d\u2060\ufeff"
# What may stand for the sign between name and host: itself in all encodings, or a word between two marks or blanks.
_SIGN = rf"""(?: [\s{_HIDDEN}]* (?: [@＠﹫] | &\#(?:64|x40);? | &commat; | %40 ) [\s{_HIDDEN}]*
    | \s* [\[({{<«‹]+ \s* (?: at | ät | ätt | a | @ | klammeraffe | affe ) \s* [\])}}>»›]+ \s*
    | \s* [|/*~_-]+ \s* (?: at | ät ) \s* [|/*~_-]+ \s*
    | \s+ (?: at | ät | klammeraffe ) \s+ )"""
_DOT = (
    r"(?: \. (?!\s) | \s \. \s? | \s? [\[({<] \s? (?: dot | punkt | \. ) \s? [\])}>] \s? | \s+ (?: dot | punkt ) \s+ )"
)
_EMAIL = re.compile(
    rf"""(?<![\w.+-]) (?: "[^"\s]+" | [\w.+%{_HIDDEN}-]*?[\w+%{_HIDDEN}] ) {_SIGN}
        (?: [\w{_HIDDEN}-]+ {_DOT} )+
        (?! html?\b | php\b | pdf\b | aspx?\b | jpe?g\b | png\b ) [^\W\d_]{{2,24}} (?! \w )""",
    re.VERBOSE | re.IGNORECASE,
)
# "m.muster@kreis": no host of the open net, but a name in front of the sign. "Job@Work" is a title.
_LOCAL_EMAIL = re.compile(r"(?<![\w.+-])[\w+-]+[._][\w.+-]+@[\w-]+")
_MAY_BE_EMAIL = re.compile(
    r"[@＠﹫]|&#(?:64|x40)|&commat;|%40|(?<![^\W_])(?:at|ät|ätt|a|klammeraffe|affe)(?![^\W_])", re.IGNORECASE
)

_DASH = "‐-―−-"
_LINK = rf"[\s/(){_DASH}]"
# "Telefon 04841 000-000", "Tel.-Nr.: (0 30) 90 18 - 0", "Mobil 0160.1234567", "unter der Rufnummer 115-22"
_LABELLED_PHONE = re.compile(
    rf"""\b(?: (?P<sure> (?i:tele(?:fon|fax)|tel|fon|fax) (?:isch|nummer)? (?: \.?-?\s?Nr | -?Nummer )?
              | Ruf(?:nummer)? | Durchwahl | Service-?(?:[Nn]ummer|[Tt]elefon) | App-?Nummer | Nr\.\ Tel )
          | (?: Mobil(?:nummer|telefon)? | Handy(?:nummer)? | Hotline | WhatsApp | Festnetz | Zentrale | (?i:anruf\w*)
              | (?i:erreichbar|anmeld\w+|melden) (?:\s\w+)?\s+unter (?:\s+der)? (?:\s+Nummer)? ) )
        [.:\s{_DASH}]* (?:unter\s+(?:der\s+(?:Nummer|Rufnummer)\s+)?|ist\s+)? [:\s{_DASH}]*
        (?P<number> (?:\+|\()?\s?\d (?: {_LINK}* \d | \.\d )+ )""",
    re.VERBOSE,
)
# Without a label: a country code, or an area code with 0 and a separator; 7 to 14 digits in all. No number with a year
# ("067/2020"), which count press releases.
_BARE_PHONE = re.compile(
    rf"""(?<![\w.,/:§-]) (?P<number>
        (?: \+{{1,2}}\s?[1-9]\d{{0,2}} (?:\s?\(0\))? | 00\s?[1-9]\d ) (?: (?:{_LINK}|\.)* \d ){{6,12}}
      | \(\s?0(?:\s?\d){{1,5}}\s?\) (?: [\s/{_DASH}]* \d ){{3,10}}
      | 0\d{{2,5}} \s? [\s/{_DASH}] \s? \d (?: [\s/{_DASH}]{{0,3}} \d ){{2,10}}
      | 0 \s \d\d \s \d\d? \s? [/{_DASH}] (?: [\s/{_DASH}]* \d ){{3,9}}
      | 0 \s \d\d \s \d\d (?: \s \d\d ){{2,4}} (?: \s \d )?
      | 0[1-9]\d{{1,4}} \. \d{{3,}} (?: [.{_DASH}] \d+ )*
      | 0[1-9]\d{{7,12}} )
      (?! \d | [.,]\d | \s?(?:Uhr|Euro|€|Prozent|%) )""",
    re.VERBOSE,
)
# The same after a colon, where a clock has none: "tel:+49 …".
_LINKED_PHONE = re.compile(rf"(?<=:)(?P<number>\+\s?[1-9](?:(?:{_LINK}|\.)*\d){{7,14}})")
_YEAR_NUMBER = re.compile(r"0\d{1,4}\s?[/.]\s?(?:19|20)\d\d$")


def mails(text: str) -> Iterator[tuple[int, int]]:
    """Offsets [start, end) of e-mail addresses."""
    if _MAY_BE_EMAIL.search(text):
        for pattern in (_EMAIL, _LOCAL_EMAIL):
            yield from (match.span() for match in pattern.finditer(text))


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Offsets [start, end) of phone numbers, without their labels."""
    for match in _LABELLED_PHONE.finditer(text):
        if sum(map(str.isdigit, match["number"])) > (2 if match["sure"] else 5):
            yield match.span("number")
    for pattern in (_BARE_PHONE, _LINKED_PHONE):
        for match in pattern.finditer(text):
            number = match["number"]
            if sum(map(str.isdigit, number)) >= 7 and not _YEAR_NUMBER.match(number):
                yield match.span("number")
