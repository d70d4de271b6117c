"""Which known campaign an article belongs to, whether it comes in editions, and who called it into being."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from extractors.drafts import background
from extractors.marks import Marks
from extractors.normalise import campaigns
from extractors.nouns import VOCABULARY


@dataclass(frozen=True, slots=True)
class Named:
    """The campaign that the article is part of. ``slogans`` are its names as quoted, which title no single action."""

    slug: str
    slogans: frozenset[str]
    comes_again: bool
    year: str | None = None


@cache
def _standing() -> frozenset[str]:
    """Slugs of programmes that run for years and have no editions: ``vocabulary/scope_campaigns.toml``."""
    with (VOCABULARY / "scope_campaigns.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["standing"])


def named(marks: Marks) -> Named | None:
    """The campaign named in the title, else the first one named outside the background; None if none is."""
    in_title = [one for one in campaigns(marks.title) if not getattr(one, "is_previous", False)]
    behind = [mark.clause for mark in marks.marks if background(mark)]
    in_text = [
        one
        for one in campaigns(marks.text)
        if not getattr(one, "is_previous", False) and not any(c.start <= one.start < c.end for c in behind)
    ]
    found = in_title or in_text
    if not found:
        return None
    slug = found[0].slug
    slogans = {marks.text[one.start : one.end].strip("„“”»«\" ").rstrip(".") for one in in_text if one.slug == slug}
    return Named(slug, frozenset(slogans), slug not in _standing())


STARTERS = re.compile(
    r"\b(?:initiiert\w*|Initiator\w*|ins Leben gerufen|gestartet|ausgerufen|aufgerufen|aufrufen|rufen .{0,40}auf|angestoßen|vorbereitet|veranstaltet|organisiert|Projekt de[rs])\b", re.IGNORECASE
)
BODIES = re.compile(
    r"Deutsche[nrs]? (?:Landkreis|Städte)tag(?:es)?|Deutsche[nr]? Städte- und Gemeindebund(?:es)?|Hessische[nrs]? (?:Landkreis|Städte)tag(?:es)?|Landkreistag [A-ZÄÖÜ][\w-]+"
    r"|Regionaldirektion [A-ZÄÖÜ][\w-]+(?: der Bundesagentur für Arbeit)?|Bundesagentur für Arbeit|Bundesministerium(?:s)? für Arbeit und Soziales|Kommunale[n]? Jobcenter Hessen"
)


def initiators(marks: Marks) -> tuple[str, ...]:
    """Associations and authorities in clauses that say who started the whole, in their plain form."""
    found: dict[str, None] = {}
    for mark in marks.marks:
        if STARTERS.search(mark.clause.text):
            for one in BODIES.finditer(mark.clause.text):
                plain = re.sub(r"^(Deutsche|Hessische)[ns] ", r"\1r ", one.group())
                found[re.sub(r"tages$", "tag", plain)] = None
    return tuple(found)
