-- What takes place in my Kreis and its neighbours within the next fourteen days: where, when, and on which page?
-- Ask: select starts_on, starts_at, title, place, jobcenter_name, near, url from mart.q13_coming_up where for_kreis = '05358' order by starts_on, starts_at, title, place, url
create view mart.q13_coming_up as
with around as (
    select kreis as for_kreis, kreis, 'own' as near from mart.kreis
    union all
    select kreis, neighbour, 'neighbour' from mart.kreis_neighbour
), coming as (
    select a.* from mart.action a, mart.report r
    where a.status in ('planned', 'running', 'postponed')
      and a.starts_on <= r.as_of_on + 14 and coalesce(a.ends_on, a.starts_on) >= r.as_of_on
)
select distinct n.for_kreis, n.near, c.action_id, c.starts_on, c.ends_on, c.starts_at, c.ends_at, c.title, c.place,
       c.jobcenter_name, c.status, c.url
from coming c
join mart.action_jobcenter j on j.action_id = c.action_id
join around n on n.kreis = j.kreis;
