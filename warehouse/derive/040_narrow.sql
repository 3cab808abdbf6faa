-- Few pages were read or withdrawn: rows that do not depend on them stay. Of each table, by its grain,
-- this is what a refresh takes out and the next files put in again:
--
-- region, region_closure, theme_set, paper_set   small: all
-- claim, claim_mention, retold      claim        those that a figure read or gone tells
-- contradiction                     pair         those on a subject, place and period of such a claim
-- whole_and_parts                   whole        those in articles read or gone
-- search_term                       word         words of articles read or gone
-- search_article, browse            article      those read or gone
-- addend, addend_hold               figure       those of such a claim, and all of the same subject and
--                                                unit in the same province, where one may hold another
--
-- former_article, former_metric and former_term are what the pages gone or read again had before.

create or replace temp table touched_claim as
select claim_id
from keyed
union
select claim_mention.claim_id
from claim_mention
semi join former_metric on claim_mention.metric_id = former_metric.metric_id;

delete from claim_mention
where metric_id in (select former_metric.metric_id from former_metric);

-- The other tellings of a claim are counted and ordered with those read now.
create or replace temp table told_before as
select claim_mention.*
from claim_mention
semi join touched_claim on claim_mention.claim_id = touched_claim.claim_id;

insert into keyed by name
select
    told_before.claim_id,
    telling.metric_id,
    telling.article_id,
    telling.char_start,
    telling.published_on,
    telling.paper,
    telling.in_headline
from told_before
inner join telling on told_before.metric_id = telling.metric_id;

create or replace temp table touched_metric as
select metric_id
from former_metric
union
select metric_id
from keyed;

create or replace temp table touched_topic as
with touched as (
    select
        former_metric.subject,
        former_metric.region_code,
        former_metric.period_start,
        former_metric.period_end
    from former_metric
    union all
    select
        metric.subject,
        metric.region_code,
        metric.period_start,
        metric.period_end
    from metric
    semi join keyed on metric.metric_id = keyed.metric_id
)

select distinct *
from touched
where region_code is not null and period_start is not null and period_end is not null;

create or replace temp table touched_sum as
with touched as (
    -- Of a claim told again the addend has the subject of its first telling.
    select
        addend.subject,
        addend.unit_base,
        addend.region_code
    from addend
    semi join touched_metric on addend.metric_id = touched_metric.metric_id
    union all
    select
        metric.subject,
        metric.unit_base,
        metric.region_code
    from metric
    semi join keyed on metric.metric_id = keyed.metric_id
)

select distinct
    subject,
    unit_base,
    left(region_code, 2) as province
from touched;

create or replace temp table renewed_claim as
select touched_claim.claim_id
from touched_claim
union
select claim_mention.claim_id
from addend
semi join touched_sum
    on
        addend.subject = touched_sum.subject
        and addend.unit_base = touched_sum.unit_base
        and left(addend.region_code, 2) = touched_sum.province
inner join claim_mention on addend.metric_id = claim_mention.metric_id;

-- A part may be held by a whole of another subject, which is looked up and stays as it is.
create or replace temp table summed_claim as
with parts as (
    select
        unnest(part_metric_ids) as metric_id,
        whole_metric_id
    from whole_and_parts
)

select
    renewed_claim.claim_id,
    true as is_renewed
from renewed_claim
union all
select distinct
    whole.claim_id,
    false as is_renewed
from parts
inner join claim_mention as part on parts.metric_id = part.metric_id
semi join renewed_claim on part.claim_id = renewed_claim.claim_id
inner join claim_mention as whole on parts.whole_metric_id = whole.metric_id
anti join renewed_claim on renewed_claim.claim_id = whole.claim_id;

delete from addend
where
    metric_id in (select former_metric.metric_id from former_metric)
    or claim_key in (select hash(renewed_claim.claim_id) from renewed_claim);

delete from addend_hold
where claim_key in (select hash(renewed_claim.claim_id) from renewed_claim);

delete from claim_mention
where claim_id in (select touched_claim.claim_id from touched_claim);

delete from claim
where claim_id in (select touched_claim.claim_id from touched_claim);

delete from retold
where claim_id in (select touched_claim.claim_id from touched_claim);

delete from contradiction
where (subject, region_code, period_start, period_end) in (select * from touched_topic);

create or replace temp view rival_metric as
select metric.*
from metric
semi join touched_topic
    on
        metric.subject = touched_topic.subject
        and metric.region_code = touched_topic.region_code
        and metric.period_start = touched_topic.period_start
        and metric.period_end = touched_topic.period_end;

delete from whole_and_parts
where whole_metric_id in (select former_metric.metric_id from former_metric);

create or replace temp table read_term as
select article_term.*
from article_term
semi join (
    select article_id
    from article
    where run_id >= getvariable('read_since')
) as read_article on article_term.article_id = read_article.article_id;

create or replace temp table term_count as
with changed as (
    select
        former_term.term,
        -former_term.articles as articles
    from former_term
    union all
    select
        term,
        1 as articles
    from read_term
)

select * from changed
union all
select search_term.*
from search_term
semi join changed on search_term.term = changed.term;

delete from search_term
where term in (select term_count.term from term_count);

delete from search_article
where article_id in (select former_article.article_id from former_article);

delete from browse
where article_id in (select former_article.article_id from former_article);
