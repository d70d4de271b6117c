-- Which carriers name the campaign on their own site but tell of no action?
-- Ask: select campaign, edition, land, jobcenter_name from mart.q06_named_only order by campaign, edition, jobcenter_name
create view mart.q06_named_only as
select campaign, campaign_name, edition, land, kreis, jobcenter_name
from mart.campaign_coverage
where coverage = 'named';
