-- Counts over a place with all that lies below it.
create or replace view region_summary as
with articles as (
    select
        region_closure.ancestor_code as region_code,
        count(*) as articles,
        count(*) filter (where article.is_initiative) as initiative_articles
    from article
    inner join region_closure on article.region_code = region_closure.region_code
    group by region_closure.ancestor_code
),

claims as (
    select
        region_closure.ancestor_code as region_code,
        count(*) as claims
    from claim
    inner join metric on claim.metric_id = metric.metric_id
    inner join region_closure on metric.region_code = region_closure.region_code
    group by region_closure.ancestor_code
)

select
    region.region_code,
    region.path as region_path,
    region.level as region_level,
    coalesce(articles.articles, 0) as articles,
    coalesce(articles.initiative_articles, 0) as initiative_articles,
    coalesce(claims.claims, 0) as claims
from region
left join articles on region.region_code = articles.region_code
left join claims on region.region_code = claims.region_code;
comment on view region_summary is 'What is known of each place, all below it included. A place without a row is one that no page speaks of, which is no zero. Grain: region.';
comment on column region_summary.region_code is 'Place (region).';
comment on column region_summary.region_path is 'Names from the province down, joined by /.';
comment on column region_summary.region_level is 'province, prefecture, county, township or village.';
comment on column region_summary.articles is 'Articles about the place or one below it. Unit: articles.';
comment on column region_summary.initiative_articles is 'Those that report a practice. Unit: articles.';
comment on column region_summary.claims is 'Claims about the place or one below it. Unit: claims.';

create or replace view theme_summary as
with articles as (
    select
        article_theme.theme,
        count(*) as articles,
        count(*) filter (where article_theme.rank = 1) as primary_articles
    from article_theme
    group by article_theme.theme
),

claims as (
    select
        theme,
        count(*) as claims
    from figure_by_claim
    where theme is not null
    group by theme
)

select
    theme.theme,
    theme.name_zh,
    theme.name_en,
    coalesce(articles.articles, 0) as articles,
    coalesce(articles.primary_articles, 0) as primary_articles,
    coalesce(claims.claims, 0) as claims
from theme
left join articles on theme.theme = articles.theme
left join claims on theme.theme = claims.theme;
comment on view theme_summary is 'What is known of each theme. Grain: theme.';
comment on column theme_summary.theme is 'Theme (theme).';
comment on column theme_summary.name_zh is 'Chinese name.';
comment on column theme_summary.name_en is 'English name.';
comment on column theme_summary.articles is 'Articles to which it applies. Unit: articles.';
comment on column theme_summary.primary_articles is 'Articles of which it is the primary theme. Unit: articles.';
comment on column theme_summary.claims is 'Claims of those articles. Unit: claims.';

create or replace view coverage as
with counts as (
    select
        page_id,
        count(*) as articles
    from article
    group by page_id
)

select
    page.paper,
    page.paper_region_code,
    region.path as paper_region_path,
    page.published_on,
    page.published_precision,
    count(*) as pages,
    coalesce(sum(counts.articles), 0) as articles
from page
left join counts on page.page_id = counts.page_id
left join region on page.paper_region_code = region.region_code
group by all;
comment on view coverage is 'Which papers of which days the warehouse holds. Grain: paper and date.';
comment on column coverage.paper is 'Newspaper; null if unknown.';
comment on column coverage.paper_region_code is 'Whose paper it is (region).';
comment on column coverage.paper_region_path is 'Names from the province down, joined by /.';
comment on column coverage.published_on is 'Date, first day of what is known.';
comment on column coverage.published_precision is 'day, month or year.';
comment on column coverage.pages is 'Pages. Unit: pages.';
comment on column coverage.articles is 'Articles on them. Unit: articles.';
