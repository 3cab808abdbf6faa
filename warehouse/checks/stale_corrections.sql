-- fail: corrections whose page or reading is no longer what they expect: look again, then mend or drop them
select distinct
    correction_id,
    file_name,
    detail
from correction
where status = 'stale'
order by correction_id
