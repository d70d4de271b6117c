-- Which weeks of the year are crowded, in which Land?
-- Ask: select iso_year, iso_week, land, actions from mart.q18_busy_weeks where land is not null order by actions desc, iso_year, iso_week, land limit 10
create view mart.q18_busy_weeks as
select isoyear(starts_on) as iso_year, weekofyear(starts_on) as iso_week, land, count(*) as actions
from (
    select starts_on, unnest(coalesce(string_split(land, '; '), [null])) as land from mart.action where starts_on is not null
)
group by isoyear(starts_on), weekofyear(starts_on), land;
