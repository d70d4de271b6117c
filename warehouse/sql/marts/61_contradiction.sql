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
), only_action as (
    select article_id, any_value(action_id) as action_id
    from mart.action_source group by article_id having count(distinct action_id) = 1
), number as (
    -- Numbers are compared within one story, numbers of an event also between pages that tell of this one alone, and
    -- numbers of the whole work within one edition of one campaign.
    select f.* replace (coalesce(f.scope, '') as scope), f.value as low, coalesce(f.value_max, f.value) as high, unnest(list_filter([
        'story ' || m.story_id,
        if(f.subject in ('visitors', 'participants', 'exhibitors', 'jobs_offered', 'training_places'),
           'action ' || o.action_id, if(f.scope is not null, f.campaign || ' ' || f.edition, null))
    ], lambda w: w is not null)) as within
    from mart.figure f
    left join mart.story_member m on m.article_id = f.article_id
    left join only_action o on o.article_id = f.article_id
    where f.subject <> 'other'
), told as (
    select within, subject, unit, scope, article_id, 
           list(distinct {'low': low, 'high': high} order by {'low': low, 'high': high}) as ranges
    from number group by all
), alike as (
    select distinct within, subject, unit, scope, ranges from told
), against as (
    -- A page that gives several numbers agrees with one that gives one of them.
    select distinct a.*
    from alike a
    join alike b on b.within = a.within and b.subject = a.subject and b.unit = a.unit and b.scope = a.scope
    where len(list_filter(a.ranges, lambda x: len(list_filter(b.ranges,
        lambda y: x.low <= y.high and y.low <= x.high)) > 0)) = 0
)
select 'action' as kind, action_id, about, field, said as value, article_id, url, publisher, said_on
from said
where said is not null
qualify min(said) over (partition by action_id, field) <> max(said) over (partition by action_id, field)
union all
select distinct 'figure', null, n.subject || ' (' || concat_ws(', ', n.unit, nullif(n.scope, '')) || ')', n.subject,
       concat_ws(' – ', n.value::varchar, n.value_max::varchar), n.article_id, n.url, n.publisher, n.published_on
from number n
join told t on t.within = n.within and t.subject = n.subject and t.unit = n.unit and t.scope = n.scope
     and t.article_id = n.article_id
join against g on g.within = t.within and g.subject = t.subject and g.unit = t.unit and g.scope = t.scope
     and g.ranges = t.ranges;
