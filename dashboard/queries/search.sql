-- Which articles hold all these words, best first, and where?
-- grain: article. parameters: $filters (without words), $words, $first (the first of the words),
-- $limit, $offset. Ranked by the warehouse's own search.
with found as (
    select
        picked_articles.article_id,
        picked_articles.page_id,
        picked_articles.themes_no,
        picked_articles.published_on,
        hit.score,
        article.title,
        article.body,
        coalesce(region.path, '') as path
    from found($words) as hit
    inner join picked($filters) as picked_articles on hit.article_no = picked_articles.article_no
    inner join article on picked_articles.article_id = article.article_id
    left join region on picked_articles.region_code = region.region_code
    order by hit.score desc, article.article_id
    limit $limit offset $offset
)

select
    found.article_id,
    coalesce(theme_set.themes, []) as themes,
    found.score,
    found.title,
    found.path,
    found.published_on,
    page.published_precision,
    page.paper,
    substr(found.body, greatest(strpos(found.body, $first) - 40, 1), 160) as passage,
    strpos(found.body, $first) > 41 as is_cut,
    len(found.body) >= greatest(strpos(found.body, $first) - 40, 1) + 160 as goes_on,
    left(found.body, 60) as lead
from found
inner join page on found.page_id = page.page_id
left join theme_set on found.themes_no = theme_set.themes_no
order by found.score desc, found.article_id;
