-- Which articles with initiatives do the filters leave?
-- grain: article. parameters: $filters, $sort (newest, place, figures), $limit, $offset.
with listed as (
    select
        picked_articles.article_id,
        picked_articles.page_id,
        picked_articles.ordinal,
        picked_articles.piece,
        picked_articles.published_on,
        picked_articles.themes_no,
        picked_articles.figures,
        coalesce(region.path, '') as path
    from picked($filters) as picked_articles
    left join region on picked_articles.region_code = region.region_code
    where picked_articles.initiatives > 0
    order by
        case when $sort = 'place' then region.path is null end,
        case when $sort = 'place' then region.path end,
        case when $sort = 'figures' then -picked_articles.figures end,
        picked_articles.published_on desc nulls last,
        picked_articles.page_id,
        picked_articles.ordinal
    limit $limit offset $offset
),

named as (
    select
        initiative.article_id,
        list(initiative.name order by initiative.char_start)
            filter (where initiative.name is not null) as names
    from initiative
    semi join listed on initiative.article_id = listed.article_id
    group by initiative.article_id
),

samples as (
    select
        metric.article_id,
        list(metric.text order by metric.char_start)[1:4] as samples,
        list(metric.subject order by metric.char_start)[1:4] as subjects
    from metric
    semi join listed on metric.article_id = listed.article_id
    group by metric.article_id
)

select
    listed.article_id,
    coalesce(theme_set.themes, []) as themes,
    coalesce(page.paper, '-') as paper,
    listed.published_on,
    listed.path,
    listed.piece,
    listed.figures,
    page.published_precision,
    article.title,
    left(article.body, 130) as lead,
    coalesce(list_distinct(named.names), []) as names,
    coalesce(samples.samples, []) as samples,
    coalesce(samples.subjects, []) as subjects
from listed
inner join article on listed.article_id = article.article_id
inner join page on listed.page_id = page.page_id
left join theme_set on listed.themes_no = theme_set.themes_no
left join named on listed.article_id = named.article_id
left join samples on listed.article_id = samples.article_id
order by
    case when $sort = 'place' then listed.path = '' end,
    case when $sort = 'place' then listed.path end,
    case when $sort = 'figures' then -listed.figures end,
    listed.published_on desc nulls last,
    listed.page_id,
    listed.ordinal;
