"""Our readers against two public test suites that lie outside this project (neither is copied into it).

``python benchmarks/conformance.py robots PATH/robots_test.cc`` reads the assertions out of the C++ file of
google/robotstxt. Those in tests named GoogleOnly are Google's own ways, and three more contradict RFC 9309, 2.2.2 (both
sides of a comparison are brought to one percent-encoding first); they are counted by themselves.

``python benchmarks/conformance.py feeds PATH/tests`` runs the assertions of feedparser's own test files (in its source
distribution) against the installed feedparser, and our reader over every file.
"""

from __future__ import annotations

import io
import re
import sys
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractors.street.feeds import feed_links
from extractors.street.robots import parse

_STRING = r'"(?:[^"\\]|\\.)*"'
_STRINGS = rf"(?:{_STRING}\s*)+"
_TEST = re.compile(r"^TEST\(\w+, (\w+)\) \{(.*?)^\}", re.MULTILINE | re.DOTALL)
_STATEMENT = re.compile(
    rf"(?:string_view|std::string) (?P<name>\w+) =\s*(?P<text>{_STRINGS});"
    rf"|EXPECT_(?P<want>TRUE|FALSE)\(\s*IsUserAgentAllowed\(\s*(?P<robots>\w+|{_STRING}),\s*(?P<agent>{_STRING}),"
    rf"\s*(?P<url>\w+|{_STRINGS})\)\)",
    re.DOTALL,
)
_ENCODED_OTHERWISE = re.compile(r"/ツ|/baz$")  # 2.2.2: the address is brought to the same spelling as the rule
_EXPECT = re.compile(rb"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(rb"Header:\s*([A-Za-z-]+):\s*(.*)")


def robots(path: Path) -> None:
    """Print how many assertions hold, and the lines of those that do not."""
    counts: Counter[str] = Counter()
    for name, body in _TEST.findall(path.read_text("utf-8")):
        texts: dict[str, str] = {}
        for found in _STATEMENT.finditer(body):
            if found["name"]:
                texts[found["name"]] = _plain(found["text"])
                continue
            file, url = (_plain(x) if x.startswith('"') else texts.get(x) for x in (found["robots"], found["url"]))
            if file is None or url is None:
                counts["not understood"] += 1
                continue
            holds = parse(file, _plain(found["agent"])).allows(url or "http://x/") == (found["want"] == "TRUE")
            kind = "Google's own" if "GoogleOnly" in name else "RFC 9309"
            if not holds and kind == "RFC 9309" and _ENCODED_OTHERWISE.search(url):
                kind = "against RFC 9309, 2.2.2"
            counts[f"{kind}: {'holds' if holds else 'does not hold'}"] += 1
            if not holds:
                print(f"{name}: {found['agent']} {url}")
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")


def _plain(literals: str) -> str:
    """The text of C++ string literals that stand side by side."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals)).replace("\\n", "\n").replace("\\r", "\r")


def feeds(folder: Path) -> None:
    """Print how many assertions of feedparser's files hold, and whether our reader raised or was slow on one."""
    import feedparser

    warnings.simplefilter("ignore")
    counts: Counter[str] = Counter()
    slowest = 0.0
    for path in sorted(folder.rglob("*.xml")):
        data, base = path.read_bytes(), f"http://127.0.0.1:8097/{path.name}"
        started = time.perf_counter()
        try:
            feed_links(data, base, None)
        except Exception as error:
            counts[f"our reader raised {type(error).__name__}"] += 1
        slowest = max(slowest, time.perf_counter() - started)
        expect = _EXPECT.search(data)
        if expect is None:
            counts["no assertion, or not in ASCII"] += 1
            continue
        headers = {"content-type": "application/atom+xml", "content-location": base}
        headers |= {name.decode().lower(): value.decode("latin-1").strip() for name, value in _HEADER.findall(data)}
        counts["holds" if _holds(expect[1].decode("latin-1"), data, headers, feedparser) else "does not hold"] += 1
    print(f"slowest file: {1000 * slowest:.0f} ms")
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    print(f"{counts['holds'] / (counts['holds'] + counts['does not hold']):.1%} of the assertions hold")


def _holds(assertion: str, data: bytes, headers: dict[str, str], feedparser: Any) -> bool:
    try:
        found = feedparser.parse(io.BytesIO(data), response_headers=headers)
        return bool(eval(assertion, {"feedparser": feedparser}, dict(found)))
    except Exception:
        return False


if __name__ == "__main__":
    {"robots": robots, "feeds": feeds}[sys.argv[1]](Path(sys.argv[2]))
