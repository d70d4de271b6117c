"""Decides which network addresses may be connected to: those of the public internet, and one's own servers that were
named.

A host name is judged by what it resolves to, at the moment of connecting; the connection is then made to the address
that was checked, so a name that changes its answer in between (DNS rebinding) gains nothing. Proxies are not used.
"""

from __future__ import annotations

import ipaddress
import queue
import threading
import time
from collections.abc import Callable

from extractors.street.limits import Limits

# IPv6 addresses that carry an IPv4 address which is the real destination (RFC 6052, RFC 8215).
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
SLICE = 0.25  # seconds until a wait looks at its deadline and at the stop again
# Ports below 1024 are services; only these two of them are the web.
_WEB_PORTS = frozenset({80, 443})


class Refused(Exception):
    """Our own rules forbid the request. The message is one sentence for a person."""

    sent_at: float | None = None
    heard_at: float | None = None


class Unreachable(Exception):
    """The name could not be resolved or no address answered. The message is one sentence for a person."""


def is_public(address: str) -> bool:
    """Is this address (text, IPv4 or IPv6, perhaps with a zone) one of the public internet, also after unwrapping a
    tunnel's form?
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and (any(ip in net for net in _NAT64) or int(ip) >> 32 == 0):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def checked(host: str, port: int, limits: Limits, left: Callable[[], float]) -> list[tuple[str, int]]:
    """The addresses of this host that may be connected to, in the resolver's order.

    Raises Refused when it has none but forbidden ones, Unreachable when the name is not known in time.
    ``left`` gives the seconds that may still be waited, or raises.
    """
    answers = _resolved(host, port, limits, left)
    if not answers:
        raise Unreachable(f"The name {host} has no address.")
    good = [
        (ip, to) for ip, to in answers if f"{ip}:{to}" in limits.allow_private or (is_public(ip) and _is_web_port(to))
    ]
    if not good:
        ip, to = answers[0]
        what = "a port that is no web server's" if is_public(ip) else "an address that is not public"
        raise Refused(f"{host} leads to {ip}:{to}, {what}.")
    return good


def _is_web_port(port: int) -> bool:
    return port in _WEB_PORTS or port >= 1024


def _resolved(host: str, port: int, limits: Limits, left: Callable[[], float]) -> list[tuple[str, int]]:
    """The resolver's answer, waited for in slices: the system's resolver knows no deadline of its own."""
    answer: queue.SimpleQueue[list[tuple[str, int]] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(list(limits.resolve(host.strip("[]"), port)))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
    waited_until = time.monotonic() + limits.connect
    while True:
        try:
            found = answer.get(timeout=min(SLICE, left()))
            break
        except queue.Empty:
            if time.monotonic() > waited_until:
                raise Unreachable(f"The name {host} could not be resolved in time.") from None
    if isinstance(found, Exception):
        raise Unreachable(f"The name {host} could not be resolved: {found}.")
    return found
