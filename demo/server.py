"""Serves the invented sites on loopback, told apart by the Host header; remembers every request.

Knows sockets and threads, nothing of what the sites say. Also understands the absolute form that a client sends to a
proxy (``GET http://www.kreis-coesfeld.example/ HTTP/1.1``).
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from demo.sites import Sites


class Request(NamedTuple):
    """One request that was answered. ``conditional``: it carried If-None-Match or If-Modified-Since."""

    host: str
    path: str
    status: int
    conditional: bool


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up early is its own affair; anything else is a fault of ours and shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """A running server. Set ``day`` to let the editors do their work between two runs."""

    def __init__(self, day: int = 1) -> None:
        self.requests: list[Request] = []
        self._sites = Sites(day)
        self._http = _Listener(("127.0.0.1", 0), _handler(self))
        self.port: int = self._http.server_address[1]

    @property
    def day(self) -> int:
        return self._sites.day

    @day.setter
    def day(self, day: int) -> None:
        self._sites = Sites(day)

    @property
    def sites(self) -> Sites:
        return self._sites

    @property
    def hosts(self) -> list[str]:
        return self._sites.hosts

    def run(self) -> None:
        self._http.serve_forever(poll_interval=0.05)

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serve(day: int = 1) -> Iterator[Server]:
    """The invented sites on a free port of 127.0.0.1 until the block is left."""
    server = Server(day)
    thread = threading.Thread(target=server.run, name="demo-sites", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(timeout=5)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "demo"
        sys_version = ""
        timeout = 20

        def do_GET(self) -> None:
            target, host = self.path, self.headers.get("Host", "")
            if target.startswith("http://"):
                parts = urlsplit(target)
                host, target = parts.netloc, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            asked = {name.lower(): value for name, value in self.headers.items()}
            answer = server.sites.answer(host, target, asked)
            if answer.delay:
                time.sleep(answer.delay)
            conditional = "if-none-match" in asked or "if-modified-since" in asked
            server.requests.append(Request(host.partition(":")[0].lower(), target, answer.status, conditional))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD" and answer.status != 304:
                self.wfile.write(answer.body)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            """Silent: the requests are remembered, not printed."""

    return Handler
