-- Which weeks of the year are crowded, in which Land?
-- Ask: select iso_year, iso_week, land, actions from mart.q18_busy_weeks where land is not null order by actions desc, iso_year, iso_week, land limit 10
create view mart.q18_busy_weeks as
select isoyear(a.starts_on) as iso_year, weekofyear(a.starts_on) as iso_week, j.land, count(distinct a.action_id) as actions
from mart.action a left join mart.action_jobcenter j on j.action_id = a.action_id
where a.starts_on is not null
group by isoyear(a.starts_on), weekofyear(a.starts_on), j.land;
