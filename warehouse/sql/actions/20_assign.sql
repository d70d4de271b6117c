-- An action keeps the key that it got first; a new one takes the key of its smallest claim.
create or replace temp table assigned as
with known as (
    select k.root, arg_min(a.action_id, (a.first_seen_at, a.action_id)) as action_id
    from component k
    join claim c on c.claim_id = k.node
    join core.action a on a.action_id = c.action_id
    group by k.root
)
select c.claim_id, coalesce(w.action_id, k.root, c.claim_id) as action_id
from claim c
left join component k on k.node = c.claim_id
left join known w on w.root = k.root
where c.action_id is null or w.action_id <> c.action_id;

create or replace temp table touched_action as
select action_id from assigned
union
select c.action_id from core.action_claim c
semi join fresh_reading f on f.article_id = c.article_id
where c.action_id is not null
union
select c.action_id from core.action_claim c semi join assigned a on a.claim_id = c.claim_id where c.action_id is not null;

update core.action_claim set action_id = a.action_id from assigned a where a.claim_id = action_claim.claim_id;
