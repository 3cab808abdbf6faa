-- How much is there under these filters?
-- grain: one row. parameters: $filters.
with picked_articles as materialized (
    select
        region_code,
        page_no,
        paper_no,
        initiatives,
        named,
        figures
    from picked($filters)
),

places as (
    select
        count(distinct above.region_code) filter (where above.level = 'county') as counties,
        count(distinct above.region_code) filter (where above.level = 'township') as townships
    from (select distinct region_code from picked_articles) as named
    inner join region_closure as up on named.region_code = up.region_code
    inner join region as above on up.ancestor_code = above.region_code
),

papers as (
    select count(*) as papers
    from paper_set
    where paper <> '-' and paper_no in (select paper_no from picked_articles)
),

pieces as (
    select
        count(*) as articles,
        count(*) filter (where initiatives > 0) as practising,
        count(distinct page_no) as pages,
        cast(coalesce(sum(initiatives), 0) as bigint) as initiatives,
        cast(coalesce(sum(named), 0) as bigint) as named,
        cast(coalesce(sum(figures), 0) as bigint) as figures
    from picked_articles
)

select *
from pieces, places, papers;
