-- zh: 赤峰市（150400）及其下级的金额，按元换算，带上下限
-- en: Sums of money in Chifeng (150400) and below, in CNY with bounds
select
    metric.subject,
    metric.text,
    metric.value_low,
    metric.value_high,
    region.path,
    article.title
from metric
inner join article on metric.article_id = article.article_id
inner join region on metric.region_code = region.region_code
where
    metric.kind = 'money'
    and metric.region_code in (
        select below.region_code
        from region_closure as below
        where below.ancestor_code = '150400'
    )
order by metric.value_base desc;
