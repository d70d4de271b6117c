"""What publishing promises: whole files, the same bytes for the same warehouse, nothing harmful, nothing private."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import frictionless
import pytest
from icalendar import Calendar

from tests.filled_warehouse import NOW, action, load, opened, rows, telling
from warehouse import publish, questions, store
from warehouse.publish import READY, STAGING

PAGE = "https://rur-bote.example/offene-tuer"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = opened(tmp_path)
    yield con
    con.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def many(con: store.Connection) -> None:
    """Enough of everything that an order left to chance would show."""
    for number in range(40):
        text = " ".join(f"Satz {number // 4} Wort {word} von {number // 4}" for word in range(60))
        one = action(f"Messe {number // 4}", date(2026, 3, 5 + number % 20), topics=("gesundheit",), starts_at=time(10))
        load(con, telling(f"https://rur-bote.example/{number}", one, text=text, title=f"Messe {number}"))


def test_the_same_warehouse_gives_the_same_bytes_in_every_file(tmp_path: Path, con: store.Connection) -> None:
    many(con)
    publish.publish(con, tmp_path / "one")
    publish.publish(con, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_report_holds_every_mart_as_a_table_and_every_question_as_a_view(
    tmp_path: Path, con: store.Connection
) -> None:
    many(con)
    published = publish.publish(con, tmp_path / "publish")
    with duckdb.connect(str(published.report), read_only=True) as report:
        tables = {name for (name,) in report.execute("select table_name from duckdb_tables()").fetchall()}
        views = {
            name for (name,) in report.execute("select view_name from duckdb_views() where not internal").fetchall()
        }
        assert {"announcement", "action", "campaign_coverage", "source_health"} <= tables
        assert views == {question.view for question in questions.questions()}
        for view in views:
            report.execute(f"from mart.{view}").fetchall()
        unexplained = report.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'mart' and comment is null"
        )
        assert unexplained.fetchall() == []


def test_every_question_has_an_example_that_runs(tmp_path: Path, con: store.Connection) -> None:
    many(con)
    published = publish.publish(con, tmp_path / "publish")
    page = questions.page(published.report)
    assert len(questions.questions()) == 20
    assert all(question.example in page for question in questions.questions())


def test_readers_keep_what_they_have_open_and_new_readers_see_the_new(tmp_path: Path, con: store.Connection) -> None:
    load(con, telling(PAGE, action()))
    report = publish.publish(con, tmp_path / "publish").report
    asks = "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True)\n"
    asks += "for _ in sys.stdin: print(c.execute('select count(*) from mart.action').fetchall()[0][0], flush=True)"
    with subprocess.Popen(
        [sys.executable, "-c", asks, str(report)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin and reader.stdout

        def asked() -> str:
            assert reader.stdin and reader.stdout
            reader.stdin.write("\n")
            reader.stdin.flush()
            return reader.stdout.readline().strip()

        assert asked() == "1"
        load(con, telling(PAGE + "2", action("Jobmesse")), at=NOW + timedelta(days=1))
        publish.publish(con, tmp_path / "publish")
        assert asked() == "1"
        reader.stdin.close()
    with duckdb.connect(str(report), read_only=True) as again:
        assert again.execute("select count(*) from mart.action").fetchall() == [(2,)]


def test_a_publication_cut_off_before_it_was_complete_is_thrown_away(tmp_path: Path, con: store.Connection) -> None:
    folder = tmp_path / "publish"
    publish.publish(con, folder)
    before = contents(folder)
    (folder / STAGING).mkdir()
    (folder / STAGING / "report.duckdb").write_bytes(b"half")
    publish.recover(folder)
    assert contents(folder) == before


def test_a_complete_publication_that_was_cut_off_is_finished(tmp_path: Path, con: store.Connection) -> None:
    folder = tmp_path / "publish"
    load(con, telling(PAGE, action(topics=("gesundheit",))))
    publish.publish(con, folder)
    staging = folder / STAGING
    (staging / "csv").mkdir(parents=True)
    (staging / "csv" / "action.csv").write_text("new")
    (staging / READY).write_text("report.duckdb\ncsv/action.csv")
    publish.recover(folder)
    assert (folder / "csv" / "action.csv").read_text() == "new"
    assert (folder / "report.duckdb").exists()
    assert not (folder / "feeds" / "topic-gesundheit.atom").exists()
    assert not staging.exists()


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path, con: store.Connection) -> None:
    folder = tmp_path / "publish"
    folder.mkdir()
    (folder / "index.html").write_text("dashboard")
    publish.publish(con, folder)
    publish.publish(con, folder)
    assert (folder / "index.html").read_text() == "dashboard"


def test_the_tables_are_a_valid_data_package(tmp_path: Path, con: store.Connection) -> None:
    many(con)
    publish.publish(con, tmp_path / "publish")
    report = frictionless.validate(str(tmp_path / "publish" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    package = json.loads((tmp_path / "publish" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {f["name"]: f for r in package["resources"] if r["name"] == "kreis" for f in r["schema"]["fields"]}
    assert fields["kreis"]["type"] == "string"
    assert package["licenses"] and package["sources"]


@pytest.mark.parametrize("title", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1+1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(tmp_path: Path, con: store.Connection, title: str) -> None:
    load(con, telling(PAGE, action(title, place=title), title=title))
    publish.publish(con, tmp_path / "publish")
    for name in ("action", "announcement", "action_source"):
        with (tmp_path / "publish" / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["title"].startswith("'")
                assert not any(re.match(r"\s*[=+@＝]|[\t\r]", cell) for cell in row.values())


@pytest.mark.parametrize("title", ["Messe;=1+1", 'Messe; "@SUM(A1)', "Messe;\n-2+3"])
def test_no_cell_is_a_formula_for_a_spreadsheet_that_cuts_at_semicolons(
    tmp_path: Path, con: store.Connection, title: str
) -> None:
    load(con, telling(PAGE, action(title), title=title))
    publish.publish(con, tmp_path / "publish")
    for name in ("action", "announcement"):
        text = (tmp_path / "publish" / "csv" / f"{name}.csv").read_text(encoding="utf-8")
        assert "Messe;'" in text
        assert not re.search("Messe;(?!')", text)


def test_markup_in_a_title_stays_text_in_every_feed_and_calendar(tmp_path: Path, con: store.Connection) -> None:
    title = '<script>alert("x")</script> & Co; BEGIN:VEVENT\nEND:VEVENT'
    load(con, telling(PAGE, action(title, topics=("gesundheit",)), title=title))
    publish.publish(con, tmp_path / "publish")
    entry = ElementTree.parse(tmp_path / "publish" / "feeds" / "all.atom").getroot().find(f"{ATOM}entry/{ATOM}title")
    assert entry is not None and entry.text == title and entry.get("type") in (None, "text")
    feed = json.loads((tmp_path / "publish" / "feeds" / "topic-gesundheit.json").read_text(encoding="utf-8"))
    assert "content_html" not in feed["items"][0]
    calendar = Calendar.from_ical((tmp_path / "publish" / "actions.ics").read_bytes())
    [event] = calendar.walk("VEVENT")
    assert str(event["summary"]) == title


def test_addresses_that_are_no_web_pages_get_into_no_feed(tmp_path: Path, con: store.Connection) -> None:
    load(con, telling("javascript:alert(1)", action()))
    publish.publish(con, tmp_path / "publish")
    assert "javascript:" not in (tmp_path / "publish" / "feeds" / "all.atom").read_text(encoding="utf-8")
    assert b"URL:javascript" not in (tmp_path / "publish" / "actions.ics").read_bytes()


def test_quotations_have_at_most_fifteen_words_and_no_text_is_published(tmp_path: Path, con: store.Connection) -> None:
    text = " ".join(f"wort{n}" for n in range(300))
    load(con, telling(PAGE, action(evidence=text[:290]), text=text, evidence=text[:290]))
    folder = publish.publish(con, tmp_path / "publish").folder
    with duckdb.connect(str(folder / "report.duckdb"), read_only=True) as report:
        for table, column in report.execute(
            "select table_name, column_name from duckdb_columns() where column_name = 'quotation'"
        ).fetchall():
            for (said,) in report.execute(f"select quotation from mart.{table}").fetchall():
                assert len(said.split()) <= 15, column
    for name, data in contents(folder).items():
        assert b"wort16" not in data, name


def test_no_mail_address_or_number_is_quoted_however_it_came_in(tmp_path: Path, con: store.Connection) -> None:
    said = "Anmeldung unter 02421 22-1560 oder m.muster@kreis.example bis Freitag"
    load(con, telling(PAGE, action(evidence=said), evidence=said))
    publish.publish(con, tmp_path / "publish")
    assert rows(con, "select quotation from mart.action") == [("Anmeldung unter […] oder […] bis Freitag",)]


def test_calendars_follow_an_action_by_uid_and_sequence(tmp_path: Path, con: store.Connection) -> None:
    def event() -> dict[str, object]:
        publish.publish(con, tmp_path / "publish")
        calendar = Calendar.from_ical((tmp_path / "publish" / "calendars" / "kreis-05358.ics").read_bytes())
        [found] = calendar.walk("VEVENT")
        return {key: found.decoded(key) for key in ("uid", "sequence", "status", "dtstart")}

    load(con, telling(PAGE, action(starts_at=time(10), ends_at=time(14)), text="Am 12. März."))
    first = event()
    load(con, telling(PAGE, action(day=date(2026, 3, 19)), text="Am 19. März."), at=NOW + timedelta(days=1))
    moved = event()
    gone = telling(PAGE, action(day=date(2026, 3, 19), status="cancelled"), text="Abgesagt.")
    load(con, gone, at=NOW + timedelta(days=2))
    called_off = event()
    assert first["uid"] == moved["uid"] == called_off["uid"]
    assert [first["sequence"], moved["sequence"], called_off["sequence"]] == [0, 1, 2]
    assert [first["status"], called_off["status"]] == ["CONFIRMED", "CANCELLED"]
    assert moved["dtstart"] == date(2026, 3, 19)
    assert str(first["dtstart"]) == "2026-03-12 10:00:00+01:00"


def test_feeds_and_calendars_exist_for_every_land_with_something_in_it(tmp_path: Path, con: store.Connection) -> None:
    load(
        con, telling(PAGE, action(topics=("gesundheit",))), telling(PAGE + "2", action("Messe", jobcenters=("06439",)))
    )
    files = set(publish.publish(con, tmp_path / "publish").files)
    assert {"feeds/land-NW.atom", "feeds/land-HE.json", "feeds/topic-gesundheit.atom", "calendars/land-HE.ics"} <= files
    assert "feeds/land-BY.atom" not in files


def test_the_catalogue_entry_names_every_table(tmp_path: Path, con: store.Connection) -> None:
    publish.publish(con, tmp_path / "publish", "https://daten.example/jobcenter/")
    entry = json.loads((tmp_path / "publish" / "dcat.jsonld").read_text(encoding="utf-8"))
    offered = {one["dcat:downloadURL"]["@id"] for one in entry["dcat:distribution"]}
    assert {
        "https://daten.example/jobcenter/csv/action.csv",
        "https://daten.example/jobcenter/report.duckdb",
    } <= offered


def test_an_empty_warehouse_can_be_published(tmp_path: Path) -> None:
    con = store.open(tmp_path / "empty.duckdb")
    published = publish.publish(con, tmp_path / "publish")
    assert published.rows["action"] == 0
    assert rows(con, "select count(*) from mart.report") == [(1,)]
    con.close()
