-- Which figures has a Jobcenter claimed in the last five years, and in which words?
-- Ask: select published_on, subject, value, value_max, unit, quotation from mart.q15_claims where jobcenter_id = 'zkt-05358' order by published_on, subject, value, unit, quotation
create view mart.q15_claims as
select distinct j.jobcenter_id, j.jobcenter_name, f.published_on, f.subject, f.value, f.value_max, f.unit, f.approximate,
       f.quotation, f.publisher, f.url
from mart.figure f
join mart.report r on f.published_on >= r.as_of_on - interval 5 year
left join mart.source s on s.source_id = f.source_id
join mart.jobcenter j on j.valid_to_on is null and (j.jobcenter_id = s.jobcenter_id or list_contains(j.kreise, f.scope));
