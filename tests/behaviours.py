"""The bad behaviours of the hostile server, each under its path; ``tests.hostile`` serves them."""

from __future__ import annotations

import functools
import gzip
import time
import zlib

from tests.hostile import ARTICLE, HTML, Talk, behaviour

# ---------------------------------------------------------------------------------------------- time


@behaviour("/body-drip")
def body_drip(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
    talk.drip(b"<p>Ein Buchstabe nach dem anderen. ")


@behaviour("/header-drip")
def header_drip(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\n")
    talk.drip(b"X-Slow: a\r\n")


@behaviour("/silence")
def silence(talk: Talk) -> None:
    talk.wait()


# ---------------------------------------------------------------------------------------------- redirects


@behaviour("/self")
def self_redirect(talk: Talk) -> None:
    talk.redirect("/self")


@behaviour("/onward")
def onward(talk: Talk) -> None:
    talk.redirect(f"/onward?step={talk.number}")


@behaviour("/to-file")
def to_file(talk: Talk) -> None:
    talk.redirect("file:///etc/passwd")


@behaviour("/to-umlaut")
def to_umlaut(talk: Talk) -> None:
    talk.redirect("/größe?ort=Köln")


@behaviour("/gr%C3%B6%C3%9Fe")
def umlaut(talk: Talk) -> None:
    talk.page()


@behaviour("/refresh")
def refresh(talk: Talk) -> None:
    talk.page('<html><head><meta http-equiv="refresh" content="0; url=/refresh-back"></head></html>')


@behaviour("/refresh-back")
def refresh_back(talk: Talk) -> None:
    talk.page("<html><head><meta http-equiv=Refresh content='1;URL=/refresh'></head></html>")


@behaviour("/cookie-gate")
def cookie_gate(talk: Talk) -> None:
    if "eintritt=ja" in talk.request.headers.get("cookie", ""):
        talk.page()
    else:
        talk.redirect("/cookie-gate", "Set-Cookie: spur=1; Path=/", "Set-Cookie: eintritt=ja; Path=/; HttpOnly")


@behaviour("/cookie-trap")
def cookie_trap(talk: Talk) -> None:
    talk.redirect("/cookie-trap", f"Set-Cookie: besuch={talk.number}")


# ---------------------------------------------------------------------------------------------- size


@functools.cache
def bomb(size: int) -> bytes:
    """Zeros that unpack to ``size`` bytes, made in pieces."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(size >> 20)) + packer.flush()


@behaviour("/bomb")
def gzip_bomb(talk: Talk) -> None:
    talk.answer(bomb(200 << 20), "200 OK", HTML, "Content-Encoding: gzip")


@behaviour("/endless")
def endless(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"<p>Und noch ein Absatz.</p>" * 2500
    while not talk.server.closing.is_set():
        talk.send(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")


@behaviour("/pdf")
def pdf(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 900000\r\n\r\n%PDF-1.7")
    talk.wait()


@behaviour("/film")
def film(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nTransfer-Encoding: chunked\r\n\r\n")
    talk.wait()


@behaviour("/long")
def long_page(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900000000\r\n\r\n<html>")
    talk.wait()


@behaviour("/long-header")
def long_header(talk: Talk) -> None:
    talk.answer(ARTICLE.encode(), "200 OK", HTML, "X-Long: " + "a" * 1_000_000)


@behaviour("/many-headers")
def many_headers(talk: Talk) -> None:
    talk.answer(ARTICLE.encode(), "200 OK", HTML, *(f"X-Nr-{number}: {number}" for number in range(5000)))


@behaviour("/endless-header")
def endless_header(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\n")
    while not talk.server.closing.is_set():
        talk.send(b"X-More: " + b"b" * 60_000 + b"\r\n")


# ---------------------------------------------------------------------------------------------- half and broken


@behaviour("/cut-length")
def cut_length(talk: Talk) -> None:
    talk.answer(ARTICLE.encode(), "200 OK", HTML, length=len(ARTICLE.encode()) + 500)


@behaviour("/short-length")
def short_length(talk: Talk) -> None:
    talk.answer(ARTICLE.encode(), "200 OK", HTML, length=60)


@behaviour("/cut-chunks")
def cut_chunks(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    talk.send(b"40\r\n" + ARTICLE.encode()[:64] + b"\r\n")


@behaviour("/bad-chunk-size")
def bad_chunk_size(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    talk.send(b"viele\r\n" + ARTICLE.encode() + b"\r\n0\r\n\r\n")


@behaviour("/reset")
def reset(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html><p>Mitten im")
    time.sleep(0.05)
    talk.reset()


@behaviour("/reset-once")
def reset_once(talk: Talk) -> None:
    reset(talk) if talk.number == 1 else talk.page()


@behaviour("/corrupt-gzip")
def corrupt_gzip(talk: Talk) -> None:
    body = bytearray(gzip.compress((ARTICLE * 50).encode()))
    body[len(body) // 2] ^= 0xFF
    talk.answer(bytes(body), "200 OK", HTML, "Content-Encoding: gzip")


@behaviour("/cut-gzip")
def cut_gzip(talk: Talk) -> None:
    talk.answer(gzip.compress((ARTICLE * 50).encode())[:-30], "200 OK", HTML, "Content-Encoding: gzip")


@behaviour("/false-gzip")
def false_gzip(talk: Talk) -> None:
    talk.page(ARTICLE, HTML, "Content-Encoding: gzip")


@behaviour("/garbage")
def garbage(talk: Talk) -> None:
    talk.send(b"\x16\x03\x01 kein HTTP, nirgends\r\n\r\n" + ARTICLE.encode())


@behaviour("/early-hints")
def early_hints(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 103 Early Hints\r\nLink: </stil.css>; rel=preload\r\n\r\n")
    talk.send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")
    talk.page()


@behaviour("/endless-hints")
def endless_hints(talk: Talk) -> None:
    while not talk.server.closing.is_set():
        talk.send(b"HTTP/1.1 103 Early Hints\r\nLink: </stil.css>; rel=preload\r\n\r\n")


@behaviour("/unasked-304")
def unasked_304(talk: Talk) -> None:
    if talk.number == 1:
        talk.answer(b"", "304 Not Modified", 'ETag: "alt"')
    else:
        talk.page()


@behaviour("/always-304")
def always_304(talk: Talk) -> None:
    talk.answer(b"", "304 Not Modified")


@behaviour("/no-number")
def no_number(talk: Talk) -> None:
    talk.answer(ARTICLE.encode(), "200 OK", HTML, length="viel")


@behaviour("/two-lengths")
def two_lengths(talk: Talk) -> None:
    talk.answer(ARTICLE.encode(), "200 OK", HTML, "Content-Length: 20")


@behaviour("/folded")
def folded(talk: Talk) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nX-Robots-Tag: index,\r\n\tnoai\r\n")
    talk.send(f"Content-Length: {len(ARTICLE.encode())}\r\n\r\n".encode() + ARTICLE.encode())


@behaviour("/partial")
def partial(talk: Talk) -> None:
    talk.answer(ARTICLE.encode()[:80], "206 Partial Content", HTML, "Content-Range: bytes 0-79/190")


# ---------------------------------------------------------------------------------------------- characters


@behaviour("/meta-utf8")
def meta_utf8(talk: Talk) -> None:
    html = ARTICLE.replace("<head>", '<head><meta charset="utf-8">')
    talk.page(html, "Content-Type: text/html; charset=ISO-8859-1")


@behaviour("/meta-cp1252")
def meta_cp1252(talk: Talk) -> None:
    html = ARTICLE.replace("<head>", '<head><meta charset="windows-1252">').replace("alle.", "alle – „gern“.")
    talk.page(html, "Content-Type: text/html", encoding="cp1252")


@behaviour("/utf16")
def utf16(talk: Talk) -> None:
    talk.answer(b"\xff\xfe" + ARTICLE.encode("utf-16-le"), "200 OK", "Content-Type: text/html")


# ---------------------------------------------------------------------------------------------- come back later


@behaviour("/later-seconds")
def later_seconds(talk: Talk) -> None:
    if talk.number == 1:
        talk.answer(b"", "429 Too Many Requests", "Retry-After: 1")
    else:
        talk.page()


@behaviour("/later-date")
def later_date(talk: Talk) -> None:
    if talk.number == 1:
        now = "Date: Mon, 05 May 2025 10:00:00 GMT"
        talk.answer(b"", "503 Service Unavailable", now, "Retry-After: Mon, 05 May 2025 10:00:01 GMT")
    else:
        talk.page()


@behaviour("/tomorrow")
def tomorrow(talk: Talk) -> None:
    talk.answer(b"", "503 Service Unavailable", "Retry-After: 86400")


# ---------------------------------------------------------------------------------------------- pages that are none


@behaviour("/soft-404")
def soft_404(talk: Talk) -> None:
    talk.page("<html><head><title>Seite nicht gefunden | Kreis Musterland</title></head><h1>Hoppla</h1></html>")


@behaviour("/plain")
def plain(talk: Talk) -> None:
    talk.page()


@behaviour("/calendar")
def calendar(talk: Talk) -> None:
    month = int(talk.request.target.partition("monat=")[2] or 1)
    talk.page(
        f'<ul><li><a class="t" href="/termin/{month}">Termin</a></ul><a rel="next" href="/calendar?monat={month + 1}">'
    )
