-- zh: 每种报纸收录了哪些日子
-- en: Which days of each paper are in
select
    coalesce(page.paper, '(报名不详)') as paper,
    min(page.published_on) as first_day,
    max(page.published_on) as last_day,
    count(*) as pages,
    count(*) filter (where page.published_on is null) as undated
from page
group by page.paper
order by pages desc, paper;
