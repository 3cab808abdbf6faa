-- What is measured in this unit?
-- grain: subject. parameters: $filters, $measure.
select
    subject,
    count(*) as figures
from measured($filters, $measure)
group by subject
order by figures desc, subject
limit 400;
