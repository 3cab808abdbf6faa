-- What the filters ask of every article, side by side; made in memory once for a version.
-- grain: article.
create table memory.main.browse as
with tags as (
    select
        article_id,
        list(theme order by rank) as themes
    from article_theme
    group by article_id
),

practices as (
    select
        article_id,
        count(*) as initiatives,
        count(name) as named
    from initiative
    group by article_id
),

figures as (
    select
        article_id,
        count(*) as figures,
        list(distinct kind) as measures
    from metric
    group by article_id
)

select
    article.article_id,
    article.page_id,
    article.ordinal,
    article.kind as piece,
    article.region_code,
    article.run_id,
    coalesce(page.paper, '-') as paper,
    page.published_on,
    coalesce(tags.themes, []) as themes,
    coalesce(practices.initiatives, 0) as initiatives,
    coalesce(practices.named, 0) as named,
    coalesce(figures.figures, 0) as figures,
    coalesce(figures.measures, []) as measures
from article
inner join page on article.page_id = page.page_id
left join tags on article.article_id = tags.article_id
left join practices on article.article_id = practices.article_id
left join figures on article.article_id = figures.article_id;
