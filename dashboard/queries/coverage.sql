-- Which papers are there, for which months?
-- grain: paper and month. parameters: $region (null for all papers).
select
    coalesce(page.paper, '-') as paper,
    date_trunc('month', page.published_on)::date as month,
    count(*) as pages
from page
where
    $region is null
    or page.paper_region_code in (
        select below.region_code
        from region_closure as below
        where below.ancestor_code = $region
    )
group by coalesce(page.paper, '-'), date_trunc('month', page.published_on)
order by pages desc, paper, month;
