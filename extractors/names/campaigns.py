"""Which campaign a text speaks of, and whether it means this edition or an earlier one.

Names are data (``vocabulary/campaigns.toml``). A campaign counts only where the text names it: an action that falls
into the week of a campaign without naming it has none. A conference with the slogan as its title, and a last edition
that is only remembered, are mentions but not the campaign of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.names import registry


@dataclass(frozen=True, slots=True)
class CampaignMention:
    """A campaign named at [start, end). ``years`` stand in the same sentence.

    ``is_previous``: the sentence remembers an earlier edition. ``is_lookalike``: the slogan is the title of something
    else.
    """

    slug: str
    start: int
    end: int
    text: str
    years: tuple[int, ...] = ()
    is_previous: bool = False
    is_lookalike: bool = False


@dataclass(frozen=True, slots=True)
class _Campaign:
    slug: str
    hint: tuple[str, ...]
    forms: re.Pattern[str]
    needs: re.Pattern[str] | None
    lookalike: re.Pattern[str] | None
    yearly: bool
    umbrella: bool
    only_day: bool


@cache
def _campaigns() -> dict[str, _Campaign]:
    return {
        slug: _Campaign(
            slug,
            tuple(entry["hint"]),
            re.compile("|".join(f"(?{flags}:{form})" for flags, form in map(_own_flags, entry["forms"]))),
            re.compile(entry["needs"]) if "needs" in entry else None,
            re.compile(entry["lookalike"]) if "lookalike" in entry else None,
            entry["yearly"],
            entry.get("umbrella", False),
            entry.get("only_day", False),
        )
        for slug, entry in registry.vocabulary("campaigns.toml").items()
        if slug != "turned"
    }


def _own_flags(form: str) -> tuple[str, str]:
    return ("i", form.removeprefix("(?i)")) if form.startswith("(?i)") else ("", form)


@cache
def _turned() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (entry["slug"], re.compile(entry["form"]), re.compile(entry["needs"]))
        for entry in registry.vocabulary("campaigns.toml")["turned"]
    )


# A full stop ends a sentence unless it stands in the slogan itself ("Stark. Sozial. Vor Ort.") or after a number.
_SENTENCE_END = re.compile(r"(?<![Ss]tark)(?<![Ss]ozial)(?<!\d)(?<!\bNr)[.!?…][“”«\"]?\s+(?=[A-ZÄÖÜ„»])|\n")
_YEAR = re.compile(r"(?<![\d.,/-])(20[0-3]\d)(?![\d]|[.,]\d)")
# "Nach dem Start 2019", "Bereits im vergangenen Jahr", "schon 2018": remembered, not announced.
_PREVIOUS = re.compile(
    r"""\b(?: [Nn]ach\ dem\ (?:\w+en\ )?(?:Start|Auftakt|Erfolg) | [Ii]m\ (?:vergangenen|letzten|vorigen)\ Jahr
      | [Ii]m\ Vorjahr | [Vv]or\ (?:einem|zwei|drei|vier|fünf|sechs)\ Jahr(?:en)?
      | [Vv]orgänger\w* | [Ss]einerzeit | [Dd]amals
      | [Bb]ereits\ (?:im\ Jahr\ )?20\d\d | [Ss]chon\ (?:im\ Jahr\ )?20\d\d | zuletzt\ (?:im\ Jahr\ )?20\d\d )\b""",
    re.VERBOSE,
)
# "am Frauentag", "am Tag nach dem Frauentag": when something is held
_SAYS_WHEN = re.compile(r"\b(?:[Aa]m|[Nn]ach dem|[Vv]or dem|[Ss]eit dem|[Bb]is zum)\s+$")
# What belongs to this edition even in such a sentence.
_NOW = re.compile(
    r"\b(?:(?:auch )?(?:in diesem|dieses) Jahr|diesmal|erneut|wieder|auch 20\d\d|vom \d{1,2}\.|jetzt|nun)\b"
)


def campaigns(text: str) -> list[CampaignMention]:
    """All mentions of known campaigns, by start."""
    return sorted(_mentions(text), key=lambda mention: (mention.start, mention.end))


def _mentions(text: str) -> Iterator[CampaignMention]:
    ends: list[int] | None = None
    lower = text.lower()
    for campaign in _campaigns().values():
        if not any(hint in lower for hint in campaign.hint):
            continue
        for match in campaign.forms.finditer(text):
            if campaign.needs and not campaign.needs.search(text):
                break
            if ends is None:
                ends = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text) + 1]
            if campaign.only_day and _SAYS_WHEN.search(text, max(0, match.start() - 20), match.start()):
                continue
            yield _mention(text, campaign.slug, match, ends, campaign.lookalike)
    for slug, form, needs in _turned():
        match_ = form.search(text) if "sozial" in lower else None
        if match_ and needs.search(text) and not _campaigns()[slug].forms.search(text):
            yield _mention(text, slug, match_, [0, len(text) + 1], None)


def _mention(
    text: str, slug: str, match: re.Match[str], ends: list[int], lookalike: re.Pattern[str] | None
) -> CampaignMention:
    start = max(end for end in ends if end <= match.start())
    end = min(end for end in ends if end > match.start())
    sentence = text[start:end]
    years = tuple(int(year) for year in dict.fromkeys(_YEAR.findall(sentence)))
    previous = bool(_PREVIOUS.search(sentence)) and not _NOW.search(sentence)
    is_lookalike = bool(lookalike and lookalike.search(sentence) and not re.search(r"Kampagne|Aktionswoche", sentence))
    return CampaignMention(slug, match.start(), match.end(), match[0].strip('„"»'), years, previous, is_lookalike)


# The words with which a text takes part in a campaign rather than naming it in passing.
_PART_OF = re.compile(
    r"(?i)im rahmen|anlässlich|beteilig|teil der|gehört zu|kampagne|aktionswoche|aktionstag|programm|projekt|initiative"
    r"|motto|veranstalt|lädt|laden|findet|finden|startet|starten|beginnt"
)


def campaign_of(
    text: str, title: str = "", starts_on: date | None = None, published_on: date | None = None
) -> tuple[str | None, str | None]:
    """The campaign that an announcement belongs to, and its edition: (slug, "2022"), (slug, None) or (None, None).

    Title and the first lines weigh most; a special campaign goes before the programme it runs under. ``starts_on`` is
    the announced period, ``published_on`` stands in for it. Standing programmes have no edition.
    """
    whole = f"{title}\n\n{text}" if title else text
    head = len(title) + 2 if title else 0
    weights: dict[str, float] = {}
    for mention in campaigns(whole):
        if mention.is_previous or mention.is_lookalike:
            continue
        weight = 1.0
        if mention.start < head:
            weight += 3
        elif mention.start < head + 500:
            weight += 1
        if _PART_OF.search(whole[max(0, mention.start - 80) : mention.end + 80]):
            weight += 1
        if _campaigns()[mention.slug].umbrella:
            weight /= 4
        weights[mention.slug] = max(weight, weights.get(mention.slug, 0))
    if not weights:
        return None, None
    slug = max(weights, key=lambda each: weights[each])
    return slug, edition_of(slug, whole, starts_on, published_on)


def edition_of(slug: str, text: str, starts_on: date | None, published_on: date | None) -> str | None:
    """The year that an edition is called by, or None for a standing programme and where no year is known."""
    if not _campaigns()[slug].yearly:
        return None
    anchor = starts_on or published_on
    if anchor:
        return str(anchor.year)
    years = [
        year
        for mention in campaigns(text)
        if mention.slug == slug and not mention.is_previous
        for year in mention.years
    ]
    return str(max(years)) if years else None
