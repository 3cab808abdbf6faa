-- Two claims that cannot both hold: same subject, place, period, unit and nature, bounds that do not
-- meet. Only subjects with a stated period are compared: without one, two values are two moments.
create or replace table contradiction as
with comparable as (
    select
        metric.metric_id,
        metric.subject,
        metric.region_code,
        metric.kind,
        metric.unit_base,
        metric.per,
        metric.status,
        metric.measure_type,
        metric.period_text,
        metric.period_start,
        metric.period_end,
        metric.article_id,
        metric.char_start,
        coalesce(metric.value_low, '-inf') as low,
        coalesce(metric.value_high, 'inf') as high
    from metric
    inner join claim on metric.metric_id = claim.metric_id
    where
        metric.period_start is not null
        and metric.region_code is not null
        and length(metric.subject) > 1
        and metric.kind not in ('age', 'duration')
)

select
    one.metric_id as one_metric_id,
    other.metric_id as other_metric_id,
    one.subject,
    one.region_code,
    one.period_start,
    one.period_end,
    one.unit_base
from comparable as one
inner join comparable as other
    on
        one.subject = other.subject
        and one.region_code = other.region_code
        and one.kind = other.kind
        and one.unit_base is not distinct from other.unit_base
        and one.per is not distinct from other.per
        and one.status = other.status
        and one.measure_type = other.measure_type
        and one.period_start = other.period_start
        and one.period_end = other.period_end
        -- Within one article a subject named twice is usually two things; another article repeats it.
        and one.article_id <> other.article_id
        and one.high < other.low
order by one.region_code, one.subject, one.metric_id, other.metric_id;
comment on table contradiction is 'Pairs of claims on one subject, place and period whose bounds do not meet; listed, never averaged. Grain: pair.';
comment on column contradiction.one_metric_id is 'Figure of the lower claim (metric).';
comment on column contradiction.other_metric_id is 'Figure of the higher claim (metric).';
comment on column contradiction.subject is 'What both are about.';
comment on column contradiction.region_code is 'Place of both (region).';
comment on column contradiction.period_start is 'First day of their period.';
comment on column contradiction.period_end is 'Last day of their period.';
comment on column contradiction.unit_base is 'Unit of both.';
