-- Every article has exactly one current reading.
select a.source_id, a.url || ' has ' || count(r.reading_id) || ' current readings' as detail
from core.article a
left join core.reading r on r.article_id = a.article_id and r.is_current
group by a.source_id, a.url, a.article_id
having count(r.reading_id) <> 1;
