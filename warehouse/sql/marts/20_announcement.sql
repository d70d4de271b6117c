-- The current reading of every article that is in scope.
create view mart.announcement as
select
    r.article_id,
    a.url,
    a.source_id,
    coalesce(r.publisher, s.name) as publisher,
    s.kind as source_kind,
    r.title,
    r.published_on,
    r.updated_on,
    r.dateline,
    r.credit,
    n.stance,
    n.type,
    n.campaign,
    c.name as campaign_name,
    n.edition,
    n.starts_on,
    n.ends_on,
    n.initiators,
    core.quotation(n.evidence) as quotation,
    coalesce(t.actions, 0) as actions,
    coalesce(f.figures, 0) as figures,
    coalesce(t.lands, []::varchar[]) as lands,
    coalesce(t.topics, []::varchar[]) as topics,
    v.version,
    a.first_seen_at,
    v.fetched_at,
    r.read_at,
    r.rules_last as rules,
    p.gone_at
from core.announcement n
join core.reading r on r.reading_id = n.reading_id and r.is_current
join core.article a on a.article_id = r.article_id
join core.article_version v on v.version_id = r.version_id
left join core.source s on s.source_id = a.source_id
left join raw.page p on p.page_id = a.article_id
left join core.campaign c on c.campaign = n.campaign
left join (
    select c.reading_id, count(distinct c.claim_id) as actions,
           list_sort(list_distinct(flatten(list(c.topics)))) as topics,
           list_sort(list(distinct k.land) filter (k.land is not null)) as lands
    from core.action_claim c
    left join (select claim_id, unnest(kreise) as kreis from core.action_claim) u using (claim_id)
    left join core.kreis k on k.kreis = u.kreis
    group by c.reading_id
) t on t.reading_id = n.reading_id
left join (select reading_id, count(*) as figures from core.figure group by reading_id) f on f.reading_id = n.reading_id;
