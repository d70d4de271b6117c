select source_id, coalesce(last_trouble, 'nothing of it could be fetched or loaded') as detail
from mart.source_health
where is_broken;
