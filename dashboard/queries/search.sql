-- Which articles hold all these words, and where?
-- grain: article. parameters: $filters (its words are what is looked for), $first (the first of
-- them), $limit, $offset. A headline weighs more than the name of an initiative, that more than
-- the body.
with found as (
    select
        picked_articles.article_id,
        picked_articles.page_id,
        picked_articles.themes_no,
        picked_articles.published_on,
        article.title,
        article.body,
        coalesce(region.path, '') as path,
        20 * cast(contains(article.title, $first) as integer)
        + 10 * cast(article.article_id in (
            select initiative.article_id
            from initiative
            where contains(initiative.name, $first)
        ) as integer)
        + least((len(article.body) - len(replace(article.body, $first, ''))) // len($first), 9)
            as score
    from picked($filters) as picked_articles
    inner join article on picked_articles.article_id = article.article_id
    left join region on picked_articles.region_code = region.region_code
    order by score desc, picked_articles.published_on desc nulls last, picked_articles.article_id
    limit $limit offset $offset
)

select
    found.article_id,
    coalesce(theme_set.themes, []) as themes,
    found.title,
    found.path,
    found.published_on,
    page.published_precision,
    page.paper,
    substr(found.body, greatest(strpos(found.body, $first) - 40, 1), 160) as passage,
    strpos(found.body, $first) > 41 as is_cut
from found
inner join page on found.page_id = page.page_id
left join theme_set on found.themes_no = theme_set.themes_no
order by found.score desc, found.published_on desc nulls last, found.article_id;
