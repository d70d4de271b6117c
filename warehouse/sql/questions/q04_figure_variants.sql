-- Which figures are quoted with different values, where, and since when?
-- Ask: select subject, unit, scope_name, value, value_max, publishers, first_on from mart.q04_figure_variants where variants > 1 order by subject, scope_name, value, unit, value_max, first_on limit 50
create view mart.q04_figure_variants as
select subject, unit, scope, scope_name, value, value_max, claims, publishers, first_on, last_on, first_url, variants
from mart.figure_variant;
