"""Connections that keep to checked addresses, a deadline and a size, under ``requests``.

``Door`` is an adapter of requests: what goes through it is connected to an address that
``extractors.street.addresses`` has
checked, ends with its deadline (connecting, a dripping header, a dripping body alike), and can be stopped from another
thread. Nothing is known here of pages, robots or redirects.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import io
import os
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.wait import wait_for_write

from extractors.street.addresses import SLICE, Unreachable, checked
from extractors.street.limits import Limits

_HANDSHAKE = 4.0  # seconds for the greeting of an encrypted connection, which no stop can interrupt
_INFORMATIONAL = 8  # 100, 102 and 103 responses before the real one; more are a trick
_LINE = 65537


class OutOfTime(OSError):
    """The deadline of the address has come, the server was silent for too long, or the run was stopped."""


class TooLarge(OSError):
    """More header bytes than allowed."""


class Clock:
    """The time that one request still has: ``end`` is a moment of ``time.monotonic``.

    ``sent_at`` is when the request had been sent, ``heard_at`` when the first byte came back (so the server has got the
    request), ``received`` counts the bytes that came, header and body.
    """

    def __init__(self, limits: Limits, end: float, stop: threading.Event) -> None:
        self.limits, self.end, self.stop = limits, end, stop
        self.sent_at: float | None = None
        self.heard_at: float | None = None
        self.received = 0

    def left(self) -> float:
        """Seconds left; raises OutOfTime when there are none or the run is stopped."""
        if self.stop.is_set():
            raise OutOfTime("The run was stopped.")
        left = self.end - time.monotonic()
        if left <= 0:
            raise OutOfTime("The server did not finish within the deadline.")
        return left


class _Now(threading.local):
    """urllib3 hands nothing of a request to its connection, so the thread carries the clock of its request."""

    clock: Clock


_now = _Now()


class _Metered(io.RawIOBase):
    """The bytes of a socket, as long as the clock allows. When ``spent``, only what is buffered may still be read."""

    def __init__(self, sock: socket.socket, clock: Clock) -> None:
        # The unbuffered file keeps the socket open after http.client has let go of it.
        self._open, self._sock, self._clock = sock.makefile("rb", buffering=0), sock, clock
        self.spent, self.in_header = False, True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.spent:
            return 0
        if self.in_header and self._clock.received > self._clock.limits.header_bytes:
            raise TooLarge("The header of the response is too large.")
        silent_until = time.monotonic() + self._clock.limits.silence
        while True:
            self._sock.settimeout(min(SLICE, self._clock.left()))
            try:
                size = self._sock.recv_into(buffer)
            except TimeoutError:
                if time.monotonic() >= silent_until:
                    raise OutOfTime("The server sent nothing for too long.") from None
                continue
            self._clock.received += size
            self._clock.heard_at = self._clock.heard_at or time.monotonic()
            return size

    def close(self) -> None:
        if not self.closed:
            self._open.close()
            super().close()


class _Response(http.client.HTTPResponse):
    """A response read by the clock. ``surplus``: the server sent more than the length that it had promised."""

    surplus = False

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        _now.clock.sent_at = time.monotonic()  # http.client makes the response when the request has been sent
        self._meter = _Metered(sock, _now.clock)
        self.fp = io.BufferedReader(self._meter, 65536)

    def begin(self) -> None:
        super().begin()
        if len({length.strip() for length in self.headers.get_all("content-length", [])}) > 1:
            raise http.client.HTTPException("two Content-Length headers that contradict each other")
        self._meter.in_header = False

    def _read_status(self) -> tuple[str, int, str]:
        """The status line of the final response; http.client skips 100 only, not 102 and 103."""
        for _ in range(_INFORMATIONAL):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 < status < 200:
                return version, status, reason
            while self.fp.readline(_LINE).strip():
                pass
        raise http.client.HTTPException("too many informational responses")

    def _close_conn(self) -> None:
        if self.fp is not None and not self.fp.closed:
            self._meter.spent = True
            with contextlib.suppress(OSError, ValueError):
                self.surplus = bool(self.fp.peek(1).strip())
        super()._close_conn()  # type: ignore[misc]


def _connected(host: str, port: int, clock: Clock) -> socket.socket:
    """A socket connected to a checked address of this host. Raises Refused, Unreachable, OutOfTime."""
    failure: OSError | None = None
    for address in checked(host, port, clock.limits, clock.left):
        try:
            return _socket_to(address, clock)
        except OutOfTime:
            raise
        except OSError as error:
            failure = error
    raise Unreachable(f"{host} does not answer: {failure}.")


def _socket_to(address: tuple[str, int], clock: Clock) -> socket.socket:
    """A socket connected to this very address, waited for in slices so that the clock's end and a stop are seen."""
    sock = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        failure = sock.connect_ex(address)
        waited_until = time.monotonic() + clock.limits.connect
        while failure in (errno.EINPROGRESS, errno.EWOULDBLOCK):
            if wait_for_write(sock, min(SLICE, clock.left())):
                failure = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            elif time.monotonic() > waited_until:
                failure = errno.ETIMEDOUT
        if failure:
            raise OSError(failure, os.strerror(failure))
        sock.settimeout(min(_HANDSHAKE, clock.left()))
    except BaseException:
        sock.close()
        raise
    return sock


class _PlainConnection(HTTPConnection):
    response_class = _Response

    def _new_conn(self) -> socket.socket:
        return _connected(self.host, self.port, _now.clock)


class _EncryptedConnection(HTTPSConnection):
    response_class = _Response

    def _new_conn(self) -> socket.socket:
        return _connected(self.host, self.port, _now.clock)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _EncryptedPool(HTTPSConnectionPool):
    ConnectionCls = _EncryptedConnection


class Door(HTTPAdapter):
    """An adapter of requests for all hosts: checked addresses, no proxies, no repeats and no redirects of its own."""

    def __init__(self) -> None:
        # Politeness allows one request at a time per host, so one connection per host is enough.
        super().__init__(pool_connections=200, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _EncryptedPool}


@contextlib.contextmanager
def timed(clock: Clock) -> Iterator[None]:
    """Within this block the thread's requests through a Door keep to the clock."""
    _now.clock = clock
    try:
        yield
    finally:
        del _now.clock
