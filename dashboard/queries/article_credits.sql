-- Who is credited with this article, and which themes apply?
-- grain: credit or theme. parameters: $article.
select
    author.role as sort,
    author.name,
    author.ordinal
from author
where author.article_id = $article
union all
select
    'theme' as sort,
    tag.theme as name,
    tag.rank as ordinal
from article_theme as tag
where tag.article_id = $article
order by ordinal;
