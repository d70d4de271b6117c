-- Every page's own word on an action, as its latest version stands.
create view mart.action_source as
select
    c.action_id,
    n.article_id,
    n.url,
    n.publisher,
    n.source_id,
    n.source_kind,
    n.published_on,
    -- The day from which a page's word counts: a page that was changed speaks anew.
    greatest(n.published_on, n.updated_on, if(n.version > 1 or n.published_on is null, n.fetched_at::date, null))
        as said_on,
    c.title,
    c.type,
    c.status,
    c.kreise,
    n.campaign,
    n.edition,
    c.starts_on,
    c.ends_on,
    c.starts_at,
    c.ends_at,
    c.dates_inherited,
    c.date_partial,
    c.place,
    c.topics,
    c.audience,
    core.quotation(c.evidence) as quotation,
    n.stance,
    n.gone_at,
    -- How near the page is to the one who acts: the carrier, its association, a wire, a newspaper.
    case n.source_kind when 'jobcenter' then 4 when 'kreis' then 3 when 'association' then 2 when 'wire' then 1 else 0 end
        as nearness,
    -- How much the page says about when: said of this action, a first day, a last day.
    if(c.starts_on is null, 0, if(c.dates_inherited, 1, 3) + if(c.ends_on is null, 0, 1)) as date_weight
from core.action_claim c
join core.reading r on r.reading_id = c.reading_id and r.is_current
join mart.announcement n on n.article_id = c.article_id;
