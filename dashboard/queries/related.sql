-- Which other figures say the same as this one, or something that does not fit it?
-- grain: other figure. parameters: $metric.
with others as (
    select
        'same' as relation,
        other.metric_id
    from claim_mention as this
    inner join claim_mention as other on this.claim_id = other.claim_id
    where this.metric_id = $metric and other.metric_id <> $metric
    union
    select
        'against' as relation,
        if(one_metric_id = $metric, other_metric_id, one_metric_id) as metric_id
    from contradiction
    where $metric in (one_metric_id, other_metric_id)
    union
    select
        'part' as relation,
        unnest(part_metric_ids) as metric_id
    from whole_and_parts
    where whole_metric_id = $metric
)

select
    others.relation,
    metric.metric_id,
    metric.article_id,
    metric.subject,
    metric.text,
    article.title,
    page.paper,
    page.published_on,
    page.published_precision
from others
inner join metric on others.metric_id = metric.metric_id
inner join article on metric.article_id = article.article_id
inner join page on article.page_id = page.page_id
order by others.relation, page.published_on, metric.metric_id
limit 20;
