-- Visits become rows of the log and the latest state of each address. Loading the same visits again adds nothing.
delete from in_visit using raw.forgotten f where in_visit.page_id = f.page_id or in_visit.domain = f.domain
    or ends_with(in_visit.domain, '.' || f.domain);

insert into raw.visit by name
select b.run_id, v.page_id, v.source_id, v.role, v.asked_at, v.outcome, v.status, v.detail, v.seconds, v.size,
       v.archived_in, v.archived_offset
from in_visit v, batch b
anti join raw.visit r on r.page_id = v.page_id and r.asked_at = v.asked_at
order by v.asked_at, v.page_id;

-- Validators and hash belong to the last answer that carried the page; a 304 may leave them out, a new page may not.
create or replace temp table page_state as
select
    page_id,
    arg_max(url, asked_at) as url,
    arg_max(source_id, asked_at) as source_id,
    arg_max(role, asked_at) as role,
    min(asked_at) as first_asked_at,
    max(asked_at) as last_asked_at,
    arg_max(outcome, asked_at) as outcome,
    arg_max_null(status, asked_at) as status,
    arg_max_null(detail, asked_at) as detail,
    arg_max_null(due_at, asked_at) as due_at,
    arg_max(announced_change, asked_at) as announced_change,
    arg_max(link_title, asked_at) as link_title,
    arg_max(tdm, asked_at) as tdm,
    max(asked_at) filter (tdm is not null) as tdm_at,
    bool_or(outcome in ('new', 'changed')) as replaced,
    arg_max_null(etag, asked_at) filter (outcome in ('new', 'changed')) as new_etag,
    arg_max_null(last_modified, asked_at) filter (outcome in ('new', 'changed')) as new_last_modified,
    arg_max(etag, asked_at) filter (outcome = 'same') as same_etag,
    arg_max(last_modified, asked_at) filter (outcome = 'same') as same_last_modified,
    arg_max(content_hash, asked_at) filter (outcome in ('new', 'changed', 'same')) as content_hash,
    arg_max(archived_in, asked_at) filter (outcome in ('new', 'changed')) as archived_in,
    arg_max(archived_offset, asked_at) filter (outcome in ('new', 'changed')) as archived_offset,
    arg_max(kept_text, asked_at) filter (outcome in ('new', 'changed', 'same')) as kept_text,
    max(asked_at) filter (outcome in ('new', 'changed', 'same')) as present_at,
    max(asked_at) filter (outcome = 'gone') as gone_at
from in_visit
group by page_id
order by page_id;

merge into raw.page p using page_state s on p.page_id = s.page_id
when matched and s.last_asked_at > p.last_seen_at then update set
    source_id = s.source_id,
    role = s.role,
    etag = coalesce(s.same_etag, if(s.replaced, s.new_etag, p.etag)),
    last_modified = coalesce(s.same_last_modified, if(s.replaced, s.new_last_modified, p.last_modified)),
    content_hash = coalesce(s.content_hash, p.content_hash),
    last_seen_at = s.last_asked_at,
    due_at = s.due_at,
    gone_at = case
        when s.gone_at is not null and (s.present_at is null or s.gone_at > s.present_at)
            then coalesce(if(p.last_outcome = 'gone', p.gone_at, null), s.gone_at)
        when s.present_at is not null then null
        else p.gone_at
    end,
    announced_change = coalesce(s.announced_change, p.announced_change),
    link_title = coalesce(s.link_title, p.link_title),
    tdm = if(s.present_at is not null or s.tdm is not null, s.tdm, p.tdm),
    tdm_at = if(s.present_at is not null or s.tdm is not null, s.tdm_at, p.tdm_at),
    last_outcome = s.outcome,
    last_status = s.status,
    last_detail = s.detail,
    archived_in = coalesce(s.archived_in, p.archived_in),
    archived_offset = coalesce(s.archived_offset, p.archived_offset),
    kept_text = coalesce(s.kept_text, if(s.replaced, null, p.kept_text))
when not matched then insert (
    page_id, url, source_id, role, etag, last_modified, content_hash, first_seen_at, last_seen_at, due_at, gone_at,
    announced_change, link_title, tdm, tdm_at, last_outcome, last_status, last_detail, archived_in, archived_offset,
    kept_text
) values (
    s.page_id, s.url, s.source_id, s.role, coalesce(s.same_etag, s.new_etag),
    coalesce(s.same_last_modified, s.new_last_modified), s.content_hash, s.first_asked_at, s.last_asked_at, s.due_at,
    if(s.gone_at > coalesce(s.present_at, timestamp '1970-01-01'), s.gone_at, null),
    s.announced_change, s.link_title, s.tdm, s.tdm_at, s.outcome, s.status, s.detail, s.archived_in, s.archived_offset,
    s.kept_text
);
