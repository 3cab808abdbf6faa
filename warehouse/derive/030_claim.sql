-- Claims: one row a thing said, however often it is told. Two mentions are one claim when
--   * they stand in one article with the same value, unit, per, status, place and subject, or one of
--     them is the headline's and the body says the same value in the same unit; or
--   * they stand in different articles (another paper, a reprint), agree in all of the above and in
--     the period, and the value is no small number that would meet itself by chance.
create or replace temp table told as
select
    metric.metric_id,
    metric.article_id,
    metric.char_start,
    metric.kind,
    metric.unit_base,
    metric.per,
    metric.status,
    metric.region_code,
    page.published_on,
    page.paper,
    round(metric.value_base, 6) as value_base,
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
            and headline.unit_base is not distinct from body.unit_base
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

-- Nearly every claim is told once: only the others need counting and ordering.
create or replace temp table retold as
select claim_id
from keyed
group by claim_id
having count(*) > 1;

create or replace table claim_mention as
select
    keyed.claim_id,
    keyed.metric_id,
    1::bigint as ordinal
from keyed
anti join retold on keyed.claim_id = retold.claim_id
union all
select
    keyed.claim_id,
    keyed.metric_id,
    row_number() over (
        partition by keyed.claim_id
        order by keyed.in_headline, keyed.published_on nulls last, keyed.article_id, keyed.char_start
    ) as ordinal
from keyed
semi join retold on keyed.claim_id = retold.claim_id;
comment on table claim_mention is 'Which figures tell which claim. Grain: figure.';
comment on column claim_mention.claim_id is 'Claim (claim).';
comment on column claim_mention.metric_id is 'Figure that tells it (metric).';
comment on column claim_mention.ordinal is 'Order of telling, from 1: bodies before headlines, earlier pages before later.';

create or replace table claim as
select
    keyed.claim_id,
    keyed.metric_id,
    1::bigint as mentions,
    1::bigint as articles,
    (keyed.paper is not null)::bigint as papers,
    keyed.published_on as first_told_on,
    keyed.published_on as last_told_on
from keyed
anti join retold on keyed.claim_id = retold.claim_id
union all
select
    keyed.claim_id,
    min_by(keyed.metric_id, claim_mention.ordinal) as metric_id,
    count(*) as mentions,
    count(distinct keyed.article_id) as articles,
    count(distinct keyed.paper) as papers,
    min(keyed.published_on) as first_told_on,
    max(keyed.published_on) as last_told_on
from keyed
semi join retold on keyed.claim_id = retold.claim_id
inner join claim_mention on keyed.metric_id = claim_mention.metric_id
group by keyed.claim_id;
comment on table claim is 'Things said, each once however often it is told. Grain: claim.';
comment on column claim.claim_id is 'Identifier, derived from what is claimed.';
comment on column claim.metric_id is 'The figure that stands for it: its first telling in a body (metric).';
comment on column claim.mentions is 'Figures that tell it. Unit: figures.';
comment on column claim.articles is 'Articles that tell it. Unit: articles.';
comment on column claim.papers is 'Newspapers that tell it, of those whose name is known. Unit: papers.';
comment on column claim.first_told_on is 'Date of the first page that tells it; null if unknown.';
comment on column claim.last_told_on is 'Date of the last page that tells it; null if unknown.';

drop table told;
drop table keyed;
drop table retold;
