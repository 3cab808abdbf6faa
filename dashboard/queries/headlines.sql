-- Which things are counted most often, and how much do they come to?
-- grain: subject, unit and what it is per. parameters: $filters, $limit.
-- A claim told several times in the same words counts once; plans, rates and figures that run up
-- over the years are left out of the sum. high is null where a figure has no upper bound.
with picked_articles as (select article_id from picked($filters)),

claims as (
    select distinct
        metric.subject,
        metric.kind,
        metric.unit_base,
        metric.region_code,
        metric.period_start,
        metric.value_low,
        metric.value_high
    from metric
    semi join picked_articles on metric.article_id = picked_articles.article_id
    where
        metric.per is null
        and metric.status = 'achieved'
        and metric.kind in ('count', 'money', 'area', 'length', 'mass', 'volume')
        and metric.measure_type not in ('rate', 'cumulative')
        and metric.unit_base is not null
        and len(metric.subject) > 1
)

select
    subject,
    kind,
    unit_base,
    count(*) as claims,
    sum(coalesce(value_low, 0)) as low,
    case when count(*) = count(value_high) then sum(value_high) end as high
from claims
group by subject, kind, unit_base
having count(*) > 1
order by claims desc, low desc, subject
limit $limit;
