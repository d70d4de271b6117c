"""What forgetting promises: nothing of the page is left, it never comes back, and there is a record of the request."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tests.filled_warehouse import NOW, action, load, opened, rows, telling
from warehouse import forget, migrate, publish, store

PAGE = "https://rur-bote.example/2026/geheimnisvoll"
COPY = "https://eifel-heute.example/geheimnisvoll"
TEXT = " ".join(f"Wort{n} steht hier neben Wort{n + 1} und bleibt" for n in range(80))


def filled(folder: Path) -> store.Connection:
    con = opened(folder)
    load(con, telling(PAGE, action("Rätselrallye"), text=TEXT))
    load(con, telling(COPY, action("Rätselrallye"), text=TEXT), source="eifel-heute")
    return con


def mentions(con: duckdb.DuckDBPyConnection, word: str) -> int:
    """In how many rows of any table the word stands."""
    tables = con.execute("select schema_name || '.' || table_name from duckdb_tables() where not temporary").fetchall()
    return sum(
        con.execute(f"select count(*) from {table} t where contains(t::varchar, ?)", [word]).fetchall()[0][0]
        for (table,) in tables
    )


def test_a_forgotten_page_is_gone_from_every_table_and_from_the_report(tmp_path: Path) -> None:
    con = filled(tmp_path)
    gone = forget.forget(con, PAGE, "Bitte der Redaktion", NOW)
    assert (gone.urls, gone.articles) == ((PAGE,), 1)
    assert mentions(con, "rur-bote.example/2026") == 0
    publish.publish(con, tmp_path / "publish")
    con.close()
    with duckdb.connect(str(tmp_path / "publish" / "report.duckdb"), read_only=True) as report:
        assert mentions(report, "rur-bote.example/2026") == 0
        assert report.execute("select sources from mart.action").fetchall() == [(1,)]
        assert report.execute("select count(*) from mart.story").fetchall() == [(0,)]


def test_a_forgotten_page_is_not_taken_in_again(tmp_path: Path) -> None:
    con = filled(tmp_path)
    forget.forget(con, PAGE, "Bitte der Redaktion", NOW)
    load(con, telling(PAGE, action("Rätselrallye")), at=NOW + timedelta(days=1))
    assert rows(con, "select url from core.article") == [(COPY,)]
    assert PAGE not in store.known(con, "rur-bote")
    con.close()


def test_a_forgotten_domain_takes_its_subdomains_along(tmp_path: Path) -> None:
    con = filled(tmp_path)
    load(con, telling("https://presse.rur-bote.example/1", action("Jobmesse")))
    assert forget.forget(con, "www.rur-bote.example", "Einspruch", NOW).articles == 2
    load(con, telling("https://neu.rur-bote.example/2", action("Jobmesse")), at=NOW + timedelta(days=1))
    assert rows(con, "select url from core.article") == [(COPY,)]
    con.close()


def test_the_record_of_a_request_does_not_repeat_the_address(tmp_path: Path) -> None:
    con = filled(tmp_path)
    forget.forget(con, PAGE, "Bitte der Redaktion", NOW)
    assert rows(con, "select reason, articles, asked_at from raw.forgotten") == [
        ("Bitte der Redaktion", 1, NOW.replace(tzinfo=None))
    ]
    con.close()


def test_what_was_forgotten_is_not_left_in_the_free_space_of_the_file(tmp_path: Path) -> None:
    con = filled(tmp_path)
    forget.forget(con, PAGE, "Bitte der Redaktion", NOW)
    con.close()
    path = tmp_path / "warehouse.duckdb"
    forget.compact(path)
    assert b"2026/geheimnisvoll" not in path.read_bytes()
    con = store.open(path)
    assert rows(con, "select count(*) from core.article") == [(1,)]
    assert all(step.applied_at for step in migrate.status(con))
    load(con, telling("https://rur-bote.example/neu", action("Jobmesse")), at=NOW + timedelta(days=1))
    con.close()


def test_a_calendar_hears_of_an_action_whose_teller_was_forgotten(tmp_path: Path) -> None:
    con = filled(tmp_path)
    load(con, telling(COPY, action("Rätselrallye", place="Hof"), text=TEXT + "!"), source="eifel-heute")
    [before] = rows(con, "select action_id, revision from mart.action")
    forget.forget(con, COPY, "Bitte der Redaktion", NOW + timedelta(days=1))
    assert rows(con, "select action_id, revision from mart.action") == [(before[0], before[1] + 1)]
    con.close()


def test_neither_address_nor_domain_is_refused(tmp_path: Path) -> None:
    con = filled(tmp_path)
    with pytest.raises(ValueError, match="neither an address"):
        forget.forget(con, "Rur Bote", "?", NOW)
    con.close()
