-- Pairs of articles that share words: how much of each is in the other, and what that makes of them.
create or replace temp table pair as
select t.article_id, p.article_id as other_id, any_value(t.size) as size, count(*) as shared
from telling t
-- Two fresh articles are compared once.
join place p on p.shingle = t.shingle and p.article_id <> t.article_id and (p.article_id > t.article_id or not p.is_fresh)
group by t.article_id, p.article_id
having count(*) >= 2
-- The nearest texts are enough to hold a story together, however often a release was printed.
qualify row_number() over (partition by t.article_id order by count(*) desc, p.article_id) <= 24;

create or replace temp table partner as
select s.article_id, count(*) - count(t.shingle) as size
from core.shingle s
semi join pair p on p.other_id = s.article_id
left join standing t on t.shingle = s.shingle
group by s.article_id;

create or replace temp table party as
with involved as (
    select article_id from pair union select other_id from pair
), told as (
    select c.reading_id, list_distinct(flatten(list(c.kreise))) as kreise,
           list(distinct c.starts_on) filter (c.starts_on is not null) as days
    from core.action_claim c
    semi join (select reading_id from core.reading r semi join involved i on i.article_id = r.article_id) r
         on r.reading_id = c.reading_id
    group by c.reading_id
)
select a.article_id, a.source_id, regexp_extract(a.url, '^\w+://(?:www\.)?([^/:?#]+)', 1) as host,
       lower(r.publisher) as publisher, r.published_on,
       coalesce(t.kreise, []::varchar[]) as kreise,
       list_distinct(list_filter(list_append(coalesce(t.days, []::date[]), n.starts_on), lambda d: d is not null)) as days
from core.article a
semi join involved i on i.article_id = a.article_id
join core.reading r on r.article_id = a.article_id and r.is_current
left join core.announcement n on n.reading_id = r.reading_id
left join told t on t.reading_id = r.reading_id;

delete from core.story_edge using fresh where story_edge.article_id = fresh.article_id;
delete from core.story_edge using fresh where story_edge.other_id = fresh.article_id;

insert into core.story_edge by name
with measured as (
    select p.article_id, p.other_id, p.shared, least(p.size, o.size) as smaller,
           least(1.0, p.shared / p.size) as share_of_article,
           least(1.0, p.shared / greatest(o.size, 1)) as share_of_other
    from pair p join partner o on o.article_id = p.other_id
), compared as (
    select m.*,
           greatest(share_of_article, share_of_other) as contained,
           least(share_of_article, share_of_other) as covered,
           coalesce(abs(date_diff('day', a.published_on, o.published_on)), 0) <= 14 as near,
           len(a.kreise) > 0 and len(o.kreise) > 0 and not list_has_any(a.kreise, o.kreise) as swapped,
           list_has_any(a.kreise, o.kreise) as same_carrier,
           list_has_any(a.days, o.days) as same_days,
           a.host = o.host as same_host,
           a.publisher = o.publisher as same_publisher
    from measured m
    join party a on a.article_id = m.article_id
    join party o on o.article_id = m.other_id
), judged as (
    select *, case
        when contained >= 0.55 and shared >= least(3, smaller) and near and not swapped then
            case when same_host and covered >= 0.9 then 'url_duplicate'
                 when same_publisher and covered >= 0.9 then 'mirror'
                 else 'copy' end
        when near and swapped and contained >= 0.1 and (same_days or contained >= 0.55) then 'localized_template'
        when near and same_carrier and same_days and contained >= 0.1 then 'derived'
    end as relation
    from compared
)
select least(article_id, other_id) as article_id, greatest(article_id, other_id) as other_id, relation,
       if(article_id < other_id, share_of_article, share_of_other) as share_of_article,
       if(article_id < other_id, share_of_other, share_of_article) as share_of_other
from judged
where relation is not null;
