create view mart.report as
select max(run_id) as run_id, max(started_at) as as_of_at, max(started_at)::date as as_of_on,
       arg_max(rules, run_id) as rules,
       (select count(*) from core.article) as articles,
       (select count(*) from core.reading where is_current and in_scope) as announcements,
       (select count(*) from mart.action) as actions
from raw.run;
