-- zh: 每种单位下，最常见的指标
-- en: The most common measures of each unit
select
    coalesce(unit_base, unit) as unit,
    subject,
    count(*) as figures
from metric
group by coalesce(unit_base, unit), subject
having count(*) > 1
order by figures desc, unit, subject;
