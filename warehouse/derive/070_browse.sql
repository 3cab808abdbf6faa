-- What filters ask of every article, side by side and in small numbers, so that a dashboard counts a
-- million figures while a reader clicks. Sets of themes and names of papers are numbered, kinds of
-- quantity are bits.
create or replace table theme_set as
select
    row_number() over (order by tagged.themes) as themes_no,
    tagged.themes
from (
    select list(theme order by rank) as themes
    from article_theme
    group by article_id
) as tagged
group by tagged.themes;
comment on table theme_set is 'Sets of themes that articles have. Grain: set.';
comment on column theme_set.themes_no is 'Number of the set in this file.';
comment on column theme_set.themes is 'Themes, the primary first (theme).';

create or replace table paper_set as
select
    row_number() over (order by coalesce(page.paper, '-')) as paper_no,
    coalesce(page.paper, '-') as paper
from page
group by coalesce(page.paper, '-');
comment on table paper_set is 'Newspapers. Grain: newspaper.';
comment on column paper_set.paper_no is 'Number of the newspaper in this file.';
comment on column paper_set.paper is 'Its name; a hyphen for all pages whose paper is unknown.';

create or replace table measure_bit as
select
    kinds.measure,
    kinds.bit
from (values
    ('count', 1), ('money', 2), ('area', 4), ('length', 8), ('mass', 16), ('volume', 32),
    ('percent', 64), ('duration', 128), ('age', 256), ('other', 512)
) as kinds (measure, bit);
comment on table measure_bit is 'Kinds of quantity and their bits in browse.kinds. Grain: kind.';
comment on column measure_bit.measure is 'Kind, as metric.kind.';
comment on column measure_bit.bit is 'Power of two.';

create or replace table browse as
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
        metric.article_id,
        count(*) as figures,
        bit_or(coalesce(measure_bit.bit, 512)) as kinds
    from metric
    left join measure_bit on metric.kind = measure_bit.measure
    group by metric.article_id
),

numbered as (
    select
        page.page_id,
        page.paper,
        page.published_on,
        row_number() over (order by page.page_id) as page_no
    from page
)

select
    article.article_id,
    cast(row_number() over (order by article.article_id) as integer) as article_no,
    article.page_id,
    article.ordinal,
    article.kind as piece,
    article.region_code,
    article.run_id,
    paper_set.paper_no,
    numbered.published_on,
    cast(numbered.page_no as integer) as page_no,
    cast(year(numbered.published_on) * 12 + month(numbered.published_on) - 1 as integer) as month_no,
    coalesce(tags.themes_no, 0) as themes_no,
    cast(coalesce(practices.initiatives, 0) as integer) as initiatives,
    cast(coalesce(practices.named, 0) as integer) as named,
    cast(coalesce(figures.figures, 0) as integer) as figures,
    coalesce(figures.kinds, 0) as kinds
from article
inner join numbered on article.page_id = numbered.page_id
inner join paper_set on coalesce(numbered.paper, '-') = paper_set.paper
left join tags on article.article_id = tags.article_id
left join practices on article.article_id = practices.article_id
left join figures on article.article_id = figures.article_id
order by article.article_id;
comment on table browse is 'Articles as filters see them, in numbers. Grain: article.';
comment on column browse.article_id is 'Article (article).';
comment on column browse.article_no is 'Number of the article in this file.';
comment on column browse.page_id is 'Page (page).';
comment on column browse.ordinal is 'Order on the page.';
comment on column browse.piece is 'article, brief, photo_caption or reference.';
comment on column browse.region_code is 'The one place it is about (region).';
comment on column browse.run_id is 'Run that read it (run).';
comment on column browse.paper_no is 'Newspaper (paper_set).';
comment on column browse.published_on is 'Date of the page, first day of what is known.';
comment on column browse.page_no is 'Number of the page in this file.';
comment on column browse.month_no is 'Month of the page, counted from the year 0. Unit: months.';
comment on column browse.themes_no is 'Its themes (theme_set); 0 for none.';
comment on column browse.initiatives is 'Initiatives it reports. Unit: initiatives.';
comment on column browse.named is 'Those with a name. Unit: initiatives.';
comment on column browse.figures is 'Figures in it. Unit: figures.';
comment on column browse.kinds is 'Their kinds of quantity: sum of bits (measure_bit).';

create or replace table retold as
select
    claim_mention.claim_id,
    claim_mention.metric_id,
    claim_mention.ordinal,
    browse.article_no
from claim
inner join claim_mention on claim.claim_id = claim_mention.claim_id
inner join metric on claim_mention.metric_id = metric.metric_id
inner join browse on metric.article_id = browse.article_id
where claim.mentions > 1;
comment on table retold is 'Figures of claims that are told more than once: of the articles picked the first telling counts. Grain: figure.';
comment on column retold.claim_id is 'Claim (claim).';
comment on column retold.metric_id is 'Figure that tells it (metric).';
comment on column retold.ordinal is 'Order of telling, as claim_mention.ordinal.';
comment on column retold.article_no is 'Article (browse.article_no).';
