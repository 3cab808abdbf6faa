-- Which measures are there: kind, base unit and what a rate is per?
-- grain: measure. parameters: $filters, $subject (null for all). Counts each claim once.
with picked_articles as materialized (
    select
        article_id,
        article_no
    from picked($filters)
),

repeats as (
    select retold.metric_id
    from retold
    inner join picked_articles on retold.article_no = picked_articles.article_no
    qualify row_number() over (partition by retold.claim_id order by retold.ordinal) > 1
)

select
    metric.kind,
    coalesce(metric.unit_base, metric.unit) as base,
    metric.per,
    count(*) as figures
from metric
semi join picked_articles on metric.article_id = picked_articles.article_id
anti join repeats on metric.metric_id = repeats.metric_id
where metric.value_base is not null and ($subject is null or metric.subject = $subject)
group by metric.kind, base, metric.per
order by figures desc, metric.kind, base, metric.per;
