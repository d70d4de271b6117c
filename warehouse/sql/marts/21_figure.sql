-- Numbers as claims: who says it, of which territory, in which words.
create view mart.figure as
select
    f.figure_id,
    n.article_id,
    n.url,
    n.publisher,
    n.source_id,
    n.published_on,
    n.type,
    n.campaign,
    n.edition,
    f.subject,
    f.value,
    f.value_max,
    f.unit,
    f.approximate,
    f.scope,
    case when f.scope = 'DE' then 'Deutschland' else coalesce(l.name, k.name) end as scope_name,
    core.quotation(f.evidence) as quotation
from core.figure f
join core.reading r on r.reading_id = f.reading_id and r.is_current
join mart.announcement n on n.article_id = f.article_id
left join core.land l on l.land = f.scope
left join core.kreis k on k.kreis = f.scope;
