-- How many portals printed a release within seven days, how many days after it, and which Kreise does it concern?
-- Ask: select title, first_on, reprints, reprints_within_7_days, median_delay_days, kreise from mart.q02_reprints order by reprints desc, title, first_on, kreise
create view mart.q02_reprints as
select s.story_id, s.title, s.original_publisher, s.named_origin, s.first_on,
       count(distinct m.publisher) as reprints,
       count(distinct m.publisher) filter (m.days_after_first <= 7) as reprints_within_7_days,
       median(m.days_after_first) as median_delay_days,
       max(m.days_after_first) as longest_delay_days,
       any_value(k.kreise) as kreise
from mart.story s
join mart.story_member m on m.story_id = s.story_id and m.article_id <> s.original_id
left join (
    select m.story_id, string_agg(distinct u.kreis, '; ' order by u.kreis) as kreise
    from mart.story_member m
    join (select article_id, unnest(kreise) as kreis from mart.action_source) u on u.article_id = m.article_id
    group by m.story_id
) k on k.story_id = s.story_id
group by s.story_id, s.title, s.original_publisher, s.named_origin, s.first_on;
