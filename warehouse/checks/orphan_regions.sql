-- fail: codes that name no division
with referred as (
    select
        'page' as table_name,
        page_id as row_id,
        paper_region_code as region_code
    from page

    union all

    select
        'article' as table_name,
        article_id as row_id,
        region_code
    from article

    union all

    select
        'metric' as table_name,
        metric_id as row_id,
        region_code
    from metric

    union all

    select
        'article_region' as table_name,
        article_id as row_id,
        region_code
    from article_region

    union all

    select
        'region' as table_name,
        region_code as row_id,
        parent_code as region_code
    from region
)

select referred.*
from referred
left join region on referred.region_code = region.region_code
where referred.region_code is not null and region.region_code is null
