-- Where do figures of one place and period say different things of the same subject?
-- grain: subject, place and period whose bounds do not all meet; the two furthest apart stand for it.
-- parameters: $filters, $measure.
with figures as (
    select
        *,
        coalesce(value_low, '-inf') as low,
        coalesce(value_high, 'inf') as high
    from measured($filters, $measure)
    where region_code is not null and len(subject) > 1
),

apart as (
    select
        subject,
        region_code,
        any_value(period_text) as period_text,
        count(*) as figures,
        {
            'metric_id': arg_min(metric_id, high),
            'article_id': arg_min(article_id, high),
            'text': arg_min(text, high)
        } as one,
        {
            'metric_id': arg_max(metric_id, low),
            'article_id': arg_max(article_id, low),
            'text': arg_max(text, low)
        } as other
    from figures
    group by subject, region_code, period_start, measure_type, status
    having min(high) < max(low)
)

select
    apart.subject,
    apart.period_text,
    apart.figures,
    region.path,
    apart.one['metric_id'] as one_id,
    apart.one['article_id'] as one_article,
    apart.one['text'] as one_text,
    apart.other['metric_id'] as other_id,
    apart.other['article_id'] as other_article,
    apart.other['text'] as other_text
from apart
inner join region on apart.region_code = region.region_code
where region.level in ('county', 'township', 'village')
order by region.path, apart.subject, one_id
limit 50;
