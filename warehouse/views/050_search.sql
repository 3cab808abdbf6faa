-- search('养老 食堂'): articles that hold every word asked for, best first, ranked by BM25 (k1 1.2, b 0.75).
-- A word that the segmenter knows is looked up; any other is found by the words inside it, and must
-- stand in the article to the letter.
create or replace macro search(words) as table
with asked as (
    select distinct parts.word
    from (select unnest(string_split_regex(words, '\s+')) as word) as parts
    where parts.word <> ''
),

wanted as (
    select
        asked.word,
        search_term.term,
        search_term.articles
    from asked
    inner join search_term on contains(asked.word, search_term.term)
    where
        asked.word = search_term.term
        or asked.word not in (select known.term from search_term as known)
),

overall as (
    select
        count(*) as articles,
        avg(length) as length
    from search_article
),

scored as (
    select
        article_term.article_id,
        wanted.word,
        sum(
            ln(1 + (overall.articles - wanted.articles + 0.5) / (wanted.articles + 0.5))
            * article_term.frequency * 2.2
            / (article_term.frequency + 1.2 * (0.25 + 0.75 * search_article.length / overall.length))
        ) as score
    from wanted
    inner join article_term on wanted.term = article_term.term
    inner join search_article on article_term.article_id = search_article.article_id
    cross join overall
    group by article_term.article_id, wanted.word
),

to_the_letter as (
    select
        article.article_id,
        asked.word,
        1.0 as score
    from asked
    inner join article on contains(article.title, asked.word) or contains(article.body, asked.word)
    where asked.word not in (select known.term from search_term as known)
),

found as (
    select
        coalesce(scored.article_id, to_the_letter.article_id) as article_id,
        coalesce(scored.word, to_the_letter.word) as word,
        coalesce(scored.score, 0) + coalesce(to_the_letter.score, 0) as score
    from scored
    full join to_the_letter
        on scored.article_id = to_the_letter.article_id and scored.word = to_the_letter.word
    where
        to_the_letter.word is not null
        or scored.word in (select known.term from search_term as known)
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
