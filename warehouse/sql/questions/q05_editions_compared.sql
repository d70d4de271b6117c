-- How do two editions of a campaign compare, by type of action and Land, counting only carriers that took part in both?
-- Ask: select land, type, actions, other_actions from mart.q05_editions_compared where campaign = 'stark-sozial-vor-ort' and edition = '2019' and other_edition = '2022' order by land, type
create view mart.q05_editions_compared as
with took_part as (
    select distinct a.campaign, a.edition, j.jobcenter_id, j.land, a.action_id, a.type
    from mart.action a join mart.action_jobcenter j on j.action_id = a.action_id
    where a.campaign is not null and a.edition is not null and j.jobcenter_id is not null
), carrier as (
    select distinct campaign, edition, jobcenter_id from took_part
), both_editions as (
    select e.campaign, e.edition, o.edition as other_edition, e.jobcenter_id
    from carrier e join carrier o on o.campaign = e.campaign and o.jobcenter_id = e.jobcenter_id and o.edition > e.edition
)
select b.campaign, b.edition, b.other_edition, t.land, t.type,
       count(distinct t.action_id) filter (t.edition = b.edition) as actions,
       count(distinct t.action_id) filter (t.edition = b.other_edition) as other_actions,
       count(distinct b.jobcenter_id) as carriers
from both_editions b
join took_part t on t.campaign = b.campaign and t.jobcenter_id = b.jobcenter_id
     and t.edition in (b.edition, b.other_edition)
group by b.campaign, b.edition, b.other_edition, t.land, t.type;
