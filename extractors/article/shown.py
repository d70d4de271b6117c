"""Finds the day of publication that a page shows beside its article; never a teaser's, a footer's or an event's day.

Kind of text: date lines of German news and press pages ("Veröffentlicht am …", "Stand: …", "Startseite > Presse > …"),
between headline and text, just before the headline, at the text's two ends.
"""

from __future__ import annotations

import re
from datetime import date

from extractors.article.blocks import Layout
from extractors.article.hit import Hit
from extractors.article.names import ABOUT, CAPTION, COMMENTS, HARD, SOFT, TEASER, Sort
from extractors.article.page import key_of
from extractors.article.shapes import HEADINGS, Block, Box
from extractors.article.stamps import Stamp, stamp, stamps

# the words just before a day of publication
LABEL = re.compile(
    r"""(?:^|\W) (?: (?:veröffentlichungs|publikations|erstellungs|erscheinungs)?datum | veröffentlicht | publiziert
        | herausgegeben | eingetragen | hinzugefügt | erstellt | eingestellt | gepostet | online | stand
        | nr\.?\s?[\w./ -]{1,15} | posted | published | date
        | presse(?:stelle|dienst|amt)?
        | (?:presse|medien|fach|kurz|eil)?(?:mitteilung|meldung|information|info|nachricht|notiz)
        ) \b [^.!?]{0,25} $""",
    re.VERBOSE | re.IGNORECASE,
)
CHANGED = re.compile(
    r"(?:aktualisiert|geändert|änderung|bearbeitet|überarbeitet|updated?|modified)\b[^.!?]{0,25}$", re.IGNORECASE
)
EVENT = re.compile(
    r"\b(?:\w*termine?|\w*schluss|wann|\w*beginn|beginnt|ende|einlass|anmeldung|anmeldeschluss|\w*frist|bis|ab|veranstaltung|findet|urteil|beschluss|sitzung|ausstellung|erscheinungs\w+|heute|hochgeladen|fotos?|registriert|geboren|geburtsdatum|mitglied)\b",
    re.IGNORECASE,
)
TIME_OF_DAY = re.compile(r"\b(?:um\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\suhr)?|\b\d{1,2}\suhr\b", re.IGNORECASE)
# "Nr. 27/2019 – " counts the release: the dash behind it is none between two days
NUMBER_BEFORE = re.compile(r"\bnr\.?\s?[\w./ -]{1,15}\s?[-–—]\s?$|\d\s?/\s?(?:19|20)\d\d\s?[-–—]\s?$", re.IGNORECASE)
RANGE_BEFORE = re.compile(r"(?:\d\.?\s*[-–—/]|\bbis(?:\szum)?|\d\.?\s*und)\s*$", re.IGNORECASE)  # "20. bis 26.06.2022"
HOURS_AFTER = re.compile(
    r"\W*\d{1,2}(?:[.:]\d\d)?\s?(?:uhr\s)?(?:bis|[-–])\s?\d{1,2}(?:[.:]\d\d)?\s?uhr", re.IGNORECASE
)
RANGE_AFTER = re.compile(r"\s*(?:bis\b|[-–—/]\s*\d\d?\.(?!\d\d\b)|und\s+\d)", re.IGNORECASE)
# before the day at the text's beginning: "(", "Gera, den ", "Gera (pm), ", "Nr. 04 / 2019 – "
OPENING = re.compile(
    r"^[\s(\[]*$|^[^.!?]{0,40}(?:\b(?:vom|,|den)|\),?)\s*$|^[^!?]{0,40}\d\s?[-–—|,]\s*$", re.IGNORECASE
)
# no date line: "… am Freitag, 30. Mai 2025, geschlossen.", "Am 5. Juni 2021 Markt in der Stadt"
SENTENCE = re.compile(r",?\s[^.!?]*[a-zäöüß]{4,}[.!]$")
BEGUN = re.compile(r"\W*am\s", re.IGNORECASE)
CLOSING = re.compile(r"^\s*(?:[|/)\]–—:.„“\"»-]|\(|$)")  # after it
FOREIGN = (COMMENTS, HARD, TEASER, SOFT, CAPTION)
FOREIGN_AT_HEADLINE = (COMMENTS, HARD)  # a "footer" between headline and text holds the date
DATE_LINE = 140  # characters of the longest line that is nothing but a date line
REST = 90  # characters that may stand in it beside the day
BEFORE_HEADLINE, AFTER_TEXT = 4, 10  # blocks; an element that is marked as a time may stand further off
TIME_BEFORE_HEADLINE = 8


def shown(layout: Layout, taken: list[Block], title: str | None) -> Hit[date]:
    """The day that the page shows as that of its publication."""
    blocks = layout.blocks
    first, last = blocks.index(taken[0]), blocks.index(taken[-1])
    headline = _headline(layout, first, key_of(title or ""))
    beyond = blocks.index(taken[2]) if len(taken) > 2 else first  # a date often stands between lead and body
    opening = taken[:1] if not taken[0].good else []  # "Lokales, 22. August 2019", kept as a dateline may be
    after, before = [*blocks[headline + 1 : first], *opening], blocks[max(0, headline - BEFORE_HEADLINE) : headline]
    lead = [block for block in blocks[first:beyond] if block not in taken[:2]]
    day = (
        _in_times(layout, range(headline, beyond + 1))
        or _in_times(layout, range(headline - 1, headline - TIME_BEFORE_HEADLINE, -1))
        or _in_lines([*after, *lead, *reversed(before)])
    )
    if day:
        return Hit(day, "text:headline", 0.85)
    for block in (*taken[:4], taken[-1]):
        day = _at_edge(block.text)
        if day:
            return Hit(day, "text", 0.75)
    below = _below(blocks, last + 1)
    for place, text, box in layout.times:
        if last < place <= last + len(below) and not _is_foreign(box):
            day = stamp(text)
            if day:
                return Hit(day, "time", 0.7)
    for block in below:
        day = None if _is_foreign(block.box) else _in_line(block.text, labelled=block.box.sort is not ABOUT)
        if day:
            return Hit(day, "text:below", 0.65)
    return Hit()


def _below(blocks: list[Block], start: int) -> list[Block]:
    """The blocks just below the text, up to the next heading: behind that, other articles begin."""
    for place in range(start, min(len(blocks), start + AFTER_TEXT)):
        if blocks[place].tag in HEADINGS:
            return blocks[start:place]
    return blocks[start : start + AFTER_TEXT]


def _headline(layout: Layout, first: int, title_key: str) -> int:
    """Index of the headline before the text; where there is none, of the text."""
    if title_key:
        for place in range(min(first, len(layout.blocks) - 1), max(-1, first - 40), -1):
            block = layout.blocks[place]
            key = key_of(block.text) if block.size < 300 else ""
            if key and (key == title_key or (block.tag in HEADINGS and key in title_key)):
                return place
    return first


def _in_times(layout: Layout, places: range) -> date | None:
    """The day of the first time element at one of the places, in their order."""
    for place, text, box in sorted(layout.times, reverse=places.step < 0, key=lambda time: time[0]):
        if place in places and not _is_foreign(box, FOREIGN_AT_HEADLINE):
            day = stamp(text)
            if day:
                return day
    return None


def _in_lines(blocks: list[Block]) -> date | None:
    for block in blocks:
        if not _is_foreign(block.box, FOREIGN_AT_HEADLINE) and (
            block.linked < 0.7 * block.size or block.box.sort is ABOUT
        ):
            about = block.box.sort is ABOUT
            labelled = (block.good and block.size > DATE_LINE) or (block.box.gone and block.box.sort is CAPTION)
            day = _in_line(block.text, labelled, about)
            if day:
                return day
    return None


def _is_foreign(box: Box, sorts: tuple[Sort, ...] = FOREIGN) -> bool:
    """Whether a box speaks of other articles: comments, teasers, navigation, side columns."""
    outer: Box | None = box
    while outer is not None:
        if outer.gone and outer.sort in sorts:
            return True
        if outer.gone and sorts is FOREIGN and outer.tag in ("aside", "footer"):
            return True
        outer = outer.parent
    return False


def _plausible(text: str, found: Stamp, about: bool = False) -> bool:
    before, after = text[: found.start], text[found.end :]
    return not (
        CHANGED.search(before)
        or (EVENT.search(before[-40:]) and not about)
        or (RANGE_BEFORE.search(before[-12:]) and not NUMBER_BEFORE.search(before[-25:]))
        or RANGE_AFTER.match(after[:12])
        or HOURS_AFTER.match(after[:30])
    )


def _in_line(text: str, labelled: bool, about: bool = False) -> date | None:
    """The day of a line that is nothing but a date line, or (``labelled``) that says it is one."""
    every = stamps(text[:300])
    for found in every:
        if not _plausible(text, found, about) or SENTENCE.match(text, found.end):
            continue
        before, after = text[: found.start], text[found.end :]
        if BEGUN.fullmatch(before) and len(after) > 12:
            continue
        if LABEL.search(before[-50:]):
            return found.day
        rest = TIME_OF_DAY.sub("", before + after)
        if before.rstrip().endswith(":") and not about:  # "Bindefrist: …", whatever it is
            continue
        if (
            not labelled
            and len(every) == 1
            and len(text) <= DATE_LINE
            and len(rest) <= REST
            and "uhr" not in rest.casefold()
        ):
            return found.day
    return None


def _at_edge(text: str) -> date | None:
    """The day at the beginning or the end of the text: "27.1.2022 - Bei …", "Pressemitteilung vom …"."""
    for found in stamps(text[:120])[:2]:
        if _plausible(text, found):
            before, after = text[: found.start], text[found.end :]
            if LABEL.search(before[-50:]):
                return found.day
            if OPENING.match(before) and CLOSING.match(TIME_OF_DAY.sub("", after[:30])):
                return found.day
    return None
