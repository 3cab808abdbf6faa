-- How much is it a head, where the place's population is told too?
-- grain: figure with a population of the same place. parameters: $filters, $measure.
-- Of several populations the newest page's counts, an undated page's where no other tells one; low
-- and high divide bound by bound.
with populations as (
    select
        coalesce(metric.region_code, article.region_code) as region_code,
        max_by(
            {
                'people': metric.value_base,
                'metric_id': metric.metric_id,
                'article_id': metric.article_id
            },
            (coalesce(page.published_on, date '0001-01-01'), metric.metric_id)
        ) as newest
    from metric
    inner join article on metric.article_id = article.article_id
    inner join page on article.page_id = page.page_id
    where
        metric.kind = 'count'
        and metric.unit in ('人', '口人')
        and metric.per is null
        and metric.value_base > 0
        and regexp_matches(metric.subject, '^(总|常住|户籍|全[旗县区乡镇村]|村)?(总)?人口(总数|数)?$')
    group by coalesce(metric.region_code, article.region_code)
)

select
    figures.metric_id,
    figures.article_id,
    figures.subject,
    figures.text,
    region.path,
    populations.newest['people'] as people,
    populations.newest['metric_id'] as people_id,
    populations.newest['article_id'] as people_article,
    figures.value_low / populations.newest['people'] as low,
    figures.value_high / populations.newest['people'] as high
from measured($filters, $measure) as figures
inner join populations on figures.region_code = populations.region_code
inner join region on figures.region_code = region.region_code
where region.level in ('county', 'township', 'village')
order by figures.value_base / populations.newest['people'] desc, figures.metric_id
limit 20;
