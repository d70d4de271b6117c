-- How each source is doing, judged at the start of the last run.
create view mart.source_health as
with last_run as (
    select v.source_id, max(v.run_id) as run_id from raw.visit v group by v.source_id
), visited as (
    select
        v.source_id,
        r.started_at as last_run_at,
        count(*) as visits,
        count(*) filter (v.outcome = 'new') as visits_new,
        count(*) filter (v.outcome = 'changed') as visits_changed,
        count(*) filter (v.outcome = 'same') as visits_same,
        count(*) filter (v.outcome = 'gone') as visits_gone,
        count(*) filter (v.outcome = 'reserved') as visits_reserved,
        count(*) filter (v.outcome = 'disallowed') as visits_disallowed,
        count(*) filter (v.outcome = 'refused') as visits_refused,
        count(*) filter (v.outcome = 'failed') as visits_failed,
        count(*) filter (v.outcome = 'deferred') as visits_deferred,
        count(*) filter (v.role in ('feed', 'sitemap', 'listing', 'wordpress')) as entrances,
        count(*) filter (v.role in ('feed', 'sitemap', 'listing', 'wordpress') and v.outcome in ('new', 'changed', 'same'))
            as entrances_open,
        first(v.detail order by v.outcome = 'failed' desc, v.asked_at desc) filter (v.outcome in ('failed', 'refused'))
            as last_trouble
    from raw.visit v
    join last_run l on l.source_id = v.source_id and l.run_id = v.run_id
    join raw.run r on r.run_id = v.run_id
    group by all
), loaded as (
    select a.source_id, count(*) as articles, max(a.first_seen_at) as last_new_article_at,
           max(r.published_on) as last_published_on,
           count(*) filter (r.in_scope) as announcements,
           count(*) filter (r.title is null) as unreadable
    from core.article a left join core.reading r on r.article_id = a.article_id and r.is_current
    group by a.source_id
), law as (
    select source_id, count(*) filter (tdm is not null) as reserved_pages, max(tdm) as tdm, max(tdm_at) as tdm_at,
           count(*) filter (last_outcome = 'disallowed') as disallowed_pages,
           max(last_outcome) filter (role = 'robots') as robots
    from raw.page group by source_id
), trouble as (
    select source_id, count(*) as issues from raw.issue where run_id = (select max(run_id) from raw.run) group by source_id
), today as (
    select max(started_at)::date as as_of_on from raw.run
), kept_out as (
    select source_id, max(run_id) as run_id from raw.quality where level = 'source' group by source_id
)
select
    s.source_id,
    s.name as source_name,
    s.kind as source_kind,
    s.home,
    v.last_run_at,
    coalesce(v.visits, 0) as visits,
    coalesce(v.visits_new, 0) as visits_new,
    coalesce(v.visits_changed, 0) as visits_changed,
    coalesce(v.visits_same, 0) as visits_same,
    coalesce(v.visits_gone, 0) as visits_gone,
    coalesce(v.visits_reserved, 0) as visits_reserved,
    coalesce(v.visits_disallowed, 0) as visits_disallowed,
    coalesce(v.visits_refused, 0) as visits_refused,
    coalesce(v.visits_failed, 0) as visits_failed,
    coalesce(v.visits_deferred, 0) as visits_deferred,
    coalesce(l.articles, 0) as articles,
    coalesce(l.announcements, 0) as announcements,
    coalesce(l.unreadable, 0) as unreadable,
    l.last_new_article_at,
    l.last_published_on,
    s.quiet_days,
    date_diff('day', l.last_new_article_at::date, t.as_of_on) as days_quiet,
    v.visits is not null and coalesce(date_diff('day', l.last_new_article_at::date, t.as_of_on) > s.quiet_days, true)
        as is_silent,
    coalesce(v.visits_failed > 0 and v.visits_new + v.visits_changed + v.visits_same = 0, false)
        or coalesce(v.entrances > 0 and v.entrances_open = 0, false)
        or coalesce(q.run_id = (select max(run_id) from raw.run), false) as is_broken,
    coalesce(w.reserved_pages, 0) as reserved_pages,
    w.tdm,
    w.tdm_at,
    w.robots,
    coalesce(w.disallowed_pages, 0) as disallowed_pages,
    coalesce(i.issues, 0) as issues,
    v.last_trouble
from core.source s
cross join today t
left join visited v on v.source_id = s.source_id
left join loaded l on l.source_id = s.source_id
left join law w on w.source_id = s.source_id
left join trouble i on i.source_id = s.source_id
left join kept_out q on q.source_id = s.source_id
where s.active;
