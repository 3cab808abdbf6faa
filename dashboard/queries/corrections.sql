-- What have reviewers corrected?
-- grain: correction and field. parameters: $row (a metric_id or article_id; null for all).
select
    correction.correction_id,
    correction.file_name,
    correction.target,
    coalesce(metric.article_id, article.article_id) as article_id,
    metric.metric_id,
    correction.field,
    correction.value_before,
    correction.value_after,
    correction.quote,
    correction.reason,
    correction.reviewer,
    correction.decided_on,
    correction.status,
    correction.detail
from correction
left join metric on correction.row_id = metric.metric_id
left join article on correction.row_id = article.article_id
where $row is null or correction.row_id = $row
order by correction.status desc, correction.decided_on desc, correction.correction_id
limit 200;
