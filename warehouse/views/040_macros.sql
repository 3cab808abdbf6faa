-- Macros for queries by hand. select * from figure semi join in_region('150425') using (region_code)
create or replace macro in_region(code) as table
select region_closure.region_code
from region_closure
where region_closure.ancestor_code = code;
comment on macro table in_region is 'Codes of a place and of all that lies below it: in_region(''150425'').'; -- noqa: PRS

-- A macro is pasted where it is called: an inner table named page would take the caller's page.page_id.
create or replace macro span_text(page_key, span_start, span_end) as (
    select substring(printed_page.text, span_start + 1, span_end - span_start)
    from page as printed_page
    where printed_page.page_id = page_key
);
comment on macro span_text is 'Characters of a page between two offsets: span_text(page_id, char_start, char_end).'; -- noqa: PRS

-- A sum is honest only over one unit, flows and achieved figures; its bounds add up as well. Of what is
-- told of a place and of another inside it, the wider figure counts (addend_hold).
create or replace macro add_up(code, of_subject, in_unit) as table
with told as (
    select distinct on (addend.claim_key) addend.*
    from addend
    where
        addend.region_code in (select below.region_code from in_region(code) as below)
        and contains(addend.subject, of_subject)
        and addend.unit_base = in_unit
        and addend.measure_type = 'flow'
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
    select
        metric.value_base,
        told.value_low,
        told.value_high,
        told.unit_base
    from told
    inner join metric on told.metric_id = metric.metric_id
    anti join held on told.claim_key = held.claim_key
)

select
    count(*) as claims,
    sum(value_base) as value_base,
    sum(value_low) as value_low,
    if(bool_and(value_high is not null), sum(value_high), null) as value_high,
    any_value(unit_base) as unit_base
from claims;
comment on macro table add_up is 'Sum of achieved flows on a subject in a place, with its bounds: add_up(''150425'', ''养殖户'', ''户'').'; -- noqa: PRS
