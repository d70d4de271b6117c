"""A server on loopback that does what servers should not do: one path, one bad behaviour. Raw sockets, no HTTP library.

``BEHAVIOURS`` maps a path to a function that gets the open ``Talk`` and sends what it likes. Tests read ``asked`` to
see what reached the server, and when.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
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


@contextlib.contextmanager
def hostile(**extra: Behaviour) -> Iterator[Hostile]:
    """The server with further behaviours; ``robots_txt`` stands for ``/robots.txt``."""
    names = {"robots_txt": "/robots.txt", "tdmrep": "/.well-known/tdmrep.json"}
    with Hostile({names.get(name, f"/{name}"): act for name, act in extra.items()}) as server:
        yield server
