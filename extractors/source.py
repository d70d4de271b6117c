"""What a source file may say, and what it means: TOML in, ``Source`` out.

A person types these files, so every mistake is answered with the file, the key and what to write instead.
Knows nothing of pages or of the network.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from extractors.records import Entrance, Kind, Selectors, Source

FOLDER = Path(__file__).parent / "sources"
FAMILIES = Path(__file__).parent / "families"

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REGISTRY_ID = re.compile(r"(?:zkt|ge)-[0-9a-z-]+")

CssList = Annotated[list[str], Field(default_factory=list)]


class SourceError(ValueError):
    """A source or family file that cannot be used; the message says where and what to do."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntranceFile(_Strict):
    """One way in: exactly one of feed, sitemap, listing, wordpress; the rest refines it."""

    feed: str | None = None
    sitemap: str | None = None
    listing: str | None = None
    wordpress: str | None = None
    links: str | None = None
    next: str | None = None
    search: str | None = None
    pages: int = Field(default=1, ge=1, le=50)

    @model_validator(mode="after")
    def _one_way(self) -> EntranceFile:
        ways = [name for name in ("feed", "sitemap", "listing", "wordpress") if getattr(self, name)]
        if len(ways) != 1:
            raise ValueError("say exactly one of feed, sitemap, listing, wordpress")
        if ways == ["listing"] and not self.links:
            raise ValueError("a listing needs links = a CSS selector of the links to its articles")
        return self

    def entrance(self, home: str) -> Entrance:
        """The entrance with its address made absolute against the source's home."""
        kind: Literal["feed", "sitemap", "listing", "wordpress"]
        for kind in ("feed", "sitemap", "listing", "wordpress"):
            path = getattr(self, kind)
            if path:
                return Entrance(kind, urljoin(home, path), self.links, self.next, self.search, self.pages)
        raise AssertionError("validated above")


class SelectorsFile(_Strict):
    """CSS lists, first match wins."""

    title: CssList
    published: CssList
    updated: CssList
    text: CssList
    drop: CssList

    def selectors(self, family: SelectorsFile | None) -> Selectors:
        """The source's own selectors before those of its family."""

        def both(name: str) -> tuple[str, ...]:
            return (*getattr(self, name), *(getattr(family, name) if family else ()))

        return Selectors(both("title"), both("published"), both("updated"), both("text"), both("drop"))


class FamilyFile(_Strict):
    """What sites of one content management system share."""

    name: str
    text_kind: str = Field(description="the kind of text the rules are for")
    detect: CssList
    entrances: list[EntranceFile] = Field(default_factory=list)
    article: SelectorsFile = Field(default_factory=lambda: SelectorsFile.model_validate({}))


class SourceFile(_Strict):
    """One site."""

    name: str = Field(min_length=2)
    kind: Kind
    home: str
    family: str | None = None
    jobcenter: str | None = None
    discover: EntranceFile | list[EntranceFile] | None = None
    only: str | None = None
    quiet_days: int = Field(default=30, ge=1, le=1000)
    pause: float = Field(default=5.0, ge=0.0, le=600.0)
    daily_cap: int = Field(default=500, ge=1)
    article: SelectorsFile = Field(default_factory=lambda: SelectorsFile.model_validate({}))
    note: str | None = Field(default=None, description="for people: where the entrance was seen, what to check")

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: str) -> str:
        if not re.fullmatch(r"https?://[^/\s]+/\S*", home):
            raise ValueError('write the whole address with a closing slash, such as "https://www.kreis-x.de/"')
        return home

    @field_validator("only")
    @classmethod
    def _compiles(cls, only: str | None) -> str | None:
        if only is not None:
            try:
                re.compile(only)
            except re.error as error:
                raise ValueError(f"not a regular expression: {error}") from None
        return only

    @field_validator("jobcenter")
    @classmethod
    def _registry_id(cls, jobcenter: str | None) -> str | None:
        if jobcenter is not None and not REGISTRY_ID.fullmatch(jobcenter):
            raise ValueError("give the id of vocabulary/jobcenters.csv, such as zkt-05558")
        return jobcenter


def _explain(path: Path, error: ValidationError) -> SourceError:
    lines = []
    for e in error.errors():
        # The union "one entrance or a list of them" reports each branch; its tag says nothing to a person.
        key = ".".join(str(part) for part in e["loc"] if not str(part).endswith("]") and part != "EntranceFile")
        if e["type"] == "extra_forbidden":
            lines.append(f"unknown key {key!r}")
        elif e["type"] == "missing":
            lines.append(f"{key!r} is missing")
        elif not (e["type"] == "list_type" and "discover" in key):
            lines.append(f"{key}: {e['msg'].removeprefix('Value error, ')}" if key else e["msg"])
    known = ", ".join(SourceFile.model_fields)
    hint = f"\n  known keys: {known}" if any(line.startswith("unknown") for line in lines) else ""
    return SourceError(f"{path.name}: " + "; ".join(dict.fromkeys(lines)) + hint)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path.name}: not readable as TOML: {error}") from None


@cache
def families(folder: Path = FAMILIES) -> dict[str, FamilyFile]:
    """All families by name of their file. Raises SourceError on the first file that cannot be used."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = FamilyFile.model_validate(_load(path))
        except ValidationError as error:
            raise _explain(path, error) from None
    return found


def source(path: Path) -> Source:
    """The source that a file describes. Raises SourceError."""
    if not ID.fullmatch(path.stem):
        raise SourceError(f"{path.name}: the file's name is the id: small letters, digits and hyphens only")
    try:
        file = SourceFile.model_validate(_load(path))
    except ValidationError as error:
        raise _explain(path, error) from None
    family = None
    if file.family is not None:
        family = families().get(file.family)
        if family is None:
            raise SourceError(f"{path.name}: no family {file.family!r}; there are: {', '.join(families())}")
    ways = file.discover if isinstance(file.discover, list) else [file.discover] if file.discover else []
    if not ways and family:
        ways = family.entrances
    if not ways:
        raise SourceError(f"{path.name}: no way in: write discover = {{ feed = … }}, sitemap, listing or wordpress")
    return Source(
        id=path.stem,
        name=file.name,
        kind=file.kind,
        home=file.home,
        family=file.family,
        jobcenter=file.jobcenter,
        entrances=tuple(way.entrance(file.home) for way in ways),
        only=file.only,
        selectors=file.article.selectors(family.article if family else None),
        quiet_days=file.quiet_days,
        pause=file.pause,
        daily_cap=file.daily_cap,
    )


def sources(folder: Path = FOLDER, only: Iterable[str] = ()) -> dict[str, Source]:
    """All sources of a folder by id, or those named. Raises SourceError that names every unusable file at once."""
    wanted = set(only)
    found: dict[str, Source] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        if wanted and path.stem not in wanted:
            continue
        try:
            found[path.stem] = source(path)
        except SourceError as error:
            wrong.append(str(error))
    missing = sorted(wanted - {p.stem for p in folder.glob("*.toml")})
    wrong += [f"no source {name!r} in {folder.name}/; `campaigns sources list` shows all" for name in missing]
    if wrong:
        raise SourceError("\n".join(wrong))
    return found
