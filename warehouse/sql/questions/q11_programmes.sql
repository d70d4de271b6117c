-- Which programmes and campaigns turn up as an action, and with which carriers?
-- Ask: select campaign_name, jobcenter_name, land, actions, first_on from mart.q11_programmes where campaign in ('jobact', 'tep', 'rehapro', 'teamwork-gesundheit') order by campaign_name, jobcenter_name
create view mart.q11_programmes as
select a.campaign, coalesce(a.campaign_name, a.campaign) as campaign_name, j.jobcenter_id, j.jobcenter_name, j.land,
       count(distinct a.action_id) as actions,
       min(coalesce(a.starts_on, a.first_published_on)) as first_on
from mart.action a join mart.action_jobcenter j on j.action_id = a.action_id
where a.campaign is not null
group by a.campaign, a.campaign_name, j.jobcenter_id, j.jobcenter_name, j.land;
