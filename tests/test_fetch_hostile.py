"""What a server may do to us, and what comes of it: never a hang, never half a page, never someone else's network."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from extractors.decode import html
from extractors.records import Entrance
from tests.hostile import ARTICLE, BEHAVIOURS, Hostile, Talk, hostile
from tests.street import Memory, ask, limits, site

MEGABYTE = 1 << 20


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def refused(talk: Talk) -> None:
    raise AssertionError("this must never be asked")


# ---------------------------------------------------------------------------------------------- time


@pytest.mark.parametrize("path", ["/body-drip", "/header-drip"])
def test_a_dripping_answer_ends_with_the_deadline(server: Hostile, path: str) -> None:
    visit = ask(server, path, deadline=1.0)
    assert visit.outcome == "failed"
    assert "deadline" in (visit.detail or "")
    assert visit.page is None
    assert len(server.times(path)) == 1  # there is no time left for a second try


def test_a_silent_server_is_asked_a_bounded_number_of_times(server: Hostile) -> None:
    visit = ask(server, "/silence", silence=0.3, attempts=3, deadline=5.0)
    assert visit.outcome == "failed"
    assert "nothing" in (visit.detail or "")
    assert len(server.times("/silence")) == 3


# ---------------------------------------------------------------------------------------------- redirects


@pytest.mark.parametrize("path", ["/self", "/refresh", "/cookie-trap"])
def test_redirects_in_a_circle_end(server: Hostile, path: str) -> None:
    visit = ask(server, path)
    assert visit.outcome == "failed"
    assert "circle" in (visit.detail or "")
    assert len(server.asked) < 8


def test_at_most_ten_redirects_are_followed(server: Hostile) -> None:
    visit = ask(server, "/onward")
    assert (visit.outcome, visit.detail) == ("failed", "More than 10 redirects.")
    assert len(server.times("/onward")) == 11


def test_a_redirect_to_a_file_is_refused(server: Hostile) -> None:
    visit = ask(server, "/to-file")
    assert visit.outcome == "refused"
    assert "no web address" in (visit.detail or "")


def test_umlauts_in_a_redirect_are_understood(server: Hostile) -> None:
    visit = ask(server, "/to-umlaut")
    assert visit.outcome == "new"
    assert server.asked[-1].target == "/gr%C3%B6%C3%9Fe?ort=K%C3%B6ln"


def test_a_redirect_to_a_host_with_umlauts_is_followed(server: Hostile) -> None:
    server.extra["/umzug"] = lambda talk: talk.redirect(server.url("/plain", "jobcenter-lübeck.example"))
    visit = ask(server, "/umzug")
    assert visit.outcome == "new"
    assert server.asked[-1].headers["host"] == f"xn--jobcenter-lbeck-9vb.example:{server.port}"


def test_a_cookie_gate_opens_once_and_the_cookie_is_forgotten(server: Hostile) -> None:
    memory = Memory()
    visit = ask(server, "/cookie-gate", memory)
    assert visit.outcome == "new"
    assert [("cookie" in request.headers) for request in server.asked if request.path == "/cookie-gate"] == [
        False,
        True,
    ]
    assert server.asked[-1].headers["cookie"] == "spur=1; eintritt=ja"
    server.asked.clear()
    ask(server, "/plain", memory)
    assert all("cookie" not in request.headers for request in server.asked)


# ---------------------------------------------------------------------------------------------- size


@pytest.mark.parametrize(
    ("path", "outcome", "words"),
    [
        ("/bomb", "failed", "more than 20000000 bytes"),
        ("/endless", "refused", "longer than"),
        ("/endless-header", "failed", "header of the response is too large"),
    ],
)
def test_what_swells_is_stopped_in_bounded_memory(server: Hostile, path: str, outcome: str, words: str) -> None:
    tracemalloc.start()
    try:
        visit = ask(server, path, attempts=1, decoded=20_000_000, body=8_000_000, deadline=20.0, silence=5.0)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert visit.outcome == outcome
    assert words in (visit.detail or "")
    assert visit.page is None
    assert peak < 64 * MEGABYTE


@pytest.mark.parametrize(
    ("path", "words"), [("/pdf", "application/pdf"), ("/film", "video/mp4"), ("/long", "900,000,000")]
)
def test_what_is_too_large_or_no_text_is_refused_on_its_headers(server: Hostile, path: str, words: str) -> None:
    visit = ask(server, path, silence=5.0, deadline=5.0)
    assert visit.outcome == "refused"
    assert words in (visit.detail or "")
    assert visit.seconds < 4


@pytest.mark.parametrize(
    ("path", "words"),
    [("/long-header", "65536 bytes"), ("/many-headers", "100 headers"), ("/endless-hints", "informational")],
)
def test_a_swollen_header_is_an_error_and_the_host_survives(server: Hostile, path: str, words: str) -> None:
    memory = Memory()
    visit = ask(server, path, memory)
    assert visit.outcome == "failed"
    assert words in (visit.detail or "")
    assert ask(server, "/plain").outcome == "new"
    assert [page.url for page, _, role in memory.kept if role == "page"] == []


# ---------------------------------------------------------------------------------------------- half and broken


@pytest.mark.parametrize(
    "path",
    [
        "/cut-length",
        "/short-length",
        "/cut-chunks",
        "/bad-chunk-size",
        "/reset",
        "/corrupt-gzip",
        "/cut-gzip",
        "/garbage",
        "/two-lengths",
        "/partial",
    ],
)
def test_half_a_page_is_never_kept(server: Hostile, path: str) -> None:
    memory = Memory()
    visit = ask(server, path, memory)
    assert visit.outcome == "failed"
    assert visit.page is None
    assert visit.detail
    assert [page for page, _, role in memory.kept if role == "page"] == []


def test_a_connection_reset_in_the_middle_is_tried_again(server: Hostile) -> None:
    visit = ask(server, "/reset-once")
    assert visit.outcome == "new"
    assert visit.page is not None
    assert visit.page.body == ARTICLE.encode()


def test_a_gzip_header_on_a_plain_body_is_tolerated(server: Hostile) -> None:
    visit = ask(server, "/false-gzip")
    assert visit.outcome == "new"
    assert visit.page is not None
    assert html(visit.page) == ARTICLE


@pytest.mark.parametrize("path", ["/early-hints", "/no-number", "/unasked-304"])
def test_odd_but_harmless_answers_are_read(server: Hostile, path: str) -> None:
    visit = ask(server, path)
    assert visit.outcome == "new"
    assert visit.page is not None
    assert visit.page.body == ARTICLE.encode()


def test_a_server_that_always_says_not_modified_is_asked_twice(server: Hostile) -> None:
    visit = ask(server, "/always-304")
    assert visit.outcome == "failed"
    assert len(server.times("/always-304")) == 2
    assert server.asked[-1].headers["cache-control"] == "no-cache"


def test_folded_header_lines_are_read_as_one(server: Hostile) -> None:
    visit = ask(server, "/folded")
    assert visit.outcome == "reserved"
    assert "noai" in (visit.tdm or "")


# ---------------------------------------------------------------------------------------------- characters


@pytest.mark.parametrize("path", ["/meta-utf8", "/meta-cp1252", "/utf16"])
def test_wrongly_declared_characters_are_read_right(server: Hostile, path: str) -> None:
    visit = ask(server, path)
    assert visit.page is not None
    text = html(visit.page)
    assert "Jobcenter lädt ein" in text
    assert "öffnet" in text
    assert ("– „gern“" in text) == (path == "/meta-cp1252")


# ---------------------------------------------------------------------------------------------- come back later


@pytest.mark.parametrize("path", ["/later-seconds", "/later-date"])
def test_the_whole_host_waits_as_long_as_it_asks(server: Hostile, path: str) -> None:
    memory = Memory()
    entrance = Entrance("listing", server.url("/liste"), links="a")
    other = server.extra["/liste"] = lambda talk: talk.page(f'<a href="{path}">Eins</a> <a href="/plain">Zwei</a>')
    visits = memory.run([site(server, entrance)], limits(server, attempts=3))
    assert other and {visit.outcome for visit in visits if visit.role == "page"} == {"new"}
    first = server.times(path)[0]
    assert all(request.at - first >= 1.0 for request in server.asked if request.at > first)


def test_a_wait_of_a_day_is_left_to_another_run(server: Hostile) -> None:
    memory = Memory()
    server.extra["/liste"] = lambda talk: talk.page('<a href="/tomorrow">Eins</a> <a href="/plain">Zwei</a>')
    visits = memory.run([site(server, Entrance("listing", server.url("/liste"), links="a"))], limits(server))
    pages = [visit for visit in visits if visit.role == "page"]
    assert [visit.outcome for visit in pages] == ["deferred", "deferred"]
    assert server.times("/plain") == []
    assert all(visit.due_at and (visit.due_at - visit.asked_at).total_seconds() >= 86_000 for visit in pages)


# ---------------------------------------------------------------------------------------------- all at once


def test_all_bad_pages_of_one_site_spoil_no_good_one(server: Hostile) -> None:
    bad = sorted(set(BEHAVIOURS) - {"/tomorrow", "/calendar", "/later-date", "/later-seconds"})
    good = [f"/gut-{number}" for number in range(len(bad))]
    server.extra |= {path: lambda talk: talk.page() for path in good}
    links = "".join(f'<a href="{one}">A</a> <a href="{other}">B</a>' for one, other in zip(bad, good, strict=True))
    server.extra["/liste"] = lambda talk: talk.page(links)
    source = site(server, Entrance("listing", server.url("/liste"), links="a"))
    visits = Memory().run([source], limits(server, deadline=0.8, silence=0.4, attempts=1))
    outcomes = {visit.url.removeprefix(server.url("")): visit.outcome for visit in visits if visit.role == "page"}
    assert {outcomes[path] for path in good} == {"new"}
    assert set(outcomes) == {*bad, *good}
