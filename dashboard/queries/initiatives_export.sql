-- All initiatives that the filters leave, for a file.
-- grain: initiative. parameters: $filters, $limit.
with figures as (
    select
        metric.article_id,
        string_agg(metric.subject || ' ' || metric.text, '；' order by metric.char_start) as amounts
    from metric
    group by metric.article_id
),

authors as (
    select
        author.article_id,
        list(author.name order by author.ordinal) as authors
    from author
    where author.role in ('reporter', 'correspondent', 'intern')
    group by author.article_id
)

select
    initiative.initiative_id,
    initiative.name,
    article.title,
    coalesce(region.path, '') as region_path,
    picked_articles.region_code,
    coalesce(theme_set.themes, []) as themes,
    article.kind as piece,
    page.paper,
    page.published_on,
    page.published_precision,
    page.published_evidence,
    coalesce(authors.authors, []) as authors,
    coalesce(figures.amounts, '') as amounts,
    left(article.body, 200) as lead,
    initiative.article_id,
    page.file_name
from initiative
inner join picked($filters) as picked_articles
    on initiative.article_id = picked_articles.article_id
inner join article on initiative.article_id = article.article_id
inner join page on article.page_id = page.page_id
left join region on picked_articles.region_code = region.region_code
left join theme_set on picked_articles.themes_no = theme_set.themes_no
left join figures on initiative.article_id = figures.article_id
left join authors on initiative.article_id = authors.article_id
order by page.published_on desc nulls last, article.page_id, article.ordinal, initiative.char_start
limit $limit;
