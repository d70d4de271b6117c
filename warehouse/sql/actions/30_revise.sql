-- What a calendar would show of an action, over all who tell of it; when that changes, its revision goes up.
create or replace temp table told_now as
select c.action_id,
       md5(string_agg(distinct concat_ws('|', c.title, c.status, c.starts_on, c.ends_on, c.starts_at, c.ends_at, c.place),
                      chr(10) order by concat_ws('|', c.title, c.status, c.starts_on, c.ends_on, c.starts_at, c.ends_at,
                      c.place))) as state_hash
from core.action_claim c
semi join touched_action t on t.action_id = c.action_id
join core.reading r on r.reading_id = c.reading_id and r.is_current
group by c.action_id;

update core.action set revision = action.revision + 1, changed_at = b.loaded_at, state_hash = n.state_hash
from told_now n, batch b
where n.action_id = action.action_id and n.state_hash <> action.state_hash;

insert into core.action by name
select n.action_id, b.loaded_at as first_seen_at, 0 as revision, b.loaded_at as changed_at, n.state_hash
from told_now n, batch b
anti join core.action a on a.action_id = n.action_id
order by n.action_id;
