-- fail: articles whose place is not marked once as theirs
with marked as (
    select
        article_id,
        count(*) as places,
        min(region_code) as region_code
    from article_region
    where is_primary
    group by article_id
)

select
    article.article_id,
    article.region_code,
    marked.region_code as marked_code,
    marked.places
from article
left join marked on article.article_id = marked.article_id
where
    article.region_code is distinct from marked.region_code
    or marked.places > 1
