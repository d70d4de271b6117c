"""What the operator may set by environment, and which folders follow from it.

Every variable begins with ``CAMPAIGNS_``; an unknown one is refused by name, because a mistyped setting that is
silently ignored is worse than none.
"""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "CAMPAIGNS_"


class SettingsError(ValueError):
    """A setting that cannot be used; the message says which and what to write."""


class Settings(BaseSettings):
    """The operator's settings with their defaults."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    data: Path = Field(default=Path("data"), description="folder of warehouse, archive and published files")
    sources: Path | None = Field(default=None, description="folder of source files; default: the catalogue shipped")
    contact: str = Field(
        default="https://github.com/jobcenter-campaigns", description="address that sites find in the user agent"
    )
    address: str = Field(
        default="https://campaigns.example/",
        pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$",
        description="where the published folder is offered; links and identifiers of feeds and calendars begin with it",
    )
    keep_raw_days: int = Field(default=90, ge=1, description="days after which raw pages leave the archive")
    threads: int = Field(default=64, ge=1, le=256, description="hosts that may be asked at the same time")
    minutes: float = Field(default=120, gt=0, description="longest time that the fetching of one run may take")

    example_port: int | None = Field(
        default=None, ge=1, le=65535, description="loopback port of invented hosts under .example (demo and tests)"
    )

    @property
    def folders(self) -> Folders:
        """The folders of the real observatory."""
        return Folders(self.data, self.address.rstrip("/") + "/")

    @property
    def demo_folders(self) -> Folders:
        """The folders of the demo, apart from real data."""
        return Folders(self.data / "demo", self.address.rstrip("/") + "/")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where one observatory keeps its files."""

    root: Path
    address: str = "https://campaigns.example/"

    @property
    def warehouse(self) -> Path:
        """The working DuckDB file; only the pipeline opens it."""
        return self.root / "warehouse.duckdb"

    @property
    def archive(self) -> Path:
        """Raw responses, as WARC files."""
        return self.root / "archive"

    @property
    def publish(self) -> Path:
        """Everything that people and dashboards read."""
        return self.root / "publish"

    @property
    def report(self) -> Path:
        """The read-only snapshot."""
        return self.publish / "report.duckdb"


def settings() -> Settings:
    """The settings of this process. Raises SettingsError."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            raise SettingsError(f"unknown setting {name}; {hint}")
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"{PREFIX}{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        raise SettingsError("; ".join(lines)) from None
