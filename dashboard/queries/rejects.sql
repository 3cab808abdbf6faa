-- Which files were refused, and why?
-- grain: file and run. parameters: none.
select
    reject.source_path,
    reject.reason,
    reject.detail,
    run.finished_at
from reject
left join run on reject.run_id = run.run_id
order by run.finished_at desc, reject.source_path
limit 200;
