-- Which version of its article is each incoming reading a reading of? A version is a stretch of time in which the
-- page's own words stayed the same; it is named by the first response that carried them.
delete from in_reading using raw.forgotten f where in_reading.article_id = f.page_id or in_reading.domain = f.domain
    or ends_with(in_reading.domain, '.' || f.domain);

create or replace temp table known_version as
select v.version_id, v.article_id, v.fetched_at, coalesce(again.text_hash, v.text_hash) as text_hash
from core.article_version v
semi join in_reading i on i.article_id = v.article_id
-- The same response read again with newer rules: its words are compared as the newer rules see them.
left join (
    select article_id, fetched_at, arg_max(text_hash, ordinal) as text_hash from in_reading group by all
) again on again.article_id = v.article_id and again.fetched_at = v.fetched_at;

create or replace temp table placed as
with beside as (
    select
        i.ordinal, i.article_id, i.fetched_at, i.text_hash,
        arg_max(v.version_id, v.fetched_at) filter (v.fetched_at <= i.fetched_at) as before_id,
        arg_max(v.text_hash, v.fetched_at) filter (v.fetched_at <= i.fetched_at) as before_hash,
        max(v.fetched_at) filter (v.fetched_at <= i.fetched_at) as before_at,
        arg_min(v.version_id, v.fetched_at) filter (v.fetched_at > i.fetched_at) as after_id,
        arg_min(v.text_hash, v.fetched_at) filter (v.fetched_at > i.fetched_at) as after_hash
    from in_reading i
    left join known_version v on v.article_id = i.article_id
    group by i.ordinal, i.article_id, i.fetched_at, i.text_hash
), matched as (
    select *, case
        when before_at = fetched_at or before_hash = text_hash then before_id
        when after_hash = text_hash then after_id
    end as version_id
    from beside
), fresh as (
    select *, lag(text_hash) over w is distinct from text_hash
              or lag(before_id) over w is distinct from before_id as starts
    from matched
    where version_id is null
    window w as (partition by article_id order by fetched_at, ordinal)
), numbered as (
    select *, sum(starts::integer) over (partition by article_id order by fetched_at, ordinal) as island from fresh
)
select ordinal, article_id, version_id, false as is_new from matched where version_id is not null
union all
select ordinal, article_id, core.key(article_id, first_value(epoch_us(fetched_at)) over i) as version_id,
       ordinal = first_value(ordinal) over i as is_new
from numbered
window i as (partition by article_id, island order by fetched_at, ordinal);

insert into core.article by name
select i.article_id, arg_min(i.url, i.fetched_at) as url, arg_min(i.source_id, i.fetched_at) as source_id,
       min(i.fetched_at) as first_seen_at, 0 as versions
from in_reading i
anti join core.article a on a.article_id = i.article_id
group by i.article_id
order by i.article_id;

insert into core.article_version by name
select p.version_id, i.article_id, 0 as version, i.fetched_at, i.content_hash, i.text_hash,
       i.archived_in, i.archived_offset, b.run_id
from in_reading i
join placed p on p.ordinal = i.ordinal and p.is_new, batch b
order by i.article_id, i.fetched_at;

-- A response read again keeps its place; what its words hash to follows the rules.
update core.article_version set text_hash = k.text_hash
from known_version k
where k.version_id = article_version.version_id and k.text_hash <> article_version.text_hash;

create or replace temp table touched as
select distinct article_id from placed where is_new;

update core.article_version set version = n.version
from (
    select version_id, row_number() over (partition by article_id order by fetched_at, version_id) as version
    from core.article_version v semi join touched t on t.article_id = v.article_id
) n
where n.version_id = article_version.version_id and article_version.version <> n.version;

update core.article set versions = n.versions, first_seen_at = least(article.first_seen_at, n.first_seen_at)
from (
    select article_id, count(*) as versions, min(fetched_at) as first_seen_at
    from core.article_version v semi join touched t on t.article_id = v.article_id
    group by article_id
) n
where n.article_id = article.article_id;
