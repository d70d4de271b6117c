-- A carrier that is not in the registry of Kreise (checked once the registry is filled).
select distinct i.ordinal, i.source_id, 'no such Kreis ' || u.kreis || ': ' || i.url as detail
from in_action a, unnest(a.kreise) as u(kreis)
join in_reading i on i.ordinal = a.incoming
anti join core.kreis k on k.kreis = u.kreis
where exists (from core.kreis);
