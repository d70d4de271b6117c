"""What must not be published of a text: e-mail addresses, phone numbers, names of private people.

Found by ``extractors.names.contacts`` and ``extractors.names.people``. Nobody knows here who holds public office: every
name goes. Organisations, places, streets, venues and campaigns that are named after people stay ("Anne-Frank-Schule",
"Willy-Brandt-Platz").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractors.names.contacts import mails, phones
from extractors.names.people import people

REDACTED = "[…]"


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data at [start, end) of a text."""

    start: int
    end: int
    kind: Literal["email", "phone", "name"]


def personal(text: str) -> list[Span]:
    """All personal data, by start, without overlaps. A redacted place is none."""
    spans = [
        *(Span(start, end, "email") for start, end in mails(text)),
        *(Span(start, end, "phone") for start, end in phones(text)),
        *(Span(start, end, "name") for start, end in people(text)),
    ]
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
