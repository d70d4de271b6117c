-- Do kommunale Jobcenter and gemeinsame Einrichtungen differ in the types and topics of their actions?
-- Ask: select what, value, form, actions, actions_per_carrier from mart.q08_forms_compared order by what, value, form
create view mart.q08_forms_compared as
with carriers as (
    select form, count(distinct jobcenter_id) as carriers from mart.jobcenter where valid_to_on is null group by form
), held as (
    select unnest(forms) as form, type, topics from mart.action
), counted as (
    select 'type' as what, type as value, form, count(*) as actions from held group by type, form
    union all
    select 'topic', u.topic, form, count(*) from held h, unnest(h.topics) as u(topic) group by u.topic, form
)
select c.what, c.value, c.form, c.actions, k.carriers, round(c.actions / k.carriers, 4) as actions_per_carrier
from counted c join carriers k on k.form = c.form;
