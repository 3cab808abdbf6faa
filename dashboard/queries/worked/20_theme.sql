-- zh: 养老服务的做法，连同标题、地点和报纸
-- en: Initiatives in elder care with headline, place and paper
select
    initiative.name,
    article.title,
    region.path,
    page.paper,
    page.published_on
from initiative
inner join article on initiative.article_id = article.article_id
inner join page on article.page_id = page.page_id
inner join article_theme as tag on article.article_id = tag.article_id
left join region on initiative.region_code = region.region_code
where tag.theme = 'elder_care'
order by page.published_on desc nulls last, article.title;
