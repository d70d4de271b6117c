-- An action or announcement that ends before the day it begins.
select i.ordinal, i.source_id, 'ends before it begins: ' || i.url as detail
from in_action a join in_reading i on i.ordinal = a.incoming
where a.ends_on < a.starts_on
union
select i.ordinal, i.source_id, 'ends before it begins: ' || i.url
from in_announcement n join in_reading i on i.ordinal = n.incoming
where n.ends_on < n.starts_on;
