"""How well and how fast the time expressions are read, against libraries in the same run.

    python -m benchmarks.dates [--timex FOLDER] [--text FILE | FOLDER]

dateparser runs beside it where it is installed. ``--timex`` names a folder of TimeML
files (news texts with TIMEX3 marks, such as the KRAUTS corpus; its licence keeps it out of this project) and adds
recall and precision of mentions (an overlap counts). Speed is CPU time per KB of UTF-8 text, the best of five rounds.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import re
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as midnight
from pathlib import Path

from extractors.dates import find

HERE = Path(__file__).parent
TABLE = HERE.parent / "tests" / "dates.csv"
# A day without a year looks forward in a preview and back in a recap; dateparser's words for it.
LOOKS = {"forward": "future", "back": "past", "around": "current_period"}
Mentions = Callable[[str, date | None, str], list[tuple[int, int, date | None]]]


def ours(text: str, anchor: date | None, looks: str) -> list[tuple[int, int, date | None]]:
    """Place and first day of every expression."""
    return [(when.start, when.end, when.starts_on or when.ends_on) for when in find(text, anchor, looks)]  # type: ignore[arg-type]


def dateparser(text: str, anchor: date | None, looks: str) -> list[tuple[int, int, date | None]]:
    """The same by dateparser's search."""
    base: dict[str, object] = {"PREFER_DATES_FROM": LOOKS[looks]}
    if anchor:
        base["RELATIVE_BASE"] = datetime.combine(anchor, midnight())
    search = importlib.import_module("dateparser.search").search_dates
    found, cursor = [], 0
    for words, moment in search(text, languages=["de"], settings=base) or []:
        at = text.find(words, cursor)
        found.append((at, at + len(words), moment.date()))
        cursor = max(cursor, at)
    return found


def installed() -> dict[str, Mentions]:
    """This project and the peers that can be imported."""
    try:
        importlib.import_module("dateparser.search")
    except ImportError:
        return {"this project": ours}
    return {"this project": ours, "dateparser": dateparser}


def days_of_table(mentions: Mentions) -> tuple[int, int]:
    """How many expressions of the own table get their first day (or end, where there is only one) right."""
    rows = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter=";"))
    right = asked = 0
    for row in rows:
        wanted = re.search(r"\d{4}-\d\d-\d\d", row["expected"].split(" | ")[0])
        if not wanted or "~" in row["expected"]:
            continue
        asked += 1
        anchor = date.fromisoformat(row["published"]) if row["published"] else None
        found = mentions(row["text"], anchor, row["looks"])
        right += any(day == date.fromisoformat(wanted[0]) for _, _, day in found)
    return right, asked


def speed(mentions: Mentions, text: str, rounds: int) -> float:
    """Microseconds of CPU per KB of text, the best round."""
    size = len(text.encode()) / 1000
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        mentions(text, date(2022, 6, 1), "around")
        best = min(best, time.process_time() - start)
    return best / size * 1e6


def timex(folder: Path) -> list[tuple[str, date | None, list[tuple[int, int]]]]:
    """Text, day of creation and marked mentions of every TimeML file."""
    documents = []
    for path in sorted(folder.rglob("*.tml")):
        markup = path.read_text("utf-8")
        created = re.search(r'CREATION_TIME"[^>]*value="(\d{4}-\d\d-\d\d)', markup)
        body = re.search(r"<TEXT>(.*)</TEXT>", markup, re.DOTALL)
        if not body:
            continue
        text, marks, at = "", [], 0
        for piece in re.finditer(r"<TIMEX3[^>]*?(?:/>|>(.*?)</TIMEX3>)|([^<]+)|<[^>]*>", body[1], re.DOTALL):
            if piece[1]:
                marks.append((at, at + len(piece[1])))
            text += piece[1] or piece[2] or ""
            at = len(text)
        documents.append((text, date.fromisoformat(created[1]) if created else None, marks))
    return documents


def mentioned(
    mentions: Mentions, documents: list[tuple[str, date | None, list[tuple[int, int]]]]
) -> tuple[float, float]:
    """Recall and precision of mentions over all documents."""
    hits = right = wanted = found = 0
    for text, anchor, marks in documents:
        got = [(start, end) for start, end, _ in mentions(text, anchor, "around")]
        wanted, found = wanted + len(marks), found + len(got)
        hits += sum(any(a < end and start < b for start, end in got) for a, b in marks)
        right += sum(any(a < end and start < b for start, end in marks) for a, b in got)
    return hits / max(1, wanted), right / max(1, found)


def sample(given: Path | None) -> str:
    """Running text to time: a file, the JSON files of a folder of labelled pages, or the table's own expressions."""
    if given and given.is_dir():
        return "\n\n".join(re.sub(r'[{}\[\]"]', " ", path.read_text("utf-8")) for path in sorted(given.glob("*.json")))
    if given:
        return given.read_text("utf-8")
    return "\n".join(row["text"] for row in csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter=";"))


def main() -> None:
    """Print one line for each reader."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--timex", type=Path)
    options.add_argument("--text", type=Path, help="running text to time: a file, or a folder of labelled pages")
    given = options.parse_args()
    text = sample(given.text)
    documents = timex(given.timex) if given.timex else []
    for name, mentions in installed().items():
        right, asked = days_of_table(mentions)
        own = mentions is ours
        micros = speed(mentions, text if own else text[:20_000], 5 if own else 1)
        line = f"{name:<14} days right {right}/{asked}   {micros:>10.1f} µs/KB"
        if documents:
            recall, precision = mentioned(mentions, documents)
            line += f"   mentions: recall {recall:.2f}, precision {precision:.2f}"
        print(line)


if __name__ == "__main__":
    main()
