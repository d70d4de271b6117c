-- Texts that are akin but no copies: a template filled in by several carriers, a story told anew.
create view mart.story_link as
select
    e.article_id,
    n.url,
    n.publisher,
    e.relation,
    e.other_id,
    o.url as other_url,
    o.publisher as other_publisher,
    e.share_of_article,
    e.share_of_other
from core.story_edge e
join mart.announcement n on n.article_id = e.article_id
join mart.announcement o on o.article_id = e.other_id
where e.relation in ('localized_template', 'derived');
