-- Claims: one row a thing said, however often it is told.
-- Nearly every claim is told once: only the others need counting and ordering.
create or replace temp table told_again as
select claim_id
from keyed
group by claim_id
having count(*) > 1;

insert into claim_mention
select
    keyed.claim_id,
    keyed.metric_id,
    1 as ordinal
from keyed
anti join told_again on keyed.claim_id = told_again.claim_id
union all
select
    keyed.claim_id,
    keyed.metric_id,
    row_number() over (
        partition by keyed.claim_id
        order by keyed.in_headline, keyed.published_on nulls last, keyed.article_id, keyed.char_start
    ) as ordinal
from keyed
semi join told_again on keyed.claim_id = told_again.claim_id;

insert into claim
select
    keyed.claim_id,
    keyed.metric_id,
    1 as mentions,
    1 as articles,
    (keyed.paper is not null)::bigint as papers,
    keyed.published_on as first_told_on,
    keyed.published_on as last_told_on
from keyed
anti join told_again on keyed.claim_id = told_again.claim_id
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
semi join told_again on keyed.claim_id = told_again.claim_id
inner join claim_mention on keyed.metric_id = claim_mention.metric_id
group by keyed.claim_id;

insert into retold
select
    claim_mention.claim_id,
    claim_mention.metric_id,
    claim_mention.ordinal,
    md5_number_lower(keyed.article_id) as article_no
from keyed
semi join told_again on keyed.claim_id = told_again.claim_id
inner join claim_mention on keyed.metric_id = claim_mention.metric_id;

drop table told_again;
