-- What filters ask of every article, side by side and in small numbers, so that a dashboard counts a
-- million figures while a reader clicks. Articles, pages, sets of themes and newspapers have numbers,
-- made from what they name so that they stay; kinds of quantity are bits.
create or replace temp table read_tags as
select
    article_theme.article_id,
    list(article_theme.theme order by article_theme.rank) as themes
from article_theme
semi join (
    select article_id
    from article
    where run_id >= getvariable('read_since')
) as read_article on article_theme.article_id = read_article.article_id
group by article_theme.article_id;

insert into browse
with practices as (
    select
        article_id,
        count(*) as initiatives,
        count(name) as named
    from initiative
    group by article_id
),

figures as (
    select
        metric.article_id,
        count(*) as figures,
        bit_or(coalesce(measure_bit.bit, 512)) as kinds
    from metric
    left join measure_bit on metric.kind = measure_bit.measure
    where metric.run_id >= getvariable('read_since')
    group by metric.article_id
)

select
    article.article_id,
    md5_number_lower(article.article_id) as article_no,
    article.page_id,
    article.ordinal,
    article.kind as piece,
    article.region_code,
    article.run_id,
    md5_number_lower(coalesce(page.paper, '-')) as paper_no,
    page.published_on,
    md5_number_lower(article.page_id) as page_no,
    cast(year(page.published_on) * 12 + month(page.published_on) - 1 as integer) as month_no,
    coalesce(md5_number_lower(array_to_string(read_tags.themes, ' ')), 0) as themes_no,
    cast(coalesce(practices.initiatives, 0) as integer) as initiatives,
    cast(coalesce(practices.named, 0) as integer) as named,
    cast(coalesce(figures.figures, 0) as integer) as figures,
    coalesce(figures.kinds, 0) as kinds
from article
inner join page on article.page_id = page.page_id
left join read_tags on article.article_id = read_tags.article_id
left join practices on article.article_id = practices.article_id
left join figures on article.article_id = figures.article_id
where article.run_id >= getvariable('read_since')
order by article.article_id;

create or replace temp table known_set as
select * from theme_set
union
select
    md5_number_lower(array_to_string(themes, ' ')) as themes_no,
    themes
from read_tags;

delete from theme_set;

insert into theme_set
select *
from known_set
where themes_no in (select browse.themes_no from browse)
order by themes;

delete from paper_set;

insert into paper_set
select distinct
    md5_number_lower(coalesce(paper, '-')) as paper_no,
    coalesce(paper, '-') as paper
from page
order by paper;

drop table read_tags;
drop table known_set;
