-- Half of what a source brought could not be understood.
with brought as (
    select i.source_id, count(*) as pages,
           count(*) filter (exists (from in_issue n where n.incoming = i.ordinal)) as puzzling
    from in_reading i where i.in_scope group by i.source_id
)
select source_id, puzzling || ' of ' || pages || ' announcements have issues' as detail
from brought
where pages >= 4 and puzzling * 2 > pages;
