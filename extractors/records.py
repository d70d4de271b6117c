"""The records that walk through the house: what a page is, what was asked of it, and what was read from it.

Nothing here decides anything. All records are frozen; a value that the page does not say is ``None`` or ``()``.
Dates are local calendar days, times are local wall-clock times, ``_at`` moments are aware and in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Kind = Literal["news", "kreis", "jobcenter", "association", "wire", "other"]
Stance = Literal["preview", "running", "launch", "recap"]
ActionType = Literal[
    "campaign_week",
    "action_day",
    "event",
    "exhibition",
    "job_fair",
    "information_event",
    "programme_launch",
    "opening",
    "publication",
    "other",
]
Status = Literal["planned", "running", "held", "cancelled", "postponed"]
Precision = Literal["day", "month", "year"]


# ------------------------------------------------------------------------------------------------ the street


@dataclass(frozen=True, slots=True)
class Entrance:
    """One way into a source: where its links are found.

    ``links`` and ``next`` are CSS selectors and belong to listings; ``search`` is the WordPress REST search word;
    ``pages`` bounds the pagination of a listing or of a REST collection.
    """

    kind: Literal["feed", "sitemap", "listing", "wordpress"]
    url: str
    links: str | None = None
    next: str | None = None
    search: str | None = None
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS lists for one field of an article each; the first match wins. ``drop`` is cut out before the text is
    taken.
    """

    title: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where to look for releases, as a TOML file in ``sources/`` describes it. A link is followed if its title, teaser
    or address meets the regular expression ``only``.

    ``jobcenter`` is an id of the registry (``zkt-05558``) and stands for every Jobcenter that goes unnamed here. After
    ``quiet_days`` without a new page somebody is told. ``pause`` is in seconds between two requests to its host.
    """

    id: str
    name: str
    kind: Kind
    home: str
    family: str | None = None
    jobcenter: str | None = None
    entrances: tuple[Entrance, ...] = ()
    only: str | None = None
    selectors: Selectors = Selectors()
    quiet_days: int = 30
    pause: float = 5.0
    daily_cap: int = 500


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched response. ``body`` is as received: a Content-Encoding still applies (``extractors.decode``
    undoes it).

    ``url`` is the canonical address; ``headers`` keep their order, with names in lower case.
    """

    url: str
    fetched_at: datetime
    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    source_id: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of this name, or None."""
        return next((value for key, value in self.headers if key == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an address between two runs: validators, hash, and when it is due again (UTC)."""

    url: str
    source_id: str
    role: str = "page"
    etag: str | None = None
    last_modified: str | None = None
    content_hash: str | None = None
    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None
    due_at: datetime | None = None
    gone: bool = False
    # what a feed or sitemap last said of the address's age
    announced_change: str | None = None
    link_title: str | None = None
    # the text of robots.txt and tdmrep.json, so that a run within a day need not ask again
    kept_text: str | None = None


Outcome = Literal["new", "changed", "same", "gone", "reserved", "disallowed", "refused", "failed", "deferred"]


@dataclass(frozen=True, slots=True)
class Visit:
    """What happened when an address was asked, whether or not a page came of it.

    ``outcome``: new, changed, same (304 or the same content), gone (404, 410), reserved (a text-and-data-mining
    reservation), disallowed (robots.txt), refused (by our own rules: size, type, private address, block list),
    failed (network, protocol, status), deferred (to a later run: Retry-After, daily cap, stop).
    ``detail`` is one plain sentence for a person. ``page`` is set for new and changed pages of role "page" only.
    ``archived_in`` and ``archived_at`` (byte offset) name the archive record of the response.
    """

    source_id: str
    url: str
    role: Literal["page", "feed", "sitemap", "listing", "wordpress", "robots", "tdmrep"]
    asked_at: datetime
    outcome: Outcome
    status: int | None = None
    detail: str | None = None
    seconds: float = 0.0
    size: int = 0
    etag: str | None = None
    last_modified: str | None = None
    content_hash: str | None = None
    due_at: datetime | None = None
    announced_change: str | None = None
    link_title: str | None = None
    tdm: str | None = None
    archived_in: str | None = None
    archived_at: int | None = None
    page: Page | None = None
    # to be remembered in Known.kept_text (roles robots and tdmrep only)
    kept_text: str | None = None


# ------------------------------------------------------------------------------------------------ the reading


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field of the article was found (``jsonld``, ``meta:og:title``, ``time``, ``selector:h1``, ``url``,
    ``text``) and how sure that is (0 to 1).
    """

    field: str
    where: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, without what stands around it. ``text`` has paragraphs, headings, list items and table rows,
    each separated by a blank line.
    """

    title: str | None
    published_on: date | None
    updated_on: date | None
    publisher: str | None
    dateline: str | None
    credit: str | None
    language: str | None
    text: str
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A single event or offer of one or more carriers. ``jobcenters`` are Kreisschlüssel (five digits) of the carriers.

    ``date_partial`` keeps what is said of a date that is not known to the day (``2022-02``, ``--11-05``).
    ``evidence`` is a verbatim quotation of the article's text.
    """

    title: str
    type: ActionType
    status: Status
    evidence: str
    jobcenters: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    dates_inherited: bool = False
    date_partial: str | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many or how much, according to the article. ``scope`` is "DE", a Land's two letters or a Kreisschlüssel;
    ``value_max`` closes a range.
    """

    subject: str
    value: float
    unit: str
    evidence: str
    value_max: float | None = None
    approximate: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """The verdict on an article that is in scope. ``rules`` name what fired, for ``--explain``."""

    stance: Stance
    type: ActionType
    evidence: str
    campaign: str | None = None
    edition: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    initiators: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    figures: tuple[Figure, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that fired on a stretch of the text (offsets in ``Article.text``; -1 where it fired on the title or
    on nothing).
    """

    name: str
    weight: float
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt that is reported instead of a guess. ``kind`` is a short slug, ``detail`` a sentence for a person."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``read`` returns. ``rules`` also explain a page that is out of scope; ``sketch`` is the fingerprint of
    the text.
    """

    url: str
    article: Article | None
    announcement: Announcement | None
    issues: tuple[Issue, ...] = ()
    rules: tuple[Rule, ...] = ()
    sketch: tuple[int, ...] = ()
