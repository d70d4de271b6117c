"""Whatever a name, a redirect or a changing answer of the resolver says: nobody's inner network is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.street.limits import system_resolve
from tests.hostile import Hostile, hostile
from tests.street import ask


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.178.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_to_a_private_address_is_refused(server: Hostile, address: str) -> None:
    visit = ask(server, "http://intern.example/", resolve=lambda host, port: [(address, port)])
    assert visit.outcome == "refused"
    assert "not public" in (visit.detail or "")
    assert server.asked == []


def test_a_redirect_to_a_private_address_is_refused(server: Hostile) -> None:
    server.extra["/inward"] = lambda talk: talk.redirect(f"http://metadata.example:{server.port + 1}/latest/meta-data/")

    def resolve(host: str, port: int) -> list[tuple[str, int]]:
        return [("169.254.169.254", 80)] if host == "metadata.example" else [("127.0.0.1", server.port)]

    visit = ask(server, "/inward", resolve=resolve)
    assert visit.outcome == "refused"
    assert "169.254.169.254" in (visit.detail or "")


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(server: Hostile) -> None:
    """The address that was checked is the one that is connected to: the name is resolved once for a connection."""
    answers: list[str] = []

    def resolve(host: str, port: int) -> list[tuple[str, int]]:
        answers.append(host)
        # The first answer is harmless, every later one is inside.
        return [("127.0.0.1", server.port)] if len(answers) == 1 else [("10.0.0.1", port)]

    with hostile() as _:
        visit = ask(server, "http://rebinding.example/plain", resolve=resolve)
    assert visit.outcome == "refused"  # robots.txt came by the first connection, closed after it; the second is refused
    assert {request.path for request in server.asked} == {"/robots.txt"}


def test_numbers_as_host_names_do_not_hide_an_address(server: Hostile) -> None:
    for host in ("2130706433", "0x7f.1", "127.1", "localhost"):
        visit = ask(server, f"http://{host}:{server.port}/plain", resolve=system_resolve, allow_private=frozenset())
        assert visit.outcome == "refused", host
    assert server.asked == []


def test_a_port_that_is_no_web_server_is_refused(server: Hostile) -> None:
    visit = ask(server, "http://example.org:22/", resolve=lambda host, port: [("93.184.216.34", port)])
    assert visit.outcome == "refused"
