"""Readings, visits and a filled warehouse for tests, in a few words each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from extractors.records import Action, Announcement, Article, Figure, Reading, Source, Visit
from extractors.sketch import sketch
from warehouse import store

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)

KREISE = [
    {"kreis": "05358", "name": "Düren", "full_name": "Kreis Düren", "kind": "Landkreis", "land": "NW"},
    {"kreis": "05370", "name": "Heinsberg", "full_name": "Kreis Heinsberg", "kind": "Landkreis", "land": "NW"},
    {"kreis": "05766", "name": "Lippe", "full_name": "Kreis Lippe", "kind": "Landkreis", "land": "NW"},
    {
        "kreis": "06439",
        "name": "Rheingau-Taunus-Kreis",
        "full_name": "Rheingau-Taunus-Kreis",
        "kind": "Landkreis",
        "land": "HE",
    },
    {"kreis": "11000", "name": "Berlin", "full_name": "Berlin", "kind": "kreisfreie Stadt", "land": "BE"},
]
JOBCENTERS = [
    {
        "jobcenter": "zkt-05358",
        "name": "Kreis Düren",
        "form": "zkT",
        "kreise": "05358",
        "land": "NW",
        "since": "2005-01-01",
    },
    {
        "jobcenter": "zkt-05766",
        "name": "Kreis Lippe",
        "form": "zkT",
        "kreise": "05766",
        "land": "NW",
        "since": "2005-01-01",
    },
    {
        "jobcenter": "zkt-06439",
        "name": "Rheingau-Taunus-Kreis",
        "form": "zkT",
        "kreise": "06439",
        "land": "HE",
        "since": "2005-01-01",
    },
    {"jobcenter": "ge-heinsberg", "name": "Jobcenter Kreis Heinsberg", "form": "gE", "kreise": "05370", "land": "NW"},
    {"jobcenter": "ge-berlin-mitte", "name": "Jobcenter Berlin Mitte", "form": "gE", "kreise": "11000", "land": "BE"},
    {"jobcenter": "ge-berlin-pankow", "name": "Jobcenter Berlin Pankow", "form": "gE", "kreise": "11000", "land": "BE"},
]
CAMPAIGNS = [
    {
        "campaign": "stark-sozial-vor-ort",
        "name": "Stark. Sozial. Vor Ort.",
        "initiators": "Deutscher Landkreistag; Deutscher Städtetag",
        "nationwide": True,
        "kommunal": True,
        "editions": [{"edition": "2019"}, {"edition": "2022", "starts_on": "2022-06-20", "ends_on": "2022-06-26"}],
    }
]
TOPICS = [{"topic": "gesundheit", "name": "Gesundheit"}, {"topic": "kunst_kultur", "name": "Kunst und Kultur"}]
SOURCES = [
    Source("kreis-dueren", "Kreis Düren", "kreis", "https://kreis-dueren.example/", jobcenter="zkt-05358"),
    Source("rur-bote", "Rur-Bote", "news", "https://rur-bote.example/"),
    Source("eifel-heute", "Eifel heute", "news", "https://eifel-heute.example/"),
    Source("verband", "Landkreisverband", "association", "https://verband.example/"),
]


def opened(folder: Path) -> store.Connection:
    """A warehouse with its registries filled."""
    con = store.open(folder / "warehouse.duckdb")
    store.registries(con, sources=SOURCES, jobcenters=JOBCENTERS, kreise=KREISE, campaigns=CAMPAIGNS, topics=TOPICS)
    return con


def action(title: str = "Tag der offenen Tür", day: date | None = date(2026, 3, 12), **more: Any) -> Action:
    """An action of the Jobcenter Kreis Düren, unless said otherwise."""
    known: dict[str, Any] = {
        "type": "action_day",
        "status": "planned",
        "evidence": f"{title} im Jobcenter",
        "jobcenters": ("05358",),
        "starts_on": day,
        "ends_on": day,
    }
    return Action(title, **{**known, **more})


def telling(
    url: str,
    *actions: Action,
    text: str = "Das Jobcenter lädt ein.",
    title: str = "Jobcenter lädt ein",
    published: date | None = date(2026, 3, 1),
    figures: tuple[Figure, ...] = (),
    credit: str | None = None,
    publisher: str | None = None,
    **more: Any,
) -> Reading:
    """A reading of an article in scope; ``more`` are fields of its announcement."""
    article = Article(title, published, None, publisher, None, credit, "de", text)
    known: dict[str, Any] = {"stance": "preview", "type": "event", "evidence": "Das Jobcenter lädt ein"}
    told = Announcement(**{**known, **more}, actions=tuple(actions), figures=figures)
    return Reading(url, article, told, sketch=sketch(text))


def silent(url: str, text: str = "Die Straße ist gesperrt.", title: str | None = "Straße gesperrt") -> Reading:
    """A reading of an article out of scope."""
    return Reading(url, Article(title, date(2026, 3, 1), None, None, None, None, "de", text), None, sketch=sketch(text))


def visit(reading: Reading, source: str = "rur-bote", at: datetime = NOW, **more: Any) -> Visit:
    """The visit that brought the page of this reading."""
    words = reading.article.text if reading.article else ""
    known: dict[str, Any] = {
        "outcome": "new",
        "status": 200,
        "content_hash": f"{crc32(words.encode()):08x}",
        "size": len(words),
    }
    return Visit(source, reading.url, "page", at, **{**known, **more})


def load(
    con: store.Connection,
    *told: Reading,
    source: str = "rur-bote",
    at: datetime = NOW,
    rules: str = "rules-1",
    visits: Sequence[Visit] = (),
) -> store.Loaded:
    """One whole run that brings these readings, from one source unless ``visits`` say otherwise."""
    run = store.begin_run(con, "scrape", rules, at)
    loaded = store.load(con, run, visits or [visit(r, source, at) for r in told], told)
    store.end_run(con, run, "finished", at + timedelta(minutes=5))
    return loaded


def changed(reading: Reading, **more: Any) -> Reading:
    """The same page with another article text, title or announcement."""
    article = {key: more.pop(key) for key in ("text", "title", "updated_on") if key in more}
    assert reading.article is not None
    made = replace(reading, article=replace(reading.article, **article), **more)
    return replace(made, sketch=sketch(made.article.text if made.article else ""))


def rows(con: store.Connection, query: str) -> list[tuple[Any, ...]]:
    """The answer to a query."""
    return list(con.cursor().execute(query).fetchall())
