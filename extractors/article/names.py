"""What a box of a page says of itself by its class and id; knows neither its content nor its place.

The words are data (``vocabulary/article.toml``); a name is cut into words at separators and at capitals.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Any

from extractors.article.vocabulary import vocabulary

# "entry-content", "SP-ArticleHeader", "articleBody", "news2date": runs of letters, cut before a capital
WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")


class Sort(IntEnum):
    """How a box is to be read by its name."""

    COMMENTS = -3  # never part of the article
    HARD = -2  # noise, unless it holds most of the page's text
    SOFT = -1  # noise, unless it holds half of the page's text
    PLAIN = 0
    LEAD = 1  # subtitle, kicker or teaser between headline and text
    BODY = 2  # says that it holds the article's words


def _words(section: str, key: str) -> frozenset[str]:
    table: dict[str, Any] = vocabulary()[section]
    return frozenset(table[key])


BODY_NAMES = _words("body", "names")
SAFE_NAMES = _words("body", "safe")
COMMENT_WORDS = _words("comments", "words")
HARD_WORDS = _words("noise", "hard")
SOFT_WORDS = _words("noise", "soft")
SOFT_PAIRS = _words("noise", "pairs")
LEAD_WORDS = _words("lead", "words")


@lru_cache(maxsize=65536)
def _sort_of_token(token: str) -> Sort:
    words = [word.lower() for word in WORD.findall(token)]
    if not words:
        return Sort.PLAIN
    whole = "".join(words)
    if whole in BODY_NAMES:
        return Sort.BODY
    if whole in SAFE_NAMES:
        return Sort.PLAIN
    if not COMMENT_WORDS.isdisjoint(words):
        return Sort.COMMENTS
    if not HARD_WORDS.isdisjoint(words):
        return Sort.HARD
    if not LEAD_WORDS.isdisjoint(words):
        return Sort.LEAD
    if not SOFT_WORDS.isdisjoint(words):
        return Sort.SOFT
    if any(f"{first} {second}" in SOFT_PAIRS for first, second in zip(words, words[1:], strict=False)):
        return Sort.SOFT
    return Sort.PLAIN


@lru_cache(maxsize=65536)
def sort_of(classes: str | None, identity: str | None) -> Sort:
    """The sort of a box with these class and id attributes; a declared body wins, then the worst noise."""
    sorts = [_sort_of_token(token) for token in f"{classes or ''} {identity or ''}".split()[:24]]
    if not sorts:
        return Sort.PLAIN
    return Sort.BODY if Sort.BODY in sorts else (min(sorts) if min(sorts) < 0 else max(sorts))
