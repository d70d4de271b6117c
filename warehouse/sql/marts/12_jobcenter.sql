create view mart.jobcenter as
select
    j.jobcenter_id,
    if(starts_with(lower(j.name), 'jobcenter'), j.name, 'Jobcenter ' || j.name) as jobcenter_name,
    j.form,
    list(k.kreis order by k.kreis) as kreise,
    j.land,
    j.brands,
    j.since as valid_from_on,
    j.until as valid_to_on,
    j.website,
    j.verified
from core.jobcenter j join core.jobcenter_kreis k using (jobcenter_id)
group by all;
