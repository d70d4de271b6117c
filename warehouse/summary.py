"""What a run came to, source by source, for the person who started it and for the run's record."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source after a run. Visits are of this run, announcements, actions and issues of its pages as known now.

    ``not_read``: gone, reserved, disallowed, refused, failed or deferred.
    """

    source_id: str
    asked: int
    new: int
    changed: int
    same: int
    not_read: int
    pages: int
    announcements: int
    actions: int
    issues: int
    silent: bool
    broken: bool
    trouble: str | None


_ROWS = """
with actions as (
    select a.source_id, count(distinct s.action_id) as actions
    from mart.action_source s join core.article a using (article_id) group by a.source_id
), issues as (
    select i.source_id, count(*) as issues
    from raw.issue i join core.reading r on r.reading_id = i.reading_id and r.is_current group by i.source_id
)
select h.source_id, h.visits, h.visits_new, h.visits_changed, h.visits_same,
       h.visits - h.visits_new - h.visits_changed - h.visits_same, h.articles, h.announcements,
       coalesce(a.actions, 0), coalesce(i.issues, 0), h.is_silent, h.is_broken, h.last_trouble
from mart.source_health h left join actions a using (source_id) left join issues i using (source_id)
order by h.source_id
"""


def source_rows(con: duckdb.DuckDBPyConnection) -> list[SourceRow]:
    """One row for each source of the catalogue, by id."""
    return [SourceRow(*row) for row in con.cursor().execute(_ROWS).fetchall()]
