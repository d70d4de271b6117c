"""How the street is entered: the limits that the settings ask for, and one page for a person who names its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version

from extractors.limits import Limits, system_resolve
from flows.settings import Settings


def limits(chosen: Settings) -> Limits:
    """The bounds of a run. With ``example_port`` set, invented hosts under .example lie on that port of loopback."""
    agent = f"jobcenter-campaigns/{version('jobcenter-campaigns')} (+{chosen.contact})"
    if chosen.example_port is None:
        return Limits(agent=agent, threads=chosen.threads)
    return Limits(
        agent=agent,
        threads=chosen.threads,
        allow_private=frozenset({f"127.0.0.1:{chosen.example_port}"}),
        resolve=invented(chosen.example_port),
    )


def invented(port: int) -> Callable[[str, int], Sequence[tuple[str, int]]]:
    """A resolver that knows the hosts under .example, which no resolver of the real world does (RFC 2606)."""

    def resolve(host: str, asked: int) -> Sequence[tuple[str, int]]:
        return [("127.0.0.1", port)] if host.endswith(".example") else system_resolve(host, asked)

    return resolve
