"""Every check has a row that trips it: what is kept out, what stops a load, what is only shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from extractors.records import Issue, Visit
from tests.filled_warehouse import NOW, action, load, opened, rows, silent, telling, visit
from warehouse import quality, store
from warehouse.quality import CHECKS

SITE = "https://rur-bote.example/{}"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = opened(tmp_path)
    yield con
    con.close()


def names(loaded: store.Loaded, level: str) -> set[str]:
    return {violation.check for violation in loaded.violations if violation.level == level}


def impossible_dates(con: store.Connection) -> store.Loaded:
    return load(con, telling(SITE.format(1), action(ends_on=date(2026, 3, 1))))


def missing_quotation(con: store.Connection) -> store.Loaded:
    return load(con, telling(SITE.format(1), action(evidence=" ")))


def unknown_kreis(con: store.Connection) -> store.Loaded:
    return load(con, telling(SITE.format(1), action(jobcenters=("99999",))))


def one_text_everywhere(con: store.Connection) -> store.Loaded:
    same = [silent(SITE.format(n), "Bitte stimmen Sie zu.", "Zustimmung") for n in range(6)]
    return load(con, *same)


def no_longer_readable(con: store.Connection) -> store.Loaded:
    load(con, *[silent(SITE.format(n), f"Nachricht {n}") for n in range(12)])
    return load(con, *[silent(SITE.format(n), f"Neu {n}", None) for n in range(20, 26)], at=LATER)


@pytest.mark.parametrize("broken", [impossible_dates, missing_quotation, unknown_kreis])
def test_a_reading_that_cannot_be_right_is_kept_out_alone(
    con: store.Connection, broken: Callable[[store.Connection], store.Loaded]
) -> None:
    loaded = broken(con)
    assert names(loaded, "reading") == {broken.__name__}
    assert (loaded.readings, loaded.quarantined) == (0, ())


@pytest.mark.parametrize("broken", [one_text_everywhere, no_longer_readable])
def test_a_source_that_broke_is_kept_out_whole(
    con: store.Connection, broken: Callable[[store.Connection], store.Loaded]
) -> None:
    loaded = broken(con)
    assert names(loaded, "source") == {broken.__name__}
    assert (loaded.readings, loaded.quarantined) == (0, ("rur-bote",))
    assert rows(con, "select is_broken from mart.source_health where source_id = 'rur-bote'") == [(True,)]


def test_a_broken_source_is_quarantined_alone_and_asked_again(con: store.Connection) -> None:
    good = telling("https://eifel-heute.example/1", action())
    bad = [silent(SITE.format(n), "Bitte stimmen Sie zu.", "Zustimmung") for n in range(6)]
    visits = [visit(good, "eifel-heute"), *[visit(r, "rur-bote") for r in bad]]
    loaded = load(con, good, *bad, visits=visits)
    assert loaded.quarantined == ("rur-bote",)
    assert rows(con, "select source_id from core.article") == [("eifel-heute",)]
    assert store.known(con, "rur-bote") == {}


BREAK = {
    "keys_are_unique": "insert into core.article select * from core.article",
    "one_current_reading": "update core.reading set is_current = false",
    "claims_are_whole": "delete from core.action",
    "one_address_one_key": "update core.article set url = 'https://other.example/'",
}


@pytest.mark.parametrize("check", sorted(BREAK))
def test_a_warehouse_that_would_break_an_error_check_stays_as_it_was(con: store.Connection, check: str) -> None:
    load(con, telling(SITE.format(1), action()))
    con.execute(BREAK[check])
    before = rows(con, "select count(*) from core.reading")
    page = 1 if check == "one_address_one_key" else 2
    with pytest.raises(quality.QualityError, match=check):
        load(con, telling(SITE.format(page), action("Jobmesse"), text="Neu."), at=LATER)
    assert rows(con, "select count(*) from core.reading") == before
    assert rows(con, "select count(*) from raw.visit") == [(1,)]


def silent_source(con: store.Connection) -> store.Loaded:
    load(con, telling(SITE.format(1), action()))
    feed = Visit("rur-bote", SITE.format("feed"), "feed", NOW + timedelta(days=60), "same", 304)
    return load(con, at=NOW + timedelta(days=60), visits=[feed])


def broken_source(con: store.Connection) -> store.Loaded:
    return load(
        con, visits=[Visit("rur-bote", SITE.format("feed"), "feed", NOW, "failed", 500, "The server answered 500.")]
    )


def fewer_than_usual(con: store.Connection) -> store.Loaded:
    for month in range(5):
        count = 12 if month < 4 else 1
        pages = [silent(SITE.format(f"{month}-{n}"), f"Nachricht {month} {n}") for n in range(count)]
        loaded = load(con, *pages, at=NOW + timedelta(days=28 * month))
    return loaded


def unknown_slug(con: store.Connection) -> store.Loaded:
    return load(con, telling(SITE.format(1), action(topics=("neuland",)), campaign="unbekannt"))


def far_dates(con: store.Connection) -> store.Loaded:
    return load(con, telling(SITE.format(1), action(day=date(2016, 3, 12))))


def many_issues(con: store.Connection) -> store.Loaded:
    pages = [telling(SITE.format(n), action(f"Messe {n}"), text=f"Text {n}") for n in range(4)]
    return load(con, *[replace(page, issues=(Issue("date", "Welches Jahr?"),)) for page in pages])


WARNINGS = [silent_source, broken_source, fewer_than_usual, unknown_slug, far_dates, many_issues]


@pytest.mark.parametrize("odd", WARNINGS)
def test_what_is_odd_is_loaded_and_shown(
    con: store.Connection, odd: Callable[[store.Connection], store.Loaded]
) -> None:
    loaded = odd(con)
    assert odd.__name__ in names(loaded, "warn")
    assert (odd.__name__, "warn") in rows(con, "select check_name, level from mart.quality")


def test_an_ordinary_run_trips_no_check(con: store.Connection) -> None:
    loaded = load(con, telling(SITE.format(1), action(topics=("gesundheit",))))
    assert [v for v in loaded.violations if v.source_id == "rur-bote" or v.source_id is None] == []


def test_every_check_is_tried_here() -> None:
    tried = {*BREAK, *(f.__name__ for f in (impossible_dates, missing_quotation, unknown_kreis))}
    tried |= {f.__name__ for f in (one_text_everywhere, no_longer_readable, *WARNINGS)}
    assert {path.stem for path in CHECKS.rglob("*.sql")} == tried
