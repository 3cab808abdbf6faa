-- Where do figures of one place and period say different things of the same subject?
-- grain: pair of figures whose bounds do not meet, as the warehouse lists them.
-- parameters: $filters, $measure. One of the two stands in the articles that the filters leave.
with figures as materialized (
    select metric_id
    from measured($filters, $measure)
)

select
    contradiction.subject,
    lower_figure.period_text,
    contradiction.period_start,
    contradiction.period_end,
    region.path,
    contradiction.one_metric_id as one_id,
    lower_figure.article_id as one_article,
    lower_figure.text as one_text,
    lower_page.paper as one_paper,
    lower_page.published_on as one_on,
    lower_page.published_precision as one_precision,
    contradiction.other_metric_id as other_id,
    higher_figure.article_id as other_article,
    higher_figure.text as other_text,
    higher_page.paper as other_paper,
    higher_page.published_on as other_on,
    higher_page.published_precision as other_precision
from contradiction
inner join metric as lower_figure on contradiction.one_metric_id = lower_figure.metric_id
inner join metric as higher_figure on contradiction.other_metric_id = higher_figure.metric_id
inner join article as lower_article on lower_figure.article_id = lower_article.article_id
inner join article as higher_article on higher_figure.article_id = higher_article.article_id
inner join page as lower_page on lower_article.page_id = lower_page.page_id
inner join page as higher_page on higher_article.page_id = higher_page.page_id
inner join region on contradiction.region_code = region.region_code
where
    contradiction.one_metric_id in (select figures.metric_id from figures)
    or contradiction.other_metric_id in (select figures.metric_id from figures)
order by region.path, contradiction.subject, one_id, other_id
limit 50;
