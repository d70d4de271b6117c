-- Which claims of different readings may speak of one action: those that share a carrier and a title or a day, or a
-- story, or an article. Points are given for what agrees; the figures stand here and nowhere else.
create or replace temp table claim as
select c.claim_id, c.reading_id, c.article_id, c.action_id, c.title_key, string_split(c.title_key, ' ') as words, c.type,
       c.status, c.kreise, c.starts_on, coalesce(c.ends_on, c.starts_on) as ends_on, c.starts_at,
       lower(c.place) as place, c.dates_inherited, r.is_current,
       coalesce(c.starts_on, r.published_on) as around_on, n.campaign, n.edition
from core.action_claim c
join core.reading r on r.reading_id = c.reading_id and r.of_version
join core.announcement n on n.reading_id = c.reading_id;

create or replace temp table new_claim as from claim where action_id is null;

create or replace temp table candidate as
with new_kreis as (select claim_id, unnest(kreise) as kreis, title_key, starts_on from new_claim),
all_kreis as (select claim_id, unnest(kreise) as kreis, title_key, starts_on from claim),
story as (
    select m.article_id, m.story_id from core.story_member m
    union all
    select e.article_id, e.other_id from core.story_edge e where e.relation = 'derived'
    union all
    select e.other_id, e.other_id from core.story_edge e where e.relation = 'derived'
)
select n.claim_id as a, c.claim_id as b, false as told_alike, false as same_article
from new_kreis n join all_kreis c on c.kreis = n.kreis and c.starts_on = n.starts_on
union all
select n.claim_id, c.claim_id, false, false
from new_kreis n join all_kreis c on c.kreis = n.kreis and c.title_key = n.title_key
union all
select n.claim_id, c.claim_id, false, false
from new_claim n join claim c on c.title_key = n.title_key and c.starts_on = n.starts_on
union all
select n.claim_id, c.claim_id, true, false
from new_claim n join story s on s.article_id = n.article_id
join story t on t.story_id = s.story_id join claim c on c.article_id = t.article_id
where c.article_id <> n.article_id
union all
select n.claim_id, c.claim_id, false, true
from new_claim n join claim c on c.article_id = n.article_id;

create or replace temp table likeness as
with once as (
    select a, b, bool_or(told_alike) as told_alike, bool_or(same_article) as same_article
    from candidate where a <> b group by a, b
), compared as (
    select p.*, n.reading_id as a_reading, c.reading_id as b_reading,
           n.title_key = c.title_key as same_title, len(n.words) as title_words,
           len(list_intersect(n.words, c.words)) / len(list_distinct(list_concat(n.words, c.words))) as title_share,
           -- "Jobmesse" and "Jobmessen", "Messe" and "Ausbildungsmesse": German compounds share parts, not words.
           len(list_filter(n.words, lambda w: len(w) >= 5 and contains(c.title_key, w)))
               + len(list_filter(c.words, lambda w: len(w) >= 5 and contains(n.title_key, w))) > 0 as akin,
           n.type = c.type as same_type,
           n.place = c.place or contains(n.place, c.place) or contains(c.place, n.place) as same_place,
           n.kreise, c.kreise as other_kreise,
           n.starts_on = c.starts_on as same_day,
           n.dates_inherited or c.dates_inherited as inherited,
           n.starts_on <= c.ends_on and c.starts_on <= n.ends_on as overlap,
           n.starts_at = c.starts_at as same_time,
           n.status = 'postponed' or c.status = 'postponed' as moved,
           -- One of a kind, told alike but for the day: somebody is mistaken, and both are kept.
           n.title_key = c.title_key and n.place = c.place and n.type = c.type
               and n.type in ('campaign_week', 'action_day', 'exhibition', 'job_fair', 'opening', 'programme_launch')
               and abs(date_diff('day', n.starts_on, c.starts_on)) <= 2 as misdated,
           n.campaign = c.campaign and n.edition = c.edition as same_edition,
           abs(date_diff('day', n.around_on, c.around_on)) as days_apart
    from once p
    join claim n on n.claim_id = p.a
    join claim c on c.claim_id = p.b
    where n.reading_id <> c.reading_id and (n.is_current or same_article) and (c.is_current or same_article)
)
select a, b, a_reading, b_reading,
       case when same_title then 5 when title_share >= 0.5 then 3 when title_share >= 0.3 then 1 when akin then 0
            else -1 end
     + case when same_type then 1 else 0 end
     + case when same_place then 2 when same_place is null then 0 else -2 end
     + case when list_has_any(kreise, other_kreise) then 2 else 0 end
     + case when same_day and not inherited then 3 when same_day then 1 else 0 end
     + case when same_time then 1 when same_time is null then 0 else -1 end
     + case when told_alike or same_article then 3 else 0 end as points
from compared
where -- Other carriers, other action.
      (list_has_any(kreise, other_kreise) or len(kreise) = 0 or len(other_kreise) = 0)
      -- Days said of each: another day is another action, unless one text tells both or the action was moved.
  and (told_alike or same_article or inherited or overlap or moved or misdated or overlap is null)
      -- Next year's edition is another action, whatever the titles say.
  and coalesce(days_apart <= if(moved or same_article, 200, 45), told_alike or same_article or same_edition)
      -- Without a carrier a title says little: only a text told alike, or the same day, settles it; and not where a
      -- common title is told of another place.
  and (len(kreise) > 0 and len(other_kreise) > 0 or told_alike or same_article
       or same_day and (same_place is distinct from false or title_words >= 5));

-- A claim of one reading finds at most one of another, and both must prefer each other.
create or replace temp table edge as
with matched as (
    select a, b, a_reading, b_reading, points from likeness where points >= 6
    union
    select b, a, b_reading, a_reading, points from likeness where points >= 6
), belonging as (
    -- A claim that names no carrier goes with the carrier that it agrees with most, and does not tie others together.
    select m.a, arg_max(c.kreise, (m.points, -m.b)) as kreise
    from matched m
    join claim n on n.claim_id = m.a and len(n.kreise) = 0
    join claim c on c.claim_id = m.b and len(c.kreise) > 0
    group by m.a
), preferred as (
    select m.* from matched m
    join claim n on n.claim_id = m.a
    join claim c on c.claim_id = m.b
    left join belonging p on p.a = m.a
    left join belonging q on q.a = m.b
    where coalesce(list_has_any(coalesce(p.kreise, nullif(n.kreise, [])), coalesce(q.kreise, nullif(c.kreise, []))), true)
    qualify row_number() over (partition by m.a, m.b_reading order by m.points desc, m.b) = 1
)
select p.a, p.b from preferred p
semi join preferred q on q.a = p.b and q.b = p.a
union
select a, b from (
    -- What stood together stays together: earlier claims of one action.
    select c.claim_id as a, c.action_id as b from claim c
    semi join (select distinct action_id from claim semi join matched m on m.a = claim_id where action_id is not null) k
         on k.action_id = c.action_id
    where c.claim_id <> c.action_id
    union
    select c.action_id, c.claim_id from claim c
    semi join (select distinct action_id from claim semi join matched m on m.a = claim_id where action_id is not null) k
         on k.action_id = c.action_id
    where c.claim_id <> c.action_id
);
