select source_id, 'no new article for ' || coalesce(days_quiet::varchar || ' days', 'as long as it is visited')
    || ' (expected within ' || quiet_days || ')' as detail
from mart.source_health
where is_silent;
