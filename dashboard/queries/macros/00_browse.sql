-- What the filters ask of every article, side by side and in small numbers; made in memory once for
-- a version. Sets of themes and names of papers are numbered, kinds of quantity are bits.
create table memory.main.theme_set as
select
    row_number() over () as themes_no,
    tagged.themes
from (
    select list(theme order by rank) as themes
    from article_theme
    group by article_id
) as tagged
group by tagged.themes;

create table memory.main.paper_set as
select
    row_number() over () as paper_no,
    coalesce(page.paper, '-') as paper
from page
group by coalesce(page.paper, '-');

create table memory.main.measure_bit as
select
    kinds.measure,
    kinds.bit
from (values
    ('count', 1), ('money', 2), ('area', 4), ('length', 8), ('mass', 16), ('volume', 32),
    ('percent', 64), ('duration', 128), ('age', 256), ('other', 512)
) as kinds (measure, bit);

-- grain: article.
create table memory.main.browse as
with tags as (
    select
        tagged.article_id,
        theme_set.themes_no
    from (
        select
            article_id,
            list(theme order by rank) as themes
        from article_theme
        group by article_id
    ) as tagged
    inner join theme_set on tagged.themes = theme_set.themes
),

practices as (
    select
        article_id,
        count(*) as initiatives,
        count(name) as named
    from initiative
    group by article_id
),

figures as (
    select
        article_id,
        count(*) as figures,
        bit_or(case kind
            when 'count' then 1
            when 'money' then 2
            when 'area' then 4
            when 'length' then 8
            when 'mass' then 16
            when 'volume' then 32
            when 'percent' then 64
            when 'duration' then 128
            when 'age' then 256
            else 512
        end) as kinds
    from metric
    group by article_id
)

select
    article.article_id,
    cast(article.rowid as integer) as article_no,
    article.page_id,
    article.ordinal,
    article.kind as piece,
    article.region_code,
    article.run_id,
    paper_set.paper_no,
    page.published_on,
    cast(page.rowid as integer) as page_no,
    cast(year(page.published_on) * 12 + month(page.published_on) - 1 as integer) as month_no,
    coalesce(tags.themes_no, 0) as themes_no,
    cast(coalesce(practices.initiatives, 0) as integer) as initiatives,
    cast(coalesce(practices.named, 0) as integer) as named,
    cast(coalesce(figures.figures, 0) as integer) as figures,
    coalesce(figures.kinds, 0) as kinds
from article
inner join page on article.page_id = page.page_id
inner join paper_set on coalesce(page.paper, '-') = paper_set.paper
left join tags on article.article_id = tags.article_id
left join practices on article.article_id = practices.article_id
left join figures on article.article_id = figures.article_id;

-- Where a claim is told that is told more than once: of the articles picked the first telling counts.
-- grain: figure.
create table memory.main.retold as
select
    claim_mention.claim_id,
    claim_mention.metric_id,
    claim_mention.ordinal,
    browse.article_no
from claim
inner join claim_mention on claim.claim_id = claim_mention.claim_id
inner join metric on claim_mention.metric_id = metric.metric_id
inner join memory.main.browse as browse on metric.article_id = browse.article_id
where claim.mentions > 1;
