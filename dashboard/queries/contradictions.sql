-- Where do figures of one place and period say different things of the same subject?
-- grain: pair of figures whose bounds do not meet. parameters: $filters, $measure.
with figures as (
    select
        *,
        coalesce(value_low, '-inf') as low,
        coalesce(value_high, 'inf') as high
    from measured($filters, $measure)
    where region_code is not null and len(subject) > 1
)

select
    one.subject,
    one.region_code,
    region.path,
    one.period_text,
    one.metric_id as one_id,
    one.article_id as one_article,
    one.text as one_text,
    other.metric_id as other_id,
    other.article_id as other_article,
    other.text as other_text
from figures as one
inner join figures as other
    on
        one.subject = other.subject
        and one.region_code = other.region_code
        and one.period_start is not distinct from other.period_start
        and one.measure_type = other.measure_type
        and one.status = other.status
        and one.high < other.low
inner join region on one.region_code = region.region_code
where region.level in ('county', 'township', 'village')
order by region.path, one.subject, one_id, other_id
limit 20;
