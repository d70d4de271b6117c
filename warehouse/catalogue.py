"""Describes the published data for machines and people, from the comments in the database itself.

Writes ``datapackage.json`` (Data Package v1), ``dcat.jsonld`` (DCAT-AP.de) and the data dictionary.
``python -m warehouse.catalogue REPORT`` prints the dictionary. Decides which columns are keys; the rest is read off.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import duckdb

NAME = "jobcenter-campaigns"
TITLE = "Kampagnen und Aktionen der Jobcenter in Deutschland"
ABOUT = (
    "Was Jobcenter, Kreise, Verbände und Nachrichtenportale über Kampagnen und Aktionen der Jobcenter melden: "
    "Ankündigungen, einzelne Aktionen, Zahlen und Abdrucke, jede Angabe mit Link und kurzem Zitat."
)
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
REGISTRIES = [
    {"title": "Kreisschlüssel: Statistisches Bundesamt (Destatis)", "path": "https://www.destatis.de/"},
    {"title": "Nachbarschaft der Kreise: © GeoBasis-DE / BKG (VG250)", "path": "https://gdz.bkg.bund.de/"},
]

KEYS = {
    "kreis": ["kreis"],
    "kreis_neighbour": ["kreis", "neighbour"],
    "jobcenter": ["jobcenter_id"],
    "carrier": ["kreis"],
    "campaign": ["campaign"],
    "source": ["source_id"],
    "source_health": ["source_id"],
    "announcement": ["article_id"],
    "figure": ["figure_id"],
    "action": ["action_id"],
    "action_jobcenter": ["action_id", "kreis"],
    "action_topic": ["action_id", "topic"],
    "campaign_coverage": ["campaign", "edition", "jobcenter_id"],
    "story": ["story_id"],
    "story_member": ["article_id"],
}
REFERENCES = {
    "action_source": {"action_id": "action", "article_id": "announcement"},
    "action_jobcenter": {"action_id": "action"},
    "action_topic": {"action_id": "action"},
    "figure": {"article_id": "announcement"},
    "story_member": {"story_id": "story"},
}

# Frictionless types; everything else, lists included, is text in a CSV file.
TYPES = {
    "BIGINT": "integer",
    "INTEGER": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "datetime",
}
# The media type (IANA) and the file type (EU authority table) of each kind of file.
MEDIA = {
    ".csv": ("text/csv", "CSV"),
    ".parquet": ("application/vnd.apache.parquet", "PARQUET"),
    ".ics": ("text/calendar", "ICS"),
    ".atom": ("application/atom+xml", "ATOM"),
    ".json": ("application/json", "JSON"),
    ".duckdb": ("application/octet-stream", "BIN"),
}
EU = "http://publications.europa.eu/resource/authority"
# A provider's id is mandatory in DCAT-AP.de; GovData registers it before the first harvest.
CONTRIBUTOR = "http://dcat-ap.de/def/contributors/jobcenterCampaigns"
ATTRIBUTION = f"{TITLE} ({NAME}), Lizenz: Creative Commons Namensnennung 4.0 International (CC BY 4.0)"

DESCRIBED = """
select c.table_name, c.column_name, c.data_type, c.comment, coalesce(t.comment, v.comment),
       if(v.view_name is null, 'table', 'view'), coalesce(v.sql, '')
from duckdb_columns() c
left join duckdb_tables() t on t.table_name = c.table_name and t.schema_name = c.schema_name
     and t.database_name = c.database_name
left join duckdb_views() v on v.view_name = c.table_name and v.schema_name = c.schema_name
     and v.database_name = c.database_name
where c.schema_name = 'mart' and c.database_name = current_database()
order by v.view_name is not null, c.table_name, c.column_index
"""


def _tables(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for table, column, kind, comment, about, form, _ in con.execute(DESCRIBED).fetchall():
        columns = found.setdefault(table, {"about": about or "", "form": form, "columns": []})["columns"]
        columns.append((column, kind, comment or ""))
    return found


def package(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """``datapackage.json`` over the CSV files in the folder."""
    resources = []
    for table, described in _tables(con).items():
        if described["form"] == "view":
            continue
        path = folder / "csv" / f"{table}.csv"
        fields = [
            {"name": column, "type": TYPES.get(kind, "string"), "description": comment}
            for column, kind, comment in described["columns"]
        ]
        schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
        if table in KEYS:
            schema["primaryKey"] = KEYS[table]
        if table in REFERENCES:
            schema["foreignKeys"] = [
                {"fields": field, "reference": {"resource": other, "fields": field}}
                for field, other in REFERENCES[table].items()
            ]
        data = path.read_bytes()
        resources.append(
            {
                "name": table,
                "path": f"csv/{table}.csv",
                "description": described["about"],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
                "profile": "tabular-data-resource",
                "schema": schema,
            }
        )
    [(as_of,)] = con.execute("select as_of_at from mart.report").fetchall()
    sources = con.execute("select source_name, home from mart.source where active order by all").fetchall()
    described_package = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABOUT,
        **({"created": f"{as_of:%Y-%m-%dT%H:%M:%SZ}"} if as_of else {}),
        "licenses": [LICENCE],
        "sources": REGISTRIES + [{"title": name, "path": home} for name, home in sources],
        "resources": resources,
    }
    _write(folder / "datapackage.json", described_package)


def dcat(con: duckdb.DuckDBPyConnection, folder: Path, address: str) -> None:
    """``dcat.jsonld``: the files as distributions of one dataset, in the terms of DCAT-AP.de 2."""
    [(as_of,)] = con.execute("select as_of_at from mart.report").fetchall()
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in MEDIA)
    distributions = [
        {
            "@id": f"{address}{name}",
            "@type": "dcat:Distribution",
            "dct:title": {"@value": name, "@language": "de"},
            "dcat:accessURL": {"@id": f"{address}{name}"},
            "dcat:downloadURL": {"@id": f"{address}{name}"},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[Path(name).suffix][0]}"},
            "dct:format": {"@id": f"{EU}/file-type/{MEDIA[Path(name).suffix][1]}"},
            "dct:license": {"@id": "http://dcat-ap.de/def/licenses/cc-by/4.0"},
            "dcatde:licenseAttributionByText": {"@value": ATTRIBUTION, "@language": "de"},
        }
        for name in files
        if not name.startswith(("calendars/kreis-", "feeds/topic-"))
    ]
    dataset = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "dcatde": "http://dcat-ap.de/def/dcatde/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": f"{address}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": TITLE, "@language": "de"},
        "dct:description": {"@value": ABOUT, "@language": "de"},
        "dct:identifier": NAME,
        "dct:publisher": {"@id": f"{address}#publisher", "@type": "foaf:Agent", "foaf:name": NAME},
        "dcatde:contributorID": {"@id": CONTRIBUTOR},
        "dcat:contactPoint": {
            "@id": f"{address}#contact",
            "@type": "vcard:Organization",
            "vcard:fn": NAME,
            "vcard:hasURL": {"@id": address},
        },
        "dcat:landingPage": {"@id": address, "@type": "foaf:Document"},
        "dct:accessRights": {"@id": f"{EU}/access-right/PUBLIC"},
        "dcatde:politicalGeocodingLevelURI": {"@id": "http://dcat-ap.de/def/politicalGeocoding/Level/federal"},
        "dct:spatial": {"@id": f"{EU}/country/DEU"},
        "dct:language": {"@id": f"{EU}/language/DEU"},
        "dct:accrualPeriodicity": {"@id": f"{EU}/frequency/DAILY"},
        "dcat:theme": {"@id": f"{EU}/data-theme/SOCI"},
        "dcat:keyword": [
            {"@value": word, "@language": "de"} for word in ("Jobcenter", "Kampagne", "SGB II", "Termine")
        ],
        "dcat:distribution": distributions,
    }
    if as_of:
        dataset["dct:modified"] = {"@value": f"{as_of:%Y-%m-%dT%H:%M:%SZ}", "@type": "xsd:dateTime"}
    _write(folder / "dcat.jsonld", dataset)


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def dictionary(report: Path) -> str:
    """The data dictionary as Markdown: tables first, then the questions."""
    parts = [
        "# Data dictionary\n\nMade by `python -m warehouse.catalogue REPORT` from the comments in the report itself."
    ]
    with duckdb.connect(str(report), read_only=True) as con:
        for table, described in _tables(con).items():
            lines = [f"| `{column}` | {kind} | {comment} |" for column, kind, comment in described["columns"]]
            parts.append(
                f"## mart.{table}\n\n{described['about']}\n\n| column | type | meaning |\n| --- | --- | --- |\n"
                + "\n".join(lines)
            )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dictionary(Path(sys.argv[1])))
