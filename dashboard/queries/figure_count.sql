-- How many figures does this measure have, and how many stand out?
-- grain: one row. parameters: $filters, $measure.
select
    count(*) as figures,
    count(*) filter (where is_outlier) as outliers,
    count(distinct region_code) as places,
    median(value_base) as middle,
    min(value_base) as least,
    max(value_base) as most
from measured($filters, $measure);
