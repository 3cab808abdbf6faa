create or replace view initiative_card as
with figures as (
    select
        article_id,
        count(*) as figures
    from figure_by_claim
    group by article_id
)

select
    -- ids
    initiative.initiative_id,
    initiative.article_id,
    article.page_id,
    initiative.region_code,
    initiative.theme,
    -- what
    initiative.name,
    article.title,
    article.kind as piece,
    theme.name_zh as theme_name,
    region.path as region_path,
    region.level as region_level,
    coalesce(figures.figures, 0) as figures,
    -- source
    page.paper,
    page.published_on,
    page.file_name
from initiative
inner join article on initiative.article_id = article.article_id
inner join page on article.page_id = page.page_id
left join theme on initiative.theme = theme.theme
left join region on initiative.region_code = region.region_code
left join figures on initiative.article_id = figures.article_id;
comment on view initiative_card is 'Initiatives with place, theme and source. Grain: initiative of an article.';
comment on column initiative_card.initiative_id is 'Initiative (initiative).';
comment on column initiative_card.article_id is 'Article (article).';
comment on column initiative_card.page_id is 'Page (page).';
comment on column initiative_card.region_code is 'Place (region).';
comment on column initiative_card.theme is 'Primary theme (theme).';
comment on column initiative_card.name is 'Name; null where the article names none.';
comment on column initiative_card.title is 'Headline of the article.';
comment on column initiative_card.piece is 'article, brief, photo_caption or reference.';
comment on column initiative_card.theme_name is 'Chinese name of the theme.';
comment on column initiative_card.region_path is 'Names from the province down, joined by /.';
comment on column initiative_card.region_level is 'province, prefecture, county, township or village.';
comment on column initiative_card.figures is 'Claims of the article. Unit: claims.';
comment on column initiative_card.paper is 'Newspaper; null if unknown.';
comment on column initiative_card.published_on is 'Date of the page.';
comment on column initiative_card.file_name is 'File of the page.';
