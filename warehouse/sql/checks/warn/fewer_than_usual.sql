-- Articles of the last 28 days against the four stretches of 28 days before, of sources that are known that long.
with told as (
    select a.source_id, (b.loaded_at::date - a.first_seen_at::date) // 28 as stretch, count(*) as articles,
           count(*) filter (r.in_scope) as announcements
    from core.article a
    join core.reading r on r.article_id = a.article_id and r.is_current
    cross join batch b
    where a.first_seen_at >= b.loaded_at - interval 140 day
    group by all
), compared as (
    select source_id,
           coalesce(sum(articles) filter (stretch = 0), 0) as articles,
           sum(articles) filter (stretch > 0) / 4 as usual_articles,
           coalesce(sum(announcements) filter (stretch = 0), 0) as announcements,
           sum(announcements) filter (stretch > 0) / 4 as usual_announcements,
           max(stretch) as known_for
    from told group by source_id
)
select source_id, articles || ' articles in 28 days, usually ' || round(usual_articles) || '; '
    || announcements || ' announcements, usually ' || round(usual_announcements) as detail
from compared
where known_for = 4
  and (usual_articles >= 8 and articles * 4 < usual_articles
       or usual_announcements >= 4 and announcements = 0);
