"""What a box of a page says of itself by its class and id; knows neither its content nor its place.

The words are data (``vocabulary/article.toml``); a name is cut into words at separators and at capitals.
"""

from __future__ import annotations

import re
from enum import IntEnum, auto
from functools import lru_cache
from itertools import pairwise

from extractors.article.vocabulary import vocabulary

# "entry-content", "SP-ArticleHeader", "articleBody", "news2date": runs of letters, cut before a capital
WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")


class Sort(IntEnum):
    """What a box is by its name, the stronger claim first."""

    BODY = auto()  # says that it holds the article's words
    COMMENTS = auto()  # never part of the article
    HARD = auto()  # noise, unless it holds most of the page's text
    TEASER = auto()  # before the text its lead, later a teaser of other articles
    LEAD = auto()  # subtitle, kicker or lead between headline and text
    SOFT = auto()  # noise, unless it holds half of the page's text
    ABOUT = auto()  # date, author, tags of the article
    CAPTION = auto()  # text of a picture
    PLAIN = auto()


# a member read from its class costs as much as a call (Python 3.11), and these are read for every box
BODY, COMMENTS, HARD, TEASER, LEAD, SOFT, ABOUT, CAPTION, PLAIN = Sort


def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(vocabulary()[section][key])


def _pair(words: str) -> tuple[str, str]:
    first, second = words.split()
    return first, second


IGNORED = tuple(vocabulary()["ignored"]["beginnings"])
PREFIXES = tuple(vocabulary()["ignored"]["prefixes"])
OPENERS = _words("ignored", "openers")
BODY_NAMES = _words("body", "names")
SAFE_NAMES = _words("body", "safe")
EXACT_NOISE = _words("noise", "exact")
FRAMES = _words("noise", "frames")
TEXT_WORDS = _words("caption", "unless")
PAIRS = {
    **{_pair(pair): SOFT for pair in vocabulary()["noise"]["pairs"]},
    **{_pair(pair): ABOUT for pair in vocabulary()["about"]["pairs"]},
}
PAIR_BEGINS = frozenset(first for first, _ in PAIRS)
# the later entry wins where a word is listed twice
WORDS = {
    **dict.fromkeys(vocabulary()["caption"]["words"], CAPTION),
    **dict.fromkeys(vocabulary()["about"]["words"], ABOUT),
    **dict.fromkeys(vocabulary()["noise"]["soft"], SOFT),
    **dict.fromkeys(vocabulary()["lead"]["words"], LEAD),
    **dict.fromkeys(vocabulary()["lead"]["teasing"], TEASER),
    **dict.fromkeys(vocabulary()["noise"]["hard"], HARD),
    **dict.fromkeys(vocabulary()["comments"]["words"], COMMENTS),
}

# every word that can make a difference; a body's name ends with one of a few
BODY_ENDS = (
    "content",
    "body",
    "text",
    "copy",
    "inhalt",
    "main",
    "paragraph",
    "paragraphs",
    "corpus",
    "entry",
    "wrap",
    "koerper",
)
TELLING = frozenset(
    [*WORDS, *PAIR_BEGINS, *BODY_NAMES, *BODY_ENDS, *(word for name in EXACT_NOISE for word in name.split("-"))]
)


@lru_cache(maxsize=65536)
def _sort_of_name(name: str) -> Sort:
    if name.startswith(PREFIXES):
        name = next(name.removeprefix(prefix) for prefix in PREFIXES if name.startswith(prefix)).lstrip("-") or "-"
    # small letters need no cutting at capitals: the quick way for the many
    words = name.replace("_", "-").split("-") if name.islower() else list(map(str.lower, WORD.findall(name)))
    if TELLING.isdisjoint(words):
        return PLAIN
    if name in EXACT_NOISE:
        return HARD
    if ":" in name or name.startswith(IGNORED):  # "md:hidden" is a style of Tailwind's
        return PLAIN
    if words[0] in OPENERS:
        return PLAIN
    whole = "".join(words)
    if whole in BODY_NAMES:
        return BODY
    if whole in SAFE_NAMES:
        return PLAIN
    sort = PLAIN
    for word in words:
        if word in WORDS and WORDS[word] < sort:
            sort = WORDS[word]
    if not PAIR_BEGINS.isdisjoint(words):
        for pair in pairwise(words):
            if pair in PAIRS and PAIRS[pair] < sort:
                sort = PAIRS[pair]
    return PLAIN if sort is CAPTION and not TEXT_WORDS.isdisjoint(words) else sort


def sort_of(classes: str | None, identity: str | None) -> Sort:
    """The strongest sort that a box's class and id attributes claim."""
    strongest = PLAIN
    if classes:
        for name in classes.split():
            sort = _sort_of_name(name)
            if sort < strongest:
                strongest = sort
    if identity:
        if identity.lower().replace("-", "").replace("_", "") in FRAMES:
            strongest = min(strongest, SOFT)
        for name in identity.split():
            sort = _sort_of_name(name)
            if sort < strongest:
                strongest = sort
    return strongest
