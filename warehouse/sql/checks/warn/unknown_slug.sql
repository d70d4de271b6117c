-- A campaign or topic that the registry does not know: it would be missing in coverage and names.
select distinct a.source_id, 'campaign ' || n.campaign || ' is not in the registry' as detail
from core.announcement n
semi join fresh_reading f on f.reading_id = n.reading_id
join core.article a on a.article_id = n.article_id
anti join core.campaign c on c.campaign = n.campaign
where n.campaign is not null
union
select distinct a.source_id, 'topic ' || u.topic || ' is not in the registry'
from core.action_claim c, unnest(c.topics) as u(topic)
semi join fresh_reading f on f.reading_id = c.reading_id
join core.article a on a.article_id = c.article_id
anti join core.topic t on t.topic = u.topic
where exists (from core.topic);
