-- How are the figures of one measure spread?
-- grain: third of an order of magnitude. parameters: $filters, $measure.
with binned as (
    select floor(log10(value_base) * 3) as bin
    from measured($filters, $measure)
    where value_base > 0
)

select
    pow(10, bin / 3) as low,
    pow(10, (bin + 1) / 3) as high,
    count(*) as figures
from binned
group by bin
order by bin;
