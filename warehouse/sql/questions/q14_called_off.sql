-- Which dates were moved or called off?
-- Ask: select status, title, jobcenter_name, starts_on, url from mart.q14_called_off order by starts_on, title, url
create view mart.q14_called_off as
select action_id, status, title, jobcenter_name, land, starts_on, place, quotation, url, changed_at
from mart.action
where status in ('cancelled', 'postponed');
