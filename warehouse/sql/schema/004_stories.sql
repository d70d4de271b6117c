-- Which articles carry one and the same text.
create table core.shingle (
    shingle         bigint not null,
    article_id      bigint not null
);

create table core.story (
    story_id        bigint not null,
    original_id     bigint not null,
    members         integer not null,
    named_origin    varchar,
    first_on        date
);

create table core.story_member (
    story_id        bigint not null,
    article_id      bigint not null,
    relation        varchar not null,
    share_of_member double not null,
    share_of_original double not null
);

create table core.story_edge (
    article_id      bigint not null,
    other_id        bigint not null,
    relation        varchar not null,
    share_of_article double not null,
    share_of_other  double not null
);
