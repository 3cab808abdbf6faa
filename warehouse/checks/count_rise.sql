-- warn: articles or figures have doubled since the last version
with totals as (
    select
        run_id,
        articles,
        metrics,
        lead(articles) over (order by run_id desc) as articles_before,
        lead(metrics) over (order by run_id desc) as metrics_before
    from run
    qualify row_number() over (order by run_id desc) = 1
)

select
    articles_before,
    articles,
    metrics_before,
    metrics
from totals
where (articles >= 2 * articles_before and articles_before > 0)
or (metrics >= 2 * metrics_before and metrics_before > 0)
