-- What did the last load bring?
-- grain: one row. parameters: $run.
select
    (select count(*) from page where page.run_id = $run) as pages,
    count(*) as articles,
    cast(coalesce(sum(initiatives), 0) as bigint) as initiatives,
    cast(coalesce(sum(figures), 0) as bigint) as figures
from browse
where run_id = $run;
