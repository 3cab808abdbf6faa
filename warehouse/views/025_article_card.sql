-- Articles as a list shows and a file keeps them.
create or replace view article_card as
with figures as (
    select
        article_id,
        count(*) as figures
    from figure_by_claim
    group by article_id
),

credits as (
    select
        article_id,
        list(name order by ordinal) as authors
    from author
    group by article_id
),

tags as (
    select
        article_id,
        list(theme order by rank) as themes
    from article_theme
    group by article_id
)

select
    -- ids
    article.article_id,
    article.page_id,
    article.region_code,
    -- what
    article.title,
    article.kicker,
    article.kind as piece,
    article.column_name,
    article.theme,
    theme.name_zh as theme_name,
    coalesce(tags.themes, []) as themes,
    article.is_initiative,
    region.path as region_path,
    region.level as region_level,
    coalesce(figures.figures, 0) as figures,
    coalesce(credits.authors, []) as authors,
    article.body,
    -- source
    page.paper,
    page.published_on,
    page.published_precision,
    page.file_name,
    article.correction_id
from article
inner join page on article.page_id = page.page_id
left join theme on article.theme = theme.theme
left join region on article.region_code = region.region_code
left join figures on article.article_id = figures.article_id
left join credits on article.article_id = credits.article_id
left join tags on article.article_id = tags.article_id;
comment on view article_card is 'Articles with place, themes, credits and source. Grain: article.';
comment on column article_card.article_id is 'Article (article).';
comment on column article_card.page_id is 'Page (page).';
comment on column article_card.region_code is 'The one place it is about (region).';
comment on column article_card.title is 'Headline; empty if none.';
comment on column article_card.kicker is 'Line above or beside the headline; null if none.';
comment on column article_card.piece is 'article, brief, photo_caption or reference.';
comment on column article_card.column_name is 'Newspaper column it runs under (栏目); null if none.';
comment on column article_card.theme is 'Primary theme (theme).';
comment on column article_card.theme_name is 'Chinese name of the primary theme.';
comment on column article_card.themes is 'All themes that apply, the primary first (theme).';
comment on column article_card.is_initiative is 'Whether it reports a practice of its actor.';
comment on column article_card.region_path is 'Names from the province down, joined by /.';
comment on column article_card.region_level is 'province, prefecture, county, township or village.';
comment on column article_card.figures is 'Claims that it stands for. Unit: claims.';
comment on column article_card.authors is 'Credits in their order, of all roles.';
comment on column article_card.body is 'Reading text: wrapped paragraphs rejoined.';
comment on column article_card.paper is 'Newspaper; null if unknown.';
comment on column article_card.published_on is 'Date of the page, first day of what is known.';
comment on column article_card.published_precision is 'day, month or year.';
comment on column article_card.file_name is 'File of the page.';
comment on column article_card.correction_id is 'Reviewer''s correction that changed its place or themes (correction); null otherwise.';
