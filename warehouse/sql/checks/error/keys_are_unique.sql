-- Every key stands for one thing.
select null as source_id, what || ' ' || key || ' occurs ' || n || ' times' as detail
from (
    select 'article' as what, article_id as key, count(*) as n from core.article group by all having n > 1
    union all
    select 'version', version_id, count(*) as n from core.article_version group by all having n > 1
    union all
    select 'reading', reading_id, count(*) as n from core.reading group by all having n > 1
    union all
    select 'claim', claim_id, count(*) as n from core.action_claim group by all having n > 1
    union all
    select 'action', action_id, count(*) as n from core.action group by all having n > 1
    union all
    select 'member of a story', article_id, count(*) as n from core.story_member group by all having n > 1
);
