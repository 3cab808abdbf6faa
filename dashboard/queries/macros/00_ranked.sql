-- The articles that hold all these words, ranked by the warehouse's own search.
create macro memory.main.ranked(words) as table
select
    browse.article_no,
    hit.score
from search(words) as hit
inner join browse on hit.article_id = browse.article_id;
