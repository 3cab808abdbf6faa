-- The chosen articles with what a briefing or a comparison needs of them.
-- grain: article. parameters: $articles (list of article_id, at most 30).
with chosen as (
    select
        ids.article_id,
        ids.position
    from (
        select
            unnest(cast($articles as varchar[])) as article_id,
            generate_subscripts(cast($articles as varchar[]), 1) as position
    ) as ids
),

figures as (
    select
        metric.article_id,
        list(metric.subject order by metric.char_start) as subjects,
        list(metric.text order by metric.char_start) as texts
    from metric
    semi join chosen on metric.article_id = chosen.article_id
    group by metric.article_id
),

authors as (
    select
        author.article_id,
        list(author.name order by author.ordinal) as authors
    from author
    semi join chosen on author.article_id = chosen.article_id
    where author.role in ('reporter', 'correspondent', 'intern')
    group by author.article_id
),

named as (
    select
        initiative.article_id,
        list(initiative.name order by initiative.char_start) as names
    from initiative
    semi join chosen on initiative.article_id = chosen.article_id
    where initiative.name is not null
    group by initiative.article_id
)

select
    article.article_id,
    article.title,
    left(article.body, 250) as lead,
    coalesce(list_distinct(named.names), []) as names,
    coalesce(theme_set.themes, []) as themes,
    coalesce(region.path, '') as path,
    page.paper,
    page.published_on,
    page.published_precision,
    page.published_evidence,
    coalesce(authors.authors, []) as authors,
    coalesce(figures.subjects, []) as subjects,
    coalesce(figures.texts, []) as texts
from chosen
inner join article on chosen.article_id = article.article_id
inner join browse on article.article_id = browse.article_id
inner join page on article.page_id = page.page_id
left join region on article.region_code = region.region_code
left join theme_set on browse.themes_no = theme_set.themes_no
left join figures on article.article_id = figures.article_id
left join authors on article.article_id = authors.article_id
left join named on article.article_id = named.article_id
order by chosen.position;
