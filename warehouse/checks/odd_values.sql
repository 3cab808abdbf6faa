-- warn: values that are most likely misread
select
    metric_id,
    text,
    kind,
    value,
    unit
from metric
where
    (kind = 'percent' and value > 1000)
    or (kind = 'age' and value > 125)
    or (kind = 'area' and value = 0)
    or (kind = 'count' and value > 1e10)
