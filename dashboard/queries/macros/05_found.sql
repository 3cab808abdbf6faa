-- The same; dashboard.store puts what was found before in its place.
create macro memory.main.found(words) as table
select
    article_no,
    score
from ranked(words);
