-- One row per action: of every field the most specific value that any page gives.
create view mart.action as
with merged as (
    select
        action_id,
        first(title order by nearness desc, said_on, length(title) desc, article_id) as title,
        first(type order by type = 'other', nearness desc, said_on, article_id) as type,
        first(status order by status in ('held', 'cancelled', 'postponed') desc, status = 'running' desc,
              said_on desc, status, article_id) as status,
        list_sort(list_distinct(flatten(list(kreise)))) as kreise,
        first(campaign order by campaign is null, nearness desc, article_id) as campaign,
        first(edition order by campaign is null, edition is null, nearness desc, article_id) as edition,
        first(starts_on order by date_weight desc, said_on desc, nearness desc, article_id) as starts_on,
        first(ends_on order by date_weight desc, said_on desc, nearness desc, article_id) as ends_on,
        first(dates_inherited order by date_weight desc, said_on desc, nearness desc, article_id) as dates_inherited,
        first(date_partial order by date_partial is null, said_on desc, article_id) as date_partial,
        first(starts_at order by starts_at is null, ends_at is null, said_on desc, nearness desc, article_id) as starts_at,
        first(ends_at order by starts_at is null, ends_at is null, said_on desc, nearness desc, article_id) as ends_at,
        first(place order by place is null, length(place) desc, nearness desc, article_id) as place,
        list_sort(list_distinct(flatten(list(topics)))) as topics,
        first(audience order by audience is null, nearness desc, article_id) as audience,
        first(quotation order by nearness desc, said_on, article_id) as quotation,
        first(url order by nearness desc, said_on, article_id) as url,
        first(publisher order by nearness desc, said_on, article_id) as publisher,
        count(distinct article_id) as sources,
        count(distinct publisher) as publishers,
        count(distinct publisher) filter (source_kind in ('jobcenter', 'kreis')) as own_sites,
        count(distinct publisher) filter (source_kind in ('news', 'wire')) as press,
        min(published_on) as first_published_on
    from mart.action_source
    group by action_id
), carriers as (
    select m.action_id,
           string_agg(distinct j.jobcenter_name, '; ' order by j.jobcenter_name) as jobcenter_name,
           list(distinct j.jobcenter_id order by j.jobcenter_id) filter (j.jobcenter_id is not null) as jobcenter_ids,
           list(distinct j.form order by j.form) filter (j.form is not null) as forms,
           string_agg(distinct k.kreis_name, '; ' order by k.kreis_name) as kreis_name,
           string_agg(distinct k.land, '; ' order by k.land) as land
    from (select action_id, unnest(kreise) as kreis from merged) m
    left join mart.kreis k on k.kreis = m.kreis
    left join mart.carrier j on j.kreis = m.kreis
    group by m.action_id
)
select
    m.action_id,
    m.title,
    m.type,
    m.status,
    c.jobcenter_name,
    coalesce(c.jobcenter_ids, []::varchar[]) as jobcenter_ids,
    coalesce(c.forms, []::varchar[]) as forms,
    c.kreis_name,
    m.kreise,
    c.land,
    m.campaign,
    g.name as campaign_name,
    m.edition,
    m.starts_on,
    m.ends_on,
    m.starts_at,
    m.ends_at,
    m.dates_inherited,
    m.date_partial,
    m.place,
    m.topics,
    m.audience,
    m.quotation,
    m.url,
    m.publisher,
    m.sources,
    m.publishers,
    m.own_sites,
    m.press,
    m.first_published_on,
    a.first_seen_at,
    a.changed_at,
    a.revision
from merged m
left join carriers c on c.action_id = m.action_id
left join core.campaign g on g.campaign = m.campaign
join core.action a on a.action_id = m.action_id;
