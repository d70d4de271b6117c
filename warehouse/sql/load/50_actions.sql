update core.action_claim set action_id = claim_id where action_id is null;
insert into core.action by name
select action_id, (select loaded_at from batch) as first_seen_at, 0 as revision, (select loaded_at from batch) as changed_at, '' as state_hash
from core.action_claim anti join core.action using (action_id);
