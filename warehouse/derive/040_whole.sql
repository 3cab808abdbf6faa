-- Everything is derived anew: after a first load, a new program, or when much has changed.
drop table if exists former_page;
drop table if exists former_article;
drop table if exists former_metric;
drop table if exists former_term;

delete from claim_mention;
delete from claim;
delete from retold;
delete from contradiction;
delete from whole_and_parts;
delete from search_term;
delete from search_article;
delete from browse;
delete from addend;
delete from addend_hold;

create or replace temp view rival_metric as
select * from metric;

create or replace temp view read_term as
select * from article_term;

create or replace temp view term_count as
select
    term,
    count(*) as articles
from article_term
group by term;

create or replace temp view summed_claim as
select
    claim_id,
    true as is_renewed
from claim;
