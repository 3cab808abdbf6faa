-- zh: 各旗县的做法数（含下级乡镇、村）
-- en: Initiatives by county, townships and villages included
select
    region.path,
    count(*) as initiatives
from initiative
inner join region_closure as up on initiative.region_code = up.region_code
inner join region on up.ancestor_code = region.region_code
where region.level = 'county'
group by region.path
order by initiatives desc, region.path;
