-- Is this article a copy of a release, and which is the earliest known text?
-- Ask: select url, relation, share_of_member, original_publisher, original_url from mart.q16_copies where relation <> 'original' order by original_publisher, url
create view mart.q16_copies as
select m.url, m.publisher, m.published_on, m.relation, m.share_of_member, m.share_of_original,
       s.original_url, s.original_publisher, s.original_published_on, s.named_origin
from mart.story_member m join mart.story s on s.story_id = m.story_id;
