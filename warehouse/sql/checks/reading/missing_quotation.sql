-- A value that rests on no quotation.
select distinct i.ordinal, i.source_id, 'a value without a quotation: ' || i.url as detail
from (
    select incoming, evidence from in_announcement
    union all select incoming, evidence from in_action
    union all select incoming, evidence from in_figure
) c join in_reading i on i.ordinal = c.incoming
where trim(c.evidence) = '';
