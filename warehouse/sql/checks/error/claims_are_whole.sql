-- Every claim hangs on a reading and on an action that exist.
select null as source_id, 'claim ' || c.claim_id || ' hangs in the air' as detail
from core.action_claim c
left join core.reading r on r.reading_id = c.reading_id
left join core.action a on a.action_id = c.action_id
where r.reading_id is null or a.action_id is null and r.is_current
union all
select null, 'figure ' || f.figure_id || ' hangs in the air'
from core.figure f anti join core.reading r on r.reading_id = f.reading_id;
