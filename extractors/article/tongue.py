"""Tells the language of a page as a two-letter code; knows German and English by their small words only."""

from __future__ import annotations

import re

from extractors.article.hit import Hit
from extractors.article.page import Parsed
from extractors.article.vocabulary import vocabulary

CODE = re.compile(r"\s*([a-zA-Z]{2})(?:[-_]|\s*$)")
SMALL_WORDS = {code: frozenset(words) for code, words in vocabulary()["language"].items()}
LEAST_WORDS = 20


def language_of(page: Parsed, text: str) -> Hit[str]:
    """What the text's small words say where they say it clearly, else what the page declares."""
    words = text[:1000].casefold().split()
    shares = {code: sum(map(small.__contains__, words)) / max(1, len(words)) for code, small in SMALL_WORDS.items()}
    first, second = sorted(shares, key=lambda code: -shares[code])
    if len(words) >= LEAST_WORDS and shares[first] > 0.12 and shares[first] > 3 * shares[second]:
        return Hit(first, "text", 0.9)
    for declared, where in ((page.head.language, "html:lang"), (page.head.metas.get("language"), "meta:language")):
        match = CODE.match(declared or "")
        if match:
            return Hit(match.group(1).lower(), where, 0.7)
    return Hit()
