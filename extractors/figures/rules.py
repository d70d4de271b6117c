"""The rules of figures as tables: classes of nouns, what sentences say, what blocks a number.

Rules as data: ``vocabulary/figures.toml``; kind of text: press releases and local news about Jobcenter.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "vocabulary" / "figures.toml").read_text("utf-8"))


NOUNS = {kind: re.compile("|".join(table["forms"])) for kind, table in TABLES["nouns"].items()}
# The order of classes where a word fits two: the special before the general.
ORDER = (
    *(
        "training",
        "jobs",
        "visitors",
        "participants",
        "staff",
        "seats",
        "clients",
        "showing",
        "exhibitors",
        "booths",
        "tables",
        "houses",
        "households",
        "jobcenters",
    ),
    *("carriers", "inhabitants", "money", "integrations", "followers", "groups", "times", "things", "stands", "people"),
)
# Kinds of nouns that have one subject; the others are weighed (``figures_score``).
SUBJECTS: dict[str, str] = {kind: table["subject"] for kind, table in TABLES["nouns"].items() if "subject" in table}
# The subjects between which the others are weighed.
MAY: dict[str, list[str]] = TABLES["may"]
# Fewer of a kind than this are told, seldom claimed ("zwei Vermittlerinnen", "drei Termine").
FEW: dict[str, int] = TABLES["few"]
CARRIERS_SAY = re.compile(TABLES["nouns"]["carriers"]["says"])
PERSON = re.compile(TABLES["person"]["words"])
NO_PERSON = re.compile(TABLES["person"]["but"])
NOT_PEOPLE = re.compile(TABLES["not_people"]["words"])
# "sieben mehr als im Vorjahr" compares, it does not tell of the earlier edition
COMPARED = re.compile(r"\b(?:mehr|weniger|so viele?)\s(?:\w+\s)?(?:als|wie)\s(?:im|beim|bei|in|vor|noch)\s[^,.;]*")
# where one thing said ends and the next begins: a comma (not one of a list: "Kitas, Schulen und Vereine"), a dash,
# "und" in front of a verb
SEGMENT = re.compile(
    r",\s(?!(?:(?:[a-zäöüß]+|\d[\d.]*)\s)?[A-ZÄÖÜ][\w-]+(?:,\s|\s(?:und|sowie|oder)\s(?:(?:[a-zäöüß]+|\d[\d.]*)\s)?)[A-ZÄÖÜ])"
    r"|:\s|\s[–-]\s|\sund\s(?=(?:[a-zäöüß]{4,}(?:en|ln|rn|t)|hab(?:en|e)|hat|hatten?|sind|ist|war|waren|wurden?|werden|wird|wollen|kann|können|gab|gibt)\s)"
)
# ", ein Praktikum zu machen": what follows belongs to what was said before
INFINITIVE = re.compile(r"[^,.;:]{0,80}\bzu\s[a-zäöüß]+n\b")
# words after a number that end its noun phrase
PHRASE_ENDS = frozenset(TABLES["phrase_ends"]["words"])
# "Besucher:innen", "Kund*innen", "Teilnehmer/-innen"
GENDERED = re.compile(r"(?:[*:_]|/-?)innen\b")
MEASURE = re.compile(TABLES["measures"]["words"])
BLOCKED_BEFORE = frozenset(TABLES["blocked"]["before"])
# "Raum 204", "Halle 3": names below a thousand
ROOMS = frozenset(TABLES["blocked"]["rooms"])
STREET = re.compile(TABLES["blocked"]["street"])
EARLIER = re.compile(rf"\b(?:{'|'.join(TABLES['earlier']['words'])})\b")
STAGED = re.compile(TABLES["earlier"]["staged"])
# all up to the last word that comes back to today
NOW_AT_LAST = re.compile(rf"^.*{TABLES['earlier']['now']}", re.DOTALL)
PAST = re.compile(rf"\b{TABLES['earlier']['past']}\b")
KEEPS = re.compile(TABLES["earlier"]["keeps"])
PERFECT = re.compile(TABLES["earlier"]["perfect"])
SEASON = re.compile(rf"\b{TABLES['earlier']['season']}\b")
# "2019 waren", "im Jahr 2019", "bei der Messe 2017"; not the year of a full date
BARE_YEAR = re.compile(
    r"(?:^|[,;:]\s|\b(?:im jahre?|in|schon|erst|noch|der|denen|bislang|zuletzt)\s)(?:19|20)\d\d\b(?!\s?[-–/])"
)


# "Beim Probelauf hatten sich 14 beraten lassen": an edition, not the year's work
EDITION = re.compile(r"probelauf|testlauf|generalprobe|premiere|\bauflage|vorgänger")


@lru_cache(maxsize=4096)
def noun_class(word: str) -> str | None:
    """The class of a noun, of a compound with hyphens that of its last part; None if it is none of interest."""
    word = GENDERED.sub("innen", word.lower())
    forms = (word, word.rpartition("-")[2]) if "-" in word else (word,)
    return next((kind for form in forms for kind in ORDER if NOUNS[kind].fullmatch(form)), None)


def unit_of(subject: str, kind: str) -> str:
    """The unit of a subject, or where it has none of its own that of the nouns counted."""
    units = TABLES["units"]
    return str(units.get(subject) or TABLES["nouns"].get(kind, {}).get("unit", "other"))


def is_earlier(clause: str) -> bool:
    """Whether a clause speaks of an earlier edition and not of a sum since then."""
    said = NOW_AT_LAST.sub("", COMPARED.sub("", clause.lower()))
    if "premiere" in said and STAGED.search(said):
        said = said.replace("premiere", "")
    if KEEPS.search(said):
        return False
    if EARLIER.search(said):
        return True
    if SEASON.search(said) and PERFECT.search(said):
        return True
    return BARE_YEAR.search(said) is not None and PAST.search(said) is not None


def segment(clause: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the stretch between commas, colons and coordinated verbs that holds ``start:end``."""
    left, right = 0, len(clause)
    for cut in SEGMENT.finditer(clause):
        if cut.end() <= start:
            left = cut.end()
        elif cut.start() >= end and not (clause[cut.start()] == "," and INFINITIVE.match(clause, cut.end())):
            right = cut.start()
            break
    return left, right
