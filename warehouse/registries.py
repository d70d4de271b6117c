"""Fills the registries that readings refer to: sources, Kreise, Jobcenter, campaigns, topics.

Takes rows as the vocabulary files have them (text from CSV, values from TOML) and replaces the tables whole: a
registry is what its file says today. Decides nothing about who is right when a page disagrees with it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from extractors.records import Source

Row = Mapping[str, Any]

# Kreise that share a border, each pair in both directions; read off the BKG's VG250 geometry.
NEIGHBOURS = Path(__file__).parent / "kreis_neighbours.csv"


def registries(
    con: duckdb.DuckDBPyConnection,
    *,
    sources: Iterable[Source] = (),
    jobcenters: Iterable[Row] = (),
    kreise: Iterable[Row] = (),
    campaigns: Iterable[Row] = (),
    topics: Iterable[Row] = (),
) -> None:
    """Replaces the registries that are given, in one transaction; an empty one leaves its table as it is.

    ``jobcenters``: jobcenter, name, form (zkT, gE), kreise, land, brands, since, until, website, verified.
    ``kreise``: kreis, name, full_name, kind, land. ``topics``: topic, name. ``campaigns``: campaign, name, initiators,
    nationwide, kommunal (a campaign of the kommunale Jobcenter), editions (a year, or edition with starts_on and
    ends_on). Lists may be text with semicolons; empty text is unknown.
    """
    jobcenters, campaigns = list(jobcenters), list(campaigns)
    tables: dict[str, list[dict[str, Any]]] = {
        "source": [_source(s) for s in sources],
        "kreis": [_some(row, "kreis", "name", "full_name", "kind", "land") for row in kreise],
        "jobcenter": [_jobcenter(row) for row in jobcenters],
        "jobcenter_kreis": [
            {"jobcenter_id": row["jobcenter"], "kreis": kreis} for row in jobcenters for kreis in listed(row["kreise"])
        ],
        "campaign": [_campaign(row) for row in campaigns],
        "campaign_edition": [edition for row in campaigns for edition in _editions(row)],
        "topic": [{"topic": row["topic"], "name": row.get("name") or row["topic"]} for row in topics],
    }
    if tables["kreis"]:
        with NEIGHBOURS.open(encoding="utf-8", newline="") as file:
            tables["kreis_neighbour"] = list(csv.DictReader(file))
    con.execute("begin")
    try:
        for name, rows in tables.items():
            if rows:
                _replace(con, f"core.{name}", rows)
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise


def listed(value: Any) -> list[str]:
    """A list as TOML has it, or as CSV writes it: parts separated by semicolons."""
    if value is None:
        return []
    parts = value.split(";") if isinstance(value, str) else value
    return [str(part).strip() for part in parts if str(part).strip()]


def _some(row: Row, *names: str) -> dict[str, Any]:
    return {name: None if row.get(name) in (None, "") else str(row[name]) for name in names}


def _source(s: Source) -> dict[str, Any]:
    return {
        "source_id": s.id,
        "name": s.name,
        "kind": s.kind,
        "home": s.home,
        "family": s.family,
        "jobcenter_id": s.jobcenter,
        "quiet_days": s.quiet_days,
        "active": True,
    }


def _jobcenter(row: Row) -> dict[str, Any]:
    return {
        "jobcenter_id": row["jobcenter"],
        **_some(row, "name", "form", "land", "since", "until", "website", "verified"),
        "brands": listed(row.get("brands")),
    }


def _campaign(row: Row) -> dict[str, Any]:
    return {
        **_some(row, "campaign", "name"),
        "initiators": listed(row.get("initiators")),
        "nationwide": bool(row.get("nationwide", False)),
        "kommunal": bool(row.get("kommunal", False)),
    }


def _editions(row: Row) -> list[dict[str, Any]]:
    editions = row.get("editions") or []
    rows = [edition if isinstance(edition, Mapping) else {"edition": edition} for edition in listed_rows(editions)]
    return [{"campaign": str(row["campaign"]), **_some(e, "edition", "starts_on", "ends_on")} for e in rows]


def listed_rows(value: Any) -> list[Any]:
    """The editions as they come: a list of tables or years, or text with semicolons."""
    return listed(value) if isinstance(value, str) else list(value)


def _replace(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Replaces the table's rows if they differ; an unchanged registry leaves the file untouched."""
    con.execute(f"create or replace temp table registry as from {table} limit 0")
    con.register("registry_rows", pa.Table.from_pylist(rows))
    con.execute("insert into registry by name from registry_rows")
    con.unregister("registry_rows")
    if table == "core.source":  # a source that left the catalogue keeps its articles, and so its name
        con.execute(
            f"insert into registry select * replace (false as active) from {table} anti join registry using (source_id)"
        )
    difference = f"(from registry except all from {table}) union all (from {table} except all from registry)"
    [(differs,)] = con.execute(f"select exists ({difference})").fetchall()
    if differs:
        con.execute(f"delete from {table}")
        con.execute(f"insert into {table} from registry")
