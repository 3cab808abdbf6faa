-- What ranking needs of the words as a whole.
insert into search_term
select
    term,
    sum(articles) as articles
from term_count
group by term
having sum(articles) > 0
order by term;

insert into search_article
select
    article_id,
    cast(sum(frequency) as integer) as length
from read_term
group by article_id
order by article_id;
