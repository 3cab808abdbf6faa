-- Which things are counted most often, and how much do they come to?
-- grain: subject, unit and type (what is there and what was done never add up). parameters: $filters, $limit.
-- Each claim counts once, however often it is told; what another claim of the sum holds is left out
-- (table addend). high is null where a figure has no upper bound.
with told as materialized (
    select
        addend.claim_key,
        addend.held_by_claim_key,
        addend.subject,
        addend.kind,
        addend.unit_base,
        addend.measure_type,
        addend.value_low,
        addend.value_high
    from addend
    inner join picked($filters) as picked_articles on addend.article_no = picked_articles.article_no
),

claims as (
    select distinct on (told.claim_key) told.*
    from told
    where
        told.held_by_claim_key is null
        or told.held_by_claim_key not in (select holder.claim_key from told as holder)
)

select
    subject,
    kind,
    unit_base,
    measure_type,
    count(*) as claims,
    sum(coalesce(value_low, 0)) as low,
    case when count(*) = count(value_high) then sum(value_high) end as high
from claims
group by subject, kind, unit_base, measure_type
having count(*) > 1
order by claims desc, low desc, subject, measure_type
limit $limit;
