"""Opens the house for one run: the lock, the warehouse, the archive and the registries, and closes them in order."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from extractors.names import registry
from extractors.records import Source
from flows.settings import Folders
from warehouse import store
from warehouse.archive import Archive
from warehouse.lock import hold

ROOMS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class House:
    """What the steps of a run work with. ``sources`` are those that this run is about, ``catalogue`` all of them."""

    folders: Folders
    catalogue: dict[str, Source]
    sources: dict[str, Source]
    con: store.Connection
    archive: Archive


@contextmanager
def opened(folders: Folders, catalogue: dict[str, Source], only: Iterable[str] = ()) -> Iterator[House]:
    """The house, for this process alone. Raises ``warehouse.lock.LockedError`` when another run has it."""
    folders.root.mkdir(parents=True, exist_ok=True)
    wanted = set(only) or set(catalogue)
    with hold(folders.root / "pipeline.lock", datetime.now(UTC)), Archive(folders.archive) as archive:
        archive.repair()
        con = store.open(folders.warehouse)
        try:
            store.registries(
                con,
                sources=catalogue.values(),
                jobcenters=registry.table("jobcenters.csv"),
                kreise=registry.table("kreise.csv"),
                campaigns=campaigns(),
                topics=registry.table("topics.csv"),
            )
            yield House(folders, catalogue, {id_: catalogue[id_] for id_ in sorted(wanted)}, con, archive)
        finally:
            con.close()


def campaigns() -> list[dict[str, Any]]:
    """The campaigns of the registry, each with its editions."""
    editions: dict[str, list[dict[str, str]]] = {}
    for row in registry.table("editions.csv"):
        editions.setdefault(row["campaign"], []).append(row)
    return [
        {
            **row,
            "nationwide": row["nationwide"] == "y",
            "kommunal": row["kommunal"] == "y",
            "editions": editions.get(row["campaign"], []),
        }
        for row in registry.table("campaigns.csv")
    ]


@cache
def rules_version() -> str:
    """Names the rules that read: a digest of the code and vocabulary of ``extractors``."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted((ROOMS / "extractors").rglob("*")):
        if path.suffix in {".py", ".toml", ".csv"} and "sources" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def clear(folders: Folders) -> None:
    """Throw an observatory's data away; the demo's, when a fresh one is wanted."""
    shutil.rmtree(folders.root, ignore_errors=True)
