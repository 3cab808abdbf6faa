-- The claims that the figures read now tell. Two mentions are one claim when
--   * they stand in one article with the same value, unit, per, status, place and subject, or one of
--     them is the headline's and the body says the same value in the same unit; or
--   * they stand in different articles (another paper, a reprint), agree in all of the above and in
--     the period, and the value is no small number that would meet itself by chance.
create or replace temp view telling as
select
    metric.metric_id,
    metric.article_id,
    metric.run_id,
    metric.char_start,
    metric.kind,
    metric.per,
    metric.status,
    metric.region_code,
    page.published_on,
    page.paper,
    -- 千瓦 and 倍 have no base unit: as printed, they stay as far apart as the print says.
    coalesce(metric.unit_base, metric.unit) as unit_base,
    round(coalesce(metric.value_base, metric.value), 6) as value_base,
    coalesce(metric.value_max, metric.value) as upper,
    coalesce(
        metric.char_start >= article.title_start and metric.char_start < article.title_end, false
    ) as in_headline,
    regexp_replace(metric.subject, '[\s“”"''‘’《》()（）、,，的]', '', 'g') as subject_key,
    coalesce(
        strftime(metric.period_start, '%Y%m%d') || strftime(metric.period_end, '%Y%m%d'),
        strftime(page.published_on, '%Y%m'),
        page.page_id
    ) as period_key
from metric
inner join article on metric.article_id = article.article_id
inner join page on article.page_id = page.page_id;

create or replace temp table told as
select * exclude (run_id)
from telling
where run_id >= getvariable('read_since');

create or replace temp table keyed as
with body_twin as (
    -- What the headline's figure repeats: the first figure of the body that says the same.
    select
        headline.metric_id,
        min_by(body.subject_key, body.char_start) as subject_key,
        min_by(body.region_code, body.char_start) as region_code,
        min_by(body.status, body.char_start) as status,
        min_by(body.per, body.char_start) as per,
        min_by(body.period_key, body.char_start) as period_key
    from told as headline
    inner join told as body
        on
            headline.article_id = body.article_id
            and headline.kind = body.kind
            and headline.unit_base = body.unit_base
            and headline.value_base = body.value_base
            and headline.upper = body.upper
    where headline.in_headline and not body.in_headline
    group by headline.metric_id
)

select
    told.metric_id,
    told.article_id,
    told.char_start,
    told.published_on,
    told.paper,
    told.in_headline,
    md5(concat_ws(
        '|',
        told.kind,
        told.unit_base,
        told.value_base,
        told.upper,
        coalesce(if(body_twin.metric_id is null, told.per, body_twin.per), ''),
        coalesce(body_twin.status, told.status),
        coalesce(body_twin.region_code, told.region_code, ''),
        coalesce(body_twin.subject_key, told.subject_key),
        if(
            told.value_base < 10 or told.kind in ('percent', 'age', 'duration'),
            told.article_id,
            coalesce(body_twin.period_key, told.period_key)
        )
    )) as claim_id
from told
left join body_twin on told.metric_id = body_twin.metric_id;

drop table told;
