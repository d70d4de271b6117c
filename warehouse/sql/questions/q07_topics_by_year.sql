-- What share of a year's actions is on each topic, and when does flucht_migration rise?
-- Ask: select year, topic, actions, share from mart.q07_topics_by_year where topic = 'flucht_migration' order by year
create view mart.q07_topics_by_year as
with dated as (
    select action_id, coalesce(year(starts_on), year(first_published_on)) as year from mart.action
), yearly as (
    select year, count(*) as actions from dated where year is not null group by year
)
select d.year, t.topic, t.topic_name, count(distinct d.action_id) as actions,
       round(count(distinct d.action_id) / any_value(y.actions), 4) as share
from dated d
join mart.action_topic t on t.action_id = d.action_id
join yearly y on y.year = d.year
group by d.year, t.topic, t.topic_name;
