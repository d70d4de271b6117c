create view mart.campaign as
select c.campaign, c.name as campaign_name, c.initiators, c.nationwide, c.kommunal,
       coalesce(list(e.edition order by e.edition) filter (e.edition is not null), []::varchar[]) as editions
from core.campaign c left join core.campaign_edition e using (campaign)
group by all;
