-- fail: rows whose page or article does not exist
select
    'article' as table_name,
    article.article_id as row_id
from article
left join page on article.page_id = page.page_id
where page.page_id is null

union all

select
    'metric' as table_name,
    metric.metric_id as row_id
from metric
left join article on metric.article_id = article.article_id
where article.article_id is null

union all

select
    'initiative' as table_name,
    initiative.initiative_id as row_id
from initiative
left join article on initiative.article_id = article.article_id
where article.article_id is null

union all

select
    'author' as table_name,
    author.article_id as row_id
from author
left join article on author.article_id = article.article_id
where article.article_id is null

union all

select
    'article_region' as table_name,
    article_region.article_id as row_id
from article_region
left join article on article_region.article_id = article.article_id
where article.article_id is null

union all

select
    'article_theme' as table_name,
    article_theme.article_id as row_id
from article_theme
left join article on article_theme.article_id = article.article_id
where article.article_id is null

union all

select
    'place_mention' as table_name,
    place_mention.article_id as row_id
from place_mention
left join article on place_mention.article_id = article.article_id
where article.article_id is null

union all

select
    'issue' as table_name,
    issue.issue_id as row_id
from issue
left join page on issue.page_id = page.page_id
where page.page_id is null
