-- What follows from the loaded rows, in tables of its own: filled after every load (warehouse/derive).
drop table if exists claim_mention;
drop table if exists claim;
drop table if exists contradiction;
drop table if exists whole_and_parts;
drop table if exists search_term;
drop table if exists search_article;
drop table if exists theme_set;
drop table if exists paper_set;
drop table if exists measure_bit;
drop table if exists browse;
drop table if exists retold;
drop table if exists addend;

create table derivation (
    version varchar not null
);
comment on table derivation is 'What the derived tables were made by. Grain: the one row.';
comment on column derivation.version is 'Hash of the statements and of the database''s version: another one makes them all anew.';

create table claim_mention (
    claim_id varchar not null,
    metric_id varchar not null,
    ordinal bigint not null
);
comment on table claim_mention is 'Which figures tell which claim. Grain: figure.';
comment on column claim_mention.claim_id is 'Claim (claim).';
comment on column claim_mention.metric_id is 'Figure that tells it (metric).';
comment on column claim_mention.ordinal is 'Order of telling, from 1: bodies before headlines, earlier pages before later.';

create table claim (
    claim_id varchar not null,
    metric_id varchar not null,
    mentions bigint not null,
    articles bigint not null,
    papers bigint not null,
    first_told_on date,
    last_told_on date
);
comment on table claim is 'Things said, each once however often it is told. Grain: claim.';
comment on column claim.claim_id is 'Identifier, derived from what is claimed.';
comment on column claim.metric_id is 'The figure that stands for it: its first telling in a body (metric).';
comment on column claim.mentions is 'Figures that tell it. Unit: figures.';
comment on column claim.articles is 'Articles that tell it. Unit: articles.';
comment on column claim.papers is 'Newspapers that tell it, of those whose name is known. Unit: papers.';
comment on column claim.first_told_on is 'Date of the first page that tells it; null if unknown.';
comment on column claim.last_told_on is 'Date of the last page that tells it; null if unknown.';

create table contradiction (
    one_metric_id varchar not null,
    other_metric_id varchar not null,
    subject varchar not null,
    region_code varchar not null,
    period_start date not null,
    period_end date not null,
    unit_base varchar
);
comment on table contradiction is 'Pairs of claims on one subject, place and period whose bounds do not meet; listed, never averaged. Grain: pair.';
comment on column contradiction.one_metric_id is 'Figure of the lower claim (metric).';
comment on column contradiction.other_metric_id is 'Figure of the higher claim (metric).';
comment on column contradiction.subject is 'What both are about.';
comment on column contradiction.region_code is 'Place of both (region).';
comment on column contradiction.period_start is 'First day of their period.';
comment on column contradiction.period_end is 'Last day of their period.';
comment on column contradiction.unit_base is 'Unit of both.';

create table whole_and_parts (
    whole_metric_id varchar not null,
    part_metric_ids varchar[] not null,
    whole_value double,
    parts_value double,
    verdict varchar not null
);
comment on table whole_and_parts is 'Figures with the parts that 其中 gives of them in the same sentence. Grain: whole.';
comment on column whole_and_parts.whole_metric_id is 'Figure of the whole (metric).';
comment on column whole_and_parts.part_metric_ids is 'Figures of the parts, in the order of the text (metric).';
comment on column whole_and_parts.whole_value is 'Value of the whole in its base unit.';
comment on column whole_and_parts.parts_value is 'Sum of the parts in the same unit.';
comment on column whole_and_parts.verdict is 'add up, fall short (parts may be only some), or exceed: the parts are more than the whole allows.';

create table search_term (
    term varchar not null,
    articles bigint not null
);
comment on table search_term is 'Words that articles hold. Grain: word.';
comment on column search_term.term is 'Word.';
comment on column search_term.articles is 'Articles that hold it. Unit: articles.';

create table search_article (
    article_id varchar not null,
    length integer not null
);
comment on table search_article is 'Lengths of articles in words. Grain: article.';
comment on column search_article.article_id is 'Article (article).';
comment on column search_article.length is 'Words, a headline''s counting three. Unit: words.';

create table theme_set (
    themes_no ubigint not null,
    themes varchar[] not null
);
comment on table theme_set is 'Sets of themes that articles have. Grain: set.';
comment on column theme_set.themes_no is 'Number of the set: a hash of it.';
comment on column theme_set.themes is 'Themes, the primary first (theme).';

create table paper_set (
    paper_no ubigint not null,
    paper varchar not null
);
comment on table paper_set is 'Newspapers. Grain: newspaper.';
comment on column paper_set.paper_no is 'Number of the newspaper: a hash of its name.';
comment on column paper_set.paper is 'Its name; a hyphen for all pages whose paper is unknown.';

create table measure_bit (
    measure varchar not null,
    bit integer not null
);
comment on table measure_bit is 'Kinds of quantity and their bits in browse.kinds. Grain: kind.';
comment on column measure_bit.measure is 'Kind, as metric.kind.';
comment on column measure_bit.bit is 'Power of two.';
insert into measure_bit values
('count', 1), ('money', 2), ('area', 4), ('length', 8), ('mass', 16), ('volume', 32),
('percent', 64), ('duration', 128), ('age', 256), ('other', 512);

create table browse (
    article_id varchar not null,
    article_no ubigint not null,
    page_id varchar not null,
    ordinal integer not null,
    piece varchar not null,
    region_code varchar,
    run_id varchar not null,
    paper_no ubigint not null,
    published_on date,
    page_no ubigint not null,
    month_no integer,
    themes_no ubigint not null,
    initiatives integer not null,
    named integer not null,
    figures integer not null,
    kinds integer not null
);
comment on table browse is 'Articles as filters see them, in numbers. Grain: article.';
comment on column browse.article_id is 'Article (article).';
comment on column browse.article_no is 'Number of the article: a hash of its identifier.';
comment on column browse.page_id is 'Page (page).';
comment on column browse.ordinal is 'Order on the page.';
comment on column browse.piece is 'article, brief, photo_caption or reference.';
comment on column browse.region_code is 'The one place it is about (region).';
comment on column browse.run_id is 'Run that read it (run).';
comment on column browse.paper_no is 'Newspaper (paper_set).';
comment on column browse.published_on is 'Date of the page, first day of what is known.';
comment on column browse.page_no is 'Number of the page: a hash of its identifier.';
comment on column browse.month_no is 'Month of the page, counted from the year 0. Unit: months.';
comment on column browse.themes_no is 'Its themes (theme_set); 0 for none.';
comment on column browse.initiatives is 'Initiatives it reports. Unit: initiatives.';
comment on column browse.named is 'Those with a name. Unit: initiatives.';
comment on column browse.figures is 'Figures in it. Unit: figures.';
comment on column browse.kinds is 'Their kinds of quantity: sum of bits (measure_bit).';

create table retold (
    claim_id varchar not null,
    metric_id varchar not null,
    ordinal bigint not null,
    article_no ubigint not null
);
comment on table retold is 'Figures of claims that are told more than once: of the articles picked the first telling counts. Grain: figure.';
comment on column retold.claim_id is 'Claim (claim).';
comment on column retold.metric_id is 'Figure that tells it (metric).';
comment on column retold.ordinal is 'Order of telling, as claim_mention.ordinal.';
comment on column retold.article_no is 'Article (browse.article_no).';

create table addend (
    metric_id varchar not null,
    article_no ubigint not null,
    claim_key ubigint not null,
    held_by_claim_key ubigint,
    subject varchar not null,
    kind varchar not null,
    unit_base varchar not null,
    measure_type varchar not null,
    region_code varchar,
    value_low double,
    value_high double
);
comment on table addend is 'Figures that may stand in a sum: achieved, no rate, not cumulative. Of a claim told twice take one; leave out what a claim in the same sum holds. Grain: figure.';
comment on column addend.metric_id is 'Figure (metric).';
comment on column addend.article_no is 'Article (browse.article_no).';
comment on column addend.claim_key is 'Number of what it claims, which counts once in a sum: hash(claim_id).';
comment on column addend.held_by_claim_key is 'Claim that holds this one already, as its whole, of a place around it, or as a later stock; null if none.';
comment on column addend.subject is 'What is counted or measured.';
comment on column addend.kind is 'Kind of quantity, as metric.kind.';
comment on column addend.unit_base is 'Unit of the bounds.';
comment on column addend.measure_type is 'stock, flow or unknown: only flows may be summed over time.';
comment on column addend.region_code is 'Place the figure is about (region).';
comment on column addend.value_low is 'Least that the words of the claim''s first telling allow; null where they set none. Unit: unit_base.';
comment on column addend.value_high is 'Most that they allow; null where they set none. Unit: unit_base.';
