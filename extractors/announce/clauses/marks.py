"""Everything that is marked in an article's clauses before anything is decided: dates, Jobcenter, nouns, names, cues.

The three readings of a date without a year (forward, back, around) are all looked up once; a clause in the past tense
takes the look back, a clause about the future the look forward. What is meant by it all is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from extractors import dates
from extractors.announce.clauses.cues import cues
from extractors.announce.clauses.feasts import without_occasions
from extractors.announce.clauses.news_day import is_report
from extractors.announce.clauses.nouns import Name, Noun, names, nouns
from extractors.announce.clauses.roles import Role, role
from extractors.announce.clauses.turned import A_YEAR, JUST, is_ahead, is_recent, nearest, onto
from extractors.dates import When
from extractors.names import Mention, jobcenters, own_carrier
from extractors.records import Article, Source
from extractors.sentences import Clause, clauses

Looks = Literal["forward", "back", "around"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A Jobcenter that is named, and the part it plays in the clause."""

    mention: Mention
    role: Role


@dataclass(frozen=True, slots=True)
class Mark:
    """One clause and what is marked in it. ``whens`` are days and periods of events, ``times`` bare times of day."""

    clause: Clause
    cues: frozenset[str]
    nouns: tuple[Noun, ...]
    names: tuple[Name, ...]
    actors: tuple[Actor, ...]
    whens: tuple[When, ...]
    times: tuple[When, ...]
    looks: Looks

    @property
    def sure(self) -> bool:
        """Does the clause name a public action by its own noun?"""
        return any(noun.sure for noun in self.nouns)

    @property
    def acting(self) -> tuple[Actor, ...]:
        """The Jobcenter that can be the holder of what the clause tells."""
        return tuple(actor for actor in self.actors if actor.role != "object")


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of one article, in reading order. ``own``: the page belongs to a Jobcenter; ``own_keys`` are its
    Kreisschlüssel, if they can be told.
    """

    text: str
    title: str
    published_on: date | None
    marks: tuple[Mark, ...]
    in_title: Mark
    default: Looks
    own: bool
    own_keys: tuple[str, ...]
    all_whens: tuple[When, ...] = field(default=())

    def looks_at(self, i: int) -> Looks:
        """The look of clause ``i``; one that names no day takes that of the article."""
        mark = self.marks[i]
        return mark.looks if mark.whens or self.default == "around" else self.default


def _inside(found: Iterable[When], clause: Clause) -> tuple[When, ...]:
    return tuple(one for one in found if clause.start <= one.start < clause.end)


def _unquoted(part: Clause, called: Sequence[Name]) -> str:
    """The clause without the names in it: „Die Nächste, bitte“ announces no next edition."""
    text = part.text
    for one in called:
        text = f"{text[: one.start - part.start]}{' ' * (one.end - one.start)}{text[one.end - part.start :]}"
    return text


def _tense(fired: frozenset[str]) -> Looks | None:
    """The look that a clause asks for; None leaves it to the article. A day that is off can lie on either side."""
    if fired & {"cancelled", "postponed", "intended"}:
        return "around"
    if fired & {"next", "until"}:
        return "forward"
    ahead = bool(fired & {"future", "present"})
    if ahead == ("past" in fired):
        return None
    return "forward" if ahead else "back"


# what looks back or ahead by more than a verb in the present tense
NOT_NOW = frozenset({"past", "future", "cancelled", "postponed", "intended", "next", "until"})
# what may mean a day about a year away
DISTANT = frozenset({"previous", "next", "cancelled", "postponed", "intended"})
LEAD = 900  # characters: what is told first says which way a text looks; last paragraphs look ahead in any text


def _default(title: str, parts: list[Clause], dated: Sequence[When]) -> Looks:
    """The tense of the article as a whole. Clauses with a day weigh most, then the title, then the first paragraphs."""
    starts = [when.start for when in dated if when.kind == "event"]
    balance = 0.0
    for i, (text, weight) in enumerate([(title, 1.0), *((part.text, 0.5) for part in parts)]):
        fired = cues(text)
        part = parts[i - 1] if i else None
        if part is not None and any(part.start <= start < part.end for start in starts):
            weight = 2.0 if part.start < LEAD else 1.0
        elif i > 12:
            continue
        if "previous" not in fired and (look := _tense(fired)) not in (None, "around"):
            balance += weight if look == "forward" else -weight
    return "forward" if balance > 0 else "back" if balance < 0 else "around"


def _is_time(when: When, each: bool) -> bool:
    """A bare time of day. "an beiden Tagen von 9 bis 15 Uhr" and "jeweils mittwochs von 9 bis 11" are hours of the
    action too.
    """
    if when.kind == "time":
        return True
    return when.starts_at is not None and when.starts_on is None and (each or when.kind == "background")


ALWAYS = re.compile(r"\b(?:[Ii]mmer|[Rr]egelmäßig|[Jj]eden|[Jj]ede Woche)\b")  # "Immer donnerstags von 10 bis 12 Uhr"
PRONOUN = re.compile(r"^(?:Es|Sie|Dieses|Man|Dessen|Deren)\b|\b(?:haben|hat|wollen|will|laden|lädt) (?:sie|es|man)\b")


THERE = re.compile(r"^(?:Dort|Hier|In dem (?:Haus|Gebäude)|In den Räumen)\b")


def _with_heirs(marks: list[Mark]) -> tuple[Mark, ...]:
    """Hands a Jobcenter on to the next clause: as actor with a pronoun ("Es lädt …"), as house with "Dort hängen …"."""
    for i in range(1, len(marks)):
        here, before = marks[i], marks[i - 1]
        near = here.clause.paragraph == before.clause.paragraph
        if near and not here.actors and PRONOUN.search(here.clause.text):
            acting = tuple(Actor(one.mention, "actor") for one in before.actors if one.role == "actor")
            marks[i] = replace(here, actors=acting)
        elif near and not here.actors and THERE.search(here.clause.text):
            marks[i] = replace(here, actors=tuple(Actor(one.mention, "house") for one in before.actors[:1]))
    return tuple(marks)


def is_own(source: Source | None) -> bool:
    """Does the page belong to a Jobcenter?"""
    return source is not None and (source.kind == "jobcenter" or source.jobcenter is not None)


def mark(article: Article, source: Source | None) -> Marks:
    """Mark the clauses of an article. The context of a bare "das Jobcenter" is dateline, title and publisher."""
    text, title = article.text, article.title or ""
    context = " · ".join(part for part in (article.dateline, title, article.publisher) if part)
    parts = clauses(text)
    found: dict[Looks, list[When]] = {
        looks: without_occasions(text, dates.find(text, article.published_on, looks))
        for looks in ("forward", "back", "around")
    }
    default = _default(title, parts, found["around"])
    # a report told in the present tense: only "wird", "soll" … look ahead in it
    report = is_report(text, parts, found["around"], article.published_on)
    default = "back" if report else default
    mentions = jobcenters(text, source, article.published_on, context)

    # without a day of publication nothing can be long ago: a full date counts
    undated = article.published_on is None

    def marked(part: Clause, named: list[Mention], when: Callable[[Looks], Iterable[When]]) -> Mark:
        called = names(part.text, part.start)
        fired = cues(_unquoted(part, called))
        said = None if report and not fired & NOT_NOW else _tense(fired)
        looks = said or default
        inside = _inside(when(looks), part)
        if "postponed" in fired and article.published_on is not None:
            inside = onto(text, inside, article.published_on)
        if article.published_on is not None:
            around = _inside(when("around"), part)
            if said is None:
                inside = around if report else nearest(inside, around, article.published_on)
            elif not fired & DISTANT:
                inside = nearest(inside, around, article.published_on, A_YEAR, JUST)
            if report and said is None and is_ahead(inside, article.published_on):
                looks = "forward"  # "Am Samstag geht es weiter"
        whens = tuple(  # „Montag“ is a film
            one
            for one in inside
            if not any(n.start < one.start and one.end < n.end for n in called)
            # "Ab sofort kann man sich anmelden": only that has begun
            and not ("deadline" in fired and one.open_end and one.starts_on == article.published_on)
        )
        if (
            "previous" in fired
            and (looks == "back" or fired & {"present", "future"} or "past" not in fired)
            and is_ahead(whens, article.published_on)
        ):
            fired -= {"previous"}  # "Schon früher, nämlich am 27. Februar, bietet …": still to come
        if "previous" in fired and part.paragraph < 2 and is_recent(whens, article.published_on):
            fired -= {"previous"}  # "Bei der ersten „Nacht der Bewerbung“ am Freitagabend": the news itself
        each = "jeweils" in part.text or ALWAYS.search(part.text) is not None
        actors = tuple(
            Actor(one, role(part.text, one.start - part.start)) for one in named if part.start <= one.start < part.end
        )
        return Mark(
            clause=part,
            cues=fired,
            nouns=tuple(nouns(part.text, part.start)),
            names=tuple(called),
            actors=actors,
            whens=tuple(
                one for one in whens if one.kind == "event" or (undated and one.kind == "background" and one.starts_on)
            ),
            times=tuple(one for one in whens if _is_time(one, each)),
            looks=looks,
        )

    head = Clause(0, len(title), title, 0, -1, True)
    in_title = marked(
        head,
        jobcenters(title, source, article.published_on, context),
        lambda looks: dates.find(title, article.published_on, looks),
    )
    marks = _with_heirs([marked(part, mentions, lambda looks: found[looks]) for part in parts])
    own = is_own(source)
    keys = own_carrier(source)[0] if own else ()
    return Marks(text, title, article.published_on, marks, in_title, default, own, keys, tuple(found[default]))
