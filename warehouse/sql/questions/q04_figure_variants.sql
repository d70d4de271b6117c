-- Which figures are quoted with different values, where, and since when?
-- Ask: select subject, unit, scope_name, value, value_max, publishers, first_on from mart.q04_figure_variants where variants > 1 order by subject, scope_name, value
create view mart.q04_figure_variants as
select subject, unit, scope, scope_name, value, value_max,
       count(distinct publisher) as publishers,
       min(published_on) as first_on,
       max(published_on) as last_on,
       arg_min(url, published_on) as first_url,
       count(*) over (partition by subject, unit, scope) as variants
from mart.figure
where scope is not null
group by subject, unit, scope, scope_name, value, value_max;
