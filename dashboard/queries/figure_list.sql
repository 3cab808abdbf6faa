-- Which figures does this measure have?
-- grain: figure. parameters: $filters, $measure, $sort (value, low, newest, place), $limit, $offset.
with listed as (
    select
        figures.*,
        coalesce(region.path, '') as path
    from measured($filters, $measure) as figures
    left join region on figures.region_code = region.region_code
    order by
        case when $sort = 'place' then region.path is null end,
        case when $sort = 'place' then region.path end,
        case when $sort = 'newest' then figures.published_on end desc nulls last,
        case when $sort = 'low' then figures.value_base end,
        figures.value_base desc,
        figures.metric_id
    limit $limit offset $offset
)

select
    listed.metric_id,
    listed.article_id,
    listed.text,
    listed.approx,
    listed.subject,
    listed.unit_base,
    listed.per,
    listed.value_base,
    listed.value_low,
    listed.value_high,
    listed.period_text,
    listed.status,
    listed.measure_type,
    listed.path,
    listed.is_outlier,
    (
        listed.metric_id in (select contradiction.one_metric_id from contradiction)
        or listed.metric_id in (select contradiction.other_metric_id from contradiction)
    ) as is_contradicted,
    article.title,
    left(article.body, 40) as lead,
    page.paper,
    page.published_on,
    page.published_precision
from listed
inner join article on listed.article_id = article.article_id
inner join page on article.page_id = page.page_id
order by
    case when $sort = 'place' then listed.path = '' end,
    case when $sort = 'place' then listed.path end,
    case when $sort = 'newest' then listed.published_on end desc nulls last,
    case when $sort = 'low' then listed.value_base end,
    listed.value_base desc,
    listed.metric_id;
