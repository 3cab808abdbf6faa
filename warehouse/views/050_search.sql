-- search('养老 食堂'): articles that hold every word asked for, best first, ranked by BM25 (k1 1.2, b 0.75).
-- A word is found wherever it stands to the letter, however the segmenter cut the text. One that it
-- knows is ranked by its own count, alone or inside a longer one (嘎查 in 呼勒嘎查), which then counts as
-- it does; where it stands across two words (老人 in 老人们), behind those. Any other is ranked by the
-- words inside it. Spaces of any width part words.
create or replace macro search(words) as table
with asked as (
    select distinct parts.word
    from (select unnest(string_split_regex(words, '[\s\p{Z}]+')) as word) as parts
    where parts.word <> ''
),

known as (
    select
        search_term.term as word,
        search_term.articles
    from search_term
    where search_term.term in (select asked.word from asked)
),

wanted as (
    select
        known.word,
        search_term.term,
        known.articles
    from known
    inner join search_term on contains(search_term.term, known.word)
    union all
    select
        asked.word,
        search_term.term,
        search_term.articles
    from asked
    inner join search_term on contains(asked.word, search_term.term)
    where asked.word not in (select known.word from known)
),

overall as (
    select
        count(*) as articles,
        avg(length) as length
    from search_article
),

weighed as (
    select
        article_term.article_id,
        wanted.word,
        ln(1 + (overall.articles - wanted.articles + 0.5) / (wanted.articles + 0.5))
        * article_term.frequency * 2.2
        / (article_term.frequency + 1.2 * (0.25 + 0.75 * search_article.length / overall.length))
            as score
    from wanted
    inner join article_term on wanted.term = article_term.term
    inner join search_article on article_term.article_id = search_article.article_id
    cross join overall
),

looked_up as (
    -- 养老院 holds 养老 and was cut into both: it is told once.
    select
        weighed.article_id,
        weighed.word,
        max(weighed.score) as score
    from weighed
    semi join known on weighed.word = known.word
    group by weighed.article_id, weighed.word
),

hinted as (
    select
        weighed.article_id,
        weighed.word,
        sum(weighed.score) as score
    from weighed
    anti join known on weighed.word = known.word
    group by weighed.article_id, weighed.word
),

to_the_letter as (
    select
        article.article_id,
        asked.word
    from asked
    inner join article on contains(article.title, asked.word) or contains(article.body, asked.word)
),

found as (
    select
        to_the_letter.article_id,
        case
            when known.word is null then 1 + coalesce(hinted.score, 0)
            else coalesce(looked_up.score, 0)
        end as score
    from to_the_letter
    left join known on to_the_letter.word = known.word
    left join looked_up
        on
            to_the_letter.article_id = looked_up.article_id
            and to_the_letter.word = looked_up.word
    left join hinted
        on to_the_letter.article_id = hinted.article_id and to_the_letter.word = hinted.word
)

select
    found.article_id,
    article.title,
    sum(found.score) as score,
    any_value(article.region_code) as region_code,
    any_value(article.theme) as theme,
    any_value(article.page_id) as page_id
from found
inner join article on found.article_id = article.article_id
group by found.article_id, article.title
having count(*) = (select count(*) from asked)
order by score desc, found.article_id;
comment on macro table search is 'Articles that hold every word, best first: search(''养老''), search(''老年 食堂'').'; -- noqa: PRS
