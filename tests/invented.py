"""The invented sites of the demo on both days, and the facts that they hold: shared by their tests."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from demo import content
from demo.content import Site, Text
from demo.sites import Sites

DEMO = Path(content.__file__).parent
EXPECTED: dict[str, Any] = tomllib.loads((DEMO / "expected.toml").read_text(encoding="utf-8"))
DAY_1, DAY_2 = Sites(1), Sites(2)
SITES = list(DAY_1.sites.values())


def pages(sites: Sites) -> dict[str, tuple[Site, Text]]:
    return {site.address(text.path): (site, text) for site in sites.sites.values() for text in site.texts}
