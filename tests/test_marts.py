"""What the marts promise: one row per action whoever told of it, the most specific value, and every disagreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from extractors.records import Figure, Visit
from tests.filled_warehouse import NOW, action, load, opened, rows, telling
from warehouse import catalogue, publish, store

PORTAL = "https://rur-bote.example/offene-tuer"
OTHER = "https://eifel-heute.example/offene-tuer"
OWN = "https://kreis-dueren.example/presse/offene-tuer"
WEEK = {
    "campaign": "stark-sozial-vor-ort",
    "edition": "2022",
    "starts_on": date(2022, 6, 20),
    "ends_on": date(2022, 6, 26),
}


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = opened(tmp_path)
    yield con
    con.close()


def test_one_action_told_by_three_pages_is_one_action_with_the_most_specific_values(con: store.Connection) -> None:
    load(con, telling(PORTAL, action(place="Düren")))
    load(con, telling(OTHER, action("Offene Tür", ends_on=None)), source="eifel-heute")
    own = action(place="Jobcenter Düren, Bismarckstraße", starts_at=time(10), ends_at=time(14), topics=("gesundheit",))
    load(con, telling(OWN, own), source="kreis-dueren")
    told = rows(
        con,
        "select title, place, starts_on, starts_at, ends_at, topics, url, publisher, sources, publishers"
        " from mart.action",
    )
    assert told == [
        (
            *("Tag der offenen Tür", "Jobcenter Düren, Bismarckstraße", date(2026, 3, 12), time(10), time(14)),
            *(["gesundheit"], OWN, "Kreis Düren", 3, 3),
        )
    ]
    assert rows(con, "select count(*) from mart.action_source") == [(3,)]


def test_an_action_that_is_cancelled_elsewhere_is_cancelled_although_copies_still_announce_it(
    con: store.Connection,
) -> None:
    load(con, telling(PORTAL, action()))
    load(con, telling(OWN, action(status="cancelled"), published=date(2026, 3, 5)), source="kreis-dueren")
    load(con, telling(OTHER, action(), published=date(2026, 3, 6)), source="eifel-heute")
    assert rows(con, "select status, sources from mart.action") == [("cancelled", 3)]


def test_a_look_back_tells_of_the_same_action(con: store.Connection) -> None:
    load(con, telling(PORTAL, action()))
    back = telling(OTHER, action(status="held"), published=date(2026, 3, 13), stance="recap")
    load(con, back, source="eifel-heute", at=NOW + timedelta(days=14))
    assert rows(con, "select status, sources from mart.action") == [("held", 2)]


def test_two_actions_of_one_carrier_in_one_week_stay_two(con: store.Connection) -> None:
    inherited = {"dates_inherited": True, "starts_on": date(2022, 6, 20), "ends_on": date(2022, 6, 26)}
    art = action("Kunst aus der Werkstatt", type="exhibition", place="Jülich", **inherited)
    talk = action("Gesund im Beruf", type="information_event", place="Düren", **inherited)
    load(con, telling(PORTAL, art, published=date(2022, 6, 15), **WEEK))
    load(con, telling(OTHER, talk, published=date(2022, 6, 16), **WEEK), source="eifel-heute")
    assert rows(con, "select count(*) from mart.action") == [(2,)]


def test_the_same_title_in_the_next_year_is_another_action(con: store.Connection) -> None:
    load(con, telling(PORTAL, action(day=date(2025, 3, 13)), published=date(2025, 3, 1)))
    load(con, telling(OTHER, action(day=date(2026, 3, 12))), source="eifel-heute")
    assert rows(con, "select count(*) from mart.action") == [(2,)]


def test_actions_without_any_date_meet_in_the_edition_of_their_campaign(con: store.Connection) -> None:
    undated = {"published": None, "campaign": "stark-sozial-vor-ort", "edition": "2022"}
    load(con, telling(PORTAL, action("Beratungsbus", None), **undated))
    load(con, telling(OTHER, action("Beratungsbus", None), **undated), source="eifel-heute")
    load(con, telling(OTHER + "2", action("Beratungsbus", None), published=None), source="eifel-heute")
    assert rows(con, "select sources from mart.action order by 1") == [(1,), (2,)]


def test_a_weekly_event_is_not_one_action(con: store.Connection) -> None:
    load(con, telling(PORTAL, action("Bewerbertag", date(2026, 3, 5))))
    load(con, telling(OTHER, action("Bewerbertag", date(2026, 3, 12))), source="eifel-heute")
    assert rows(con, "select count(*) from mart.action") == [(2,)]


def test_two_different_events_of_one_carrier_on_one_day_stay_two(con: store.Connection) -> None:
    load(con, telling(PORTAL, action("Jobmesse")))
    load(con, telling(OTHER, action("Tag der offenen Tür")), source="eifel-heute")
    assert rows(con, "select count(*) from mart.action") == [(2,)]


def test_one_title_in_three_towns_of_one_page_stays_three_actions(con: store.Connection) -> None:
    towns = [action("Infostand", place=town) for town in ("Düren", "Jülich", "Linnich")]
    load(con, telling(PORTAL, *towns))
    load(con, telling(OTHER, *towns), source="eifel-heute")
    assert rows(con, "select place, sources from mart.action order by place") == [
        ("Düren", 2),
        ("Jülich", 2),
        ("Linnich", 2),
    ]


def test_the_same_title_at_another_carrier_is_another_action(con: store.Connection) -> None:
    load(con, telling(PORTAL, action()))
    load(con, telling(OTHER, action(jobcenters=("05766",))), source="eifel-heute")
    assert rows(con, "select count(*) from mart.action") == [(2,)]


def test_several_carriers_share_one_row_and_have_a_row_each_in_the_bridge(con: store.Connection) -> None:
    load(con, telling(PORTAL, action("Jobmesse", jobcenters=("05358", "05370", "05766"))))
    assert rows(con, "select jobcenter_name, kreise, land from mart.action") == [
        ("Jobcenter Kreis Düren; Jobcenter Kreis Heinsberg; Jobcenter Kreis Lippe", ["05358", "05370", "05766"], "NW")
    ]
    assert rows(con, "select kreis, form from mart.action_jobcenter order by kreis") == [
        ("05358", "zkT"),
        ("05370", "gE"),
        ("05766", "zkT"),
    ]


def test_a_kreis_with_several_jobcenter_names_none(con: store.Connection) -> None:
    load(con, telling(PORTAL, action(jobcenters=("11000",))))
    assert rows(con, "select jobcenter_name, kreis_name, land from mart.action") == [(None, "Berlin", "BE")]


def test_sources_that_disagree_are_both_kept_and_named(con: store.Connection) -> None:
    load(con, telling(PORTAL, action(ends_on=date(2026, 3, 18))))
    load(con, telling(OTHER, action(ends_on=date(2026, 3, 16))), source="eifel-heute")
    assert rows(con, "select count(*) from mart.action") == [(1,)]
    assert rows(con, "select field, value, publisher from mart.contradiction order by all") == [
        ("ends_on", "2026-03-16", "Eifel heute"),
        ("ends_on", "2026-03-18", "Rur-Bote"),
    ]


def test_pages_that_tell_of_one_fair_on_two_days_contradict_each_other(con: store.Connection) -> None:
    fair = {"type": "job_fair", "place": "Kreishaus Düren"}
    load(con, telling(PORTAL, action("Jobmesse", date(2026, 3, 12), **fair)))
    load(con, telling(OTHER, action("Jobmesse", date(2026, 3, 13), **fair)), source="eifel-heute")
    weekly = {"type": "information_event", "place": "Kreishaus Düren"}
    load(con, telling(PORTAL + "2", action("Sprechstunde", date(2026, 3, 17), **weekly)))
    load(con, telling(OTHER + "2", action("Sprechstunde", date(2026, 3, 18), **weekly)), source="eifel-heute")
    assert rows(con, "select title, sources from mart.action order by all") == [
        ("Jobmesse", 2),
        ("Sprechstunde", 1),
        ("Sprechstunde", 1),
    ]
    assert rows(con, "select value from mart.contradiction where field = 'starts_on' order by all") == [
        ("2026-03-12",),
        ("2026-03-13",),
    ]


def test_numbers_of_one_campaign_edition_that_disagree_are_named(con: store.Connection) -> None:
    def counted(value: int) -> tuple[Figure, ...]:
        return (Figure("jobcenters", value, "jobcenters", f"{value} Jobcenter", scope="DE"),)

    load(con, telling(PORTAL, figures=counted(104), **WEEK))
    load(con, telling(OTHER, figures=counted(105), **WEEK), source="eifel-heute")
    assert rows(con, "select about, value from mart.contradiction order by value") == [
        ("jobcenters (jobcenters, DE)", "104.0"),
        ("jobcenters (jobcenters, DE)", "105.0"),
    ]


def test_a_page_that_leaves_one_of_two_numbers_out_contradicts_nobody(con: store.Connection) -> None:
    both = tuple(Figure("jobcenters", n, "jobcenters", f"{n} Jobcenter", scope="HE") for n in (16, 104))
    load(con, telling(PORTAL, figures=both, **WEEK))
    load(con, telling(OTHER, figures=both[:1], **WEEK), source="eifel-heute")
    assert rows(con, "from mart.contradiction") == []


def test_numbers_of_an_event_are_compared_where_pages_tell_of_that_event_alone(con: store.Connection) -> None:
    def counted(value: int, most: int | None = None) -> tuple[Figure, ...]:
        return (Figure("visitors", value, "people", f"{value} Gäste", value_max=most),)

    load(con, telling(PORTAL, action("Jobmesse", status="held"), figures=counted(750), **WEEK))
    load(con, telling(OTHER, action("Jobmesse", status="held"), figures=counted(800), **WEEK), source="eifel-heute")
    ranged = telling(OTHER + "2", action("Jobmesse", status="held"), figures=counted(700, 900), **WEEK)
    load(con, ranged, source="verband")
    elsewhere = telling(PORTAL + "2", action("Café", date(2026, 3, 20)), figures=counted(30), **WEEK)
    load(con, elsewhere, source="rur-bote")
    assert rows(con, "select value, publisher from mart.contradiction order by value") == [
        ("750.0", "Rur-Bote"),
        ("800.0", "Eifel heute"),
    ]


def test_coverage_lists_every_kommunale_jobcenter_for_every_edition(con: store.Connection) -> None:
    load(con, telling(PORTAL, action("Kunst", date(2022, 6, 21)), published=date(2022, 6, 15), **WEEK))
    named = telling("https://kreis-dueren.example/presse/2019", campaign="stark-sozial-vor-ort", edition="2019")
    load(con, named, source="kreis-dueren")
    assert rows(con, "select edition, jobcenter_name, coverage, actions from mart.campaign_coverage order by all") == [
        ("2019", "Jobcenter Kreis Düren", "named", 0),
        ("2019", "Jobcenter Kreis Lippe", "none", 0),
        ("2019", "Jobcenter Rheingau-Taunus-Kreis", "none", 0),
        ("2022", "Jobcenter Kreis Düren", "actions", 1),
        ("2022", "Jobcenter Kreis Lippe", "none", 0),
        ("2022", "Jobcenter Rheingau-Taunus-Kreis", "none", 0),
    ]


def test_a_source_is_silent_after_its_days_and_broken_when_nothing_opens(con: store.Connection) -> None:
    load(con, telling(PORTAL, action()))
    later = NOW + timedelta(days=40)
    feed = "https://{}.example/feed"
    asked = [
        Visit("rur-bote", feed.format("rur-bote"), "feed", later, "same", 304),
        Visit("eifel-heute", feed.format("eifel-heute"), "feed", later, "failed", 500, "The server answered 500."),
    ]
    load(con, at=later, visits=asked)
    health = rows(
        con, "select source_id, is_silent, is_broken, last_trouble, days_quiet from mart.source_health order by 1"
    )
    assert health == [
        ("eifel-heute", True, True, "The server answered 500.", None),
        ("kreis-dueren", False, False, None, None),
        ("rur-bote", True, False, None, 40),
        ("verband", False, False, None, None),
    ]


def test_a_reservation_and_a_robots_rule_show_in_the_health_of_a_source(con: store.Connection) -> None:
    asked = [
        Visit("rur-bote", PORTAL, "page", NOW, "reserved", 200, tdm="tdm-reservation: 1 (header)"),
        Visit("rur-bote", PORTAL + "2", "page", NOW, "disallowed"),
        Visit("rur-bote", "https://rur-bote.example/robots.txt", "robots", NOW, "new", 200),
    ]
    load(con, visits=asked)
    assert rows(
        con, "select tdm, reserved_pages, disallowed_pages, robots from mart.source_health where visits > 0"
    ) == [("tdm-reservation: 1 (header)", 1, 1, "new")]


def test_every_column_of_every_table_is_explained(con: store.Connection) -> None:
    unexplained = rows(
        con,
        """
        select schema_name, table_name, column_name from duckdb_columns()
        where schema_name in ('raw', 'core', 'mart') and (comment is null or not contains(comment, 'NULL'))
        """,
    )
    assert unexplained == []


def test_every_table_and_view_says_what_its_rows_are(con: store.Connection) -> None:
    silent = rows(
        con,
        """
        select table_name from duckdb_tables() where schema_name in ('raw', 'core', 'mart') and comment is null
        union all select view_name from duckdb_views() where schema_name = 'mart' and comment is null
        """,
    )
    assert silent == []


def test_a_page_read_again_with_the_action_gone_leaves_no_action(con: store.Connection) -> None:
    first = telling(PORTAL, action())
    load(con, first)
    load(con, telling(PORTAL, text="Nur noch ein Hinweis."), at=NOW + timedelta(days=1))
    assert rows(con, "select count(*) from mart.action") == [(0,)]
    assert rows(con, "select field, old_value, new_value from mart.change where field = 'action'") == [
        ("action", "Tag der offenen Tür", None)
    ]


def test_the_data_dictionary_is_the_one_of_the_database(tmp_path: Path, con: store.Connection) -> None:
    report = publish.publish(con, tmp_path / "publish").report
    written = (Path(__file__).parents[1] / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert written == catalogue.dictionary(report), "run: python -m warehouse.catalogue REPORT > docs/dictionary.md"


def test_an_action_without_a_carrier_does_not_tie_those_of_two_carriers_together(con: store.Connection) -> None:
    day = date(2026, 5, 13)
    load(con, telling(PORTAL, action(day=day, place="Rathaus Düren")))
    elsewhere = action(day=day, place="Rathaus Idstein", jobcenters=("06439",))
    load(con, telling(OTHER, elsewhere), source="eifel-heute")
    nobodys = action(day=day, place="Rathaus Idstein", jobcenters=())
    load(con, telling("https://verband.example/1", nobodys), source="verband")
    assert rows(con, "select place, kreise, sources from mart.action order by all") == [
        ("Rathaus Düren", ["05358"], 1),
        ("Rathaus Idstein", ["06439"], 2),
    ]
