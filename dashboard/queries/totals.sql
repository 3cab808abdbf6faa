-- How much is there under these filters?
-- grain: one row. parameters: $filters. figures counts each claim once, mentions each telling.
with picked_articles as materialized (
    select
        article_no,
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

repeats as (
    select count(*) - count(distinct retold.claim_id) as repeats
    from retold
    inner join picked_articles on retold.article_no = picked_articles.article_no
),

pieces as (
    select
        count(*) as articles,
        count(*) filter (where initiatives > 0) as practising,
        count(distinct page_no) as pages,
        cast(coalesce(sum(initiatives), 0) as bigint) as initiatives,
        cast(coalesce(sum(named), 0) as bigint) as named,
        cast(coalesce(sum(figures), 0) as bigint) as mentions
    from picked_articles
)

select
    pieces.*,
    pieces.mentions - repeats.repeats as figures,
    places.*,
    papers.*
from pieces, repeats, places, papers;
