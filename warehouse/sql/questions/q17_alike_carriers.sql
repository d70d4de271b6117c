-- Which actions on a topic did comparable carriers hold (same Land, same form), and under which titles?
-- Ask: select jobcenter_name, title, starts_on, url from mart.q17_alike_carriers where topic = 'alleinerziehende_familie' and land = 'HE' and form = 'zkT' order by jobcenter_name, title, starts_on, url
create view mart.q17_alike_carriers as
select t.topic, j.land, j.form, j.jobcenter_id, j.jobcenter_name, a.title, a.type, a.starts_on, a.url
from mart.action a
join mart.action_topic t on t.action_id = a.action_id
join mart.action_jobcenter j on j.action_id = a.action_id
where j.jobcenter_id is not null;
