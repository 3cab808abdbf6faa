-- Which figures stand in this article?
-- grain: figure. parameters: $article.
select
    metric.metric_id,
    metric.article_id,
    metric.char_start,
    metric.char_end,
    metric.text,
    metric.value,
    metric.value_max,
    metric.approx,
    metric.unit,
    metric.per,
    metric.kind,
    metric.subject,
    coalesce(region.path, '') as path,
    metric.value_base,
    metric.unit_base,
    metric.value_low,
    metric.value_high,
    metric.period_text,
    metric.period_start,
    metric.period_end,
    metric.status,
    metric.measure_type,
    metric.sentence,
    metric.rule_id,
    metric.run_id
from metric
left join region on metric.region_code = region.region_code
where metric.article_id = $article
order by metric.char_start, metric.char_end;
