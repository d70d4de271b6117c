-- What the checks of the last run had to say.
create view mart.quality as
select q.run_id, q."check" as check_name, q.level, q.source_id, q.detail
from raw.quality q
where q.run_id = (select max(run_id) from raw.run);
