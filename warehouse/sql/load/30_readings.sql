-- One reading per version in force: a reading that says the same confirms it under the newer rules, one that says
-- something else takes its place and leaves the old one behind.
create or replace temp table offered as
select i.*, p.version_id,
       row_number() over (partition by p.version_id order by i.fetched_at desc, i.ordinal desc) as recency
from in_reading i join placed p on p.ordinal = i.ordinal
qualify recency = 1;

update core.reading set rules_last = b.rules
from offered o, batch b
where reading.of_version and reading.version_id = o.version_id and reading.reading_hash = o.reading_hash
  and reading.rules_last <> b.rules;

create or replace temp table arrived as
select o.*, coalesce(r.reading, 0) + 1 as reading
from offered o
left join core.reading r on r.version_id = o.version_id and r.of_version
where r.reading_id is null or r.reading_hash <> o.reading_hash;

update core.reading set of_version = false, is_current = false
from arrived a where a.version_id = reading.version_id and reading.of_version;

insert into core.reading by name
select core.key(a.version_id, a.reading) as reading_id,
       a.version_id, a.article_id, a.reading, b.rules as rules_first, b.rules as rules_last, b.run_id,
       b.loaded_at as read_at, a.reading_hash, true as of_version, false as is_current,
       a.title, a.published_on, a.updated_on, a.publisher, a.dateline, a.credit, a.language, a.words, a.found,
       a.in_scope
from arrived a, batch b
order by a.article_id, a.fetched_at;

-- The current reading of an article is the one of its latest version.
create or replace temp table fresh_reading as
select a.ordinal, r.reading_id, r.article_id, r.version_id
from arrived a
join core.reading r on r.version_id = a.version_id and r.of_version;

create or replace temp table current_change as
with latest as (
    select v.article_id, arg_max(v.version_id, v.version) as version_id
    from core.article_version v
    semi join fresh_reading f on f.article_id = v.article_id
    group by v.article_id
)
select r.reading_id, r.article_id, r.is_current as was, r.of_version and l.version_id is not null as is_current
from core.reading r
semi join fresh_reading f on f.article_id = r.article_id
left join latest l on l.version_id = r.version_id;

update core.reading set is_current = c.is_current
from current_change c where c.reading_id = reading.reading_id and reading.is_current <> c.is_current;

insert into core.announcement by name
select f.reading_id, f.article_id, n.* exclude (incoming)
from in_announcement n join fresh_reading f on f.ordinal = n.incoming
order by f.article_id;

insert into core.action_claim by name
select core.key(f.reading_id, n.ordinal) as claim_id,
       f.reading_id, f.article_id, null::bigint as action_id, n.* exclude (incoming)
from in_action n join fresh_reading f on f.ordinal = n.incoming
order by f.article_id, n.ordinal;

insert into core.figure by name
select core.key(f.reading_id, n.ordinal) as figure_id,
       f.reading_id, f.article_id, n.* exclude (incoming)
from in_figure n join fresh_reading f on f.ordinal = n.incoming
order by f.article_id, n.ordinal;

insert into raw.issue by name
select b.run_id, i.source_id, f.article_id, f.reading_id, n.ordinal, n.kind, n.detail, i.fetched_at as seen_at
from in_issue n
join fresh_reading f on f.ordinal = n.incoming
join in_reading i on i.ordinal = n.incoming, batch b
order by f.article_id, n.ordinal;
