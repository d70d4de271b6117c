"""The cheap gate before anything is marked: can the page concern a Jobcenter at all? It does not decide more."""

from __future__ import annotations

from extractors.announce.clauses.marks import is_own
from extractors.announce.clauses.phrases import phrase
from extractors.names.spellings import brands
from extractors.records import Source

# General names of Jobcenter; their brands ("jenarbeit") are looked up in the gazetteer.
GATE = phrase("named_wordless")


def may_name_a_jobcenter(text: str) -> bool:
    """The cheap gate: False means that the page names no Jobcenter and leaves at once."""
    return "obcenter" in text or GATE.search(text) is not None or bool(brands().find(text))


def may_concern_a_jobcenter(text: str, source: Source | None) -> bool:
    """The gate of a page: what stands on a Jobcenter's own site need not name it."""
    return is_own(source) or may_name_a_jobcenter(text)
