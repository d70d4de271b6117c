"""Readings in numbers, without reading a page: what a load has to take in, three in ten of them in scope."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from extractors.records import Action, Announcement, Article, Figure, Reading
from warehouse.batch import Capture

TYPES = ("action_day", "event", "exhibition", "job_fair", "information_event", "programme_launch")
TOPICS = ("gesundheit", "kunst_kultur", "flucht_migration", "ausbildung_jugend", "frauen_chancengleichheit")
KREISE = [f"{land:02}{kreis:03}" for land in range(1, 17) for kreis in range(1, 26)]
AT = datetime(2026, 1, 1, 6, tzinfo=UTC)


def many(count: int, first: int = 0) -> Iterator[tuple[Reading, Capture]]:
    """``count`` readings with their captures, numbered from ``first``; the same numbers give the same readings."""
    for number in range(first, first + count):
        draw = random.Random(number)
        source = f"portal-{draw.randrange(400)}"
        url = f"https://{source}.example/artikel/{number}"
        day = date(2010, 1, 1) + timedelta(days=draw.randrange(5800))
        text = f"Text {number}"
        article = Article(f"Meldung {number} aus {source}", day, None, source, None, None, "de", text)
        told = _told(draw, number, day) if draw.random() < 0.3 else None
        # Eighteen shingles; one in five articles is a copy of the one before it.
        sketch = random.Random(number - 1 if draw.random() < 0.2 else number)
        shingles = tuple(sorted({sketch.getrandbits(58) * 16 for _ in range(18)}))
        yield (
            Reading(url, article, told, sketch=shingles),
            Capture(url, source, AT, f"{number:016x}", "a.warc.gz", number),
        )


def _told(draw: random.Random, number: int, day: date) -> Announcement:
    evidence = f"Das Jobcenter lädt für den Termin Nummer {number} alle ein, die Arbeit suchen oder anbieten"
    actions = tuple(
        Action(
            f"Termin {number} Teil {part}",
            draw.choice(TYPES),  # type: ignore[arg-type]
            "planned",
            evidence,
            (draw.choice(KREISE),),
            day + timedelta(days=draw.randrange(1, 40)),
            None,
            topics=(draw.choice(TOPICS),),
            place="Rathaus",
        )
        for part in range(1)
    )
    figures = (Figure("visitors", draw.randrange(20, 900), "people", evidence, scope=draw.choice(KREISE)),)
    campaign = "stark-sozial-vor-ort" if draw.random() < 0.1 else None
    edition = str(day.year) if campaign else None
    return Announcement("preview", "event", evidence, campaign, edition, day, None, (), actions, figures)
