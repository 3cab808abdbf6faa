-- zh: 日工资有多高
-- en: What is paid a day
select
    metric.value_base as yuan,
    metric.text,
    metric.subject,
    region.path,
    metric.sentence
from metric
left join region on metric.region_code = region.region_code
where metric.kind = 'money' and metric.per in ('天', '日')
order by yuan desc;
