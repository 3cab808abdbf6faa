-- Which measures are called so?
-- grain: subject and measure. parameters: $word.
select
    metric.subject,
    metric.kind,
    coalesce(metric.unit_base, metric.unit) as base,
    metric.per,
    count(*) as figures
from metric
where contains(metric.subject, $word) and metric.value_base is not null
group by metric.subject, metric.kind, base, metric.per
order by figures desc, metric.subject
limit 10;
