"""Generates German press releases and their printings: word-level edits, cut ends, changed names, own headlines.

The sentences are put together from lists of words; standing paragraphs recur in unrelated releases, as they do in life.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


def _words(text: str) -> list[str]:
    return text.split()


NOUNS = _words("""
Beratung Betrieb Werkstatt Ausbildung Messe Vermittlung Familie Stelle Bewerbung Förderung Sprache Zukunft
Praktikum Gespräch Angebot Nachmittag Standort Mappe Handwerk Pflege Lager Küche Garten Schule Verein Projekt
Runde Woche Fachkraft Dezernent Landrätin Leiterin Kundschaft Unterlage Termin Rathaus Halle Bühne Ausstellung
Führung Gruppe Erfahrung Chance Hilfe Frage Antwort Abschluss Prüfung Umschulung Gutschein Antrag Bescheid
Vertrag Lohn Miete Kita Bus Bahnhof Quartier Gemeinde Nachbarschaft Bibliothek Museum Sportplatz Klinik Praxis
Bäckerei Gärtnerei Tischlerei
""")
VERBS = _words("""
zeigt erklärt begleitet eröffnet sammelt bietet fördert vermittelt plant besucht unterstützt verbindet prüft
berät stärkt lobt wiederholt verlegt erweitert bezahlt organisiert vertieft bündelt sichert erprobt übernimmt
""")
ADJECTIVES = _words("""
neue offene kleine große lange kurze praktische gemeinsame kostenlose persönliche regionale sichere freie zweite
erste dritte junge erfahrene ruhige schnelle gute kommunale tägliche warme helle moderne bewährte
""")
LINKS = _words("""
und während obwohl weil damit sobald wobei sodass denn aber
""")
PLACES = _words("""
Altbrück Neuheim Lindenau Rotfelden Steinach Waldkirch Moorburg Seefeld Hohenlinden Birkenried Auental Kreuzau
Talheim Eschbach Weidenbrück Erlenhof Mühlbach Fichtelau Sandhausen Dornfeld Kronach Lauterbach
""")
NAMES = _words("""
Berger Sommer Winter Vogel Krause Lorenz Albrecht Seidel Heinrich Kuhn Paulsen Ziegler Brandt Peters
""")
STANDING = (
    "Die Aktionswoche wird von den kommunalen Spitzenverbänden getragen. Bundesweit beteiligen sich mehr als hundert "
    "Jobcenter in Trägerschaft von Kreisen und Städten. Sie betreuen Familien, bilden aus und arbeiten mit Betrieben "
    "vor Ort zusammen. Weitere Auskünfte gibt die Pressestelle zu den üblichen Zeiten."
)


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of a release. ``release`` says which; texts of one release and no others belong together."""

    number: int
    release: int
    source: str
    day: date
    text: str


def sentence(draw: random.Random) -> str:
    """About fourteen words of prose. Compounds make the vocabulary as wide as that of real texts."""

    def thing() -> str:
        head, tail = draw.choice(NOUNS), draw.choice(NOUNS).lower()
        return head + draw.choice(("s", "", "n")) + tail if draw.random() < 0.7 else head

    def phrase() -> str:
        described = f"{draw.choice(ADJECTIVES)} {thing()}"
        return draw.choice((thing(), described, f"{draw.randint(2, 90)} {described}n"))

    verb, other = draw.choice(VERBS), draw.choice(VERBS)
    first = draw.choice(
        (
            f"Die {phrase()} in {draw.choice(PLACES)} {verb} die {phrase()}",
            f"Im Haus {verb} {draw.choice(NAMES)} seit Jahren {phrase()} und {phrase()}",
            f"Am {draw.randint(1, 28)}. {verb} der Kreis {phrase()} für {phrase()}",
            f"Wer {phrase()} sucht, {verb} bei {phrase()} nach",
        )
    )
    second = f"{draw.choice(LINKS)} {draw.choice(NAMES)} {phrase()} der {phrase()} {other}"
    return f"{first}, {second}." if draw.random() < 0.7 else f"{first}."


def release(draw: random.Random) -> list[str]:
    """Paragraphs of a release of 150 to 350 words; every third ends with a standing paragraph."""
    paragraphs = [" ".join(sentence(draw) for _ in range(draw.randint(3, 5))) for _ in range(draw.randint(4, 6))]
    return [*paragraphs, STANDING] if draw.random() < 0.33 else paragraphs


def printed(draw: random.Random, paragraphs: list[str]) -> str:
    """What a portal makes of a release: cut at the end, a word in thirty changed, names exchanged, an own opening."""
    kept = paragraphs[: max(2, len(paragraphs) - draw.choice((0, 0, 0, 1, 1, 2)))]
    words = "\n\n".join(kept).split(" ")
    edits = draw.choice((0.0, 0.0, 0.01, 0.03))
    words = [draw.choice(NOUNS) if draw.random() < edits else word for word in words]
    if draw.random() < 0.3:
        old, new = draw.choice(NAMES), draw.choice(NAMES)
        words = [new if word == old else word for word in words]
    opening = f"{draw.choice(PLACES).upper()} (pm) – " if draw.random() < 0.5 else ""
    return opening + " ".join(words)


def printings(count: int, seed: int = 7) -> Iterator[Printing]:
    """``count`` printings: half of the releases are printed once, the others two to eight times within twelve days."""
    draw = random.Random(seed)
    number = told = 0
    while number < count:
        paragraphs = release(draw)
        first = date(2015, 1, 1) + timedelta(days=draw.randint(0, 4000))
        for copy in range(1 if draw.random() < 0.5 else draw.randint(2, 8)):
            if number < count:
                text = "\n\n".join(paragraphs) if copy == 0 else printed(draw, paragraphs)
                day = first + timedelta(days=0 if copy == 0 else draw.randint(0, 12))
                yield Printing(number, told, f"portal-{draw.randint(1, 400)}", day, text)
                number += 1
        told += 1
