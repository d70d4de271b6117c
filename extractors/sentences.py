"""Where the sentences and clauses of a German article begin and end; it does not know what they say.

A paragraph of ``Article.text`` is one block of the page: a paragraph, a heading, a list item or a table row. Offsets
always count from the start of that text, so that any span can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between full stops or semicolons. ``sentence`` and ``paragraph`` number the larger units it lies in.

    ``heading``: a short paragraph without a final stop; ``item``: one of several such, or one after a colon (a list).
    """

    start: int
    end: int
    text: str
    sentence: int
    paragraph: int
    heading: bool = False
    item: bool = False


# Short quotations are names („Stark. Gesund. Hier.“); a full stop inside them ends nothing.
QUOTED = re.compile(r"[„»“\"‚]([^„“”»«\"\n]{2,90})[“”«\"‘]")
# A stop, closing marks, white space, and something that can open a sentence.
STOP = re.compile(r"[.!?…][\"“”«»‘’)]*\s+(?=[\"„»‚(–-]?\s?[A-ZÄÖÜ0-9„»‚])")
# Words before a full stop that do not end a sentence.
ABBREVIATED = re.compile(
    r"(?:^|[\s(/])(?:z\.\s?B|u\.\s?a|d\.\s?h|i\.\s?d\.\s?R|o\.\s?ä|v\.\s?a|s\.\s?o|ca|bzw|usw|etc|Nr|St|Str|Dr|Prof|inkl|ggf|sog"
    r"|Hann|Lkr|Ldkr|Bhf|Mio|Mrd|Tsd|Tel|Abs|Art|vgl|evtl|max|geb|Hl|Bad\.|Mo|Di|Mi|Do|Fr|Sa|So|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|[A-Za-z])\.$"
)
ORDINAL = re.compile(r"(?:^|[\s(„/&–-])\d{1,2}\.$")
# What follows an ordinal's full stop when it was a sentence's end after all („… Raum 12. Der Eintritt ist frei“).
OPENER = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Ein|Eine|Es|Im|In|Am|Wer|Wir|Sie|Er|Auch|Für|Mit|Bei|Zu|Nach|Dort|Neu|Neuer)\b"
)
SEMICOLON = re.compile(r"\s?;\s+")
# "…, im Kreis Plön rollt dienstags ein Bus": a second main clause that opens with its place.
COORDINATED = re.compile(
    r",\s+(?:und\s+)?(?=(?:in|im|am|beim)\s+(?:Kreis\s|Landkreis\s|[A-ZÄÖÜ])(?:[\w-]+\s+){0,3}?[\w-]*\s?"
    r"(?:lädt|laden|zeigt|zeigen|veranstaltet|veranstalten|fahren|fährt|findet|finden|gibt|ist|sind|wird|werden|öffnet|öffnen|bietet|bieten"
    r"|startet|starten|beginnt|stellt|stellen|steht|stehen|präsentiert|eröffnet|berät|beraten|informiert|informieren|geht|heißt|folgt|kann|können)\s)"
)
PARAGRAPH = re.compile(r"[^\n]+")
LONGEST = 600  # characters: the longest clause seen in releases and news has 504


def _name_spans(paragraph: str) -> list[tuple[int, int]]:
    return [found.span(1) for found in QUOTED.finditer(paragraph) if len(found[1].split()) <= 9]


def _stops(paragraph: str) -> list[int]:
    names = _name_spans(paragraph)
    stops = []
    for found in STOP.finditer(paragraph):
        at = found.start()
        if any(start <= at < end - 1 for start, end in names):
            continue
        before = paragraph[max(0, at - 14) : at + 1]
        if paragraph[at] == "." and ABBREVIATED.search(before):
            continue
        if paragraph[at] == "." and ORDINAL.search(before) and not OPENER.match(paragraph, found.end()):
            continue
        stops.append(found.end())
    return stops


def _pieces(paragraph: str, cuts: list[int]) -> list[tuple[int, int]]:
    edges = [0, *cuts, len(paragraph)]
    pieces = []
    for start, end in pairwise(edges):
        stripped = paragraph[start:end].strip(" ;,\t\u00a0")
        if stripped:
            offset = paragraph.index(stripped, start)
            pieces.append((offset, offset + len(stripped)))
    return pieces


UNFINISHED = re.compile(r"[.!?:;,“”«)]\s*$|[:;]\s|\d{1,2}[.:]\d\d|[a-zäöüß]{3}[.!?]\s")


HAS_FACTS = re.compile(r"[\d,:;„]")  # "Programm", "Die Stationen": a heading, though the list below has no stops either


def _listed(blocks: list[str]) -> list[bool]:
    """Which paragraphs are items of a list: two or more in a row without a final stop, or such a one after a colon."""
    open_end = [len(block) <= 220 and not re.search(r"[.!?:“”«]\s*$", block) for block in blocks]
    listed = []
    for i, here in enumerate(open_end):
        before = i > 0 and (open_end[i - 1] or blocks[i - 1].rstrip().endswith(":"))
        after = i + 1 < len(blocks) and open_end[i + 1]
        heads = not before and len(blocks[i]) <= 40 and not HAS_FACTS.search(blocks[i])
        listed.append(here and (before or after) and not heads)
    return listed


def clauses(text: str) -> list[Clause]:
    """All clauses of ``text`` in order."""
    found: list[Clause] = []
    sentence = 0
    blocks = [block for block in PARAGRAPH.finditer(text) if block.group().strip()]
    for number, (block, item) in enumerate(zip(blocks, _listed([b.group() for b in blocks]), strict=True)):
        paragraph = block.group()
        heading = len(paragraph) <= 70 and not item and not UNFINISHED.search(paragraph)
        for start, end in _pieces(paragraph, _stops(paragraph)):
            sentence += 1
            inner = paragraph[start:end]
            names = _name_spans(inner)
            cuts = sorted(
                cut.end()
                for pattern in (SEMICOLON, COORDINATED)
                for cut in pattern.finditer(inner)
                if not any(a <= cut.start() < b for a, b in names)
            )
            for left, right in _pieces(inner, cuts):
                for first, last in _short(text, block.start() + start + left, block.start() + start + right):
                    found.append(Clause(first, last, text[first:last], sentence, number, heading, item))
    return found


def _short(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut at blanks where it is longer than any clause is: what reads clauses may ask all of all."""
    while last - first > LONGEST:
        at = text.rfind(" ", first + 1, first + LONGEST)
        at = at if at > 0 else first + LONGEST
        yield first, at
        first = at + (text[at] == " ")
    if first < last:
        yield first, last
