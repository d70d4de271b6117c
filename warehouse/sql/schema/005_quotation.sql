-- What may be quoted in public: at most fifteen words, the mark of a cut among them, on one line. Mail addresses and
-- phone numbers are taken out when a page is read; what came in another way stops here.
create or replace macro core.quotation(said) as list_transform(
    [string_split_regex(trim(regexp_replace(regexp_replace(said,
        '[^\s@]+@[^\s@]+\.[^\s@]+', '[…]', 'g'),
        '(\+49|\b0049|\b0\d{2,5}\s?[/ –-])[\d\s/()–-]{5,}\d', '[…]', 'g')), '\s+')],
    lambda words: if(len(words) > 15, array_to_string(words[1:14], ' ') || ' …', array_to_string(words, ' '))
)[1];
