-- What stands above this place?
-- grain: the place and each division above it, from the province down. parameters: $region.
select
    region.region_code,
    region.name,
    region.level,
    region.path
from region_closure as up
inner join region on up.ancestor_code = region.region_code
where up.region_code = $region
order by up.depth desc;
