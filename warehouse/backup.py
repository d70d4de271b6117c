"""Copies a closed warehouse file, and puts a copy back; decides whether a copy may be used.

A copy is written beside its place and swapped in whole, so neither a full disk nor a crash harms what was there.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from warehouse import migrate


def backup(warehouse: Path, copy: Path) -> None:
    """Writes a copy of the warehouse, which no process may have open. Raises duckdb.IOException if one has.

    What a killed run left in the write-ahead log is taken in first, so the copy is one whole file.
    """
    with duckdb.connect(str(warehouse)) as con:
        con.execute("checkpoint")
        _copy(warehouse, copy)


def restore(copy: Path, warehouse: Path) -> None:
    """Puts a copy in the place of the warehouse, once it has been opened and brought to today's schema.

    Raises MigrationError or duckdb.Error for a file that is no warehouse of this program; the old one then stays.
    """
    arriving = warehouse.with_suffix(".restoring")
    _copy(copy, arriving)
    try:
        with duckdb.connect(str(arriving)) as con:
            if not any(step.applied_at for step in migrate.status(con)):
                raise migrate.MigrationError(f"{copy.name} is no warehouse of this program")
            migrate.migrate(con)
            con.execute("checkpoint")
    except BaseException:
        arriving.unlink(missing_ok=True)
        raise
    warehouse.with_name(warehouse.name + ".wal").unlink(missing_ok=True)
    arriving.replace(warehouse)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".part")
    shutil.copyfile(source, beside)
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.replace(target)
