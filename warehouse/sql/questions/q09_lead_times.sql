-- How long before its day is an action of each type announced (median)?
-- Ask: select type, actions, median_days, shortest_days, longest_days from mart.q09_lead_times order by type
create view mart.q09_lead_times as
select type, count(*) as actions,
       median(date_diff('day', first_published_on, starts_on)) as median_days,
       min(date_diff('day', first_published_on, starts_on)) as shortest_days,
       max(date_diff('day', first_published_on, starts_on)) as longest_days
from mart.action
where first_published_on <= starts_on and not dates_inherited
group by type;
