-- Stories in which at least one text is in scope.
create view mart.story as
select
    s.story_id,
    s.original_id,
    a.url as original_url,
    coalesce(r.publisher, o.name) as original_publisher,
    o.kind as original_kind,
    r.title,
    r.published_on as original_published_on,
    s.first_on,
    s.named_origin,
    s.members
from core.story s
join core.article a on a.article_id = s.original_id
join core.reading r on r.article_id = s.original_id and r.is_current
left join core.source o on o.source_id = a.source_id
where s.story_id in (
    select m.story_id from core.story_member m join core.reading t on t.article_id = m.article_id and t.is_current and t.in_scope
);
