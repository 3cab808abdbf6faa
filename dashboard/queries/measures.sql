-- Which measures are there: kind, base unit and what a rate is per?
-- grain: measure. parameters: $filters.
select
    metric.kind,
    coalesce(metric.unit_base, metric.unit) as base,
    metric.per,
    count(*) as figures
from metric
semi join picked($filters) as picked_articles on metric.article_id = picked_articles.article_id
where metric.value_base is not null
group by metric.kind, base, metric.per
order by figures desc, metric.kind, base, metric.per
limit 60;
