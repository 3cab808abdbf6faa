-- In which units is this kind of quantity given?
-- grain: base unit. parameters: $measure.
select
    unit_base as unit,
    count(*) as figures
from metric
where kind = $measure and unit_base is not null
group by unit_base
order by figures desc, unit
limit 40;
