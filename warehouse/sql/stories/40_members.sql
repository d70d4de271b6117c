-- A story's original is the earliest known text; on one day the one nearest to the sender, then the longest.
create or replace temp table regrouped as
with member as (
    select c.root, c.node as article_id, r.published_on, r.words, a.first_seen_at, r.credit,
           case s.kind when 'jobcenter' then 4 when 'association' then 4 when 'kreis' then 3 when 'wire' then 2 else 0 end
               as nearness
    from component c
    join core.article a on a.article_id = c.node
    join core.reading r on r.article_id = c.node and r.is_current
    left join core.source s on s.source_id = a.source_id
)
select root, article_id, published_on, credit,
       first(article_id order by published_on nulls last, nearness desc, words desc, first_seen_at, article_id)
           over (partition by root) as original_id,
       min(m.story_id) over (partition by root) as known_story
from member left join core.story_member m using (article_id);

-- Two groups that were one story before do not both keep its key: the one with the text that the key was made of does,
-- for the other may take the key of its own original, which must be another; else the one with the smallest original.
create or replace temp table named as
select root, original_id,
       if(row_number() over (partition by coalesce(known_story, original_id) order by holds_key desc, original_id) = 1,
          coalesce(known_story, original_id), original_id) as story_id
from (
    select root, original_id, known_story, coalesce(bool_or(article_id = known_story), false) as holds_key
    from regrouped group by root, original_id, known_story
);

delete from core.story using (
    select distinct m.story_id from core.story_member m semi join affected a on a.article_id = m.article_id
) old where story.story_id = old.story_id;
delete from core.story_member using affected where story_member.article_id = affected.article_id;

-- Shares are measured against the original itself, whatever chain of copies led there.
insert into core.story_member by name
with grouped as (
    select n.story_id, r.article_id, r.original_id from regrouped r join named n on n.root = r.root
), size as (
    select s.article_id, count(*) as shingles from core.shingle s
    semi join grouped g on g.article_id = s.article_id group by s.article_id
), common as (
    select g.article_id, count(*) as shared
    from grouped g
    join core.shingle m on m.article_id = g.article_id
    join core.shingle o on o.article_id = g.original_id and o.shingle = m.shingle
    group by g.article_id
), direct as (
    select article_id, max(relation) as relation
    from (
        select article_id, relation from core.story_edge where relation in ('mirror', 'url_duplicate')
        union all
        select other_id, relation from core.story_edge where relation in ('mirror', 'url_duplicate')
    )
    semi join affected using (article_id)
    group by article_id
)
select g.story_id, g.article_id,
       if(g.article_id = g.original_id, 'original', coalesce(d.relation, 'copy')) as relation,
       coalesce(c.shared, 0) / m.shingles as share_of_member,
       coalesce(c.shared, 0) / o.shingles as share_of_original
from grouped g
join size m on m.article_id = g.article_id
join size o on o.article_id = g.original_id
left join common c on c.article_id = g.article_id
left join direct d on d.article_id = g.article_id
order by g.story_id, g.article_id;

insert into core.story by name
select n.story_id, any_value(n.original_id) as original_id, count(*) as members,
       -- The sender whom most of the texts name.
       mode(r.credit order by r.credit) as named_origin,
       min(r.published_on) as first_on
from regrouped r join named n on n.root = r.root
group by n.story_id
order by n.story_id;
