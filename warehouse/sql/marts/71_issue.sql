-- What was seen and not understood, counted by kind; the sentences stay in the warehouse.
create view mart.issue as
select i.source_id, i.kind, count(*) as issues, max(i.seen_at) as last_seen_at
from raw.issue i
left join core.reading r on r.reading_id = i.reading_id
where i.reading_id is null or r.is_current
group by i.source_id, i.kind;
