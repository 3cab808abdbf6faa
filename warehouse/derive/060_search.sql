-- What ranking needs of the words as a whole.
create or replace table search_term as
select
    term,
    count(*) as articles
from article_term
group by term
order by term;
comment on table search_term is 'Words that articles hold. Grain: word.';
comment on column search_term.term is 'Word.';
comment on column search_term.articles is 'Articles that hold it. Unit: articles.';

create or replace table search_article as
select
    article_id,
    cast(sum(frequency) as integer) as length
from article_term
group by article_id
order by article_id;
comment on table search_article is 'Lengths of articles in words. Grain: article.';
comment on column search_article.article_id is 'Article (article).';
comment on column search_article.length is 'Words, a headline''s counting three. Unit: words.';
