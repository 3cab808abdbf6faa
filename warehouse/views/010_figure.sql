-- What users of figures ask first: what, how much, where, when, told by whom, and how sure.
create or replace view figure as
select
    -- ids
    metric.metric_id,
    claim_mention.claim_id,
    metric.article_id,
    article.page_id,
    metric.region_code,
    -- what
    metric.subject,
    metric.kind,
    metric.measure_type,
    metric.status,
    metric.text,
    metric.approx,
    -- how much
    metric.value_base,
    metric.value_low,
    metric.value_high,
    metric.unit_base,
    metric.per,
    -- where
    region.path as region_path,
    region.level as region_level,
    -- when
    metric.period_text,
    metric.period_start,
    metric.period_end,
    page.published_on,
    -- by whom
    page.paper,
    page.file_name,
    article.title,
    article.theme,
    metric.sentence,
    metric.rule_id,
    metric.correction_id
from metric
inner join article on metric.article_id = article.article_id
inner join page on article.page_id = page.page_id
inner join claim_mention on metric.metric_id = claim_mention.metric_id
left join region on metric.region_code = region.region_code;
comment on view figure is 'Figures in base units with bounds, place, period and source. Counts mentions: a figure told twice has two rows. Grain: figure.';
comment on column figure.metric_id is 'Figure (metric).';
comment on column figure.claim_id is 'What it claims (claim).';
comment on column figure.article_id is 'Article (article).';
comment on column figure.page_id is 'Page (page).';
comment on column figure.region_code is 'Place the figure is about (region).';
comment on column figure.subject is 'What is counted or measured.';
comment on column figure.kind is 'Kind of quantity, as metric.kind.';
comment on column figure.measure_type is 'stock, flow, cumulative, rate or unknown: only flows may be summed over time.';
comment on column figure.status is 'achieved or planned.';
comment on column figure.text is 'As printed.';
comment on column figure.approx is 'exact, over, under, about or range.';
comment on column figure.value_base is 'Value in the base unit; lower end of a range. Unit: unit_base.';
comment on column figure.value_low is 'Least that the words allow; null where they set none. Unit: unit_base.';
comment on column figure.value_high is 'Most that the words allow; null where they set none. Unit: unit_base.';
comment on column figure.unit_base is 'CNY, m2, m, kg, m3, %, day, year; counts keep their measure word.';
comment on column figure.per is 'What a rate is per; null otherwise.';
comment on column figure.region_path is 'Names from the province down, joined by /.';
comment on column figure.region_level is 'province, prefecture, county, township or village.';
comment on column figure.period_text is 'Words of the period; null if none.';
comment on column figure.period_start is 'First day of the period.';
comment on column figure.period_end is 'Last day of the period.';
comment on column figure.published_on is 'Date of the page.';
comment on column figure.paper is 'Newspaper; null if unknown.';
comment on column figure.file_name is 'File of the page.';
comment on column figure.title is 'Headline of the article.';
comment on column figure.theme is 'Primary theme of the article (theme).';
comment on column figure.sentence is 'Sentence it stands in.';
comment on column figure.rule_id is 'Pattern that read it.';
comment on column figure.correction_id is 'Reviewer''s correction that changed it (correction); null otherwise.';

create or replace view figure_by_claim as
select
    figure.*,
    claim.mentions,
    claim.articles,
    claim.papers,
    claim.first_told_on,
    claim.last_told_on
from claim
inner join figure on claim.metric_id = figure.metric_id;
comment on view figure_by_claim is 'Figures, each claim once however often it is told: the view to count and add from. Columns as figure, with how often it is told. Grain: claim.';
comment on column figure_by_claim.metric_id is 'Figure (metric).';
comment on column figure_by_claim.claim_id is 'What it claims (claim).';
comment on column figure_by_claim.article_id is 'Article (article).';
comment on column figure_by_claim.page_id is 'Page (page).';
comment on column figure_by_claim.region_code is 'Place the figure is about (region).';
comment on column figure_by_claim.subject is 'What is counted or measured.';
comment on column figure_by_claim.kind is 'Kind of quantity, as metric.kind.';
comment on column figure_by_claim.measure_type is 'stock, flow, cumulative, rate or unknown: only flows may be summed over time.';
comment on column figure_by_claim.status is 'achieved or planned.';
comment on column figure_by_claim.text is 'As printed.';
comment on column figure_by_claim.approx is 'exact, over, under, about or range.';
comment on column figure_by_claim.value_base is 'Value in the base unit; lower end of a range. Unit: unit_base.';
comment on column figure_by_claim.value_low is 'Least that the words allow; null where they set none. Unit: unit_base.';
comment on column figure_by_claim.value_high is 'Most that the words allow; null where they set none. Unit: unit_base.';
comment on column figure_by_claim.unit_base is 'CNY, m2, m, kg, m3, %, day, year; counts keep their measure word.';
comment on column figure_by_claim.per is 'What a rate is per; null otherwise.';
comment on column figure_by_claim.region_path is 'Names from the province down, joined by /.';
comment on column figure_by_claim.region_level is 'province, prefecture, county, township or village.';
comment on column figure_by_claim.period_text is 'Words of the period; null if none.';
comment on column figure_by_claim.period_start is 'First day of the period.';
comment on column figure_by_claim.period_end is 'Last day of the period.';
comment on column figure_by_claim.published_on is 'Date of the page.';
comment on column figure_by_claim.paper is 'Newspaper; null if unknown.';
comment on column figure_by_claim.file_name is 'File of the page.';
comment on column figure_by_claim.title is 'Headline of the article.';
comment on column figure_by_claim.theme is 'Primary theme of the article (theme).';
comment on column figure_by_claim.sentence is 'Sentence it stands in.';
comment on column figure_by_claim.rule_id is 'Pattern that read it.';
comment on column figure_by_claim.correction_id is 'Reviewer''s correction that changed it (correction); null otherwise.';
comment on column figure_by_claim.mentions is 'Figures that tell the claim. Unit: figures.';
comment on column figure_by_claim.articles is 'Articles that tell it. Unit: articles.';
comment on column figure_by_claim.papers is 'Newspapers that tell it. Unit: papers.';
comment on column figure_by_claim.first_told_on is 'Date of the first page that tells it.';
comment on column figure_by_claim.last_told_on is 'Date of the last page that tells it.';
