"""Short ways for tests to say: this article, published on this day, on this kind of site."""

from __future__ import annotations

from datetime import date

from extractors.announce import Outcome, announce
from extractors.records import Action, Announcement, Article, Kind, Source

# What stands below the news in most articles; it tells of nothing.
REST = (
    "\n\nWer mag, bringt Unterlagen mit und lässt sie an Ort und Stelle durchsehen. Getränke stehen bereit, für Kinder "
    "gibt es eine Ecke mit Büchern und Bauklötzen. Die Räume sind ohne Stufen zu erreichen, der Aufzug liegt gleich "
    "neben dem Eingang. „Am besten lernt man sich bei einer Tasse Kaffee kennen“, heißt es dazu. Gesprochen wird "
    "Deutsch, auf Wunsch hilft jemand beim Übersetzen. Auch wer nur neugierig ist, darf sich umsehen und fragen."
)


def article(text: str, published: str | None = None, title: str = "", publisher: str = "Tageblatt") -> Article:
    """An article of one or more paragraphs (blank lines between them), published on an ISO day."""
    return Article(title, date.fromisoformat(published) if published else None, None, publisher, None, None, "de", text)


def source(kind: Kind = "news", name: str = "Tageblatt") -> Source:
    """A site of this kind."""
    return Source("somewhere", name, kind, "https://example.org/")


def outcome(
    text: str, published: str | None = None, title: str = "", kind: Kind = "news", site: str = "Tageblatt"
) -> Outcome:
    """What is made of the text."""
    return announce(article(text, published, title, site), source(kind, site))


def told(
    text: str, published: str | None = None, title: str = "", kind: Kind = "news", site: str = "Tageblatt"
) -> Announcement:
    """The announcement of a text that has one."""
    found = outcome(text, published, title, kind, site).announcement
    assert found is not None, "out of scope"
    return found


def actions(
    text: str, published: str | None = None, title: str = "", kind: Kind = "news", site: str = "Tageblatt"
) -> list[Action]:
    """The actions of a text that has an announcement."""
    return list(told(text, published, title, kind, site).actions)
