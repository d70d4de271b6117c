-- How many actions and figures are told with contradicting dates or numbers?
-- Ask: select kind, field, contradictions, pages from mart.q12_contradictions order by kind, field
create view mart.q12_contradictions as
select kind, field, count(distinct coalesce(action_id::varchar, about)) as contradictions, count(distinct article_id) as pages
from mart.contradiction
group by kind, field;
