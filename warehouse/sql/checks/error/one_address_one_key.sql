-- Two addresses with one key would mix two pages up.
select i.source_id, i.url || ' has the key of ' || a.url as detail
from in_reading i join core.article a on a.article_id = i.article_id
where a.url <> i.url;
