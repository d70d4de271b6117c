"""Proper names as titles: words in quotation marks that belong to an action, and what follows its noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.noun_table import table
from extractors.announce.clauses.nouns import Name, Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.drafts.draft import Draft
from extractors.records import ActionType

# Words for an action that say nothing of it.
VAGUE = frozenset(table("types")["vague"].split())
# Words that bind a quoted name to an action: "unter dem Titel „…“", "… haben sie die Schau getauft".
NAMED = phrase("binds_name")
# "Unter dem Motto „…“ veranstaltet … seine fünfte Bildungsmesse": the noun names it better.
MOTTO = re.compile(r"(?:\b[Uu]nter dem Motto|,\s(?:Thema|Motto)(?::|\sist)?)\s+\W?$")
# "die Schau „…“": a noun right before the marks.
AFTER_NOUN = re.compile(
    r"\b(?:die|das|der|den|dem|ein|eine|einen|einem|einer|Vortrag|Film|Stück)\s+(?:[a-zäöü]\w+\s+)?[A-ZÄÖÜ][\w-]+\s+\W?$"
)
# "die Jobmesse Immigra": a capitalised word right after the noun that is no ordinary noun, genitive or place marker.
PROPER = re.compile(r"\s+([A-ZÄÖÜ][\w’'+.-]*[a-zA-Z0-9](?:\s[A-ZÄÖÜ][\w-]+)?)(?=[\s,.;)]|$)")


# A campaign or programme that the action is part of lends its name to nobody's title.
PART_OF = phrase("part_of")


NAMED_LATER: frozenset[ActionType] = frozenset({"programme_launch", "exhibition", "publication", "other"})
# "„Volle Fahrt“ hat das Amt die Tour genannt": what follows its name.
BAPTISED = phrase("baptised")
# "„Weitblick“ steht auf der Plakette": names what has no noun of an event
INSCRIBED = phrase("inscribed")
# "auf der „Seute Deern“", "im „Haus der Vereine“": a name right behind a word for where is a ship or a house.
ABOARD = re.compile(
    r"\b(?:[Ii]m|[Ii]ns|[Ii]n\s(?:der|die|das)|[Aa]uf\s(?:der|dem|die|das)|[Aa]n\sBord\s(?:der|des)|[Vv]or\s(?:der|dem)|[Aa]us\s(?:der|dem))\s\W?$"
)
SHOWN = re.compile(r"\b(?:ist|sind|heißt|hängt|hängen|liegt|liegen|läuft|erscheint)\s\W?$")
# "Jobmesse Immigra", "Vortrag „Wie ich …“", "Online-Vortrag: Geld im Alter": what stands right behind the noun.
QUOTED_BESIDE = re.compile(r"\s*:?\s*[„»\"]([^„“”»«\"\n]{2,90})[“”«\"]")
TOLD_BESIDE = re.compile(r":\s([A-ZÄÖÜ][^:;()\n„“]{5,90}?)(?=\s\(|[.;]?$|\s–\s)")
PROPER_MORE = re.compile(r"\s+und\s+[A-ZÄÖÜ][\w-]+(?=[\s,.;)]|$)")


# "Das Landesprogramm „Neustart“ bezahlt die Kurse", "das Bündnis „Hand in Hand“": whose money, frame, house or band it
# is gives no title.
FRAME = phrase("frames")
# "Der Aktionstag gehörte zur Initiative „…“", "„…“, ein Konzept der Akademie": what it only belongs to, where it has a
# noun; whose idea it was.
BELONGS = phrase("belongs_to")
IDEA_OF = phrase("idea_of")
# "„Weitblick“. So heißt die Kampagne"
SO_CALLED = re.compile(r"\W{0,3}\s[Ss]o\s(?:heißt|hieß|heißen|hießen|nennt|nannte|nennen|lautet|lautete)\b")
# "beim „Stühlerücken“", "den „Stühlerücken-Tag“": an event that goes by its name alone.
EVENT_BEFORE = re.compile(r"\b(?:[Bb]eim?|[Zz]u[mr]?|[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|[Vv]on|[Mm]it|[Ff]ür)\s\W?$")


def in_headline(marks: Marks, draft: Draft, slogans: frozenset[str]) -> str | None:
    """The name that the headline gives to the action: "Fachtag „Wege in Arbeit“: …", "„Mut tut gut“ zieht um"."""
    title = marks.title
    names = [one for one in marks.in_title.names if one.text.rstrip(".") not in slogans]
    if len(names) != 1 or draft.noun is None:
        return None
    opens = not title[: names[0].start].strip(' „»"')
    beside = any(
        0 < names[0].start - one.end <= 3
        and (one.type == draft.noun.type or one.stem.endswith(draft.noun.stem) or draft.noun.form)
        for one in marks.in_title.nouns
        if one.sure
    )
    return names[0].text if opens or beside else None


def name_near(mark: Mark, noun: Noun | None) -> Name | None:
    """The quoted name that belongs to the noun: right after it, bound by a word of naming, or the only one with a
    noun.
    """
    text, offset = mark.clause.text, mark.clause.start
    names = [n for n in mark.names if not any(a.mention.start <= n.start <= a.mention.end for a in mark.actors)]
    for name in names:
        before = text[max(0, name.start - offset - 40) : name.start - offset]
        after = text[name.end - offset : name.end - offset + 40]
        if noun is not None and 0 <= name.start - noun.end <= 12:
            return name
        if noun is not None and noun.sure and MOTTO.search(before):
            continue
        if NAMED.search(before) or NAMED.search(after):
            return name
        if noun is not None and noun.start >= name.start and noun.end <= name.end:
            return name
        if AFTER_NOUN.search(before):
            return name
    plain = [
        n
        for n in names
        if not (noun and noun.sure and MOTTO.search(text[max(0, n.start - offset - 40) : n.start - offset]))
    ]
    return plain[0] if len(plain) == 1 and len(names) == 1 else None


# "schildern ihren „ersten Tag“": words that are quoted for their tone.
TONE = re.compile(r"[a-zäöüß]+(?:en|em)\s[A-ZÄÖÜ]")


def of_tone(mark: Mark, name: Name) -> bool:
    """Is it only said in other words, where the clause has a noun of its own?"""
    return TONE.match(name.text) is not None and any(noun.sure for noun in mark.nouns)


def usable(mark: Mark, slogans: frozenset[str], single: bool) -> tuple[Name, ...]:
    kept = []
    names = [n for n in mark.names if not any(a.mention.start <= n.start <= a.mention.end for a in mark.actors)]
    for name in names:
        before = mark.clause.text[max(0, name.start - mark.clause.start - 30) : name.start - mark.clause.start]
        if FRAME.search(before) and not NAMED.search(before):
            continue
        if of_tone(mark, name):
            continue
        if IDEA_OF.match(mark.clause.text, name.end - mark.clause.start):
            continue
        own = any(noun.sure and not name.start <= noun.start < name.end for noun in mark.nouns)
        if own and BELONGS.search(mark.clause.text[: name.start - mark.clause.start][-60:]):
            continue
        if ABOARD.search(before) and not any(name.start <= noun.start < name.end for noun in mark.nouns):
            continue
        if name.text.rstrip(".") in slogans and (not single or PART_OF.search(before)):
            continue
        kept.append(name)
    return tuple(kept)


def is_house(name: Name, draft: Draft, places: Sequence[tuple[int, int]]) -> bool:
    """ "die Praktikumsbörse im „Haus der Vereine“": the name in quotation marks is the place."""
    sure = draft.noun is not None and draft.noun.sure
    return sure and any(abs(start - name.start) <= 1 and name.end - 1 <= end for start, end in places)


def motto(marks: Marks, draft: Draft) -> str | None:
    """ "Der Abend stand unter dem Motto „…“": the name that a clause soon after gives to the whole."""
    for mark in marks.marks[draft.head : draft.head + 4]:
        for name in mark.names:
            if NAMED.search(mark.clause.text[: name.start - mark.clause.start][-25:]):
                return name.text
    return None


def beside(mark: Mark, noun: Noun) -> str | None:
    text, at = mark.clause.text, noun.end - mark.clause.start
    if (found := QUOTED_BESIDE.match(text, at)) is not None and found[1].count(" ") < 12:
        return found[1].rstrip(",")
    if noun.sure and (found := TOLD_BESIDE.match(text, at)) is not None and not mark.times and found[1].count(" ") < 9:
        return found[1]
    if noun.text.startswith(("Tag ", "Woche ")) or (found := PROPER.match(text, at)) is None:
        return None
    more = PROPER_MORE.match(text, found.end())
    return f"{noun.text} {found[1]}{more[0] if more else ''}"


def named_later(marks: Marks, draft: Draft, slogans: frozenset[str]) -> str | None:
    """ "… mit einer Kampagne, die am Dienstag begann. „…“ läuft bis Mai": a clause soon after opens with the name, or
    says that the action was baptised so.
    """
    named = draft.noun is not None and draft.noun.sure and draft.noun.type not in NAMED_LATER
    for mark in marks.marks[max(0, draft.head - 2) : draft.head + 4]:
        for name in mark.names[:2]:
            at = name.start - mark.clause.start
            aboard = ABOARD.search(mark.clause.text[:at])
            slogan = name.text.rstrip(".") in slogans and draft.noun is not None and draft.noun.text not in VAGUE
            called = BAPTISED.match(mark.clause.text, name.end - mark.clause.start) or SO_CALLED.match(
                marks.text, name.end
            )
            if not named and INSCRIBED.match(mark.clause.text, name.end - mark.clause.start):
                return name.text
            if not slogan and not aboard and called:
                return name.text
    if draft.noun is None or draft.noun.type not in NAMED_LATER:
        return None
    for mark in marks.marks[draft.head + 1 : draft.head + 4]:
        for name in mark.names[:1]:
            before = mark.clause.text[: name.start - mark.clause.start]
            after = mark.clause.text[name.end - mark.clause.start :]
            opens = not before.strip(' „»"') and re.match(r"\s[a-zäöü]+t\b", after)
            if opens or (SHOWN.search(before) and name.text.rstrip(".") not in slogans):
                return name.text
    return None


def sole_name(marks: Marks, draft: Draft, slogans: frozenset[str]) -> str | None:
    """ "Beim „Stühlerücken“ … Am 4. Mai lädt das Jobcenter dazu ein": the only name near an action that has no noun."""
    found: dict[str, Name] = {}
    for mark in marks.marks[max(0, draft.head - 3) : draft.head + 3]:
        for name in usable(mark, slogans, single=True):
            text = mark.clause.text
            at, end = name.start - mark.clause.start, name.end - mark.clause.start
            opens = not text[:at].strip(' „»"')
            bound = NAMED.search(text[:at][-25:]) or NAMED.search(text[end : end + 40])
            if opens or bound or EVENT_BEFORE.search(text[:at]):
                found.setdefault(name.text, name)
    return next(iter(found)) if len(found) == 1 else None
