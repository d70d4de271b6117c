-- Which kommunale Jobcenter of a Land are on record with an action in an edition of a campaign, and which are missing?
-- Ask: select jobcenter_name, coverage, actions from mart.q01_participation where campaign = 'stark-sozial-vor-ort' and edition = '2022' and land = 'NW' order by actions desc, jobcenter_name
create view mart.q01_participation as
select campaign, edition, land, kreis, jobcenter_name, coverage, actions, first_starts_on
from mart.campaign_coverage;
