-- fail: values that cannot be
select
    metric_id,
    text,
    kind,
    value,
    value_max,
    unit
from metric
where
    -- Only temperatures, growth and money can be below zero (零下43.6℃, 增长-3.2%).
    (value < 0 and kind not in ('other', 'percent', 'money'))
    or isnan(value)
    or isinf(value)
    or value_max < value
    or (approx = 'range') <> (value_max is not null)
    or value_low > value_high
    or period_start > period_end
    or (kind = 'percent' and value > 100000)
    or (kind = 'age' and value > 200)
