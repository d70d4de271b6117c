-- Most pages of the batch have no title, where nearly all earlier ones had: the site has changed its pages.
with before as (
    select a.source_id, count(*) as articles, count(*) filter (r.title is null) as untitled
    from core.reading r join core.article a on a.article_id = r.article_id
    where r.is_current group by a.source_id
), now as (
    select source_id, count(*) as pages, count(*) filter (title is null) as untitled from in_reading group by source_id
)
select n.source_id, n.untitled || ' of ' || n.pages || ' pages without a title, earlier ' || b.untitled || ' of ' || b.articles
    as detail
from now n join before b on b.source_id = n.source_id
where n.pages >= 5 and n.untitled * 2 > n.pages and b.articles >= 10 and b.untitled * 10 <= b.articles;
