"""Decides what robots.txt allows a robot of our name, by RFC 9309, and names the line that decided.

Crawl-delay and Sitemap lines are read too, though RFC 9309 does not know them. What a missing or unreachable file means
(RFC 9309, 2.3.1) is told by ``from_status``. Not known here: how the file was fetched, and what the law makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_MOST_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are read
_LINE = re.compile(r"\s*([A-Za-z -]*[A-Za-z])\s*:\s*(.*?)\s*", re.DOTALL)
_LINE_WITHOUT_COLON = re.compile(r"\s*(allow|disallow|user-agent)\s+(\S+)\s*", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKS = "\ufeff\ufffd"  # a byte order mark, whole or in pieces
_TOKEN = re.compile(r"[A-Za-z_-]+")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_SAFE = "/%?&=:@!$'()*+,;~-._#[]"
# Spellings that stand in many files and mean one thing.
_SPELLINGS = {
    **dict.fromkeys(("useragent", "user agent"), "user-agent"),
    **dict.fromkeys(("dissallow", "dissalow", "disalow", "diasllow", "disallaw"), "disallow"),
    "site-map": "sitemap",
    "crawldelay": "crawl-delay",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One allow or disallow line, as it stands in the file."""

    allows: bool
    path: str

    def weight(self) -> tuple[int, bool]:
        """The longest path decides, and on a tie Allow (2.2.2)."""
        return len(spelled(self.path)), self.allows

    def __str__(self) -> str:
        return f"{'Allow' if self.allows else 'Disallow'}: {self.path}"


@dataclass(frozen=True, slots=True)
class Robots:
    """What one robots.txt says to one robot. ``whole``: an answer for every path that stands above all lines.

    ``group`` is the user agent whose lines apply (``*`` for everybody's), None when none do; ``delay`` is in seconds.
    """

    lines: tuple[Line, ...] = ()
    group: str | None = None
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    whole: bool | None = None
    reason: str = "robots.txt has no rule for this address."

    def allows(self, url: str) -> bool:
        return self.verdict(url)[0]

    def verdict(self, url: str) -> tuple[bool, str]:
        """Whether the address may be asked, and the sentence that says why.

        The longest matching line decides; on a tie, Allow.
        """
        if self.whole is not None:
            return self.whole, self.reason
        parts = urlsplit(url)
        target = spelled((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if target == "/robots.txt":
            return True, "robots.txt itself may always be asked."
        best: Line | None = None
        for line in self.lines:
            if matches(spelled(line.path), target) and (best is None or line.weight() > best.weight()):
                best = line
        if best is None:
            return True, self.reason
        return best.allows, f'robots.txt says "{best}" to {"everybody" if self.group == "*" else self.group}.'


def spelled(path: str) -> str:
    """Percent-encoding in one spelling (RFC 9309, 2.2.2): beyond ASCII encoded, unreserved characters plain, hex in
    capitals.
    """

    def spell(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char.isascii() and (char.isalnum() or char in "-._~") else match[0].upper()

    return _ESCAPE.sub(spell, quote(path.encode("utf-8", "surrogatepass"), safe=_SAFE))


def matches(pattern: str, target: str) -> bool:
    """Does the pattern (``*`` any characters, a closing ``$`` the end) match from the start? In linear steps, no
    backtracking.
    """
    anchored = pattern.endswith("$")
    pieces = (pattern[:-1] if anchored else pattern).split("*")
    if not target.startswith(pieces[0]):
        return False
    if len(pieces) == 1:
        return not anchored or target == pieces[0]
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = pieces[-1]
    return target.endswith(last) and len(target) - len(last) >= at if anchored else target.find(last, at) >= 0


def token(agent: str) -> str:
    """The product token of a user agent: its leading letters, ``_`` and ``-``, in lower case."""
    match = _TOKEN.match(agent.strip())
    return match[0].lower() if match else ""


def parse(text: str | bytes, agent: str) -> Robots:
    """Read robots.txt for the robot ``agent`` (its product token counts). Never raises.

    Groups of one name are one group; other lines (Crawl-delay, Sitemap, unknown ones) end no group (2.2.1, 2.2.4).
    """
    if isinstance(text, bytes):
        text = text[:_MOST_BYTES].decode("utf-8", "replace")
    text = text.lstrip(_MARKS).replace("\0", "")
    if text.lstrip()[:1] == "<":
        return Robots(whole=True, reason="Instead of robots.txt the site sends a page; that holds no rules.")
    wanted = token(agent)
    lines: dict[str, list[Line]] = {}
    delays: dict[str, list[float]] = {}
    sitemaps: list[str] = []
    names: list[str] = []
    in_names = False
    for key, value in _records(text):
        if key == "user-agent":
            names = [*(names if in_names else ()), "*" if value[:1] == "*" else token(value)]
            in_names = True
            lines.setdefault(names[-1], [])
        elif key in ("allow", "disallow"):
            in_names = False
            for name in names:
                lines[name] += _line(key == "allow", value)
        elif key == "crawl-delay":
            for name in names:
                delays.setdefault(name, []).extend(_seconds(value))
        elif key == "sitemap" and value:
            sitemaps.append(value)
    group = wanted if wanted in lines else "*" if "*" in lines else None
    if group is None:
        return Robots(sitemaps=tuple(sitemaps))
    return Robots(tuple(lines[group]), group, max(delays.get(group, []), default=None), tuple(sitemaps))


def _records(text: str) -> Iterator[tuple[str, str]]:
    """(name in lower case and its usual spelling, value) of each line that is one, without comments."""
    for raw in _LINE_END.split(text):
        line = raw.partition("#")[0]
        if match := _LINE.fullmatch(line) or _LINE_WITHOUT_COLON.fullmatch(line):
            name = match[1].lower()
            yield _SPELLINGS.get(name, name), match[2]


def _line(allows: bool, path: str) -> list[Line]:
    """The rule of one line. A path without its leading slash forbids as if it had one, and allows nothing."""
    if not path:
        return []
    if path[0] not in "/*$":
        return [] if allows else [Line(False, f"/{path}")]
    return [Line(allows, path)]


def _seconds(value: str) -> list[float]:
    """Crawl-delay, a number of seconds, also with a decimal comma; anything else says nothing."""
    match = re.match(r"\d{1,7}(?:[.,]\d{1,6})?", value)
    return [float(match[0].replace(",", "."))] if match else []


def from_status(status: int | None) -> Robots:
    """What it means that robots.txt could not be had (RFC 9309, 2.3.1.3 and 2.3.1.4).

    ``status`` None: the server did not answer.
    """
    if status is not None and 400 <= status < 500 and status != 429:
        return Robots(whole=True, reason=f"The site has no robots.txt (status {status}), so nothing is forbidden.")
    what = "did not answer" if status is None else f"answered with status {status}"
    return Robots(
        whole=False, reason=f"The server {what} when asked for robots.txt; until it does, everything is forbidden."
    )
