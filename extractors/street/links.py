"""Decides which address a link means, and when two addresses mean the same page.

``canonical`` gives an address that can be asked: cleaned of what does not name the page (tracking, session, print and
AMP views). ``identity`` gives a key to compare by: also without scheme, ``www.``, trailing slash and the order of
parameters. Not known here: what the page itself says of its address, and whether the server keeps two pages under one
identity.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import idna

_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "%/:=&~+!$,;'@()*"
_QUERY_SAFE = "%/:=&?~+!$,;'@()*"
_SPACE = re.compile(r"[\t\n\r]")  # browsers drop these from inside an address
_SESSION_PATH = re.compile(
    r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE
)  # /seite.html;jsessionid=0A1B.live21
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]")
_LONGEST = 4096  # longer addresses are traps or data


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page, and what the place that it stood in says of it. ``url`` is canonical.

    ``announced_change`` is any token that changes when the page does: a feed's ``updated``, a sitemap's ``lastmod``.
    """

    url: str
    title: str | None = None
    teaser: str | None = None
    announced_change: str | None = None


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files("extractors") / "vocabulary" / "links.toml").read_text("utf-8"))


@cache
def _dropped_names() -> tuple[frozenset[str], tuple[str, ...]]:
    names = [name.lower() for key in ("tracking", "session") for name in _rules()[key]]
    return (
        frozenset(name for name in names if not name.endswith("*")),
        tuple(name[:-1] for name in names if name.endswith("*")),
    )


@lru_cache(maxsize=4096)
def host_name(host: str) -> str | None:
    """The host in lower-case ASCII (punycode for umlauts), without closing dots; None when it is no host's name."""
    host = host.lower().rstrip(".")
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii").lower()
        except (idna.IDNAError, UnicodeError, ValueError, IndexError):
            return None
    if _IPV6.fullmatch(host) or (_HOST.fullmatch(host) and ".." not in host and len(host) <= 253):
        return host
    return None


def _is_kept(name: str, value: str) -> bool:
    """Does this parameter help to name the page?"""
    low = name.lower()
    exact, starts = _dropped_names()
    if low in exact or low.startswith(starts):
        return False
    rules = _rules()
    for view, values in rules["views"].items():
        if low == view.lower() and (not values or value.lower() in values):
            return False
    return not (name in rules["digits"]["names"] and not value.isdigit())


def _escaped(text: str, safe: str) -> str:
    """Percent-encoding in one spelling: capitals, letters and digits plain, everything beyond ASCII as UTF-8."""

    def spell(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else f"%{match[1].upper()}"

    text = _ESCAPE.sub(spell, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    text = re.sub(r"%(?![0-9A-F]{2})", "%25", text)
    return quote(text, safe=safe)


def _path(path: str) -> str:
    """The path without dot segments, session ids and view endings; never empty."""
    path = _SESSION_PATH.sub("", path)
    kept: list[str] = []
    for part in path.split("/")[1:]:
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
    if path.endswith(("/.", "/..")):
        kept.append("")
    path = "/" + "/".join(kept)
    for ending in _rules()["endings"]["view"]:
        if path.lower().endswith(ending) and len(path) > len(ending):
            path = path[: -len(ending)] + ("/" if ending.endswith("/") else "")
    return path


def absolute(url: str, base: str | None = None) -> str | None:
    """The address as one may ask it: absolute, ASCII, without fragment and password.

    None when it is none of http(s).
    """
    url = _SPACE.sub("", url.strip())
    if not url or len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
        host = host_name(f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or "")
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return None
    netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    return urlunsplit((scheme, netloc, _escaped(path, _PATH_SAFE), _escaped(parts.query, _QUERY_SAFE), ""))


def canonical(url: str, base: str | None = None) -> str | None:
    """The address of the page that this link means, or None when the link leads to no page (``mailto:``,
    ``javascript:``, broken).
    """
    clean = absolute(url, base)
    if clean is None:
        return None
    parts = urlsplit(clean)
    pairs = [
        pair for pair in parts.query.split("&") if pair and _is_kept(pair.partition("=")[0], pair.partition("=")[2])
    ]
    return urlunsplit((parts.scheme, parts.netloc, _path(parts.path), "&".join(pairs), ""))


def identity(url: str) -> str:
    """Two addresses with one identity are the same page: no scheme, ``www.``, default port, closing slash or order of
    parameters.
    """
    clean = canonical(url)
    if clean is None:
        return url
    parts = urlsplit(clean)
    path = parts.path.rstrip("/")
    query = "&".join(sorted(parts.query.split("&")))
    return f"{host_key(clean)}{path}{'?' + query if query else ''}"


def host_key(url: str) -> str:
    """The host that is asked, as one unit of politeness: ``www.`` and the bare name are one machine.

    With an unusual port.
    """
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.")


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt and one tdmrep.json speak for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
