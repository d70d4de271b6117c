"""Tells the publisher: the site's name, without a domain's ending."""

from __future__ import annotations

import re

from extractors.article.blocks import Layout
from extractors.article.hit import Hit
from extractors.article.page import Parsed, key_of, squeeze
from extractors.article.title import host_of, types_of
from extractors.records import Source

# "winterberg-totallokal.de"; not "Jobcenter St. Wendel"
ENDING = re.compile(
    r"(?<=[\w-])\.(?:de|com|net|org|info|eu|at|ch|online|news|nrw|berlin|hamburg|bayern|koeln|cologne|saarland|ruhr|tv)$",
    re.IGNORECASE,
)
# "© 2012–2026 Werse-Bote · Alle Rechte vorbehalten"
COPYRIGHT = re.compile(
    r"""(?: © | \(c\) | copyright ) [\s©]* (?: \d{4} (?: \s?[-–]\s? \d{4} )? )? [\s,:|-]* (?: by\s )?
        (?P<who> [^©|·•\d] [^©|·•\n]{2,60}? ) \s* (?: [|·•.,-] | \d{4} | \balle\srechte\b | $ )""",
    re.VERBOSE | re.IGNORECASE,
)


FOOTERS = "footer, #footer, .footer, #fuss, .fuss"  # passed over when the page was cut


def without_ending(name: str) -> str:
    """A site's name without its domain ending: "winterberg-totallokal.de" is "winterberg-totallokal"."""
    return ENDING.sub("", re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip())).strip()


def publisher_of(page: Parsed, layout: Layout, url: str, source: Source | None, title: str | None) -> Hit[str]:
    """The site's name: as a person wrote it in the source, else as the page gives it, else its host."""
    if source is not None and source.name:
        return Hit(without_ending(source.name), "source", 1.0)
    found = _in_metas(page) or _in_things(page) or _in_title(page, title) or _in_copyright(page, layout)
    if found:
        return found
    host = host_of(url)
    return Hit(without_ending(host), "url", 0.3) if host else Hit()


def _in_metas(page: Parsed) -> Hit[str] | None:
    for name, sure in (("og:site_name", 0.9), ("application-name", 0.7), ("publisher", 0.6), ("dc.publisher", 0.6)):
        value = squeeze(page.head.metas.get(name))
        if value and len(value) < 100 and "://" not in value:
            return Hit(without_ending(value), f"meta:{name}", sure)
    return None


def _in_things(page: Parsed) -> Hit[str] | None:
    for thing in page.things:
        publisher = thing.get("publisher")
        named = thing if "website" in types_of(thing) else publisher if isinstance(publisher, dict) else {}
        name = named.get("name")
        if isinstance(name, str) and squeeze(name):
            return Hit(without_ending(squeeze(name) or ""), "jsonld", 0.85)
    return None


def _in_title(page: Parsed, title: str | None) -> Hit[str] | None:
    """What remains of the page's title beside the headline: "Headline | Site", "Site: Headline"."""
    window, headline = page.head.title or "", title or ""
    key = key_of(headline)
    if not key:
        return None
    parts = [part.strip() for part in re.split(r"\s+[|»«·•–—-]+\s+|\s*[|»•]\s*|(?<=\w):\s", window)]
    rest = [part for part in parts if part and key_of(part) and key_of(part) not in key]
    if len(rest) == len(parts) or not rest:
        return None
    name = rest[-1] if key_of(parts[0]) in key else rest[0]
    return Hit(without_ending(name), "title", 0.6) if 2 < len(name) < 80 else None


def _in_copyright(page: Parsed, layout: Layout) -> Hit[str] | None:
    lines = [block.text for block in layout.blocks[-12:]]
    for footer in page.tree.css(FOOTERS):
        lines += footer.text(separator="\n").splitlines()
    for line in reversed(lines):
        match = COPYRIGHT.search(line[:300])
        if match:
            return Hit(without_ending(match["who"]), "text:copyright", 0.5)
    return None
