-- zh: 计划中的数字（尚未实现）
-- en: Figures that are planned, not achieved
select
    metric.subject,
    metric.text,
    metric.period_text,
    region.path,
    metric.sentence
from metric
left join region on metric.region_code = region.region_code
where metric.status = 'planned'
order by region.path, metric.subject;
