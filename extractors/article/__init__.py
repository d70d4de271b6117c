"""Reads a page's own words: title, text, dates, dateline, credit, publisher, language; each with where it was found.

Knows nothing of Jobcenter or campaigns. A source's selectors come first, then those of its family (the content
management system), then JSON-LD and meta tags, then one generic fallback for unknown sites.
"""

from __future__ import annotations

from typing import Any

from extractors.article.blocks import cut
from extractors.article.body import body_of
from extractors.article.credit import credit as credit_of
from extractors.article.dateline import dateline as dateline_of
from extractors.article.family import Picked, family_of, pick
from extractors.article.hit import Hit
from extractors.article.memory import keep_freed, no_collection
from extractors.article.page import clean, parse
from extractors.article.published import dates_of
from extractors.article.publisher import publisher_of
from extractors.article.title import title_of
from extractors.article.tongue import language_of
from extractors.records import Article, Found, Issue, Selectors, Source

__all__ = ["article"]

NO_SELECTORS = Selectors()
keep_freed()
ABOVE = 8  # blocks before the text in which its sender may be named
DECLARED = 3  # trust of a box that names itself the article's body: then a family has nothing to add


@no_collection()
def article(html: str, url: str, source: Source | None) -> tuple[Article | None, list[Issue]]:
    """The article of a page, or None when it holds none; and what was seen and not understood.

    ``html`` is decoded text, ``url`` the canonical address. Never raises, whatever the markup.
    """
    page = parse(html)
    body = page.tree.body
    if body is None:
        return None, [Issue("no-article", "The page has no body.")]
    own = source.selectors if source is not None and source.selectors != NO_SELECTORS else None
    picked = pick(page, own) if own else Picked()
    issues = [
        Issue("selector-missed", f"None of the source's selectors for {field} matches; the general rules were used.")
        for field in picked.missed
    ]
    layout = cut(body, picked.text, picked.drop)
    title = title_of(page, layout, picked, source, url)
    box, blocks = body_of(layout, title.value)
    if not own and (box is None or box.trust < DECLARED) and (family := family_of(page)):
        picked = pick(page, family)
        if picked.title or picked.text or picked.drop:
            if picked.text or picked.drop:
                layout = cut(body, picked.text, picked.drop)
            title = title_of(page, layout, picked, source, url)
            box, blocks = body_of(layout, title.value)
    if not blocks:
        return None, [*issues, Issue("no-article", "The page holds no running text.")]
    texts = [clean(block.text) for block in blocks]
    text = "\n\n".join(texts)
    publisher = publisher_of(page, layout, url, source, title.value)
    published, updated = dates_of(page, layout, blocks, title.value, url, picked)
    if not published.value and not own and (family := family_of(page)):
        published, updated = dates_of(page, layout, blocks, title.value, url, pick(page, family))
    place, agency = dateline_of(texts, title.value)
    dateline: Hit[str] = Hit(place, "text", 0.85) if place else Hit()
    first = layout.blocks.index(blocks[0])
    named = credit_of(texts, agency, [block.text for block in layout.blocks[max(0, first - ABOVE) : first]])
    credit: Hit[str] = Hit(named, "text:dateline" if named == agency else "text", 0.85) if named else Hit()
    language = language_of(page, text)
    fields: dict[str, Hit[Any]] = {
        "title": title,
        "published_on": published,
        "updated_on": updated,
        "publisher": publisher,
        "dateline": dateline,
        "credit": credit,
        "language": language,
    }
    found = [Found(name, hit.where, hit.confidence) for name, hit in fields.items() if hit.value is not None]
    return (
        Article(
            title.value,
            published.value,
            updated.value,
            publisher.value,
            dateline.value,
            credit.value,
            language.value,
            text,
            tuple(found),
        ),
        issues,
    )
