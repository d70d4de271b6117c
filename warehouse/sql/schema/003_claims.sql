-- What pages say. An article has versions (its words changed); a version has readings (our rules changed);
-- a reading has claims. Rows are added, never overwritten, but for the flags that say which one counts.
create table core.article (
    article_id      bigint not null,
    url             varchar not null,
    source_id       varchar not null,
    first_seen_at   timestamp not null,
    versions        integer not null
);

create table core.article_version (
    version_id      bigint not null,
    article_id      bigint not null,
    version         integer not null,
    fetched_at      timestamp not null,
    content_hash    varchar,
    text_hash       bigint not null,
    archived_in     varchar,
    archived_offset bigint,
    run_id          bigint not null
);

create table core.reading (
    reading_id      bigint not null,
    version_id      bigint not null,
    article_id      bigint not null,
    reading         integer not null,
    rules_first     varchar not null,
    rules_last      varchar not null,
    run_id          bigint not null,
    read_at         timestamp not null,
    reading_hash    bigint not null,
    of_version      boolean not null,
    is_current      boolean not null,
    title           varchar,
    published_on    date,
    updated_on      date,
    publisher       varchar,
    dateline        varchar,
    credit          varchar,
    language        varchar,
    words           integer not null,
    found           struct(field varchar, place varchar, confidence double)[] not null,
    in_scope        boolean not null
);

create table core.announcement (
    reading_id      bigint not null,
    article_id      bigint not null,
    stance          varchar not null,
    type            varchar not null,
    campaign        varchar,
    edition         varchar,
    starts_on       date,
    ends_on         date,
    initiators      varchar[] not null,
    evidence        varchar not null,
    rules           varchar[] not null
);

create table core.action_claim (
    claim_id        bigint not null,
    reading_id      bigint not null,
    article_id      bigint not null,
    ordinal         integer not null,
    action_id       bigint,
    title           varchar not null,
    title_key       varchar not null,
    type            varchar not null,
    status          varchar not null,
    kreise          varchar[] not null,
    starts_on       date,
    ends_on         date,
    starts_at       time,
    ends_at         time,
    dates_inherited boolean not null,
    date_partial    varchar,
    place           varchar,
    topics          varchar[] not null,
    audience        varchar,
    evidence        varchar not null
);

create table core.action (
    action_id       bigint not null,
    first_seen_at   timestamp not null,
    revision        integer not null,
    changed_at      timestamp not null,
    state_hash      varchar not null
);

create table core.figure (
    figure_id       bigint not null,
    reading_id      bigint not null,
    article_id      bigint not null,
    ordinal         integer not null,
    subject         varchar not null,
    value           double not null,
    value_max       double,
    unit            varchar not null,
    approximate     boolean not null,
    scope           varchar,
    evidence        varchar not null
);
