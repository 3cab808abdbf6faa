-- fail: a fifth or more of the articles or figures is gone since the last version
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
    totals.articles_before,
    totals.articles,
    totals.metrics_before,
    totals.metrics,
    coalesce(page_history.file_name, 'no file') as file_name,
    coalesce(page_history.change, 'pages read otherwise') as change
from totals
left join page_history on totals.run_id = page_history.valid_to_run
where totals.articles <= 0.8 * totals.articles_before and totals.articles_before > 0
or totals.metrics <= 0.8 * totals.metrics_before and totals.metrics_before > 0
order by page_history.change desc, page_history.file_name
