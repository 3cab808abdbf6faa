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
        bit_or(case kind
            when 'count' then 1
            when 'money' then 2
            when 'area' then 4
            when 'length' then 8
            when 'mass' then 16
            when 'volume' then 32
            when 'percent' then 64
            when 'duration' then 128
            when 'age' then 256
            else 512
        end) as kinds
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
    list_filter(
        [
            if(figures.kinds & 1 > 0, 'count', null),
            if(figures.kinds & 2 > 0, 'money', null),
            if(figures.kinds & 4 > 0, 'area', null),
            if(figures.kinds & 8 > 0, 'length', null),
            if(figures.kinds & 16 > 0, 'mass', null),
            if(figures.kinds & 32 > 0, 'volume', null),
            if(figures.kinds & 64 > 0, 'percent', null),
            if(figures.kinds & 128 > 0, 'duration', null),
            if(figures.kinds & 256 > 0, 'age', null),
            if(figures.kinds & 512 > 0, 'other', null)
        ],
        lambda kind: kind is not null
    ) as measures
from article
inner join page on article.page_id = page.page_id
left join tags on article.article_id = tags.article_id
left join practices on article.article_id = practices.article_id
left join figures on article.article_id = figures.article_id;
