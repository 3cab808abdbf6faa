-- The claims of one measure in the articles that the filters leave, each by its first telling there.
-- f: the struct of dashboard.filters.Filters; m: kind, base, per and subject of a measure, where a
-- null takes all, and of no base unit in particular any per. Orders of magnitude more than a third quartile stand out.
create macro memory.main.measured(f, m) as table
with picked_articles as materialized (
    select
        article_id,
        article_no,
        region_code,
        published_on
    from picked(f)
),

repeats as (
    select retold.metric_id
    from retold
    inner join picked_articles on retold.article_no = picked_articles.article_no
    qualify row_number() over (partition by retold.claim_id order by retold.ordinal) > 1
),

figures as (
    select
        metric.metric_id,
        metric.article_id,
        metric.text,
        metric.approx,
        metric.subject,
        metric.unit_base,
        metric.per,
        metric.value_base,
        metric.value_low,
        metric.value_high,
        metric.period_start,
        metric.period_text,
        metric.status,
        metric.measure_type,
        coalesce(metric.region_code, picked_articles.region_code) as region_code,
        picked_articles.published_on
    from metric
    inner join picked_articles on metric.article_id = picked_articles.article_id
    anti join repeats on metric.metric_id = repeats.metric_id
    where
        (m['kind'] is null or metric.kind = m['kind'])
        and (
            m['base'] is null
            or (
                coalesce(metric.unit_base, metric.unit) = m['base']
                and metric.per is not distinct from m['per']
            )
        )
        and (m['subject'] is null or metric.subject = m['subject'])
        and metric.value_base is not null
        and (
            f['measure'] is distinct from m['kind']
            or f['unit'] is distinct from m['base']
            or (
                (f['low'] is null or coalesce(metric.value_high, 'inf') >= f['low'])
                and (f['high'] is null or coalesce(metric.value_low, '-inf') <= f['high'])
            )
        )
),

spread as (
    select
        quantile_cont(log10(value_base), 0.25) as low_quarter,
        quantile_cont(log10(value_base), 0.75) as high_quarter
    from figures
    where value_base > 0
)

select
    figures.*,
    coalesce(
        m['subject'] is not null
        and figures.value_base > 0
        and (
            log10(figures.value_base)
            > spread.high_quarter + 1.5 * greatest(spread.high_quarter - spread.low_quarter, 0.3)
            or log10(figures.value_base)
            < spread.low_quarter - 1.5 * greatest(spread.high_quarter - spread.low_quarter, 0.3)
        ),
        false
    ) as is_outlier
from figures, spread;
