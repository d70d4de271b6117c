"""Decides whether a page with status 200 says that there is no such page (a soft 404).

Text kind: error pages of German CMS.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from extractors.decode import text
from extractors.records import Source
from extractors.street.hops import Fetched
from extractors.street.links import identity

_TITLE = re.compile(r"<(title|h1)\b[^>]*>(.{0,300}?)</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
# The whole heading, or its beginning before the site's name; an article may well have "nicht gefunden" in its title.
_SAYS_SO = re.compile(
    r"""\W* (?: (?:fehler|error|http) \W* 404 \b
            | 404 \s* (?: $ | [-–—|:.,!(] | (?:error|fehler|not|nicht|seite|page) \b )
            | (?:die\s)? (?:gewünschte\s|angeforderte\s|aufgerufene\s)?
              (?:seite|datei|dokument|artikel|inhalt|beitrag|meldung)
              \s (?:wurde\s|konnte\s|ist\s)? (?:leider\s)?
              (?:nicht\s(?:gefunden|vorhanden|verfügbar)|existiert\s(?:leider\s)?nicht)
            | (?:page|file|document) \s not \s found
        )""",
    re.IGNORECASE | re.VERBOSE,
)


def says_missing(fetched: Fetched, source: Source, asked: str) -> str | None:
    """The sentence why this answer is no page, or None.

    Headings are looked at, and whether a deep link ended at the front door.
    """
    if fetched.url != asked:
        front = {identity(source.home), *(identity(entrance.url) for entrance in source.entrances)}
        deep = urlsplit(asked).path.strip("/") != ""
        if deep and (
            identity(fetched.url) in front
            or (urlsplit(fetched.url).path in ("", "/") and not urlsplit(fetched.url).query)
        ):
            return "The address now leads to the front page or a listing."
    html = text(fetched.content[:60_000], fetched.answer.header("content-type"))
    for match in _TITLE.finditer(html):
        words = " ".join(_TAG.sub(" ", match[2]).split())
        if _SAYS_SO.match(words):
            return f'The page says that it does not exist ("{words[:100]}").'
    return None
