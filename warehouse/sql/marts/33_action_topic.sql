create view mart.action_topic as
select a.action_id, u.topic, coalesce(t.name, u.topic) as topic_name
from mart.action a, unnest(a.topics) as u(topic)
left join core.topic t on t.topic = u.topic;
