"""A server on loopback that does what servers should not do: one path, one bad behaviour. Raw sockets, no HTTP library.

``BEHAVIOURS`` maps a path to a function that gets the open ``Talk`` and sends what it likes. Tests read ``asked`` to
see what reached the server, and when.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

ARTICLE = (
    "<html><head><title>Jobcenter lädt ein</title></head><body><h1>Jobcenter lädt ein</h1>"
    "<p>Am 5. Mai öffnet das Jobcenter seine Türen für alle.</p></body></html>"
)


@dataclass
class Request:
    """One request as it arrived: the moment of its connection (monotonic), its target and its header lines."""

    at: float
    target: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        return urlsplit(self.target).path


@dataclass
class Talk:
    """One connection while a behaviour plays: what was asked, and the means to answer badly."""

    server: Hostile
    connection: socket.socket
    request: Request
    number: int = 1

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def answer(self, body: bytes = b"", status: str = "200 OK", *lines: str, length: int | str | None = None) -> None:
        """A response with these header lines; ``length`` lies about the body's length."""
        told = len(body) if length is None else length
        head = [f"HTTP/1.1 {status}", *lines, f"Content-Length: {told}", "Connection: close", "", ""]
        self.send("\r\n".join(head).encode("utf-8") + body)

    def page(self, html: str = ARTICLE, *lines: str, encoding: str = "utf-8") -> None:
        self.answer(html.encode(encoding), "200 OK", *(lines or ("Content-Type: text/html; charset=utf-8",)))

    def redirect(self, target: str, *lines: str, status: str = "302 Found") -> None:
        self.answer(b"", status, f"Location: {target}", *lines)

    def wait(self) -> None:
        """Keep the connection open and say nothing, until the server is closed."""
        self.server.closing.wait()

    def drip(self, data: bytes, pause: float = 0.05) -> None:
        """One byte after the other, and never an end."""
        while not self.server.closing.is_set():
            for byte in data:
                self.send(bytes([byte]))
                if self.server.closing.wait(pause):
                    return

    def reset(self) -> None:
        """Break the connection off with a RST."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


Behaviour = Callable[[Talk], None]
BEHAVIOURS: dict[str, Behaviour] = {}
HTML = "Content-Type: text/html; charset=utf-8"


def behaviour(path: str) -> Callable[[Behaviour], Behaviour]:
    def enter(function: Behaviour) -> Behaviour:
        BEHAVIOURS[path] = function
        return function

    return enter


@dataclass
class Hostile:
    """The server; use it as a context manager. ``extra`` adds behaviours or replaces them."""

    extra: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def __enter__(self) -> Hostile:
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listening.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in [self._accepting, *self._threads]:
            thread.join(timeout=5)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def times(self, path: str) -> list[float]:
        """The moments at which this path was asked."""
        return [request.at for request in self.asked if request.path == path]

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._listening.accept()
                at = time.monotonic()
            except OSError:
                return
            thread = threading.Thread(target=self._talk, args=(connection, at), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _talk(self, connection: socket.socket, at: float) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            head = b""
            while b"\r\n\r\n" not in head:
                if not (data := connection.recv(65536)):
                    return
                head += data
            lines = head.decode("latin-1").split("\r\n")
            fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
            headers = {name.lower(): value for name, value in fields.items()}
            request = Request(at, lines[0].split(" ")[1], headers)
            self.asked.append(request)
            number = sum(1 for earlier in self.asked if earlier.path == request.path)
            act = self.extra.get(request.path) or BEHAVIOURS.get(request.path) or nothing
            act(Talk(self, connection, request, number))


def nothing(talk: Talk) -> None:
    talk.answer(b"", "404 Not Found")


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


@contextlib.contextmanager
def hostile(**extra: Behaviour) -> Iterator[Hostile]:
    """The server with further behaviours; ``robots_txt`` stands for ``/robots.txt``."""
    names = {"robots_txt": "/robots.txt", "tdmrep": "/.well-known/tdmrep.json"}
    with Hostile({names.get(name, f"/{name}"): act for name, act in extra.items()}) as server:
        yield server
