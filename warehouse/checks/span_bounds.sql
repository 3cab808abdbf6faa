-- fail: spans that run backwards or leave their page (of the last run)
with spans as (
    select
        'metric' as table_name,
        metric_id as row_id,
        article_id,
        char_start,
        char_end
    from metric

    union all

    select
        'article' as table_name,
        article_id as row_id,
        article_id,
        char_start,
        char_end
    from article

    union all

    select
        'initiative' as table_name,
        initiative_id as row_id,
        article_id,
        char_start,
        char_end
    from initiative

    union all

    select
        'place_mention' as table_name,
        text as row_id,
        article_id,
        char_start,
        char_end
    from place_mention
),

lengths as (
    select
        article.article_id,
        length(page.text) as page_length
    from article
    inner join page on article.page_id = page.page_id
    where page.run_id = (select max(run.run_id) from run)
)

select
    spans.table_name,
    spans.row_id,
    spans.char_start,
    spans.char_end,
    lengths.page_length
from spans
inner join lengths on spans.article_id = lengths.article_id
where
    spans.char_start < 0
    or spans.char_start > spans.char_end
    or spans.char_end > lengths.page_length
