"""What migration promises: every released schema reaches the newest with its data, and edited history is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tests.filled_warehouse import NOW, action, load, opened, rows, telling
from warehouse import backup, migrate, store

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = sorted(path.name for path in migrate.SCHEMA.glob("*.sql"))
# A row in a table of each released schema that brought one; the newest schema must still have it.
FILLED = {
    "001_raw.sql": "insert into raw.run values (1, 'scrape', 'rules-1', '2026-01-01', null, 'finished', null)",
    "002_registries.sql": "insert into core.kreis values ('05358', 'Düren', 'Kreis Düren', 'Landkreis', 'NW')",
    "003_claims.sql": "insert into core.article values (7, 'https://a.example/7', 'a', '2026-01-01', 1)",
    "004_stories.sql": "insert into core.shingle values (16, 7)",
}


def folder_with(path: Path, names: list[str]) -> Path:
    path.mkdir()
    for name in names:
        (path / name).write_text((migrate.SCHEMA / name).read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.mark.parametrize("released", range(1, len(STEPS) + 1))
def test_every_released_schema_migrates_to_the_newest_with_its_data(tmp_path: Path, released: int) -> None:
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as con:
        migrate.migrate(con, MOMENT, folder_with(tmp_path / "released", STEPS[:released]))
        for name in STEPS[:released]:
            con.execute(FILLED.get(name, ""))
    con = store.open(path)
    for name in FILLED.keys() & set(STEPS[:released]):
        table = FILLED[name].split()[2]
        assert rows(con, f"select count(*) from {table}")[0][0] >= 1
    assert [step.name for step in migrate.status(con)] == STEPS
    rows(con, "from mart.action")
    con.close()


def test_a_second_opening_applies_nothing(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as con:
        assert migrate.migrate(con) == []


def test_an_edited_old_file_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "schema", STEPS)
    con = duckdb.connect()
    migrate.migrate(con, MOMENT, folder)
    first = folder / STEPS[0]
    first.write_text(first.read_text(encoding="utf-8") + "\n-- better\n", encoding="utf-8")
    with pytest.raises(migrate.MigrationError, match="was edited"):
        migrate.migrate(con, MOMENT, folder)
    con.close()


def test_a_file_that_slipped_in_between_is_refused(tmp_path: Path) -> None:
    con = duckdb.connect()
    migrate.migrate(con, MOMENT, folder_with(tmp_path / "schema", STEPS))
    (tmp_path / "schema" / "001_zz.sql").write_text("create table raw.late (a integer)", encoding="utf-8")
    with pytest.raises(migrate.MigrationError, match="missing in this warehouse"):
        migrate.migrate(con, MOMENT, tmp_path / "schema")
    con.close()


def test_a_warehouse_newer_than_the_program_is_refused(tmp_path: Path) -> None:
    con = duckdb.connect()
    migrate.migrate(con, MOMENT, folder_with(tmp_path / "newer", STEPS))
    with pytest.raises(migrate.MigrationError, match="newer than the program"):
        migrate.migrate(con, MOMENT, folder_with(tmp_path / "older", STEPS[:2]))
    con.close()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "schema", STEPS[:1])
    (folder / "002_wrong.sql").write_text("create table raw.half (a integer); select nonsense", encoding="utf-8")
    con = duckdb.connect()
    with pytest.raises(duckdb.Error):
        migrate.migrate(con, MOMENT, folder)
    assert [step.applied_at is None for step in migrate.status(con, folder)] == [False, True]
    assert con.execute("select count(*) from duckdb_tables() where table_name = 'half'").fetchall() == [(0,)]
    con.close()


def test_views_are_made_anew_when_their_text_changed(tmp_path: Path) -> None:
    con = opened(tmp_path)
    con.execute("drop view mart.report")
    con.execute("update migration.applied set sha256 = 'old' where name = 'views'")
    con.close()
    con = store.open(tmp_path / "warehouse.duckdb")
    assert rows(con, "select articles from mart.report") == [(0,)]
    con.close()


def test_a_backup_can_be_put_back(tmp_path: Path) -> None:
    con = opened(tmp_path)
    load(con, telling("https://rur-bote.example/1", action()))
    con.close()
    path, copy = tmp_path / "warehouse.duckdb", tmp_path / "copies" / "monday.duckdb"
    backup.backup(path, copy)
    con = store.open(path)
    load(con, telling("https://rur-bote.example/2", action("Jobmesse")), at=NOW)
    con.close()
    backup.restore(copy, path)
    con = store.open(path)
    assert rows(con, "select title from mart.action") == [("Tag der offenen Tür",)]
    con.close()


def test_a_file_that_is_no_warehouse_is_not_put_in_its_place(tmp_path: Path) -> None:
    opened(tmp_path).close()
    path, other = tmp_path / "warehouse.duckdb", tmp_path / "other.duckdb"
    before = path.read_bytes()
    duckdb.connect(str(other)).close()
    with pytest.raises(migrate.MigrationError, match="no warehouse"):
        backup.restore(other, path)
    other.write_bytes(b"not a database")
    with pytest.raises(duckdb.Error):
        backup.restore(other, path)
    assert path.read_bytes() == before
