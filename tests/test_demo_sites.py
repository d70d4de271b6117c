"""Promises of the invented sites: what they say holds together, and is read as their editors meant it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from itertools import combinations

from bs4 import BeautifulSoup

from demo.content import DEMO_TODAY, Text
from extractors.read import read
from extractors.records import Page
from extractors.source import sources
from tests.invented import DAY_1, DAY_2, DEMO, EXPECTED, SITES, pages

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = [
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
]


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


def test_no_page_that_announces_nothing_is_taken_for_an_announcement() -> None:
    known = {source.home: source for source in sources(DEMO / "sources").values()}
    for url, (site, text) in pages(DAY_1).items():
        if text.announces is False:
            answer = DAY_1.answer(site.host, text.path, {})
            headers = tuple((name.lower(), value) for name, value in answer.headers.items())
            page = Page(url, datetime(2026, 11, 23, 8, tzinfo=UTC), answer.body, 200, headers, known[site.home].id)
            reading = read(page, known[site.home])
            assert reading.article is not None, url
            assert reading.article.title == text.title
            assert reading.announcement is None, url
