-- A day more than three years from the publication: mostly a misread year.
select a.source_id, c.title || ' on ' || c.starts_on || ', published ' || r.published_on || ': ' || a.url as detail
from core.action_claim c
join core.reading r on r.reading_id = c.reading_id and r.is_current
semi join fresh_reading f on f.reading_id = c.reading_id
join core.article a on a.article_id = c.article_id
where abs(date_diff('day', r.published_on, c.starts_on)) > 3 * 366;
