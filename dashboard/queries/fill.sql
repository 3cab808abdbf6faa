-- How much of what a reader wants to know is known?
-- grain: one row, shares of 1. parameters: none.
with figures as (
    select
        avg(cast(subject <> '' as integer)) as figure_subject,
        avg(cast(region_code is not null as integer)) as figure_place,
        avg(cast(period_text is not null as integer)) as figure_period,
        avg(cast(unit_base is not null as integer)) as figure_base,
        avg(cast(measure_type <> 'unknown' as integer)) as figure_type
    from metric
),

pieces as (
    select
        avg(cast(region_code is not null as integer)) as article_place,
        avg(cast(theme is not null as integer)) as article_theme,
        avg(cast(title <> '' as integer)) as article_title
    from article
),

papers as (
    select
        avg(cast(paper is not null as integer)) as page_paper,
        avg(cast(published_on is not null as integer)) as page_date
    from page
)

select *
from papers, pieces, figures;
