-- How complete is what is known of a Jobcenter's actions and of a source's, and which sources have reserved their texts?
-- Ask: select what, name, actions, with_date, with_time, with_place, with_topic, tdm from mart.q20_completeness order by what, actions desc, name limit 12
create view mart.q20_completeness as
with told as (
    select 'jobcenter' as what, j.jobcenter_id as id, j.jobcenter_name as name, a.starts_on, a.starts_at, a.place, a.topics
    from (select unnest(jobcenter_ids) as jobcenter_id, * from mart.action) a
    join mart.jobcenter j on j.jobcenter_id = a.jobcenter_id
    union all
    select 'source', s.source_id, h.source_name, s.starts_on, s.starts_at, s.place, s.topics
    from mart.action_source s join mart.source h on h.source_id = s.source_id
), counted as (
    select what, id, name, count(*) as actions, count(starts_on) as dated, count(starts_at) as timed,
           count(place) as placed, count(*) filter (len(topics) > 0) as on_topic
    from told group by what, id, name
)
select coalesce(c.what, 'source') as what, coalesce(c.id, h.source_id) as id, coalesce(c.name, h.source_name) as name,
       coalesce(c.actions, 0) as actions,
       round(c.dated / c.actions, 4) as with_date,
       round(c.timed / c.actions, 4) as with_time,
       round(c.placed / c.actions, 4) as with_place,
       round(c.on_topic / c.actions, 4) as with_topic,
       h.tdm, coalesce(h.reserved_pages, 0) as reserved_pages
from counted c
full join mart.source_health h on h.source_id = c.id and c.what = 'source';
