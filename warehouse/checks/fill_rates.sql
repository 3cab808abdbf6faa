-- warn: a column is emptier than a good reading leaves it
with rates as (
    select
        'page.published_on' as column_name,
        count(*) as row_count,
        count(published_on) / count(*) as fill_rate,
        0.5 as expected
    from page

    union all

    select
        'article.region_code' as column_name,
        count(*) as row_count,
        count(region_code) / count(*) as fill_rate,
        0.5 as expected
    from article

    union all

    select
        'article.theme' as column_name,
        count(*) as row_count,
        count(theme) / count(*) as fill_rate,
        0.7 as expected
    from article

    union all

    select
        'metric.subject' as column_name,
        count(*) as row_count,
        count(nullif(subject, '')) / count(*) as fill_rate,
        0.9 as expected
    from metric
)

select *
from rates
where row_count >= 20 and fill_rate < expected
