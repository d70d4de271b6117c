"""Where a text names people: by a title, a function, a label, a verb of saying, or a common first name.

It finds the same surname again later in the text. It cannot tell a private person from a public one, and it leaves the
names of schools, streets, firms, foundations and places alone. Words are data: ``vocabulary/privacy.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.names import registry
from extractors.names import spellings as names

_WORD = r"[A-ZÄÖÜÇĞİŞŁŚŻČŠŽ][a-zäöüßçğışéèáàâêîôûëïíóúñłśżčšž’'`]+"
_PARTICLE = r"(?:von|van|de|du|le|la|zu|zur|zum|der|den|el|al|Al|El|bin|ibn|da|dos|di|ter|ten)[ -]"
_SURNAME = rf"(?:{_PARTICLE}){{0,2}}(?:Mc|Mac|O’|O')?{_WORD}(?:-{_WORD})*"
_TITLE = r"(?:Dr\.|Prof\.|Dipl\.-\w+\.?|Mag\.|Ing\.|med\.|jur\.|rer\.|pol\.|phil\.|h\.\s?c\.|MdB|MdL)"
# Common nouns that no surname ends in.
_NOBODY = re.compile(
    r"(?:ung|heit|keit|schaft|tion|amt|haus|zentrum|center|service|stelle|messe|börse|tage?|woche|kreis|stadt|land|straße"
    r"|str|platz|kampagne|verein|verband|agentur|projekt|programm|büro|dienst|bereich|abteilung|team|gruppe|beratung"
    r"|förderung|praktikant)s?$"
)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(registry.vocabulary("privacy.toml")["first_names"].split())


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = registry.vocabulary("privacy.toml")
    addresses, functions, labels, verbs = (
        _alternatives(table[key]) for key in ("addresses", "functions", "labels", "verbs")
    )
    name = rf"(?P<name>(?:{_TITLE}\s+)*{_WORD}(?:-{_WORD})*(?:\s+[A-ZÄÖÜ]\.)?(?:\s+{_SURNAME}){{0,2}})"
    two = rf"(?P<name>(?:{_TITLE}\s+)*{_WORD}(?:-{_WORD})*(?:\s+[A-ZÄÖÜ]\.)?(?:\s+{_SURNAME}){{1,2}})"
    return (  # the last three need first name and surname
        # Herr Muster, Frau Dr. Muster, Familie Muster
        re.compile(rf"\b(?:{addresses})\s+{name}"),
        re.compile(rf"(?P<name>\b(?:{_TITLE}\s+)+{_WORD}(?:-{_WORD})*(?:\s+{_SURNAME}){{0,2}})"),
        # Landrat Muster, Geschäftsführerin Maria Muster
        re.compile(rf"\b(?:{functions})(?:in)?\s+{name}"),
        # Ansprechpartnerin: Maria Muster
        re.compile(rf"\b(?:{labels})\s?:\s*{two}"),
        # sagt Maria Muster, „…“, so Maria Muster
        re.compile(rf"(?:\b(?:{verbs}))\s+{two}"),
        # Foto: M. Muster
        re.compile(rf"\b(?:{labels})\s?:\s*(?P<name>(?:[A-ZÄÖÜ]\.\s?){{1,2}}\s{_SURNAME})"),
    )


# Two or three capitalised words in a row, the first one a known first name; tried at every word, for a noun may stand
# in front ("Jobcoach Maria Muster"). Surnames may be all capitals, as press releases write them.
_CAPITALS = r"[A-ZÄÖÜ]{2}[A-ZÄÖÜẞ’'-]+"
_FULL_NAME = re.compile(
    rf"(?<![\w-])(?=(?P<all>(?P<first>{_WORD}(?:-{_WORD})?|{_CAPITALS})(?P<more>(?:\s+{_WORD}(?=\s+[A-ZÄÖÜ]))?)"
    rf"(?:\s+[A-ZÄÖÜ]\.)?\s+(?P<last>{_SURNAME}|{_CAPITALS}))(?!\w))"
)
# "Maria M.", "Maria (34)", "Maria, 34, …": people who are told of without their surname.
_FIRST_ONLY = re.compile(
    rf"(?<![\w-])(?P<first>{_WORD}(?:-{_WORD})?)(?:\s+[A-ZÄÖÜ]\.(?!\s?[A-ZÄÖÜ]\.)|(?=\s?\(\d\d\)|,\s\d\d,))"
)
# "Maria und Paula Muster": the first of the two, too.
_PAIR_BEFORE = re.compile(rf"(?<![\w-])(?P<first>{_WORD}(?:-{_WORD})?)\s+(?:und|&|u\.)\s+$")
_WORD_BEFORE = re.compile(r"([\w-]+)\s+$")
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


def people(text: str) -> Iterator[tuple[int, int]]:
    """Offsets [start, end) of people's names, with academic titles; they may overlap and come in no order."""
    found = list(_full_names(text))
    found += [match.span() for match in _FIRST_ONLY.finditer(text) if _is_first_name(match["first"])]
    for index, pattern in enumerate(_patterns()):
        for match in pattern.finditer(text):
            start = match.start("name")
            end = start + len(_cut(match["name"]))
            # A function is no first name; the name after it is found by itself.
            if index > 2 and (" " not in text[start:end] or _is_function(text[start:end].split()[0])):
                continue
            if end > start and not _is_institution(text, start, end, text[start:end].split()[-1]):
                found.append((start, end))
    yield from found
    yield from _surnames_again(text, found)


def _full_names(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of first name and surname, and of a first name that shares the surname after it."""
    reached = 0
    for match in _FULL_NAME.finditer(text):
        start, end = match.span("all")
        # Inside a name that was found the next word is no new beginning; house and firm keep the name on them.
        if start < reached or not _is_first_name(match["first"]):
            continue
        before = _WORD_BEFORE.search(text, max(0, start - 40), start)
        if before and _houses().fullmatch(before[1]):
            continue
        if _is_institution(text, start, end, match["last"]):
            continue
        reached = end
        pair = _PAIR_BEFORE.search(text, max(0, start - 40), start)
        if pair and _is_first_name(pair["first"]):
            yield pair.span("first")
        yield start, end


def _is_first_name(word: str) -> bool:
    names_known = _first_names()
    if word.isupper():
        word = word.title()
    return word in names_known or all(part in names_known for part in word.split("-"))


@cache
def _houses() -> re.Pattern[str]:
    return re.compile(rf"\w*(?i:{_alternatives(registry.vocabulary('privacy.toml')['houses'])})")


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


def _surnames_again(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Later "Muster" alone after "Maria Muster"; not where an article makes it a common noun ("der Koch")."""
    surnames = {text[start:end].split()[-1] for start, end in found}
    for surname in surnames:
        if len(surname) < 3 or names.bearers(surname) or _is_first_name(surname):
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}s?(?![\w-])", text):
            if not _ARTICLE_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
                yield (match.start(), match.end())
