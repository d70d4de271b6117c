"""Turns a fetched page's bytes into text: undoes the transfer's compression, then finds the right characters.

Knows nothing of HTML but its charset declarations. A page is never half right: what cannot be undone is an error.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable

import brotli
import zstandard

from extractors.records import Page

CAP = 20_000_000  # decoded bytes; the longest German article page seen has 2.2 million

# <meta charset=utf-8> and <meta http-equiv=Content-Type content="text/html; charset=utf-8">, also in an XML declaration
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes; the HTML standard says 1024, old systems put a banner comment first

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# what browsers do, by the WHATWG encoding standard: these names mean Windows-1252
WINDOWS = frozenset(("iso8859-1", "ascii", "cp1252"))


# the beginnings of Python's names for the encodings of that standard; others (base64, punycode) are no page's charset
OF_THE_WEB = (
    "utf-8",
    "utf-16",
    "iso8859",
    "cp125",
    "cp874",
    "ascii",
    "koi8",
    "mac",
    "gb",
    "big5",
    "euc_",
    "shift",
    "iso2022_jp",
)


class DecodeError(ValueError):
    """A body that its Content-Encoding does not fit, or that grows beyond the cap."""


def content(page: Page, cap: int = CAP) -> bytes:
    """The body with every Content-Encoding undone, at most ``cap`` bytes; raises DecodeError.

    A body that is announced as compressed and is plain HTML all the same is taken as it is.
    """
    body = page.body
    encodings = [name.strip().lower() for name in (page.header("content-encoding") or "").split(",") if name.strip()]
    if len(encodings) > 4:
        raise DecodeError(f"{len(encodings)} encodings on top of each other")
    for name in reversed(encodings):
        if name in ("identity", "none", "utf-8"):
            continue
        undo = UNDO.get(name)
        if undo is None:
            raise DecodeError(f"unknown Content-Encoding {name!r}")
        if body[:64].lstrip()[:1] == b"<":
            continue
        body = undo(body, cap)
    if len(body) > cap:
        raise DecodeError(f"more than {cap} bytes")
    return body


def _gzip(body: bytes, cap: int) -> bytes:
    return _inflate(body, cap, 31)


def _deflate(body: bytes, cap: int) -> bytes:
    # "deflate" means zlib's format, but some servers send the bare stream
    return _inflate(
        body, cap, 15 if body[:1] and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0 else -15
    )


def _inflate(body: bytes, cap: int, window: int) -> bytes:
    whole = bytearray()
    while body:
        engine = zlib.decompressobj(window)
        try:
            whole += engine.decompress(body, cap + 1 - len(whole))
        except zlib.error as error:
            raise DecodeError(f"the compressed body is damaged: {error}") from error
        if len(whole) > cap:
            raise DecodeError(f"more than {cap} bytes")
        if not engine.eof:
            raise DecodeError("the compressed body is cut short")
        body = engine.unused_data
        if window != 31 or body[:2] != b"\x1f\x8b":  # members follow each other only in gzip; else it is padding
            break
    return bytes(whole)


def _brotli(body: bytes, cap: int) -> bytes:
    engine = brotli.Decompressor()
    whole = bytearray()
    try:
        # small bites: one byte of brotli can become a megabyte
        for start in range(0, len(body), 512):
            whole += engine.process(body[start : start + 512])
            if len(whole) > cap:
                raise DecodeError(f"more than {cap} bytes")
    except brotli.error as error:
        raise DecodeError(f"the compressed body is damaged: {error}") from error
    if body and not engine.is_finished():
        raise DecodeError("the compressed body is cut short")
    return bytes(whole)


def _zstd(body: bytes, cap: int) -> bytes:
    whole = bytearray()
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body, read_across_frames=True) as stream:
            while chunk := stream.read(65536):
                whole += chunk
                if len(whole) > cap:
                    raise DecodeError(f"more than {cap} bytes")
    except zstandard.ZstdError as error:
        raise DecodeError(f"the compressed body is damaged: {error}") from error
    if body and not whole:
        raise DecodeError("the compressed body is cut short")
    return bytes(whole)


UNDO: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}


def html(page: Page) -> str:
    """The page as text; raises DecodeError where the bytes cannot be had.

    A byte order mark wins, then UTF-8 where header or meta tag say so and the bytes are UTF-8 (servers often add a
    Latin-1 header to every page), then the header, then the meta tag; without any, UTF-8 if it fits, else Windows-1252.
    """
    return text(content(page), page.header("content-type"))


def text(body: bytes, content_type: str | None = None) -> str:
    """Bytes of a page without compression as text; ``content_type`` is the header's value."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    header = IN_HEADER.search(content_type or "")
    declared = DECLARED.search(body[:DECLARED_WITHIN])
    by_header = _codec(header.group(1)) if header else None
    by_meta = _codec(declared.group(1).decode("ascii")) if declared else None
    if by_meta and by_meta.startswith("utf-16"):
        by_meta = "utf-8"  # the tag could be read as ASCII, so it is not UTF-16 (WHATWG)
    says_utf8 = "utf-8" in (by_meta, by_header)
    for codec in ("utf-8" if says_utf8 else None, by_header, by_meta, "utf-8"):
        if codec:
            try:
                return body.decode(codec)
            except UnicodeDecodeError:
                continue
    if says_utf8 and _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    others = [other for other in (by_header, by_meta) if other and other != "utf-8"]
    return body.decode(others[0] if others else "cp1252", "replace")


def _codec(name: str) -> str | None:
    """Python's name of a charset as browsers understand it; None for one that does not exist or is no text."""
    try:
        found = codecs.lookup(name.lower()).name
    except LookupError:
        return None
    if not found.startswith(OF_THE_WEB):
        return None
    return "cp1252" if found in WINDOWS else found


def _mostly_utf8(body: bytes) -> bool:
    """Whether a few damaged bytes stand in what is UTF-8 otherwise."""
    decoded = body.decode("utf-8", "replace")
    wrong = decoded.count("�")
    beyond = sum(1 for character in decoded if character > "\x7f")
    return wrong * 10 < beyond
