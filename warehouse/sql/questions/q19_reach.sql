-- How many publishers told of an action, and how many of them are its own site, press or others?
-- Ask: select title, jobcenter_name, publishers, own_sites, press, others from mart.q19_reach order by publishers desc, title, jobcenter_name, own_sites, press limit 10
create view mart.q19_reach as
select action_id, title, jobcenter_name, starts_on, publishers, own_sites, press, publishers - own_sites - press as others,
       round(press / publishers, 4) as press_share
from mart.action;
