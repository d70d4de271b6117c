-- How many visitors do job fairs report, by year, with the ranges as they are told?
-- Ask: select year, claims, lowest, median_value, highest from mart.q10_fair_visitors order by year
create view mart.q10_fair_visitors as
select coalesce(year(f.published_on), try_cast(f.edition as integer)) as year,
       count(*) as claims,
       min(f.value) as lowest,
       median((f.value + coalesce(f.value_max, f.value)) / 2) as median_value,
       max(coalesce(f.value_max, f.value)) as highest,
       count(*) filter (f.approximate) as approximate,
       count(*) filter (f.value_max is not null) as ranges
from mart.figure f
where f.subject = 'visitors'
  and f.article_id in (
      select article_id from mart.announcement where type = 'job_fair' and stance = 'recap'
      union
      select article_id from mart.action_source where type = 'job_fair' and status = 'held'
  )
group by coalesce(year(f.published_on), try_cast(f.edition as integer));
