-- How often is what the matter?
-- grain: code and severity. parameters: none.
select
    code,
    severity,
    count(*) as issues,
    count(distinct page_id) as pages
from issue
group by code, severity
order by issues desc, code;
