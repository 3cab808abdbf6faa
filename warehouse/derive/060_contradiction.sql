-- Two claims that cannot both hold: same subject, place, period, unit and nature, bounds that do not
-- meet. Only subjects with a stated period are compared: without one, two values are two moments.
-- Each claim is set beside the next higher one alone: of forty values for one thing, thirty-nine pairs
-- say all that the seven hundred and eighty would.
insert into contradiction
with told_in as (
    -- Where a claim is told more than once, all the articles that tell it.
    select
        claim_id,
        string_agg(distinct article_no::varchar, ' ' order by article_no::varchar) as articles
    from retold
    group by claim_id
),

comparable as (
    select
        metric.metric_id,
        claim.claim_id,
        metric.subject,
        metric.region_code,
        metric.kind,
        coalesce(metric.unit_base, '') as unit_base,
        coalesce(metric.per, '') as per,
        metric.status,
        metric.measure_type,
        metric.period_start,
        metric.period_end,
        coalesce(told_in.articles, md5_number_lower(metric.article_id)::varchar) as articles,
        coalesce(metric.value_low, '-inf') as low,
        coalesce(metric.value_high, 'inf') as high
    from rival_metric as metric
    inner join claim on metric.metric_id = claim.metric_id
    left join told_in on claim.claim_id = told_in.claim_id
    where
        metric.period_start is not null
        and metric.region_code is not null
        and length(metric.subject) > 1
        and metric.kind not in ('age', 'duration')
),

ordered as (
    select
        *,
        coalesce(articles <> lag(articles) over topic, true) as is_of_others
    from comparable
    window topic as (
        partition by
            subject, region_code, kind, unit_base, per, status, measure_type,
            period_start, period_end
        order by low, metric_id
    )
),

rivals as (
    -- One of those that say the same, so that the pairs do not depend on the order of reading, and
    -- the next one above it that other articles tell.
    select
        *,
        first_value(if(is_of_others, claim_id, null) ignore nulls) over (
            partition by
                subject, region_code, kind, unit_base, per, status, measure_type,
                period_start, period_end
            order by low, metric_id
            rows between 1 following and unbounded following
        ) as next_of_others
    from ordered
    qualify row_number() over (
        partition by
            subject, region_code, kind, unit_base, per, status, measure_type,
            period_start, period_end, low
        order by metric_id
    ) = 1
),

paired as (
    -- Within one article a subject named twice is usually two things, and so in its reprints; another
    -- article repeats it.
    select
        one.metric_id,
        one.claim_id,
        one.subject,
        one.region_code,
        one.period_start,
        one.period_end,
        one.unit_base,
        if(one.articles = other.articles, other.next_of_others, other.claim_id) as other_claim_id
    from comparable as one
    asof inner join rivals as other
        on
            one.subject = other.subject
            and one.region_code = other.region_code
            and one.kind = other.kind
            and one.unit_base = other.unit_base
            and one.per = other.per
            and one.status = other.status
            and one.measure_type = other.measure_type
            and one.period_start = other.period_start
            and one.period_end = other.period_end
            and one.high < other.low
),

-- Both may be told by one article and one of them by another too: the pair is shown from two.
tellings as (
    select
        claim_mention.claim_id,
        claim_mention.ordinal,
        metric.metric_id,
        metric.article_id,
        coalesce(metric.value_low, '-inf') as low,
        coalesce(metric.value_high, 'inf') as high
    from claim_mention
    inner join metric on claim_mention.metric_id = metric.metric_id
    where
        claim_mention.claim_id in (
            select paired.claim_id from paired
            union all
            select paired.other_claim_id from paired
        )
)

select
    one.metric_id as one_metric_id,
    other.metric_id as other_metric_id,
    paired.subject,
    paired.region_code,
    paired.period_start,
    paired.period_end,
    nullif(paired.unit_base, '') as unit_base
from paired
inner join tellings as one on paired.claim_id = one.claim_id
inner join tellings as other
    on
        paired.other_claim_id = other.claim_id
        and one.article_id <> other.article_id
        and one.high < other.low
qualify row_number() over (
    partition by paired.claim_id
    order by one.ordinal, other.ordinal
) = 1
order by paired.region_code, paired.subject, one.metric_id, other.metric_id;
