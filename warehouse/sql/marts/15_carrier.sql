-- The one Jobcenter of a Kreis. Where a Kreis has several (Berlin), its key does not tell which, so it has no row.
create view mart.carrier as
select u.kreis, k.kreis_name, k.land, any_value(j.jobcenter_id) as jobcenter_id,
       any_value(j.jobcenter_name) as jobcenter_name, any_value(j.form) as form
from mart.jobcenter j, unnest(j.kreise) as u(kreis)
join mart.kreis k on k.kreis = u.kreis
where j.valid_to_on is null
group by u.kreis, k.kreis_name, k.land
having count(*) = 1;
