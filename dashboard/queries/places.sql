-- How many initiatives has each place right below the chosen one?
-- grain: division below $scope (provinces where null). parameters: $filters, $scope.
-- has_source tells a place that no page speaks of (no data) from one that the filters empty (zero).
with reach as (
    select
        child.region_code as child_code,
        below.region_code
    from region as child
    inner join region_closure as below on child.region_code = below.ancestor_code
    where child.parent_code is not distinct from $scope
),

pieces as (
    select
        region_code,
        sum(initiatives) as initiatives,
        count(*) as articles
    from picked($filters)
    group by region_code
),

counted as (
    select
        reach.child_code,
        cast(sum(pieces.initiatives) as bigint) as initiatives,
        cast(sum(pieces.articles) as bigint) as articles
    from reach
    inner join pieces on reach.region_code = pieces.region_code
    group by reach.child_code
),

sources as (
    select distinct reach.child_code
    from reach
    inner join (
        select region_code from browse
        union
        select paper_region_code from page
    ) as spoken on reach.region_code = spoken.region_code
)

select
    child.region_code,
    child.name,
    child.level,
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(counted.articles, 0) as articles,
    sources.child_code is not null as has_source
from region as child
left join counted on child.region_code = counted.child_code
left join sources on child.region_code = sources.child_code
where child.parent_code is not distinct from $scope
order by initiatives desc, child.region_code;
