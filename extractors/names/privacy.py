"""What must not be published of a text: e-mail addresses, phone numbers, names of private people; and short quotations.

Names are found by ``extractors.names.people``. It does not know who holds public office: every name goes.
Organisations,
places, streets, venues and campaigns that are named after people stay ("Anne-Frank-Schule", "Willy-Brandt-Platz").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.names.people import people

REDACTED = "[…]"


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data at [start, end) of a text."""

    start: int
    end: int
    kind: Literal["email", "phone", "name"]


# "a.muster@kreis.de", also "a.muster (at) kreis (dot) de"
_EMAIL = re.compile(
    r"""[\w.+%-]+ (?: @ | \s?[\[({]\s?(?:at|ät|@)\s?[\])}]\s? ) [\w-]+
        (?: (?: \. | \s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s? ) [\w-]+ )+""",
    re.VERBOSE | re.IGNORECASE,
)
# "Telefon 04841 000-000", "Tel.: (0 30) 90 18 - 0", "Mobil 0160.1234567", "unter der Rufnummer 115-22"
_LABELLED_PHONE = re.compile(
    r"""\b(?: Tele(?:fon|fax)(?:nummer|isch)? | Tel | Fon | Fax(?:nummer)? | Mobil(?:nummer|telefon)?
          | Handy(?:nummer)? | Ruf(?:nummer)?
          | Durchwahl | Hotline | Servicenummer | Service-?Telefon | WhatsApp | App-?Nummer | Nr\.\ Tel )
        [.:\s]* (?:unter\s+(?:der\s+(?:Nummer|Rufnummer)\s+)?|ist\s+)? [:\s]*
        (?P<number> (?:\+|\()?\s?\d (?: [\s/()–-]* \d | \.\d )+ )""",
    re.VERBOSE,
)
# Without a label: an area code with 0 or +49, a separator, and 7 to 14 digits in all. No dots (dates, times) and no
# number with a year ("067/2020"), which count press releases.
_BARE_PHONE = re.compile(
    r"""(?<![\w.,/:§-]) (?P<number>
        (?: \+\s?49 (?:\s?\(0\))? | 0049 ) (?: [\s/()–-]* \d ){6,12}
      | \(\s?0(?:\s?\d){1,5}\s?\) (?: [\s/–-]* \d ){3,10}
      | 0\d{2,5} \s? [\s/–-] \s? \d (?: [\s/–-]{0,3} \d ){2,10}
      | 0 \s \d\d \s \d\d? \s? [/–-] (?: [\s/–-]* \d ){3,9}
      | 01[5-7]\d{8,10} )
      (?! \d | [.,]\d | \s?(?:Uhr|Euro|€|Prozent|%) )""",
    re.VERBOSE,
)
_YEAR_NUMBER = re.compile(r"0\d{1,4}\s?/\s?(?:19|20)\d\d$")


def personal(text: str) -> list[Span]:
    """All personal data, by start, without overlaps. A redacted place is none."""
    spans = [*_contacts(text), *(Span(start, end, "name") for start, end in people(text))]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if kept and span.start < kept[-1].end:
            if span.end > kept[-1].end:
                kept[-1] = Span(kept[-1].start, span.end, kept[-1].kind)
            continue
        kept.append(span)
    return kept


def redact(text: str) -> str:
    """The text with "[…]" for every personal datum. Redacting twice changes nothing more."""
    while spans := personal(text):
        for span in reversed(spans):
            text = text[: span.start] + REDACTED + text[span.end :]
        text = re.sub(r"\[…\](?:[ -]?\[…\])+", REDACTED, text)
    return text


def _contacts(text: str) -> Iterator[Span]:
    if "@" in text or "at" in text:
        for match in _EMAIL.finditer(text):
            yield Span(match.start(), match.end(), "email")
    for match in _LABELLED_PHONE.finditer(text):
        if sum(map(str.isdigit, match["number"])) > 2:
            yield Span(match.start("number"), match.end("number"), "phone")
    for match in _BARE_PHONE.finditer(text):
        number = match["number"]
        if sum(map(str.isdigit, number)) < 7 or _YEAR_NUMBER.match(number):
            continue
        yield Span(match.start("number"), match.end("number"), "phone")


# ------------------------------------------------------------------------------------------------ quotations

_CORE = re.compile(
    r"(?i)job-?\s?center|\d|aktion|kampagne|messe|börse|ausstellung|tag\b|woche|lädt|laden|findet|veranstalt|zeigt|eröffn|start|„|»|\buhr\b"
)


def quotation(evidence: str, words: int = 15) -> str:
    """At most ``words`` words of an evidence, around who, when and what it says, redacted; cuts show as "…"."""
    parts = redact(" ".join(evidence.split())).split(" ")
    if len(parts) <= words:
        return " ".join(parts)
    weight = [len(_CORE.findall(part)) + (0.5 if part[:1].isupper() else 0) for part in parts]
    # A window that begins a clause reads better than one that begins in the middle.
    begins = [0.9 if not index or parts[index - 1][-1:] in ".,;:!?–" else 0.0 for index in range(len(parts))]
    ends = [*begins[1:], 0.9]
    windows = range(len(parts) - words + 1)
    best = max(windows, key=lambda at: (sum(weight[at : at + words]) + begins[at] + ends[at + words - 1], -at))
    text = " ".join(parts[best : best + words])
    return redact(("… " if best else "") + text + (" …" if best + words < len(parts) else ""))
