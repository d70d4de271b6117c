-- How many publishers told of an action, and how many of them are its own site, press or others?
-- Ask: select title, jobcenter_name, publishers, own_sites, press, others from mart.q19_reach order by publishers desc, title limit 10
create view mart.q19_reach as
select a.action_id, a.title, a.jobcenter_name, a.starts_on,
       count(distinct s.publisher) as publishers,
       count(distinct s.publisher) filter (s.source_kind in ('jobcenter', 'kreis')) as own_sites,
       count(distinct s.publisher) filter (s.source_kind in ('news', 'wire')) as press,
       count(distinct s.publisher) filter (coalesce(s.source_kind, 'other') in ('association', 'other')) as others,
       round(count(distinct s.publisher) filter (s.source_kind in ('news', 'wire')) / count(distinct s.publisher), 4)
           as press_share
from mart.action a join mart.action_source s on s.action_id = a.action_id
group by a.action_id, a.title, a.jobcenter_name, a.starts_on;
