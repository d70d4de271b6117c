"""Tells where a text comes from: the site that publishes it, its dateline and its credit."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from extractors.article.hit import Hit
from extractors.article.page import Parsed, squeeze
from extractors.article.title import SEPARATOR, types_of
from extractors.records import Source

ENDING = re.compile(
    r"\.(?:de|com|net|org|info|eu|at|ch|online|news|nrw|berlin|hamburg|bayern|koeln|cologne|saarland|ruhr|tv)$", re.I
)
PORTAL = re.compile(r"(?P<portal>[\w.-]{3,40})\s+:\s+(?P<place>[^:]{2,60}?)\s+:\s+")
PLACE = r"(?:(?:Kreis|Landkreis|Stadt|Bad|Sankt|St\.|Groß|Klein|Neu|Alt)\s)?[A-ZÄÖÜ][\wäöüßÄÖÜ-]+(?:(?:/|\s/\s)[A-ZÄÖÜ][\w-]+|\s(?:am|an der|im|bei|in|ob der|vor der|auf)\s(?:der\s|dem\s)?[A-ZÄÖÜ]\w+|\s\([A-ZÄÖÜ][a-zäöüß]+\.?\)|\s[A-ZÄÖÜ][\wäöüß-]+){0,2}"
AGENCY = r"\((?P<agency>[A-Za-zäöü]{2,8}(?:[/-][A-Za-zäöü]{1,6}){0,3})\)"
DATELINES = (
    re.compile(rf"(?P<place>{PLACE})\s*{AGENCY}\s*[.:]?\s*(?:[-–—:|]\s*)?"),
    re.compile(rf"(?P<place>{PLACE})\s(?P<agency>taz|dpa|epd|kna|afp|rtr|ots)\s?[|.:–-]\s"),
    re.compile(rf"(?P<place>{PLACE})\.?\s[-–—|]\s(?=[A-ZÄÖÜ„\"»0-9])"),
    re.compile(rf"(?P<place>{PLACE})\.\s(?=[A-ZÄÖÜ„\"»0-9])"),
    re.compile(r"(?P<place>[A-ZÄÖÜ]{4,}(?:[-/ ][A-ZÄÖÜ]{3,})*)\s(?=[A-ZÄÖÜ][a-zäöüß])"),
)
CREDIT = re.compile(
    r"^[\W\d]*(?:\b(?:text(?:-)?)?quelle|herausgeber(?:in)?|autor(?:/?-?\*?:?in(?:nen)?)?|text|(?:presse|medien)kontakt|verfasser(?:in)?|absender)\s?:\s*(?P<who>.+)$",
    re.IGNORECASE,
)
RELEASE = re.compile(
    r"^\(?(?P<who>(?:Eine? )?(?:Gemeinsame )?(?:Pressemitteilung|Presseinformation|Medieninformation|Pressemeldung)\s.*\b(?:des|der|von|vom)\s(?!\d).{3,80}?)\)?\.?$"
)
TAG_AT_END = re.compile(r"(?:^|[.!?“”\"«]\s+)\(?(?P<who>(?:pm|red|ots|dpa|epd|kna|lsw|SMS)(?:/[a-z]{1,6})*)\)?$")


def without_ending(name: str) -> str:
    """A site's name without its domain ending: "winterberg-totallokal.de" is "winterberg-totallokal"."""
    return ENDING.sub("", re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip())).strip()


def publisher_of(page: Parsed, url: str, source: Source | None) -> Hit[str]:
    """The site's name: as a person wrote it in the source, else as the page gives it, else its host."""
    if source is not None and source.name:
        return Hit(without_ending(source.name), "source", 1.0)
    name = squeeze(page.head.metas.get("og:site_name"))
    if name:
        return Hit(without_ending(name), "meta:og:site_name", 0.9)
    for thing in page.things:
        if "website" in types_of(thing) and isinstance(thing.get("name"), str):
            return Hit(without_ending(squeeze(thing["name"]) or ""), "jsonld", 0.85)
    for thing in page.things:
        publisher = thing.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return Hit(without_ending(squeeze(publisher["name"]) or ""), "jsonld", 0.8)
    if page.head.title:
        parts = SEPARATOR.split(page.head.title)
        if len(parts) > 1 and len(parts[-1]) < 60:
            return Hit(without_ending(parts[-1]), "title", 0.6)
    host = urlsplit(url).hostname if "//" in url else None
    return Hit(without_ending(host), "url", 0.3) if host else Hit()


def dateline_and_credit(texts: list[str], publisher: str | None) -> tuple[Hit[str], Hit[str]]:
    """The place line before the text, and who wrote the text, as named at its beginning or end."""
    place, agency = _dateline(texts)
    credit = _credit(texts)
    if credit:
        return Hit(place, "text", 0.85) if place else Hit(), Hit(credit, "text", 0.9)
    return (
        Hit(place, "text", 0.85) if place else Hit(),
        Hit(agency, "text:dateline", 0.85) if agency else Hit(),
    )


def _dateline(texts: list[str]) -> tuple[str | None, str | None]:
    for text in texts[:2]:
        portal = PORTAL.match(text)
        if portal:
            return portal["place"], None
        for form in DATELINES:
            match = form.match(text)
            if match:
                groups = match.groupdict()
                return groups["place"].rstrip("."), groups.get("agency")
    return None, None


def _credit(texts: list[str]) -> str | None:
    for text in reversed(texts[-4:]):
        if len(text) < 160:
            match = CREDIT.match(text) or RELEASE.match(text)
            if match:
                who = re.split(r",?\s(?:Tel(?:efon)?\b|Foto|Fon|E-?Mail|Mobil)", match["who"])[0]
                return who.strip(" .,;")
    match = TAG_AT_END.search(texts[-1])
    return match["who"] if match else None
