"""Decides when an address is asked again: soon while it is young, ever more rarely with age, in the end never.

An interval as long as the age so far, at least a few days, gives visits at the age of 2, 4, 8, 16, 32 days. Changes
that a feed or sitemap announces are fetched at once and need none of this. All moments are UTC.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from extractors.records import Outcome

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
