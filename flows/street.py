"""How the street is entered: the limits that the settings ask for, and single pages for a person who names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urlsplit

from extractors.records import Known, Page, Source, Visit
from extractors.street.fetch import collect
from extractors.street.limits import Limits, system_resolve
from extractors.street.links import canonical
from flows.settings import Settings, settings


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


def fetch_one(url: str) -> Page:
    """One page, with the manners of a run; nothing is kept. Raises ValueError with the reason it could not be had."""
    address = canonical(url)
    if address is None:
        raise ValueError("not an address that can be asked")
    parts = urlsplit(address)
    source = Source(id="", name="", kind="other", home=f"{parts.scheme}://{parts.netloc}/", pause=0.0)
    due = Known(address, "", due_at=datetime(2000, 1, 1, tzinfo=UTC))
    visits = [v for v in unkept(source, {address: due}, limits(settings())) if v.role == "page"]
    page = next((visit.page for visit in visits if visit.page), None)
    if page is None:
        raise ValueError(next((v.detail for v in visits if v.detail), None) or "the page could not be fetched")
    return page


def unkept(source: Source, known: dict[str, Known], within: Limits) -> list[Visit]:
    """The visits of one source in a run that archives nothing."""
    return list(collect([source], lambda _: known, lambda _page, _asked, _role: ("", 0), limits=within))
