"""How the invented sites look: one Jinja template a system, filled with a site and what it shows. No HTTP."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from demo import content
from demo.content import BERLIN, Site, Text

NOT_FOUND = "Die gewünschte Seite ist nicht oder nicht mehr vorhanden. Bitte nutzen Sie die Suche oder die Startseite."
FAILED = "Beim Aufbau der Seite ist ein Fehler aufgetreten. Wir bitten um Entschuldigung."
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def article(site: Site, text: Text) -> str:
    """The page of one text, or the frame with an apology where the text's status says so."""
    if text.status in (404, 410):
        return notice(site, "Nicht gefunden", NOT_FOUND)
    if text.status != 200:
        return notice(site, "Fehler", FAILED)
    # Only what no editor touches later, so that a new or edited page leaves all others as they were.
    steady = [one for one in site.texts if one.name in site.steady and one.status == 200 and not one.redirect]
    older = [one for one in steady if one.published < text.published]
    body = [Markup(block) for block in content.blocks(text.body)]  # noqa: S704 - our own prose, escaped in content
    return _render(site, kind="article", title=text.title, text=text, blocks=body, related=older[:2])


def listing(site: Site, title: str, texts: tuple[Text, ...], number: int, paths: list[str]) -> str:
    """The ``number``-th (from 1) page of the overview whose pages lie at ``paths``."""
    after = paths[number] if number < len(paths) else None
    return _render(site, kind="listing", title=title, texts=texts, number=number, paths=paths, after=after)


def notice(site: Site, title: str, words: str) -> str:
    return _render(site, kind="notice", title=title, notice=words)


def _render(site: Site, **values: Any) -> str:
    return _layouts().get_template(f"{site.layout}.html").render(site=site, **({"text": None} | values))


@cache
def _layouts() -> Environment:
    layouts = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "layouts"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    layouts.filters["day"] = lambda moment: f"{moment.astimezone(BERLIN):%d.%m.%Y}"
    layouts.filters["long_day"] = _long_day
    layouts.filters["clock"] = lambda moment: f"{moment.astimezone(BERLIN):%H:%M}"
    layouts.filters["iso"] = lambda moment: moment.astimezone(BERLIN).isoformat(timespec="seconds")
    return layouts


def _long_day(moment: datetime) -> str:
    local = moment.astimezone(BERLIN)
    return f"{local.day}. {MONTHS[local.month - 1]} {local.year}"
