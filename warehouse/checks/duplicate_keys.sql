-- fail: identifiers borne by more than one row
select
    'page' as table_name,
    page_id as row_id
from page
group by page_id
having count(*) > 1

union all

select
    'page path' as table_name,
    source_path as row_id
from page
group by source_path
having count(*) > 1

union all

select
    'article' as table_name,
    article_id as row_id
from article
group by article_id
having count(*) > 1

union all

select
    'metric' as table_name,
    metric_id as row_id
from metric
group by metric_id
having count(*) > 1

union all

select
    'initiative' as table_name,
    initiative_id as row_id
from initiative
group by initiative_id
having count(*) > 1

union all

select
    'region' as table_name,
    region_code as row_id
from region
group by region_code
having count(*) > 1
