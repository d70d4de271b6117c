-- In how many copies of a release is the sender no longer named?
-- Ask: select title, named_origin, copies, copies_without_credit from mart.q03_lost_credit order by copies_without_credit desc, title, named_origin, copies
create view mart.q03_lost_credit as
select s.story_id, s.title, s.named_origin, s.first_on,
       count(*) as copies,
       count(*) filter (not m.names_origin) as copies_without_credit,
       string_agg(m.publisher, '; ' order by m.publisher) filter (not m.names_origin) as publishers_without_credit
from mart.story s
join mart.story_member m on m.story_id = s.story_id and m.article_id <> s.original_id
group by s.story_id, s.title, s.named_origin, s.first_on;
