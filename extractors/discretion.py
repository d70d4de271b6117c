"""Takes personal data out of a reading before it is stored: what a table keeps passes through here.

``extractors.names.privacy`` decides what is personal; this module knows in which fields of a reading the page's words
stand.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.names.privacy import redact
from extractors.records import Action, Announcement, Article, Figure, Reading


def without_personal_data(reading: Reading) -> Reading:
    """The same reading with names of private people, e-mail addresses and phone numbers replaced."""
    return replace(
        reading,
        article=reading.article and _article(reading.article),
        announcement=reading.announcement and _announcement(reading.announcement),
        issues=tuple(replace(issue, detail=redact(issue.detail)) for issue in reading.issues),
    )


def _article(a: Article) -> Article:
    return replace(
        a,
        title=_maybe(a.title),
        publisher=_maybe(a.publisher),
        dateline=_maybe(a.dateline),
        credit=_maybe(a.credit),
        text=redact(a.text),
    )


def _announcement(n: Announcement) -> Announcement:
    return replace(
        n,
        evidence=redact(n.evidence),
        initiators=tuple(map(redact, n.initiators)),
        actions=tuple(map(_action, n.actions)),
        figures=tuple(map(_figure, n.figures)),
    )


def _action(a: Action) -> Action:
    return replace(
        a, title=redact(a.title), place=_maybe(a.place), audience=_maybe(a.audience), evidence=redact(a.evidence)
    )


def _figure(f: Figure) -> Figure:
    return replace(f, evidence=redact(f.evidence))


def _maybe(text: str | None) -> str | None:
    return None if text is None else redact(text)
