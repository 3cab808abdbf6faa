-- Which places are called so?
-- grain: division. parameters: $word.
select
    region.region_code,
    region.name,
    region.path,
    cast(sum(browse.initiatives) as bigint) as initiatives
from region
inner join region_closure as below on region.region_code = below.ancestor_code
inner join browse on below.region_code = browse.region_code
where contains(region.name, $word)
group by region.region_code, region.name, region.path
order by len(region.path), initiatives desc
limit 8;
