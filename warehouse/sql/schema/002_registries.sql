-- The registries that readings refer to: filled from the vocabulary at the start of each run.
create schema core;

-- The key of a row that belongs to another: the same parts give the same positive 63-bit key everywhere.
create macro core.key(parent, part) as (md5_number_lower(parent || '/' || part) // 2)::bigint;

-- What may be quoted in public: the first fifteen words, on one line.
create macro core.quotation(said) as array_to_string(string_split_regex(trim(said), '\s+')[1:15], ' ')
    || if(len(string_split_regex(trim(said), '\s+')) > 15, ' …', '');

create table core.source (
    source_id       varchar not null,
    name            varchar not null,
    kind            varchar not null,
    home            varchar not null,
    family          varchar,
    jobcenter_id    varchar,
    quiet_days      integer not null,
    active          boolean not null
);

create table core.land (
    land            varchar not null,
    name            varchar not null
);

insert into core.land values
    ('BW', 'Baden-Württemberg'), ('BY', 'Bayern'), ('BE', 'Berlin'), ('BB', 'Brandenburg'), ('HB', 'Bremen'),
    ('HH', 'Hamburg'), ('HE', 'Hessen'), ('MV', 'Mecklenburg-Vorpommern'), ('NI', 'Niedersachsen'),
    ('NW', 'Nordrhein-Westfalen'), ('RP', 'Rheinland-Pfalz'), ('SL', 'Saarland'), ('SN', 'Sachsen'),
    ('ST', 'Sachsen-Anhalt'), ('SH', 'Schleswig-Holstein'), ('TH', 'Thüringen');

create table core.kreis (
    kreis           varchar not null,
    name            varchar not null,
    full_name       varchar,
    kind            varchar,
    land            varchar not null
);

create table core.kreis_neighbour (
    kreis           varchar not null,
    neighbour       varchar not null
);

create table core.jobcenter (
    jobcenter_id    varchar not null,
    name            varchar not null,
    form            varchar not null,
    land            varchar not null,
    brands          varchar[] not null,
    since           date,
    until           date,
    website         varchar,
    verified        varchar
);

create table core.jobcenter_kreis (
    jobcenter_id    varchar not null,
    kreis           varchar not null
);

create table core.campaign (
    campaign        varchar not null,
    name            varchar not null,
    initiators      varchar[] not null,
    nationwide      boolean not null,
    kommunal        boolean not null
);

create table core.campaign_edition (
    campaign        varchar not null,
    edition         varchar not null,
    starts_on       date,
    ends_on         date
);

create table core.topic (
    topic           varchar not null,
    name            varchar not null
);
