-- Which loads have there been?
-- grain: run. parameters: none.
select *
from run
order by finished_at desc
limit 200;
