-- What changed from one version of an article to the next, field by field.
create view mart.change as
with version as (
    select r.reading_id, r.article_id, a.url, v.version, v.fetched_at, r.rules_last, r.title, r.published_on, r.in_scope,
           n.stance, n.starts_on, n.ends_on
    from core.article a
    join core.article_version v on v.article_id = a.article_id
    join core.reading r on r.version_id = v.version_id and r.of_version
    left join core.announcement n on n.reading_id = r.reading_id
    where a.versions > 1
), step as (
    select a as old, b as new from version a join version b on b.article_id = a.article_id and b.version = a.version + 1
), told as (
    select c.* from core.action_claim c semi join version v on v.reading_id = c.reading_id
), action_step as (
    select s.old, s.new, coalesce(n.action_id, o.action_id) as action_id, coalesce(n.title, o.title) as about, o, n
    from step s
    join (
        select s.old.reading_id as old_id, s.new.reading_id as new_id, c.action_id
        from step s join told c on c.reading_id = s.old.reading_id
        union
        select s.old.reading_id, s.new.reading_id, c.action_id
        from step s join told c on c.reading_id = s.new.reading_id
    ) k on k.old_id = s.old.reading_id and k.new_id = s.new.reading_id
    left join told o on o.reading_id = k.old_id and o.action_id = k.action_id
    left join told n on n.reading_id = k.new_id and n.action_id = k.action_id
), field as (
    select old, new, null::bigint as action_id, new.title as about, unnest([
        {'field': 'title', 'before': old.title, 'after': new.title},
        {'field': 'published_on', 'before': old.published_on::varchar, 'after': new.published_on::varchar},
        {'field': 'in_scope', 'before': old.in_scope::varchar, 'after': new.in_scope::varchar},
        {'field': 'stance', 'before': old.stance, 'after': new.stance},
        {'field': 'starts_on', 'before': old.starts_on::varchar, 'after': new.starts_on::varchar},
        {'field': 'ends_on', 'before': old.ends_on::varchar, 'after': new.ends_on::varchar}
    ], recursive := true)
    from step
    union all
    select old, new, action_id, about, unnest([
        {'field': 'action', 'before': o.title, 'after': n.title},
        {'field': 'action.status', 'before': o.status, 'after': n.status},
        {'field': 'action.starts_on', 'before': o.starts_on::varchar, 'after': n.starts_on::varchar},
        {'field': 'action.ends_on', 'before': o.ends_on::varchar, 'after': n.ends_on::varchar},
        {'field': 'action.starts_at', 'before': o.starts_at::varchar, 'after': n.starts_at::varchar},
        {'field': 'action.ends_at', 'before': o.ends_at::varchar, 'after': n.ends_at::varchar},
        {'field': 'action.place', 'before': o.place, 'after': n.place}
    ], recursive := true)
    from action_step
)
select
    new.article_id as article_id,
    new.url as url,
    old.version as from_version,
    new.version as to_version,
    new.fetched_at as changed_at,
    action_id,
    about,
    field,
    before as old_value,
    after as new_value,
    old.rules_last = new.rules_last as same_rules
from field
where before is distinct from after;
