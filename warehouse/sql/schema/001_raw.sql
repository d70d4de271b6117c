-- What was asked of the street, and when. Moments are UTC without a zone.
create schema raw;

create table raw.run (
    run_id          bigint not null,
    kind            varchar not null,
    rules           varchar not null,
    started_at      timestamp not null,
    ended_at        timestamp,
    outcome         varchar not null,
    detail          varchar
);

create table raw.page (
    page_id         bigint not null,
    url             varchar not null,
    source_id       varchar not null,
    role            varchar not null,
    etag            varchar,
    last_modified   varchar,
    content_hash    varchar,
    first_seen_at   timestamp not null,
    last_seen_at    timestamp not null,
    due_at          timestamp,
    gone_at         timestamp,
    announced_change varchar,
    link_title      varchar,
    tdm             varchar,
    tdm_at          timestamp,
    last_outcome    varchar not null,
    last_status     integer,
    last_detail     varchar,
    archived_in     varchar,
    archived_offset bigint,
    kept_text       varchar
);

create table raw.visit (
    run_id          bigint not null,
    page_id         bigint not null,
    source_id       varchar not null,
    role            varchar not null,
    asked_at        timestamp not null,
    outcome         varchar not null,
    status          integer,
    detail          varchar,
    seconds         double not null,
    size            bigint not null,
    archived_in     varchar,
    archived_offset bigint
);

create table raw.issue (
    run_id          bigint not null,
    source_id       varchar not null,
    article_id      bigint,
    reading_id      bigint,
    ordinal         integer not null,
    kind            varchar not null,
    detail          varchar not null,
    seen_at         timestamp not null
);

create table raw.quality (
    run_id          bigint not null,
    "check"         varchar not null,
    level           varchar not null,
    source_id       varchar,
    detail          varchar not null
);

create table raw.forgotten (
    page_id         bigint,
    domain          varchar,
    reason          varchar not null,
    asked_at        timestamp not null,
    articles        bigint not null
);
