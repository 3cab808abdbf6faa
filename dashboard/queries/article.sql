-- One article with its page.
-- grain: article. parameters: $article.
select
    article.article_id,
    article.kind as piece,
    article.column_name,
    article.kicker,
    article.title,
    article.body,
    article.body_segments,
    article.char_start,
    article.char_end,
    article.title_start,
    article.title_end,
    article.dateline_place,
    article.dateline_on,
    article.theme,
    article.is_initiative,
    article.region_code,
    coalesce(region.path, '') as path,
    page.page_id,
    page.file_name,
    page.paper,
    page.published_on,
    page.published_precision,
    page.published_evidence,
    page.text as page_text,
    article.run_id
from article
inner join page on article.page_id = page.page_id
left join region on article.region_code = region.region_code
where article.article_id = $article;
