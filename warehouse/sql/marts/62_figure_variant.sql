-- Which values are told of one subject, unit and territory: one row per value, with how far it spread and since when.
create view mart.figure_variant as
select
    subject,
    unit,
    scope,
    scope_name,
    value,
    value_max,
    count(*) as claims,
    count(distinct publisher) as publishers,
    min(published_on) as first_on,
    max(published_on) as last_on,
    first(url order by published_on nulls last, url) as first_url,
    count(*) over (partition by subject, unit, scope) as variants
from mart.figure
where scope is not null
group by subject, unit, scope, scope_name, value, value_max;
