-- Which things are counted most often, and how much do they come to?
-- grain: subject, unit and type (what is there and what was done never add up). parameters: $filters, $limit.
-- Each claim counts once, however often it is told; what another claim of the sum holds is left out
-- (table addend_hold). high is null where a figure has no upper bound.
with told as materialized (
    select
        addend.claim_key,
        addend.subject,
        addend.kind,
        addend.unit_base,
        addend.measure_type,
        addend.value_low,
        addend.value_high
    from addend
    inner join picked($filters) as picked_articles on addend.article_no = picked_articles.article_no
),

held as (
    select needing.claim_key
    from addend_hold as needing
    inner join (
        select
            addend_hold.hold_key,
            max(addend_hold.reach) as reach
        from addend_hold
        semi join told on addend_hold.claim_key = told.claim_key
        group by addend_hold.hold_key
    ) as holding on needing.hold_key = holding.hold_key and needing.needs <= holding.reach
),

claims as (
    select distinct on (told.claim_key) told.*
    from told
    anti join held on told.claim_key = held.claim_key
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
