"""What loading promises: nothing twice, nothing lost, every word of a page kept with its version and its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from extractors.records import Figure, Issue, Visit
from tests.filled_warehouse import NOW, action, changed, load, opened, rows, silent, telling, visit
from warehouse import store
from warehouse.batch import Capture

URL = "https://rur-bote.example/2026/03/tag-der-offenen-tuer"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = opened(tmp_path)
    yield con
    con.close()


def test_loading_the_same_batch_twice_changes_nothing(con: store.Connection) -> None:
    batch = [telling(URL, action()), silent("https://rur-bote.example/strasse")]
    run = store.begin_run(con, "scrape", "rules-1", NOW)
    first = store.load(con, run, [visit(r) for r in batch], batch)
    before = rows(con, "from mart.action")
    second = store.load(con, run, [visit(r) for r in batch], batch)
    assert (first.articles, first.announcements, first.actions) == (2, 1, 1)
    assert (second.visits, second.articles, second.versions, second.readings, second.actions) == (0, 0, 0, 0, 0)
    assert rows(con, "from mart.action") == before


def test_the_same_pages_in_a_later_run_change_nothing_but_the_visits(con: store.Connection) -> None:
    load(con, telling(URL, action()))
    loaded = load(con, telling(URL, action()), at=LATER)
    assert (loaded.visits, loaded.versions, loaded.readings) == (1, 0, 0)


def test_a_changed_article_gets_a_new_version_and_the_marts_show_the_latest(con: store.Connection) -> None:
    first = telling(URL, action())
    load(con, first)
    load(con, changed(first, text="Neuer Termin.", title="Jobcenter: neuer Termin"), at=LATER)
    assert rows(con, "select title, version from mart.announcement") == [("Jobcenter: neuer Termin", 2)]
    assert rows(
        con, "select version, title from core.reading join core.article_version using (version_id) order by 1"
    ) == [
        (1, "Jobcenter lädt ein"),
        (2, "Jobcenter: neuer Termin"),
    ]


def test_a_moved_date_and_a_cancelled_event_show_up_as_changes(con: store.Connection) -> None:
    load(con, telling(URL, action(), text="Am 12. März."))
    load(con, telling(URL, action(day=date(2026, 3, 19)), text="Am 19. März."), at=LATER)
    last = telling(URL, action(day=date(2026, 3, 19), status="cancelled"), text="Abgesagt.")
    load(con, last, at=LATER + timedelta(days=1))
    assert rows(
        con, "select to_version, field, old_value, new_value from mart.change where field like 'action%' order by all"
    ) == [
        (2, "action.ends_on", "2026-03-12", "2026-03-19"),
        (2, "action.starts_on", "2026-03-12", "2026-03-19"),
        (3, "action.status", "planned", "cancelled"),
    ]
    assert rows(con, "select status, starts_on, revision, sources from mart.action") == [
        ("cancelled", date(2026, 3, 19), 2, 1)
    ]


def test_an_article_that_returns_to_its_old_words_gets_a_third_version(con: store.Connection) -> None:
    for days, text in enumerate(("Am 12. März.", "Am 19. März.", "Am 12. März.")):
        load(con, telling(URL, action(), text=text), at=NOW + timedelta(days=days))
    assert rows(con, "select versions from core.article") == [(3,)]
    assert rows(con, "select version from mart.announcement") == [(3,)]


def test_newer_rules_replace_a_reading_and_the_older_one_is_kept_with_its_rules(con: store.Connection) -> None:
    first = telling(URL, action())
    load(con, first)
    capture = Capture(URL, "rur-bote", NOW, visit(first).content_hash)
    again = replace(first, announcement=replace(first.announcement, actions=(action("Gesundheitstag"),)))
    run = store.begin_run(con, "reread", "rules-2", LATER)
    store.load(con, run, (), [again], [capture])
    assert rows(con, "select reading, rules_first, rules_last, is_current from core.reading order by 1") == [
        (1, "rules-1", "rules-1", False),
        (2, "rules-2", "rules-2", True),
    ]
    assert rows(con, "select title from mart.action") == [("Gesundheitstag",)]
    assert rows(con, "select versions from core.article") == [(1,)]


def test_newer_rules_that_read_the_same_confirm_the_reading(con: store.Connection) -> None:
    first = telling(URL, action())
    load(con, first)
    run = store.begin_run(con, "reread", "rules-2", LATER)
    loaded = store.load(con, run, (), [first], [Capture(URL, "rur-bote", NOW, visit(first).content_hash)])
    assert loaded.readings == 0
    assert rows(con, "select rules_first, rules_last from core.reading") == [("rules-1", "rules-2")]


def test_rereading_an_older_version_does_not_bring_it_back(con: store.Connection) -> None:
    old, new = telling(URL, action(), text="Am 12. März."), telling(URL, action(), text="Am 19. März.", title="Neu")
    load(con, old)
    load(con, new, at=LATER)
    run = store.begin_run(con, "reread", "rules-2", LATER + timedelta(hours=1))
    better = changed(old, title="Alt, besser gelesen")
    store.load(
        con, run, (), [better, new], [Capture(URL, "rur-bote", NOW, "h1"), Capture(URL, "rur-bote", LATER, "h2")]
    )
    assert rows(con, "select title, version from mart.announcement") == [("Neu", 2)]
    assert rows(con, "select versions from core.article") == [(2,)]


def test_an_older_capture_from_an_archive_becomes_an_earlier_version(con: store.Connection) -> None:
    load(con, telling(URL, action(), title="Heute"), at=LATER)
    run = store.begin_run(con, "import", "rules-1", LATER)
    past = telling(URL, text="Vorläufer.", title="Damals")
    store.load(con, run, (), [past], [Capture(URL, "rur-bote", NOW - timedelta(days=400))])
    assert rows(con, "select title, version from mart.announcement") == [("Heute", 2)]


def test_the_order_of_loading_does_not_matter_for_what_is_known(tmp_path: Path) -> None:
    batch = [
        telling(URL, action(), publisher="Rur-Bote"),
        telling(
            "https://kreis-dueren.example/presse/7", action(starts_at=None, place="Düren"), publisher="Kreis Düren"
        ),
        telling("https://eifel-heute.example/tuer", action("Offene Tür"), publisher="Eifel heute"),
    ]
    answers = []
    for name, order in (("there", batch), ("back", batch[::-1])):
        (tmp_path / name).mkdir()
        con = opened(tmp_path / name)
        load(con, *order)
        answers.append(rows(con, "select * exclude (first_seen_at, changed_at) from mart.action order by all"))
        con.close()
    assert answers[0] == answers[1]


def test_a_vanished_page_is_recorded_and_its_announcement_kept(con: store.Connection) -> None:
    first = telling(URL, action())
    load(con, first)
    run = store.begin_run(con, "scrape", "rules-1", LATER)
    store.load(con, run, [visit(first, at=LATER, outcome="gone", status=404)])
    assert rows(con, "select title, gone_at from mart.announcement") == [
        ("Jobcenter lädt ein", LATER.replace(tzinfo=None))
    ]
    assert store.known(con, "rur-bote")[URL].gone
    store.load(con, run, [visit(first, at=LATER + timedelta(hours=1), outcome="same", status=304)])
    assert not store.known(con, "rur-bote")[URL].gone


def test_what_is_remembered_of_an_address_survives_answers_that_do_not_repeat_it(con: store.Connection) -> None:
    first = telling(URL, action())
    due = NOW + timedelta(days=3)
    run = store.begin_run(con, "scrape", "rules-1", NOW)
    store.load(con, run, [visit(first, etag='"a"', last_modified="Mon", due_at=due, content_hash="h")], [first])
    store.load(con, run, [visit(first, at=LATER, outcome="same", status=304, content_hash=None)])
    store.load(con, run, [visit(first, at=LATER + timedelta(hours=1), outcome="failed", status=500, content_hash=None)])
    known = store.known(con, "rur-bote")[URL]
    assert (known.etag, known.last_modified, known.content_hash) == ('"a"', "Mon", "h")
    assert (known.first_seen_at, known.last_seen_at) == (NOW, LATER + timedelta(hours=1))
    assert known == store.known_all(con)["rur-bote"][URL]


def test_robots_txt_is_remembered_with_its_text(con: store.Connection) -> None:
    run = store.begin_run(con, "scrape", "rules-1", NOW)
    url = "https://rur-bote.example/robots.txt"
    store.load(con, run, [Visit("rur-bote", url, "robots", NOW, "new", 200, kept_text="User-agent: *")])
    assert store.known(con, "rur-bote")[url].kept_text == "User-agent: *"


def test_unprintable_characters_never_get_into_a_table(con: store.Connection) -> None:
    told = telling(URL, action("Tag\x00 der\u202e offenen Tür\ud800"), title="Job\x1bcenter\ufeff")
    load(con, told)
    assert rows(con, "select title from mart.announcement union all select title from mart.action order by 1") == [
        ("Jobcenter",),
        ("Tag der offenen Tür",),
    ]


def test_a_reading_without_its_visit_is_refused_and_nothing_is_loaded(con: store.Connection) -> None:
    run = store.begin_run(con, "scrape", "rules-1", NOW)
    with pytest.raises(ValueError, match="no visit brought"):
        store.load(con, run, [], [telling(URL, action())])
    assert rows(con, "select count(*) from core.article") == [(0,)]


def test_moments_without_a_zone_are_refused(con: store.Connection) -> None:
    run = store.begin_run(con, "scrape", "rules-1", NOW)
    naive = datetime(2026, 3, 2)
    with pytest.raises(ValueError, match="time zone"):
        store.load(con, run, [visit(telling(URL), at=naive)], [])


def test_figures_and_issues_stay_with_their_page(con: store.Connection) -> None:
    figure = Figure("visitors", 500, "people", "rund 500 bis 600 Gäste", 600, True, "05358")
    told = replace(telling(URL, action(), figures=(figure,)), issues=(Issue("date", "Der Wochentag passt nicht."),))
    load(con, told)
    assert rows(con, "select subject, value, value_max, scope_name, quotation from mart.figure") == [
        ("visitors", 500.0, 600.0, "Düren", "rund 500 bis 600 Gäste")
    ]
    assert rows(con, "select source_id, kind, issues from mart.issue") == [("rur-bote", "date", 1)]


def test_a_run_that_was_never_ended_is_marked_as_interrupted(con: store.Connection) -> None:
    store.begin_run(con, "scrape", "rules-1", NOW)
    store.begin_run(con, "scrape", "rules-1", LATER)
    assert rows(con, "select outcome from raw.run order by run_id") == [("interrupted",), ("running",)]


def test_registries_that_did_not_change_are_not_written_again(con: store.Connection) -> None:
    from tests.filled_warehouse import KREISE

    store.registries(con, kreise=KREISE)
    assert rows(con, "select count(*) from core.kreis") == [(len(KREISE),)]


def test_a_source_that_left_the_catalogue_keeps_its_articles(con: store.Connection) -> None:
    from tests.filled_warehouse import SOURCES

    load(con, telling(URL, action()))
    store.registries(con, sources=[s for s in SOURCES if s.id != "rur-bote"])
    assert rows(con, "select active from mart.source where source_id = 'rur-bote'") == [(False,)]
    assert rows(con, "select publisher from mart.announcement") == [("Rur-Bote",)]
