"""The command line: what a person may ask for. Each command calls one function of a room and prints what came of it.

Results go to standard output, everything else to standard error. Exit codes: 0 fine, 1 failed, 2 wrong usage,
3 ran, but sources are silent or broken. Heavy libraries are imported by the command that needs them.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import cyclopts
from cyclopts import Parameter

app = cyclopts.App(
    name="campaigns",
    help="What Germany's Jobcenter announce: scraped on a schedule, kept in DuckDB, published as tables and feeds.",
    help_format="plaintext",
)
app.command(sources := cyclopts.App(name="sources", help="The catalogue of sites.", help_format="plaintext"))
app.command(db := cyclopts.App(name="db", help="The warehouse file.", help_format="plaintext"))

Sources = Annotated[list[str] | None, Parameter(name=["--source", "-s"], consume_multiple=True, negative="")]
Json = Annotated[bool, Parameter(name="--json", negative="")]


@app.command
def demo(*, fresh: Annotated[bool, Parameter(negative="")] = False) -> int:
    """The main job on invented sites, served on this machine: fetch, archive, read, load, publish.

    Parameters
    ----------
    fresh: throw the demo's earlier data away first.
    """
    from flows.demo import demo

    return demo(fresh=fresh)


@app.command
def run(*, source: Sources = None, json: Json = False) -> int:
    """Fetch what is new on the catalogue's sites, read, load and publish it.

    Parameters
    ----------
    source: only these sources, by id.
    json: print the run's table as JSON.
    """
    from flows.run import run

    return run(source or [], json)


@app.command
def reread(*, source: Sources = None, since: str | None = None, json: Json = False) -> int:
    """Read the archived pages again with the rules of today; asks no site.

    Parameters
    ----------
    source: only pages of these sources, by id.
    since: only pages fetched on this day (YYYY-MM-DD) or later.
    json: print the run's table as JSON.
    """
    from flows.run import reread

    return reread(source or [], since, json)


@app.command
def publish() -> int:
    """Write the report, tables and feeds anew from the warehouse as it is."""
    from flows.run import publish

    return publish()


@app.command
def read(
    *pages: str,
    jsonl: Annotated[bool, Parameter(negative="")] = False,
    explain: Annotated[bool, Parameter(negative="")] = False,
    url: str | None = None,
    site_name: str | None = None,
    kind: Literal["news", "kreis", "jobcenter", "association", "wire", "other"] | None = None,
    source: str | None = None,
) -> int:
    """Print what a page tells of a Jobcenter's campaign, one JSON object a page; stores nothing.

    Parameters
    ----------
    pages: HTML files or addresses; without any, one page is read from standard input.
    jsonl: read pages from standard input, one JSON object a line: url, html, fetched_at, and site_name, kind or
        source where known.
    explain: show the rules that fired, on the text.
    url: the address that a file was fetched from.
    site_name: the name of the site.
    kind: what kind of site it is.
    source: the id of a source of the catalogue.
    """
    from flows.reading import read_lines, read_pages

    if jsonl:
        return read_lines(sys.stdin.buffer, sys.stdout.buffer)
    if not pages and sys.stdin.isatty():
        return _usage("name a file or an address, or pipe a page in")
    return read_pages(pages or ("-",), explain=explain, url=url, site_name=site_name, kind=kind, source_id=source)


@app.command(name="try")
def try_(
    source: str, /, *, pages: int = 5, archived: Annotated[bool, Parameter(negative="")] = False, json: Json = False
) -> int:
    """Show what a source would yield; stores nothing.

    Parameters
    ----------
    source: the id of a source, or a TOML file.
    pages: how many of its newest pages to read.
    archived: take the pages from the archive and ask no site.
    json: print the readings as JSON, one a line.
    """
    from flows.trial import trial

    return trial(source, pages, archived, json)


@app.command
def accept(source: str, /, *urls: str) -> int:
    """Make samples of a source's pages, with the readings they yield, for a person to review.

    Parameters
    ----------
    source: the id; its TOML file is written if there is none.
    urls: addresses or saved HTML files, best one page with an announcement and one without.
    """
    from flows.accept import accept

    if not urls:
        return _usage("name at least one address or file")
    return accept(source, urls)


@app.command
def score(folder: Path, /, *, errors: Annotated[bool, Parameter(negative="")] = False, json: Json = False) -> int:
    """Compare the readings of a folder of samples with what they should be.

    Parameters
    ----------
    folder: pairs of NAME.html or NAME.html.gz and NAME.json.
    errors: list every field that differs.
    json: print the figures as JSON.
    """
    from flows.reading import score

    return score(folder, errors, json)


@app.command
def sql(query: str, /, *, report: Path | None = None, format: Literal["table", "json", "csv"] = "table") -> int:
    """Ask the published report a question in SQL; `campaigns sql "show all tables"` shows what there is.

    Parameters
    ----------
    query: one SQL query.
    report: the DuckDB file; default: the report that was published last, the demo's included.
    format: how to print the answer.
    """
    from flows.ask import ask

    return ask(query, report, format)


@sources.command(name="list")
def list_sources(*, json: Json = False) -> int:
    """All sources of the catalogue."""
    from flows.catalogue import list_sources

    return list_sources(json)


@sources.command
def check(*ids: str, live: Annotated[bool, Parameter(negative="")] = False) -> int:
    """Check source files and explain what may be fetched and why.

    Parameters
    ----------
    ids: only these sources.
    live: also ask each site for robots.txt and its reservations.
    """
    from flows.catalogue import check

    return check(ids, live)


@db.command(name="status")
def db_status() -> int:
    """Which schema files have been applied."""
    from flows.keeping import status

    return status()


@db.command(name="migrate")
def db_migrate() -> int:
    """Bring the warehouse to the newest schema; every run does so too."""
    from flows.keeping import migrate_now

    return migrate_now()


@db.command(name="backup")
def db_backup(target: Path, /) -> int:
    """Copy the warehouse to a file."""
    from flows.keeping import backup

    return backup(target)


@db.command(name="restore")
def db_restore(copy: Path, /) -> int:
    """Put a copy in the place of the warehouse."""
    from flows.keeping import restore

    return restore(copy)


@app.command
def forget(what: str, /, *, reason: str = "removal was asked for") -> int:
    """Remove a page or a whole domain from archive, warehouse and report, and never take it in again.

    Parameters
    ----------
    what: an address with its scheme, or a domain (its subdomains go with it).
    reason: kept in the record of the removal; no personal data, please.
    """
    from flows.keeping import forget

    return forget(what, reason)


@app.command(name="import-warc")
def import_warc(*files: Path, any_host: Annotated[bool, Parameter(negative="")] = False) -> int:
    """Read pages from WARC files, such as Common Crawl's news archive, through the same rules: past years.

    Parameters
    ----------
    files: WARC files, compressed or not.
    any_host: also pages of hosts outside the catalogue, where they tell of a Jobcenter's action.
    """
    from flows.keeping import import_warc

    if not files:
        return _usage("name at least one WARC file")
    return import_warc(files, any_host)


def _usage(message: str) -> int:
    print(f"campaigns: {message}", file=sys.stderr)
    return 2


def main() -> None:
    """The `campaigns` command."""
    from flows.settings import SettingsError

    try:
        result = app(result_action="return_value")
        code = result if isinstance(result, int) else 0
    except SettingsError as error:
        code = _usage(str(error))
    except BrokenPipeError:  # `campaigns … | head`
        code = 0
    except SystemExit as end:  # wrong usage, help, or a pipe that closed while a table was printed
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        code = 130
    if "prefect" in sys.modules:
        # Prefect's threads outlive its flows and hold on to everything they have seen; at a regular end of the
        # interpreter DuckDB's binding reports all that as leaks, hundreds of lines. Everything is closed by now.
        with suppress(BrokenPipeError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
