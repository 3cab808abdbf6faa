-- How do places compare in one measure?
-- grain: division right below $scope. parameters: $filters, $measure, $scope.
-- Places further down count towards the division that holds them; nothing is added up.
with reach as (
    select
        child.region_code as child_code,
        child.name,
        below.region_code
    from region as child
    inner join region_closure as below on child.region_code = below.ancestor_code
    where child.parent_code is not distinct from $scope
)

select
    reach.child_code as region_code,
    reach.name,
    count(*) as figures,
    min(figures.value_base) as least,
    median(figures.value_base) as middle,
    max(figures.value_base) as most
from measured($filters, $measure) as figures
inner join reach on figures.region_code = reach.region_code
group by reach.child_code, reach.name
order by middle desc, reach.child_code
limit 30;
