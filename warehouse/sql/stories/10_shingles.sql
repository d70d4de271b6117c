-- The fingerprints of articles whose current words are new replace their old ones.
create or replace temp table fresh as
select f.article_id, i.sketch
from fresh_reading f
join core.reading r on r.reading_id = f.reading_id and r.is_current
join in_reading i on i.ordinal = f.ordinal;

create or replace temp table fresh_shingle as
select unnest(sketch) as shingle, article_id from fresh;

delete from core.shingle using fresh where shingle.article_id = fresh.article_id;
insert into core.shingle by name from fresh_shingle order by shingle, article_id;

-- Every place where a fresh shingle occurs that occurs more than once, with the day and the site.
create or replace temp table place as
select s.shingle, s.article_id, a.source_id, f.article_id is not null as is_fresh,
       coalesce(r.published_on, a.first_seen_at::date) - date '2000-01-01' as day
from core.shingle s
semi join (
    select shingle from core.shingle s semi join fresh_shingle f on f.shingle = s.shingle group by shingle having count(*) > 1
) repeated on repeated.shingle = s.shingle
join core.article a on a.article_id = s.article_id
join core.reading r on r.article_id = s.article_id and r.is_current
left join fresh f on f.article_id = s.article_id;

-- Standing text, such as a campaign's closing paragraph or a site's notice, and turns of phrase that everybody uses:
-- words that keep coming back, on one site or over months. A release is told within days, and once on a site.
create or replace temp table standing as
select shingle, sum(told) > 500 as everywhere
from (
    select shingle, source_id, count(*) as told, min(day) as first_day, max(day) as last_day
    from place group by shingle, source_id
)
group by shingle
having sum(told) > 500
    or bool_or(told >= 3 and last_day - first_day >= 14)
    or (sum(told) >= 3 and max(last_day) - min(first_day) > 56
        and count(distinct first_day // 28) + count(distinct last_day // 28) >= 5);

-- What is left must be enough to tell texts apart. A short text has no shingle to spare, and an article that is standing
-- text nearly all through has nothing else: both are compared whole, but for what is told everywhere.
create or replace temp table telling as
with counted as (
    select f.article_id, count(*) as shingles, count(*) - count(s.shingle) as own,
           count(*) - count(*) filter (s.everywhere) as bounded
    from fresh_shingle f left join standing s on s.shingle = f.shingle
    group by f.article_id
), way as (
    select *, shingles <= 9 or own < 3 or own * 6 < shingles as whole from counted
)
select f.shingle, f.article_id, if(w.whole, w.bounded, w.own) as size
from fresh_shingle f
join way w on w.article_id = f.article_id
left join standing s on s.shingle = f.shingle
where s.shingle is null or w.whole and not s.everywhere;
