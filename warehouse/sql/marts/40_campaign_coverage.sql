-- Every kommunale Jobcenter against every edition of the nationwide campaigns that kommunale Jobcenter share.
create view mart.campaign_coverage as
with edition as (
    select campaign, edition from core.campaign_edition
    union
    select campaign, edition from mart.announcement where campaign is not null and edition is not null
), told as (
    select a.campaign, a.edition, j.jobcenter_id, count(distinct a.action_id) as actions,
           min(a.starts_on) as first_starts_on, count(distinct s.publisher) as publishers
    from mart.action a
    join mart.action_jobcenter j on j.action_id = a.action_id
    join mart.action_source s on s.action_id = a.action_id
    group by all
), named as (
    select distinct n.campaign, n.edition, s.jobcenter_id
    from mart.announcement n join core.source s on s.source_id = n.source_id
    where s.jobcenter_id is not null
)
select
    e.campaign,
    c.name as campaign_name,
    e.edition,
    j.jobcenter_id,
    j.jobcenter_name,
    k.kreis,
    k.kreis_name,
    j.land,
    coalesce(t.actions, 0) as actions,
    t.first_starts_on,
    coalesce(t.publishers, 0) as publishers,
    case when t.actions > 0 then 'actions' when n.jobcenter_id is not null then 'named' else 'none' end as coverage
from edition e
join core.campaign c on c.campaign = e.campaign and c.nationwide and c.kommunal
join mart.jobcenter j on j.form = 'zkT' and j.valid_to_on is null
     and (j.valid_from_on is null or year(j.valid_from_on) <= try_cast(left(e.edition, 4) as integer)
          or try_cast(left(e.edition, 4) as integer) is null)
join mart.kreis k on k.kreis = j.kreise[1]
left join told t on t.campaign = e.campaign and t.edition = e.edition and t.jobcenter_id = j.jobcenter_id
left join named n on n.campaign = e.campaign and n.edition = e.edition and n.jobcenter_id = j.jobcenter_id;
