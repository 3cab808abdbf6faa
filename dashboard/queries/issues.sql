-- What could not be read with confidence?
-- grain: issue. parameters: $code (null for all), $limit, $offset.
select
    issue.code,
    issue.severity,
    issue.detail,
    issue.article_id,
    issue.char_start,
    article.title,
    page.file_name,
    page.paper,
    substr(page.text, issue.char_start + 1, issue.char_end - issue.char_start) as passage
from issue
left join page on issue.page_id = page.page_id
left join article on issue.article_id = article.article_id
where $code is null or issue.code = $code
order by
    case issue.severity when 'error' then 0 when 'warning' then 1 else 2 end,
    issue.code,
    page.file_name,
    issue.char_start
limit $limit offset $offset;
