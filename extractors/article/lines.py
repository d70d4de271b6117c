"""Recognises lines that are not the article's words by what they say: date lines, share buttons, "read more".

Kind of text: the short lines of German (and some English) pages around an article. Every pattern meets a whole line.
"""

from __future__ import annotations

import re

from extractors.article.vocabulary import vocabulary


def _any_of(key: str) -> re.Pattern[str]:
    # matched against small letters: without IGNORECASE the many alternatives are told apart by their first letter
    return re.compile("|".join(f"(?:{pattern})" for pattern in vocabulary()["lines"][key]))


END = _any_of("end")
FURNITURE = _any_of("furniture")
SITE = [(word, re.compile(pattern)) for word, pattern in vocabulary()["lines"]["site"].items()]
LONGEST_SITE = 700  # characters of a consent notice


def is_end(text: str) -> bool:
    """Whether the article ends before this short line ("Mehr zum Thema")."""
    return END.match(text.lower()) is not None


def is_furniture(text: str) -> bool:
    """Whether this whole line belongs to the site and not to the article ("Druckversion", "Datum 21.08.2019")."""
    return FURNITURE.fullmatch(text.lower()) is not None


def is_site(text: str) -> bool:
    """Whether a paragraph speaks for the site: cookies, opening hours, rights. It may still stand in an article."""
    if len(text) >= LONGEST_SITE:
        return False
    small = text.lower()
    for word, pattern in SITE:  # noqa: SIM110  (a generator costs as much again)
        if word in small and pattern.search(small):
            return True
    return False
