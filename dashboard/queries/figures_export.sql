-- All figures of one measure, for a file.
-- grain: figure. parameters: $filters, $measure, $limit.
select
    figures.metric_id,
    figures.subject,
    figures.text,
    figures.approx,
    figures.value_base,
    figures.unit_base,
    figures.per,
    figures.value_low,
    figures.value_high,
    figures.period_text,
    figures.status,
    figures.measure_type,
    figures.is_outlier,
    coalesce(region.path, '') as region_path,
    figures.region_code,
    article.title,
    page.paper,
    page.published_on,
    page.published_precision,
    figures.article_id,
    page.file_name
from measured($filters, $measure) as figures
inner join article on figures.article_id = article.article_id
inner join page on article.page_id = page.page_id
left join region on figures.region_code = region.region_code
order by figures.value_base desc, figures.metric_id
limit $limit;
