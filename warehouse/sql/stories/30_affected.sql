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

create or replace temp table edge as
with pairs as (
    select e.article_id, e.other_id from core.story_edge e
    semi join affected a on a.article_id = e.article_id
    semi join affected o on o.article_id = e.other_id
    where e.relation in ('copy', 'mirror', 'url_duplicate')
)
select article_id as a, other_id as b from pairs union all select other_id, article_id from pairs;
