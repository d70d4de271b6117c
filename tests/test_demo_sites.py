"""Promises of the invented sites: they behave like real ones, and what they say holds together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPResponse
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from demo import content
from demo.content import DEMO_TODAY, Site, Text
from demo.server import Request, Server, serve
from demo.sites import Sites
from extractors import discover
from extractors.records import Source
from extractors.source import sources

DEMO = Path(content.__file__).parent
EXPECTED: dict[str, Any] = tomllib.loads((DEMO / "expected.toml").read_text(encoding="utf-8"))
DAY_1, DAY_2 = Sites(1), Sites(2)
SITES = list(DAY_1.sites.values())
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = [
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
]


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


def ask(server: Server, host: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(
            "GET", path, headers={"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def pages(sites: Sites) -> dict[str, tuple[Site, Text]]:
    return {site.address(text.path): (site, text) for site in sites.sites.values() for text in site.texts}


def found_by(source: Source, sites: Sites) -> dict[str, str]:
    """Address and title of what a source's entrances lead to, walked as the pipeline walks them."""
    host = source.home.removeprefix("http://").rstrip("/")
    waiting = [(entrance, discover.address(entrance)) for entrance in source.entrances]
    found: dict[str, str] = {}
    while waiting:
        entrance, url = waiting.pop()
        answer = sites.answer(host, url.removeprefix(f"http://{host}"), {})
        if answer.status != 200:
            continue
        text = answer.body.decode(sites.sites[host].charset if entrance.kind == "listing" else "utf-8")
        seen = discover.links(answer.body, entrance, url, source, answer.headers["Content-Type"], text)
        assert seen.flaw is None, (url, seen.flaw)
        found |= {link.url: link.title or "" for link in seen.links}
        waiting += [(further, further.url) for further, _ in seen.further]
        if seen.next and entrance.kind == "listing":
            waiting.append((entrance, seen.next))
    return found


# ------------------------------------------------------------------------------------------------ what is there


def test_there_are_enough_sites_pages_and_systems() -> None:
    assert DAY_1.hosts == sorted(site.host for site in SITES)
    assert len(SITES) == EXPECTED["pages"]["hosts"] >= 10
    assert all(host.endswith(".example") for host in DAY_1.hosts)
    assert len(pages(DAY_1)) == EXPECTED["pages"]["day1"] >= 70
    assert len(pages(DAY_2)) == EXPECTED["pages"]["day2"]
    assert {site.layout for site in SITES} >= {"wordpress", "typo3", "sitepark", "gsb", "joomla", "ikiss", "plain"}
    kinds = Counter(source.kind for source in sources(DEMO / "sources").values())
    assert kinds == {"news": 3, "kreis": 4, "jobcenter": 2, "association": 1, "wire": 1}


def test_about_half_of_the_readable_pages_announce_nothing() -> None:
    said = Counter(text.announces for _, text in pages(DAY_1).values())
    assert (said[True], said[False]) == (EXPECTED["pages"]["in_scope"], EXPECTED["pages"]["out_of_scope"])
    assert 0.4 < said[False] / (said[True] + said[False]) < 0.6


def test_the_texts_are_as_long_as_short_press_texts() -> None:
    lengths = [len(f"{text.lead or ''} {text.body}".split()) for _, text in pages(DAY_1).values() if text.announces]
    assert min(lengths) >= 80
    assert max(lengths) <= 350
    assert sum(lengths) / len(lengths) > 90


def test_all_years_are_told_of_and_the_weeks_after_the_demos_today() -> None:
    years = Counter(text.published.year for _, text in pages(DAY_1).values())
    assert set(years) == set(range(2019, 2027))
    assert all(text.modified.date() <= DEMO_TODAY for _, text in pages(DAY_2).values())
    soon = [one for one in EXPECTED["upcoming"] if 0 <= (one["starts_on"] - DEMO_TODAY).days <= 14]
    assert len(soon) >= 8


def test_weekdays_fit_their_dates_but_for_one_slip_that_is_meant() -> None:
    dated = re.compile(
        rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}), (?:den )?(?P<day>\d+)\. "
        rf"(?P<month>{'|'.join(MONTHS)})(?: (?P<year>20\d\d))?"
    )
    fitting, slips = 0, []
    for url, (_, text) in pages(DAY_2).items():
        for match in dated.finditer(f"{text.lead} {text.body}"):
            year = int(match["year"] or text.published.year)
            day = date(year, MONTHS.index(match["month"]) + 1, int(match["day"]))
            if WEEKDAYS[day.weekday()] == match["weekday"]:
                fitting += 1
            else:
                slips.append({"page": url, "words": match[0]})
    assert slips == EXPECTED["slip"]
    assert fitting > 60


def test_only_invented_people_can_be_reached() -> None:
    for url, (_, text) in pages(DAY_2).items():
        assert all(mail.endswith(".example") for mail in re.findall(r"[\w.+-]+@([\w.-]+\w)", text.body)), url
        for number in re.findall(r"(?<![\w.,/-])0\d[\d /-]{6,}\d", text.body):
            assert number.startswith("0000"), (url, number)
    everything = "\n".join(text.body for _, text in pages(DAY_1).values())
    assert len(re.findall(r"0000[ /]*555", everything)) >= 8
    assert len(re.findall(r"@[\w-]+\.example", everything)) >= 6


def test_only_texts_of_one_story_share_their_words() -> None:
    shingles = {url: _shingles(text) for url, (_, text) in pages(DAY_1).items()}
    stories = {url: text.story for url, (_, text) in pages(DAY_1).items()}
    for one, other in combinations(shingles, 2):
        shared = shingles[one] & shingles[other]
        if stories[one] is None or stories[one] != stories[other]:
            assert len(shared) <= 12, (one, other, shared)


def test_a_release_is_printed_three_times_and_retold_once() -> None:
    texts = pages(DAY_1)
    for story in EXPECTED["story"]:
        original = texts[story["original"]][1]
        for relation, low, high in (
            ("copy", 0.9, 1.0),
            ("localized_template", 0.5, 0.9),
            ("derived", 0.0, 0.1),
        ):
            for url in story.get(relation, []):
                text = texts[url][1]
                assert (text.story, text.relation) == (story["name"], relation)
                assert text.title != original.title
                words = _shingles(text)
                assert low <= len(words & _shingles(original)) / len(words) <= high, (url, relation)


def _shingles(text: Text) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.body.lower())
    return set(zip(*(words[at:] for at in range(5)), strict=False))


# ------------------------------------------------------------------------------------------------ how it is found


def test_every_source_leads_to_all_of_its_pages() -> None:
    for source in sources(DEMO / "sources").values():
        site = DAY_1.sites[source.home.removeprefix("http://").rstrip("/")]
        found = found_by(source, DAY_1)
        for text in site.texts:
            wanted = source.only is None or re.search(source.only, f"{text.title} {text.summary} {text.path}")
            shown = text.redirect is None or source.entrances[0].kind != "listing"
            if wanted and shown and source.entrances[0].kind != "wordpress":
                assert site.address(text.path) in found, (source.id, text.path)


def test_every_link_of_an_entrance_resolves_or_fails_as_expected() -> None:
    broken = {one["page"]: one["why"] for one in EXPECTED["unreadable"]}
    for source in sources(DEMO / "sources").values():
        host = source.home.removeprefix("http://").rstrip("/")
        for url in found_by(source, DAY_1):
            status = DAY_1.answer(host, url.removeprefix(f"http://{host}"), {}).status
            assert status == {"404": 404, "410": 410, "500": 500, "redirect": 301}.get(broken.get(url, ""), 200), url


def test_news_portals_hold_pages_that_their_filter_leaves_out() -> None:
    for source in sources(DEMO / "sources").values():
        if source.kind == "news":
            site = DAY_1.sites[source.home.removeprefix("http://").rstrip("/")]
            wanted = re.compile(source.only or "(?i)jobcenter")
            assert any(not wanted.search(f"{text.title} {text.body} {text.path}") for text in site.texts), source.id
            if source.entrances[0].kind != "listing":
                assert len(found_by(source, DAY_1)) < len(site.texts), source.id


def test_navigation_and_related_links_resolve() -> None:
    for site in SITES:
        for text in site.texts:
            if text.status != 200 or text.broken or text.redirect:
                continue
            soup = BeautifulSoup(DAY_1.answer(site.host, text.path, {}).body.decode(site.charset), "lxml")
            for anchor in soup.select("nav a[href^='/'], .menu a[href^='/'], .jp-relatedposts a, h4 + ul a"):
                assert DAY_1.answer(site.host, str(anchor["href"]), {}).status == 200, (text.path, anchor["href"])


def test_a_wordpress_collection_counts_and_turns_its_pages(server: Server) -> None:
    host, path = "weserbogen-online.example", "/wp-json/wp/v2/posts?search=jobcenter&per_page=4"
    first, body = ask(server, host, path)
    total, last = int(first.headers["X-WP-Total"]), int(first.headers["X-WP-TotalPages"])
    assert total > 8
    assert last == -(-total // 4)
    assert b'"rendered"' in body
    assert ask(server, host, f"{path}&page={last}")[0].status == 200
    assert ask(server, host, f"{path}&page={last + 1}")[0].status == 400
    assert ask(server, host, f"{path}&after=gestern")[0].status == 400
    later, _ = ask(server, host, f"{path}&after=2026-01-01T00:00:00")
    assert 0 < int(later.headers["X-WP-Total"]) < total


# ------------------------------------------------------------------------------------------------ how it is served


def test_a_page_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    kinds = Counter[str]()
    for site in SITES:
        text = next(text for text in site.texts if text.announces)
        first, body = ask(server, site.host, text.path)
        tag, since = first.headers["ETag"], first.headers["Last-Modified"]
        assert body
        assert (tag is not None) == (site.validators in ("both", "etag"))
        assert (since is not None) == (site.validators in ("both", "last-modified"))
        kinds[site.validators] += 1
        if tag:
            assert ask(server, site.host, text.path, If_None_Match=tag)[0].status == 304
            assert (
                ask(server, site.host, text.path, If_None_Match='"other"', If_Modified_Since=since or "")[0].status
                == 200
            )
        if since:
            assert ask(server, site.host, text.path, If_Modified_Since=since)[0].status == 304
            assert parsedate_to_datetime(since) == text.modified.replace(microsecond=0)
        if not tag and not since:
            assert ask(server, site.host, text.path, If_None_Match='"x"')[1] == body
    assert kinds == {"both": 8, "etag": 1, "last-modified": 1, "none": 1}


def test_entrances_answer_conditional_requests_too(server: Server) -> None:
    first, _ = ask(server, "www.massarbeit.example", "/aktuelles/atom.xml")
    again, body = ask(server, "www.massarbeit.example", "/aktuelles/atom.xml", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")


def test_the_server_remembers_what_was_asked(server: Server) -> None:
    ask(server, "www.kreis-dueren.example", "/presse/", If_None_Match='"old"')
    ask(server, "nowhere.example", "/")
    assert server.requests == [
        Request("www.kreis-dueren.example", "/presse/", 200, True),
        Request("nowhere.example", "/", 421, False),
    ]
    assert server.hosts == DAY_1.hosts


def test_a_client_may_speak_to_it_as_to_a_proxy(server: Server) -> None:
    answer, body = ask(server, "anything", "http://www.heidebote.example/meldungen.htm?seite=2")
    assert answer.status == 200
    assert "Der Heidebote" in body.decode("cp1252")


def test_an_editors_change_shows_on_the_second_day(server: Server) -> None:
    (change,) = EXPECTED["changed"]
    site, text = pages(DAY_1)[change["page"]]
    first, before = ask(server, site.host, text.path)
    server.day = 2
    second, after = ask(server, site.host, text.path, If_None_Match=first.headers["ETag"])
    assert second.status == 200
    assert parsedate_to_datetime(second.headers["Last-Modified"]) > parsedate_to_datetime(
        first.headers["Last-Modified"]
    )
    assert "10. Dezember 2026" in after.decode()
    assert "10. Dezember 2026" not in before.decode()


def test_the_second_day_touches_nothing_but_what_was_edited() -> None:
    before, after = pages(DAY_1), pages(DAY_2)
    touched = {
        url
        for url, (site, text) in after.items()
        if url not in before or DAY_1.answer(site.host, text.path, {}) != DAY_2.answer(site.host, text.path, {})
    }
    assert touched == {one["page"] for kind in ("changed", "appeared", "vanished") for one in EXPECTED[kind]}
    assert {one["page"] for one in EXPECTED["appeared"]} == after.keys() - before.keys()
    assert before.keys() <= after.keys()


def test_pages_misbehave_as_real_ones_do() -> None:
    served = {}
    for one in EXPECTED["unreadable"]:
        site, text = pages(DAY_1)[one["page"]]
        served[one["why"]] = DAY_1.answer(site.host, text.path, {})
    assert (served["404"].status, served["410"].status, served["500"].status) == (404, 410, 500)
    assert served["redirect"].status == 301
    assert served["redirect"].headers["Location"].startswith("/")
    assert "gibt es nicht mehr" in served["soft 404"].body.decode()
    assert served["soft 404"].status == 200
    assert b"</body>" not in served["cut"].body.lower()
    assert b"\x00" in served["noise"].body
    assert max(text.delay for _, text in pages(DAY_1).values()) == 1.0


def test_old_pages_come_in_old_characters_and_one_site_packs_its_pages() -> None:
    cp1252 = DAY_1.answer("www.heidebote.example", "/2025-10/jobmesse.htm", {})
    assert cp1252.headers["Content-Type"] == "text/html"
    assert "für" not in cp1252.body.decode("utf-8", "replace")
    assert "Wümme" in cp1252.body.decode("cp1252")
    latin1 = DAY_1.answer("www.landkreis-wittmund.example", "/", {})
    assert latin1.headers["Content-Type"].endswith("charset=iso-8859-1")
    packed = DAY_1.answer("www.kreis-dueren.example", "/", {"accept-encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.body[:2] == b"\x1f\x8b"
    assert "Content-Encoding" not in DAY_1.answer("www.kreis-dueren.example", "/", {}).headers


def test_every_host_tells_robots_what_they_may_do() -> None:
    rules = {host: DAY_1.answer(host, "/robots.txt", {}) for host in DAY_1.hosts}
    assert {answer.status for answer in rules.values()} == {200}
    assert [host for host, answer in rules.items() if b"Crawl-delay" in answer.body] == ["weserbogen-online.example"]
    for one in EXPECTED["unreadable"]:
        if one["why"] == "disallowed":
            site, text = pages(DAY_1)[one["page"]]
            folder = text.path.rpartition("/")[0]
            assert f"Disallow: {folder}/" in rules[site.host].body.decode()


def test_a_part_of_one_site_is_reserved_in_all_three_forms() -> None:
    host = "kommunal-presse.example"
    assert b'"location": "/archiv/*"' in DAY_1.answer(host, "/.well-known/tdmrep.json", {}).body
    reserved = [text for text in DAY_1.sites[host].texts if text.reserved]
    header = next(text for text in reserved if text.reserved == "header")
    meta = next(text for text in reserved if text.reserved == "meta")
    assert DAY_1.answer(host, header.path, {}).headers["tdm-reservation"] == "1"
    assert b'name="tdm-reservation" content="1"' in DAY_1.answer(host, meta.path, {}).body


def test_every_readable_page_shows_its_words_amid_a_sites_frame() -> None:
    for url, (site, text) in pages(DAY_1).items():
        if text.announces is None:
            continue
        html = DAY_1.answer(site.host, text.path, {}).body.decode(site.charset)
        soup = BeautifulSoup(html, "lxml")
        words = re.sub(r"\s+", " ", soup.get_text(" "))
        heading = soup.select_one("h1, .item-page h2")
        assert heading is not None
        assert heading.get_text() == text.title, url
        assert soup.title is not None
        assert soup.find("form") or soup.select("a[href='/impressum/']")
        last = (
            re.sub(r"[*\[\]]|\(/\S+\)", "", text.body.split("\n\n")[-1].splitlines()[-1]).strip("-|> ").split("|")[-1]
        )
        assert re.sub(r"\s+", " ", last.strip()) in words, url


def test_the_facts_to_be_found_stand_on_their_pages() -> None:
    texts = pages(DAY_2)
    for campaign in EXPECTED["campaign"]:
        _, text = texts[campaign["page"]]
        said = f"{text.title} {text.lead} {text.body}"
        assert text.announces
        assert "Stark. Sozial. Vor Ort." in said
        for action in campaign["actions"]:
            assert action["title"] in said, (campaign["page"], action["title"])
            assert action.get("place", "") in said
    for one in EXPECTED["upcoming"]:
        assert texts[one["page"]][1].announces
    for claim in (claim for conflict in EXPECTED["conflict"] for claim in conflict["claims"]):
        said = texts[claim["page"]][1].body
        assert f"{claim['visitors']:,}".replace(",", ".") in said
        assert str(claim["exhibitors"]) in said
