-- Two claims that cannot both hold: same subject, place, period, unit and nature, bounds that do not
-- meet. Only subjects with a stated period are compared: without one, two values are two moments.
-- Each claim is set beside the next higher one alone: of forty values for one thing, thirty-nine pairs
-- say all that the seven hundred and eighty would.
insert into contradiction
with comparable as (
    select
        metric.metric_id,
        metric.subject,
        metric.region_code,
        metric.kind,
        coalesce(metric.unit_base, '') as unit_base,
        coalesce(metric.per, '') as per,
        metric.status,
        metric.measure_type,
        metric.period_text,
        metric.period_start,
        metric.period_end,
        metric.article_id,
        metric.char_start,
        coalesce(metric.value_low, '-inf') as low,
        coalesce(metric.value_high, 'inf') as high
    from rival_metric as metric
    inner join claim on metric.metric_id = claim.metric_id
    where
        metric.period_start is not null
        and metric.region_code is not null
        and length(metric.subject) > 1
        and metric.kind not in ('age', 'duration')
),

rivals as (
    -- One of those that say the same, so that the pairs do not depend on the order of reading.
    select *
    from comparable
    qualify row_number() over (
        partition by
            subject, region_code, kind, unit_base, per, status, measure_type,
            period_start, period_end, low
        order by metric_id
    ) = 1
)

select
    one.metric_id as one_metric_id,
    other.metric_id as other_metric_id,
    one.subject,
    one.region_code,
    one.period_start,
    one.period_end,
    nullif(one.unit_base, '') as unit_base
from comparable as one
asof inner join rivals as other
    on
        one.subject = other.subject
        and one.region_code = other.region_code
        and one.kind = other.kind
        and one.unit_base = other.unit_base
        and one.per = other.per
        and one.status = other.status
        and one.measure_type = other.measure_type
        and one.period_start = other.period_start
        and one.period_end = other.period_end
        and one.high < other.low
-- Within one article a subject named twice is usually two things; another article repeats it.
where one.article_id <> other.article_id
order by one.region_code, one.subject, one.metric_id, other.metric_id;
