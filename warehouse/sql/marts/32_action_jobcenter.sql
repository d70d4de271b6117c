create view mart.action_jobcenter as
select a.action_id, u.kreis, k.kreis_name, k.land, j.jobcenter_id, j.jobcenter_name, j.form
from mart.action a, unnest(a.kreise) as u(kreis)
left join mart.kreis k on k.kreis = u.kreis
left join mart.carrier j on j.kreis = u.kreis;
