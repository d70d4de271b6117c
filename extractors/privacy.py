"""What must not be published of a text: e-mail addresses, phone numbers, names of private people; and short quotations.

It knows a person by a title, a function, a label, a verb of saying or a common first name, and the same surname later in
the text. It does not know who holds public office: every name goes. Organisations, places, streets, venues and campaigns
that are named after people stay ("Anne-Frank-Schule", "Willy-Brandt-Platz").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors import names, registry

REDACTED = "[…]"


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data at [start, end) of a text."""

    start: int
    end: int
    kind: Literal["email", "phone", "name"]


# "a.muster@kreis.de", also "a.muster (at) kreis (dot) de"
_EMAIL = re.compile(
    r"""[\w.+%-]+ (?: @ | \s?[\[({]\s?(?:at|ät|@)\s?[\])}]\s? ) [\w-]+ (?: (?:\.|\s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s?) [\w-]+ )+""",
    re.VERBOSE | re.IGNORECASE,
)
# "Telefon 04841 000-000", "Tel.: (0 30) 90 18 - 0", "Mobil 0160.1234567", "unter der Rufnummer 115-22"
_LABELLED_PHONE = re.compile(
    r"""\b(?: Tele(?:fon|fax)(?:nummer|isch)? | Tel | Fon | Fax(?:nummer)? | Mobil(?:nummer|telefon)? | Handy(?:nummer)? | Ruf(?:nummer)?
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

_WORD = r"[A-ZÄÖÜÇĞİŞŁŚŻČŠŽ][a-zäöüßçğışéèáàâêîôûëïíóúñłśżčšž’'`]+"
_SURNAME = rf"(?:(?:von|van|de|zu|der|den|el|al|Al|El|bin|ibn|da|dos|di|ter|ten)[ -]){{0,2}}(?:Mc|Mac|O’|O')?{_WORD}(?:-{_WORD})*"
_TITLE = r"(?:Dr\.|Prof\.|Dipl\.-\w+\.?|Mag\.|Ing\.|med\.|jur\.|rer\.|pol\.|phil\.|h\.\s?c\.|MdB|MdL)"
_NOBODY = re.compile(
    r"(?:ung|heit|keit|schaft|tion|amt|haus|zentrum|center|service|stelle|messe|börse|tage?|woche|kreis|stadt|land|straße|str|platz|kampagne|verein|verband|agentur|projekt|programm|büro|dienst|bereich|abteilung|team|gruppe|beratung|förderung|praktikant)s?$"
)


def personal(text: str) -> list[Span]:
    """All personal data, by start, without overlaps. A redacted place is none."""
    spans = [*_contacts(text), *_people(text)]
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


# ------------------------------------------------------------------------------------------------ people


@cache
def _first_names() -> frozenset[str]:
    return frozenset(registry.vocabulary("privacy.toml")["first_names"].split())


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = registry.vocabulary("privacy.toml")
    functions, labels, verbs = (_alternatives(table[key]) for key in ("functions", "labels", "verbs"))
    name = rf"(?P<name>(?:{_TITLE}\s+)*{_WORD}(?:-{_WORD})*(?:\s+[A-ZÄÖÜ]\.)?(?:\s+{_SURNAME}){{0,2}})"
    two = rf"(?P<name>(?:{_TITLE}\s+)*{_WORD}(?:-{_WORD})*(?:\s+[A-ZÄÖÜ]\.)?(?:\s+{_SURNAME}){{1,2}})"
    return (  # the last two need first name and surname
        # Herr Muster, Frau Dr. Muster
        re.compile(rf"\b(?:Herrn?|Frau)\s+{name}"),
        re.compile(rf"(?P<name>\b(?:{_TITLE}\s+)+{_WORD}(?:-{_WORD})*(?:\s+{_SURNAME}){{0,2}})"),
        # Landrat Muster, Geschäftsführerin Maria Muster
        re.compile(rf"\b(?:{functions})(?:in)?\s+{name}"),
        # Ansprechpartnerin: Maria Muster
        re.compile(rf"\b(?:{labels})\s?:\s*{two}"),
        # sagt Maria Muster, „…“, so Maria Muster
        re.compile(rf"(?:\b(?:{verbs}))\s+{two}"),
    )


# Two or three capitalised words in a row, the first one a known first name.
_FULL_NAME = re.compile(
    rf"(?<![\w-])(?P<first>{_WORD}(?:-{_WORD})?)(?P<more>(?:\s+{_WORD}(?=\s+[A-ZÄÖÜ]))?)(?:\s+[A-ZÄÖÜ]\.)?\s+(?P<last>{_SURNAME})(?!\w)"
)
_NEXT_WORD = re.compile(r"[\s-]+([A-ZÄÖÜ][\wäöüß.]*)")
_SAINT_BEFORE = re.compile(r"(?:\bSt\.|\bSankt|\bHeilige\w*)\s+$")
_ARTICLE_BEFORE = re.compile(
    r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Ee]ine?[nmrs]?|[Kk]eine?[nmrs]?|[Ii]m|[Aa]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim|[Ii]n|[Aa]us|[Nn]ach|\w+e[nrs]?)\s+$"
)


@cache
def _institutions() -> re.Pattern[str]:
    words = _alternatives(registry.vocabulary("privacy.toml")["institutions"])
    return re.compile(rf"(?:\w*(?i:{words}))(?!\w)")


@cache
def _no_surname() -> frozenset[str]:
    return frozenset(registry.vocabulary("privacy.toml")["no_surname"])


def _people(text: str) -> Iterator[Span]:
    found: list[Span] = []
    for match in _FULL_NAME.finditer(text):
        if _is_first_name(match["first"]) and not _is_institution(text, match.start(), match.end(), match["last"]):
            found.append(Span(match.start(), match.end(), "name"))
    for index, pattern in enumerate(_patterns()):
        for match in pattern.finditer(text):
            start = match.start("name")
            end = start + len(_cut(match["name"]))
            # A function is no first name; the name after it is found by itself.
            if index > 2 and (" " not in text[start:end] or _is_function(text[start:end].split()[0])):
                continue
            if end > start and not _is_institution(text, start, end, text[start:end].split()[-1]):
                found.append(Span(start, end, "name"))
    yield from found
    yield from _surnames_again(text, found)


def _is_first_name(word: str) -> bool:
    return word in _first_names() or all(part in _first_names() for part in word.split("-"))


def _is_institution(text: str, start: int, end: int, last: str) -> bool:
    """Whether the name is part of the name of a school, street, firm, church or place."""
    if last in _no_surname() or _institutions().fullmatch(last) or _NOBODY.search(last):
        return True
    if text[end : end + 1] == "-" or _SAINT_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    following = _NEXT_WORD.match(text, end)
    if following and _institutions().fullmatch(following[1]):
        return True
    return bool(names.bearers(text[start:end]))


@cache
def _functions() -> frozenset[str]:
    return frozenset(registry.vocabulary("privacy.toml")["functions"])


def _is_function(word: str) -> bool:
    return word in _functions() or word.removesuffix("in") in _functions()


def _cut(name: str) -> str:
    """The part of some capitalised words that may be a name: up to the first word that cannot be."""
    kept = 0
    for match in re.finditer(r"\S+", name):
        word = match[0]
        if (
            word in _no_surname()
            or (_NOBODY.search(word) and word[:1].isupper())
            or (not kept and names.bearers(word) and not _is_first_name(word))
        ):
            break
        kept = match.end()
    return name[:kept]


def _surnames_again(text: str, found: list[Span]) -> Iterator[Span]:
    """Later "Muster" alone after "Maria Muster"; not where an article makes it a common noun ("der Koch")."""
    surnames = {text[span.start : span.end].split()[-1] for span in found}
    for surname in surnames:
        if len(surname) < 3 or names.bearers(surname) or _is_first_name(surname):
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}s?(?![\w-])", text):
            if not _ARTICLE_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
                yield Span(match.start(), match.end(), "name")


# ------------------------------------------------------------------------------------------------ quotations

_CORE = re.compile(
    r"(?i)job-?\s?center|\d|aktion|kampagne|messe|börse|ausstellung|tag\b|woche|lädt|laden|findet|veranstalt|zeigt|eröffn|start|„|»|\buhr\b"
)


def quotation(evidence: str, words: int = 15) -> str:
    """At most ``words`` words of an evidence, around what it says most of (who, when, what), redacted; cuts show as "…"."""
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
