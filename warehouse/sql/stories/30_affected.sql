-- The articles whose story may change: fresh ones, their partners, and all who stood in a story with either.
create or replace temp table affected as
with near as (
    select article_id from fresh
    union
    select e.other_id from core.story_edge e semi join fresh f on f.article_id = e.article_id
    union
    select e.article_id from core.story_edge e semi join fresh f on f.article_id = e.other_id
), stories as (
    select distinct m.story_id from core.story_member m semi join near n on n.article_id = m.article_id
)
select article_id from near
union
select m.article_id from core.story_member m semi join stories s on s.story_id = m.story_id;

-- A text that names no carrier may be filled in from a template like others that do: it belongs to the carrier whose
-- text is nearest to it (a place that both name counts, too), and does not tie the others together. What an association
-- or a wire sends belongs to all.
create or replace temp table edge as
with pairs as (
    select e.article_id, e.other_id, e.share_of_article + e.share_of_other as near
    from core.story_edge e
    semi join affected a on a.article_id = e.article_id
    semi join affected o on o.article_id = e.other_id
    where e.relation in ('copy', 'mirror', 'url_duplicate')
), directed as (
    select article_id as a, other_id as b, near from pairs union all select other_id, article_id, near from pairs
), told as (
    select c.article_id, list_distinct(flatten(list(c.kreise))) as kreise, list(distinct lower(c.place)) as places
    from core.action_claim c
    semi join affected a on a.article_id = c.article_id
    semi join (from core.reading where is_current) r on r.reading_id = c.reading_id
    group by c.article_id
), named as (
    from told where len(kreise) > 0
), sender as (
    select a.article_id from core.article a
    semi join affected f on f.article_id = a.article_id
    semi join (from core.source where kind in ('association', 'wire')) s on s.source_id = a.source_id
), belonging as (
    select article_id, kreise from named
    union all
    select d.a, arg_max(n.kreise, (d.near + if(list_has_any(n.places, t.places), 0.25, 0), -d.b))
    from directed d
    join named n on n.article_id = d.b
    left join told t on t.article_id = d.a
    anti join (select article_id from named union all from sender) own on own.article_id = d.a
    group by d.a
)
select d.a, d.b
from directed d
left join belonging m on m.article_id = d.a
left join belonging o on o.article_id = d.b
where coalesce(list_has_any(m.kreise, o.kreise), true);
