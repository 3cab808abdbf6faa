-- How are the figures of one measure spread, over sizes and over places?
-- grain: by part: 'all' one row; 'bin' a third of an order of magnitude from least to most;
-- 'place' a division right below $scope. parameters: $filters, $measure, $scope.
-- Places further down count towards the division that holds them; nothing is added up.
with figures as materialized (
    select
        value_base,
        region_code,
        is_outlier
    from measured($filters, $measure)
),

reach as (
    select
        child.region_code as child_code,
        child.name,
        below.region_code
    from region as child
    inner join region_closure as below on child.region_code = below.ancestor_code
    where child.parent_code is not distinct from $scope
),

bins as (
    select
        floor(log10(value_base) * 3) as bin,
        count(*) as figures
    from figures
    where value_base > 0
    group by bin
),

places as (
    select
        reach.child_code as region_code,
        reach.name,
        count(*) as figures,
        min(figures.value_base) as least,
        median(figures.value_base) as middle,
        max(figures.value_base) as most
    from figures
    inner join reach on figures.region_code = reach.region_code
    group by reach.child_code, reach.name
    order by middle desc, reach.child_code
    limit 30
)

select
    'all' as part,
    null as region_code,
    null as name,
    count(*) as figures,
    count(*) filter (where is_outlier) as outliers,
    count(distinct region_code) as places,
    min(value_base) as least,
    median(value_base) as middle,
    max(value_base) as most
from figures
union all
select
    'bin' as part,
    null as region_code,
    null as name,
    figures,
    null as outliers,
    null as places,
    pow(10, bin / 3) as least,
    null as middle,
    pow(10, (bin + 1) / 3) as most
from bins
union all
select
    'place' as part,
    region_code,
    name,
    figures,
    null as outliers,
    null as places,
    least,
    middle,
    most
from places
order by part, middle desc, least;
