-- What may stand in a sum: achieved amounts of one unit, neither rates nor figures that run up over the
-- years. A sum counts each claim once, and leaves out a claim that another one in it already holds:
--   * a part that 其中 gives of a whole;
--   * a place within a place of which the same is told (a town's households, and the county's): of a
--     flow only in the same stated period;
--   * a stock, or what may be one, of which the same place tells a later one.
-- What is left out depends on what the sum takes: addend_hold says by what claims hold each other, and
-- held_by_claim_key names one that holds where nothing is filtered out.
create or replace temp table additive as
select
    metric.metric_id,
    md5_number_lower(metric.article_id) as article_no,
    metric.subject,
    metric.kind,
    metric.unit_base,
    metric.region_code,
    metric.measure_type,
    metric.period_end,
    -- A flow without a stated period is never the same flow as another.
    if(
        metric.measure_type = 'flow',
        coalesce(strftime(metric.period_start, '%Y%m%d') || strftime(metric.period_end, '%Y%m%d'), ''),
        'any'
    ) as period,
    metric.value_low,
    metric.value_high,
    hash(claim_mention.claim_id) as claim_key,
    claim_mention.claim_id,
    claim_mention.ordinal,
    summed_claim.is_renewed
from metric
inner join claim_mention on metric.metric_id = claim_mention.metric_id
inner join summed_claim on claim_mention.claim_id = summed_claim.claim_id
where
    metric.per is null
    and metric.status = 'achieved'
    and metric.kind in ('count', 'money', 'area', 'length', 'mass', 'volume')
    and metric.measure_type not in ('rate', 'cumulative')
    and metric.unit_base is not null
    and length(metric.subject) > 1;

create or replace temp table hold as
with claimed as (
    select
        *,
        hash('place', region_code, subject, kind, unit_base, measure_type, period) as place_key,
        coalesce(value_high, cast('inf' as double)) as most
    from additive
    where ordinal = 1 and region_code is not null
),

parts as (
    select
        unnest(part_metric_ids) as metric_id,
        whole_metric_id
    from whole_and_parts
),

by_whole as (
    select
        additive.claim_key,
        whole.claim_key as whole_key,
        hash('whole', whole.claim_key) as hold_key
    from parts
    inner join additive on parts.metric_id = additive.metric_id
    inner join additive as whole on parts.whole_metric_id = whole.metric_id
    where additive.claim_key <> whole.claim_key
),

-- What is told of one place, subject and period holds what is told of places inside.
widest as (
    select
        region_code,
        subject,
        kind,
        unit_base,
        measure_type,
        period,
        place_key,
        max(most) as most
    from claimed
    where period <> ''
    group by region_code, subject, kind, unit_base, measure_type, period, place_key
),

-- Only what is told of several levels of places, all of one province, can hold or be held.
layered as (
    select
        claimed.subject,
        claimed.unit_base,
        left(claimed.region_code, 2) as province
    from claimed
    inner join region on claimed.region_code = region.region_code
    group by claimed.subject, claimed.unit_base, province
    having count(distinct region.level) > 1
),

by_place as (
    select
        claimed.claim_key,
        widest.place_key as hold_key,
        coalesce(claimed.value_low, 0) as needs
    from claimed
    semi join layered
        on
            claimed.subject = layered.subject
            and claimed.unit_base = layered.unit_base
            and left(claimed.region_code, 2) = layered.province
    inner join region_closure as up on claimed.region_code = up.region_code and up.depth > 0
    inner join widest
        on
            up.ancestor_code = widest.region_code
            and claimed.subject = widest.subject
            and claimed.kind = widest.kind
            and claimed.unit_base = widest.unit_base
            and claimed.measure_type = widest.measure_type
            and claimed.period = widest.period
    where coalesce(claimed.value_low, 0) <= widest.most
),

-- The latest stock of a place holds the others: each needs one that stands behind it.
by_time as (
    select
        claimed.claim_key,
        hash(
            'time', claimed.region_code, claimed.subject, claimed.unit_base, claimed.measure_type
        ) as hold_key,
        row_number() over series as position,
        lead(claimed.claim_key) over series as later_key
    from claimed
    inner join claim on claimed.claim_id = claim.claim_id
    where claimed.measure_type in ('stock', 'unknown')
    window series as (
        partition by claimed.region_code, claimed.subject, claimed.unit_base, claimed.measure_type
        order by
            coalesce(claimed.period_end, claim.last_told_on) nulls first,
            claimed.claim_key
    )
)

select
    claim_key,
    hold_key,
    cast(null as double) as reach,
    0 as needs
from by_whole
union
select
    whole_key,
    hold_key,
    cast('inf' as double) as reach,
    null as needs
from by_whole
union all
select
    claim_key,
    hold_key,
    null as reach,
    needs
from by_place
union all
select
    claimed.claim_key,
    claimed.place_key,
    claimed.most,
    null as needs
from claimed
where claimed.period <> '' and claimed.place_key in (select by_place.hold_key from by_place)
union all
select
    claim_key,
    hold_key,
    position as reach,
    if(later_key is null, null, position + 1) as needs
from by_time
where position > 1 or later_key is not null;

create or replace temp table held as
with furthest as (
    select
        hold_key,
        max(reach) as reach,
        max_by(claim_key, (reach, claim_key)) as claim_key
    from hold
    where reach is not null
    group by hold_key
)

select
    hold.claim_key,
    min(furthest.claim_key) as holder_key
from hold
inner join furthest on hold.hold_key = furthest.hold_key and hold.needs <= furthest.reach
group by hold.claim_key;

insert into addend_hold
select hold.*
from hold
semi join (
    select claim_key
    from additive
    where is_renewed
) as renewed on hold.claim_key = renewed.claim_key
order by hold.claim_key, hold.hold_key;

insert into addend
with told_again as (
    -- Tellings of a claim may differ in a word (600 and 600余): the first decides.
    select
        additive.claim_key,
        min_by(
            {
                'subject': additive.subject,
                'low': additive.value_low,
                'high': additive.value_high
            },
            additive.ordinal
        ) as first_told
    from additive
    semi join (
        select claim.claim_id
        from claim
        where claim.mentions > 1
    ) as several on additive.claim_id = several.claim_id
    group by additive.claim_key
)

select
    additive.metric_id,
    additive.article_no,
    additive.claim_key,
    held.holder_key as held_by_claim_key,
    coalesce(told_again.first_told['subject'], additive.subject) as subject,
    additive.kind,
    additive.unit_base,
    additive.measure_type,
    additive.region_code,
    if(told_again.claim_key is null, additive.value_low, told_again.first_told['low']) as value_low,
    if(told_again.claim_key is null, additive.value_high, told_again.first_told['high']) as value_high
from additive
left join held on additive.claim_key = held.claim_key
left join told_again on additive.claim_key = told_again.claim_key
where additive.is_renewed
-- In order the table is written in full row groups; half full ones would be put together by the next
-- refresh.
order by additive.metric_id;

drop table additive;
drop table hold;
drop table held;
