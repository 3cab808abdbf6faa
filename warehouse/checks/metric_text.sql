-- fail: figures whose span does not hold their text (of the last run; older ones were checked when read)
select
    metric.metric_id,
    metric.text,
    substring(page.text, metric.char_start + 1, metric.char_end - metric.char_start) as page_text
from metric
inner join article on metric.article_id = article.article_id
inner join page on article.page_id = page.page_id
where
    metric.run_id = (select max(run.run_id) from run)
    and metric.text
    is distinct from substring(page.text, metric.char_start + 1, metric.char_end - metric.char_start)
