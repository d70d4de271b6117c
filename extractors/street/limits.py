"""How far fetching may go: the figures that bound every request, and how host names become addresses.

Nothing is decided here. Seconds, bytes and counts; the defaults are for the street, tests and the demo bring their own.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Resolve = Callable[[str, int], Sequence[tuple[str, int]]]


def system_resolve(host: str, port: int) -> list[tuple[str, int]]:
    """What the machine's resolver says: (address, port) in its order. Raises OSError when the name is not known."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(info[4][0]), port) for info in found))


def nothing_unwanted(_url: str) -> str | None:
    """No address is kept from being asked."""
    return None


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one run.

    ``agent`` is sent as User-Agent; its part before the first "/" is the product token that robots.txt may name.
    ``deadline`` bounds the network time of one address (all redirects and repeats together), ``silence`` the wait for
    the next byte. ``body`` bounds what is received, ``decoded`` what it unpacks to. ``longest_wait``: a longer
    Retry-After is left to a later run. ``allow_private`` lists "address:port" of one's own servers that may be asked
    although private. ``resolve`` gives the addresses of a host: with it the demo's invented hosts lie on one loopback
    port. ``unwanted`` says in a sentence why an address is not to be asked at all, or None.
    """

    agent: str = "jobcenter-campaigns/0.1"
    deadline: float = 30.0
    silence: float = 10.0
    connect: float = 10.0
    body: int = 8_000_000
    decoded: int = 20_000_000
    header_bytes: int = 262_144
    redirects: int = 10
    attempts: int = 3
    longest_wait: float = 120.0
    give_up_after: int = 3
    threads: int = 64
    links: int = 300
    least_pause: float = 0.0
    allow_private: frozenset[str] = frozenset()
    resolve: Resolve = system_resolve
    unwanted: Callable[[str], str | None] = nothing_unwanted

    @property
    def product(self) -> str:
        """The product token, as robots.txt names it."""
        return self.agent.partition("/")[0].strip()
