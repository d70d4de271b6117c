-- Where sources disagree: every value that stands against another, with the page that says it. All are kept.
create view mart.contradiction as
with said as (
    select s.action_id, s.title as about, s.article_id, s.url, s.publisher, s.said_on, unnest([
        {'field': 'starts_on', 'said': if(s.dates_inherited, null, s.starts_on::varchar)},
        {'field': 'ends_on', 'said': if(s.dates_inherited, null, s.ends_on::varchar)},
        {'field': 'starts_at', 'said': s.starts_at::varchar},
        {'field': 'ends_at', 'said': s.ends_at::varchar},
        {'field': 'cancelled', 'said': if(s.status in ('cancelled', 'held'), s.status, null)}
    ], recursive := true)
    from mart.action_source s
    where s.action_id in (select action_id from mart.action where sources > 1)
), number as (
    -- Numbers are compared within one story, or within one edition of one campaign.
    select f.*, coalesce('story ' || m.story_id, f.campaign || ' ' || f.edition) as within,
           concat_ws(' – ', f.value::varchar, f.value_max::varchar) as said
    from mart.figure f left join mart.story_member m on m.article_id = f.article_id
    where f.scope is not null and f.subject <> 'other'
)
select 'action' as kind, action_id, about, field, said as value, article_id, url, publisher, said_on
from said
where said is not null
qualify min(said) over (partition by action_id, field) <> max(said) over (partition by action_id, field)
union all
select 'figure', null, subject || ' (' || unit || ', ' || scope || ')', subject, said, article_id, url, publisher,
       published_on
from number
where within is not null
qualify min(said) over (partition by within, subject, unit, scope) <> max(said) over (partition by within, subject, unit, scope)
    and count(distinct article_id) over (partition by within, subject, unit, scope) > 1;
