-- All figures that the filters leave, or those of one measure, for a file.
-- grain: figure. parameters: $filters, $measure (null fields take all), $limit.
select
    figures.metric_id,
    metric.kind,
    figures.subject,
    figures.text,
    figures.approx,
    figures.value_base,
    figures.unit_base,
    figures.per,
    figures.value_low,
    figures.value_high,
    figures.period_text,
    metric.period_start,
    metric.period_end,
    figures.status,
    figures.measure_type,
    -- Figures of different subjects are never compared.
    case when $measure['subject'] is not null then figures.is_outlier end as is_outlier,
    metric.sentence,
    metric.char_start,
    metric.char_end,
    coalesce(region.path, '') as region_path,
    figures.region_code,
    article.title,
    page.paper,
    page.published_on,
    page.published_precision,
    page.published_evidence,
    figures.article_id,
    article.page_id,
    page.file_name
from measured($filters, $measure) as figures
inner join metric on figures.metric_id = metric.metric_id
inner join article on figures.article_id = article.article_id
inner join page on article.page_id = page.page_id
left join region on figures.region_code = region.region_code
order by
    metric.kind,
    figures.unit_base,
    figures.per nulls first,
    figures.value_base desc,
    figures.metric_id
limit $limit;
