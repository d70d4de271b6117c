create view mart.story_member as
select
    m.story_id,
    m.article_id,
    a.url,
    coalesce(r.publisher, o.name) as publisher,
    o.kind as source_kind,
    m.relation,
    m.share_of_member,
    m.share_of_original,
    r.title,
    r.published_on,
    date_diff('day', s.first_on, r.published_on) as days_after_first,
    r.credit,
    -- Does the text say whose it is? Compared by the beginnings of words, as German inflects their ends; words that
    -- every credit line has do not count.
    coalesce(list_has_any(
        list_filter(regexp_extract_all(lower(r.credit), '\w{3,}'), lambda w: w not in ('des', 'der', 'die', 'von', 'und')
            and not regexp_matches(w, '^(presse|quelle|mitteilung|redaktion|text)')).list_transform(lambda w: left(w, 6)),
        list_filter(regexp_extract_all(lower(s.named_origin), '\w{3,}'), lambda w: w not in ('des', 'der', 'die', 'von', 'und')
            and not regexp_matches(w, '^(presse|quelle|mitteilung|redaktion|text)')).list_transform(lambda w: left(w, 6))
    ), false) as names_origin
from core.story_member m
join mart.story s on s.story_id = m.story_id
join core.article a on a.article_id = m.article_id
join core.reading r on r.article_id = m.article_id and r.is_current
left join core.source o on o.source_id = a.source_id;
