-- Which is the deepest place that holds nine articles in ten?
-- grain: one row or none. parameters: none.
with spoken as (
    select
        region_code,
        count(*) as articles
    from browse
    where region_code is not null
    group by region_code
),

held as (
    select
        up.ancestor_code,
        sum(spoken.articles) as articles
    from spoken
    inner join region_closure as up on spoken.region_code = up.region_code
    group by up.ancestor_code
)

select region.region_code
from held
inner join region on held.ancestor_code = region.region_code
where
    region.level in ('province', 'prefecture')
    and held.articles >= 0.9 * (select sum(articles) from spoken)
order by len(region.path) desc
limit 1;
