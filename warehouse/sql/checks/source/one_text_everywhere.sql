-- One text under many addresses: a consent page, an error page, or a selector that takes the wrong box.
select source_id, max(pages) || ' of ' || sum(pages) || ' pages have the very same text' as detail
from (
    select source_id, text_hash, count(distinct article_id) as pages from in_reading where words > 0 group by all
)
group by source_id
having max(pages) >= 5 and max(pages) * 2 > sum(pages);
