-- warn: pages in which no article was found (of the last run)
select
    page.page_id,
    page.source_path
from page
left join article on page.page_id = article.page_id
where article.article_id is null and page.run_id = (select max(run.run_id) from run)
