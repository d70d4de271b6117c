"""Decides when an address is asked again: soon while it is young, ever more rarely with age, in the end never.

An interval as long as the age so far, at least a few days, gives visits at the age of 2, 4, 8, 16, 32 days. Changes
that a feed or sitemap announces are fetched at once and need none of this. All moments are UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from extractors.records import Known, Outcome

_FOLLOWED = timedelta(days=60)  # press pages rarely change later; a dated action lies behind by then
_FIRST = {
    "new": timedelta(days=2),
    "changed": timedelta(days=2),
    "same": timedelta(days=2),
    "gone": timedelta(days=7),
    "failed": timedelta(days=1),
    "refused": timedelta(days=14),
    "disallowed": timedelta(days=1),
    "reserved": timedelta(days=30),
}


def due_again(outcome: Outcome, first_seen_at: datetime | None, now: datetime) -> datetime | None:
    """When a page is asked again after this outcome; None: never, unless its entrance announces a change."""
    if outcome == "deferred":
        return now
    age = now - (first_seen_at or now)
    if age > _FOLLOWED:
        return None
    return now + max(_FIRST[outcome], age)


def is_news(announced: str | None, known: Known) -> bool:
    """Does what a feed or sitemap says of a page's age mean that the page has changed since it was last asked?

    A feed tells the publication, a sitemap of the same site the last change, and each writes its dates in its own form:
    where both can be read, only a later moment is news; where one cannot, every other word is.
    """
    if announced is None or announced == known.announced_change:
        return False
    moment = _moment(announced)
    if known.announced_change is None:
        return moment is None or known.last_seen_at is None or moment > known.last_seen_at
    before = _moment(known.announced_change)
    return moment is None or before is None or moment > before


def _moment(text: str) -> datetime | None:
    """A moment in ISO 8601 or RFC 822 form; without a zone it is taken as UTC."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
