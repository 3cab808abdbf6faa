-- How fresh is the warehouse?
-- grain: one row. parameters: none.
select
    (select max(run.finished_at) from run where run.status = 'published') as loaded_at,
    (select arg_max(run.run_id, run.finished_at) from run where run.status = 'published') as run_id,
    (select max(page.published_on) from page) as newest_page,
    (select min(page.published_on) from page) as oldest_page,
    (select count(*) from page where page.published_on is null) as undated_pages,
    (select count(*) from page where page.paper is null) as unnamed_pages,
    (select count(*) from page) as pages;
