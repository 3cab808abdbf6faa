-- zh: 有名字的做法：名称、地点、出处
-- en: Initiatives that have a name
select
    initiative.name,
    region.path,
    article.title,
    page.paper,
    page.published_on
from initiative
inner join article on initiative.article_id = article.article_id
inner join page on article.page_id = page.page_id
left join region on initiative.region_code = region.region_code
where initiative.name is not null
order by initiative.name;
